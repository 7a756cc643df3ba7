//! One dataset, written table by table; nothing of it shows before it is whole.

use super::columns::Columns;
use super::described;
use super::error::Error;
use super::folder::Folder;
use super::layout::Layout;
use super::manifest::{self, Input, Output};
use super::meta;
use super::parquet;
use super::recovery::left;
use super::rows::{Formats, Rows};
use super::run::Run;
use super::schema::Table;
use super::schemas;
use super::stage;
use super::sync;
use super::table_file::{self, TableFile};
use std::io::Write;
use std::path::Path;

/// What takes the tables of a dataset that are made one after the other.
pub(crate) trait Take {
    /// An empty table of this dataset.
    fn rows(&self, table: &'static Table) -> Rows;

    /// Adds a table with all its rows.
    fn add(&mut self, table: &'static Table, rows: Rows) -> Result<(), Error>;
}

/// Writes a dataset whose tables are made one after the other. Nothing shows in its folder before [`Sheets::finish`].
pub(crate) struct Sheets {
    folder: Folder,
    layout: &'static Layout,
    run: Run,
    outputs: Vec<Output>,
}

impl Sheets {
    /// Begins a dataset in a folder, which need not exist yet; refuses one with the unfinished work of another run.
    pub fn new(path: &Path, layout: &'static Layout, run: Run) -> Result<Sheets, Error> {
        let mut folder = Folder::open(path, layout)?;
        if let Some((_, documents)) = left(&folder) {
            return Err(Error::Unfinished { folder: path.into(), stage: path.join(stage::NAME), documents });
        }
        folder.stage.clear().map_err(folder.failed(stage::NAME))?;
        std::fs::create_dir(folder.staged(schemas::FOLDER)).map_err(folder.failed(schemas::FOLDER))?;
        Ok(Sheets { folder, layout, run, outputs: Vec::new() })
    }

    /// Adds a table of which there are pieces, one at least, as Parquet.
    pub fn add_pieces(&mut self, table: &'static Table, pieces: &[Columns]) -> Result<(), Error> {
        let path = format!("{}.parquet", table.name);
        let sha256 = self.folder.write(&path, |file| parquet::write(pieces, file))?;
        self.outputs.push(Output { path, sha256 });
        Ok(())
    }

    /// Moves the dataset into its folder, in place of an earlier one.
    pub fn finish(mut self, inputs: Vec<Input>) -> Result<(), Error> {
        let mut written = vec![self.folder.staged(manifest::NAME)];
        written.extend(self.outputs.iter().map(|output| self.folder.staged(&output.path)));
        for (path, content) in described::files(self.layout, self.run.formats, &meta::Columns::default()) {
            let sha256 = self.folder.write(&path, |file| file.write_all(content.as_bytes()))?;
            written.push(self.folder.staged(&path));
            self.outputs.push(Output { path, sha256 });
        }
        let outputs = std::mem::take(&mut self.outputs).into_iter();
        self.folder
            .write(manifest::NAME, |file| manifest::write(file, self.layout, &self.run, inputs.into_iter(), outputs))?;
        sync::files(&written).map_err(self.folder.failed(stage::NAME))?;
        self.folder.swap()
    }
}

impl Take for Sheets {
    fn rows(&self, table: &'static Table) -> Rows {
        Rows::new(table, Formats { parquet: false, columns: self.run.formats.parquet, ..self.run.formats })
    }

    fn add(&mut self, table: &'static Table, rows: Rows) -> Result<(), Error> {
        let formats = rows.formats();
        let bytes = rows.into_bytes();
        let parts =
            [bytes.csv].into_iter().filter(|_| formats.csv).chain([bytes.jsonl].into_iter().filter(|_| formats.jsonl));
        let files = table_file::names(std::slice::from_ref(table), formats);
        let headers = table_file::headers(std::slice::from_ref(table), formats);
        for ((name, header), part) in files.into_iter().zip(headers).zip(parts) {
            let mut file = TableFile::create(&self.folder, name)?;
            file.write(&self.folder, &header)?;
            part.iter().try_for_each(|piece| file.write(&self.folder, piece))?;
            let output = file.close(&self.folder)?;
            self.folder.place(&output.path)?;
            self.outputs.push(output);
        }
        bytes.columns.map_or(Ok(()), |columns| self.add_pieces(table, &[columns]))
    }
}
