//! One dataset, written document by document; nothing of it shows before it is whole.

use super::described;
use super::digested::Digested;
use super::error::Error;
use super::folder::Folder;
use super::journal::{Entry, Journal, Line, Lines};
use super::layout::ANALYSIS;
use super::manifest::{self, Input, Output};
use super::meta;
use super::nested::nested;
use super::parquet;
use super::recovery::{Mark, Recovered, left, recover};
use super::render::{Counts, Rendered};
use super::rows::Texts;
use super::run::Run;
use super::schema::TABLES;
use super::schemas;
use super::stage;
use super::sync;
use super::table_file::{self, TableFile};
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// After how long finished documents are written down as such. A run that is killed loses no more than this.
const CHECK: Duration = Duration::from_millis(50);
/// After how long all is brought onto the disk. A power cut costs no more than this.
const SYNC: Duration = Duration::from_secs(30);

/// Writes one dataset. Nothing shows in its folder before [`Writer::finish`].
///
/// A writer that is dropped before leaves its work in the folder, hidden, for [`Writer::resume`].
pub struct Writer {
    folder: Folder,
    run: Run,
    tables: Vec<TableFile>,
    journal: Journal,
    /// How many documents are finished, and what is counted in them.
    documents: usize,
    counts: Counts,
    /// What an earlier run has left, as long as some of it may still be taken back.
    entries: Vec<Entry>,
    marks: Vec<Mark>,
    /// Files that are written and not yet brought onto the disk.
    fresh: Vec<PathBuf>,
    checked: Option<Instant>,
    synced: Instant,
}

impl Writer {
    /// Begins a dataset in a folder, which need not exist yet. Unfinished work in it is an error: it would be lost.
    pub fn new(folder: &Path, run: Run) -> Result<Writer, Error> {
        let opened = Folder::open(folder, &ANALYSIS)?;
        let Some((other, documents)) = left(&opened) else { return begin(opened, run) };
        let unfinished = Error::Unfinished { folder: folder.into(), stage: folder.join(stage::NAME), documents };
        Err(different(folder, &run, &other, documents).unwrap_or(unfinished))
    }

    /// Goes on with the unfinished work of the same run in a folder, or begins where there is none.
    pub fn resume(folder: &Path, run: Run) -> Result<Writer, Error> {
        let opened = Folder::open(folder, &ANALYSIS)?;
        let Some((other, documents)) = left(&opened) else { return begin(opened, run) };
        if let Some(error) = different(folder, &run, &other, documents) {
            return Err(error);
        }
        match recover(&opened, &run)? {
            Some(recovered) => go_on(opened, run, recovered),
            None => begin(opened, run),
        }
    }

    /// The sources of the documents that an earlier run has finished; none once a document has been added to them.
    pub fn earlier(&self) -> impl Iterator<Item = &Input> {
        self.entries.iter().map(|entry| &entry.input)
    }

    /// How many documents are finished.
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// What is counted in the documents that are finished.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Takes back what an earlier run has finished behind its first documents. None may have been added to them.
    pub fn keep(&mut self, documents: usize) -> Result<(), Error> {
        let mut entries = std::mem::take(&mut self.entries);
        let dropped = entries.split_off(documents.min(entries.len()));
        let mark = self.marks.iter().rfind(|mark| mark.documents <= entries.len()).copied().unwrap_or_default();
        let journal = Journal::reopen(&self.folder.stage.join(stage::JOURNAL), mark.end);
        self.journal = journal.map_err(self.folder.failed(stage::NAME))?;
        for (number, table) in self.tables.iter_mut().enumerate() {
            table.cut(&self.folder, dropped.iter().filter_map(|entry| entry.rows.get(number)).sum())?;
        }
        for Output { path, .. } in dropped.iter().flat_map(Entry::outputs) {
            fs::remove_file(self.folder.staged(&path)).map_err(self.folder.failed(&path))?;
        }
        for entry in &entries[mark.documents..] {
            self.journal.add(entry).map_err(self.folder.failed(stage::NAME))?;
        }
        (self.documents, self.counts) = Default::default();
        entries.iter().for_each(|entry| self.count(entry));
        self.check()
    }

    /// Adds a document. Documents appear in the order in which they are added.
    pub fn add(&mut self, rendered: Rendered) -> Result<(), Error> {
        let rows = self.rows(&rendered)?;
        let text = self.text(&rendered)?;
        let json = self.json(&rendered)?;
        let Rendered { document, source, sha256, metadata, counts, .. } = rendered;
        let entry = Entry { input: Input { document, source, sha256, metadata }, text, json, rows, counts };
        self.journal.add(&entry).map_err(self.folder.failed(stage::NAME))?;
        self.count(&entry);
        self.entries = Vec::new();
        if self.checked.is_none_or(|checked| checked.elapsed() >= CHECK) {
            self.check()?;
        }
        if self.synced.elapsed() >= SYNC { self.sync() } else { Ok(()) }
    }

    /// Writes down that the documents so far are finished.
    pub fn check(&mut self) -> Result<(), Error> {
        self.tables.iter_mut().try_for_each(|table| table.flush(&self.folder))?;
        self.journal.check(self.tables.iter().map(TableFile::digest)).map_err(self.folder.failed(stage::NAME))?;
        if self.documents > 0 {
            self.checked = Some(Instant::now());
            self.folder.stage.want(true);
        }
        Ok(())
    }

    /// Drops what was written; the folder stays as it was.
    pub fn discard(mut self) {
        self.folder.stage.want(false);
    }

    /// Moves the dataset into its folder, in place of an earlier one.
    pub fn finish(mut self) -> Result<Counts, Error> {
        self.check()?;
        let tables = std::mem::take(&mut self.tables).into_iter().map(|table| table.close(&self.folder));
        let tables = tables.collect::<Result<Vec<Output>, Error>>()?;
        let further = self.further_columns(&tables)?;
        let parquet = self.parquet(&further)?;
        let kept = tables.into_iter().filter(|table| self.run.formats.jsonl || !table.path.ends_with(".jsonl"));
        let placed = kept.map(|table| self.place(table, &further));
        let mut outputs = placed.collect::<Result<Vec<Output>, Error>>()?;
        self.fresh.extend(parquet.iter().map(|table| self.folder.staged(&table.path)));
        outputs.extend(parquet);
        for (path, content) in described::files(&ANALYSIS, self.run.formats, &further) {
            let sha256 = self.folder.write(&path, |file| file.write_all(content.as_bytes()))?;
            self.fresh.push(self.folder.staged(&path));
            outputs.push(Output { path, sha256 });
        }
        self.sync()?;
        self.manifest(outputs)?;
        self.sync()?;
        self.folder.swap()?;
        Ok(self.counts)
    }

    /// The columns that the corpus brings itself.
    fn further_columns(&self, tables: &[Output]) -> Result<meta::Columns, Error> {
        let Some(table) = tables.iter().find(|table| meta::widens(&table.path)) else {
            return Ok(meta::Columns::default());
        };
        meta::Columns::of(&self.folder.growing(&table.path)).map_err(self.folder.failed(&table.path))
    }

    /// Brings a table that has grown to its end to where the swap finds it, `documents` with the columns of the corpus.
    ///
    /// The table that has grown stays beside the widened one: if this run is killed, another goes on with it.
    fn place(&self, table: Output, further: &meta::Columns) -> Result<Output, Error> {
        if further.is_empty() || !meta::widens(&table.path) {
            self.folder.place(&table.path)?;
            return Ok(table);
        }
        let (from, to) = (self.folder.growing(&table.path), self.folder.staged(&table.path));
        let widened = further.widen(&from, &to, self.run.formats.spreadsheet_safe);
        Ok(Output { sha256: widened.map_err(self.folder.failed(&table.path))?, ..table })
    }

    /// Writes all tables as Parquet, if that is wanted.
    fn parquet(&self, further: &meta::Columns) -> Result<Vec<Output>, Error> {
        let tables = TABLES.par_iter().enumerate().filter(|_| self.run.formats.parquet);
        let none = meta::Columns::default();
        let written = tables.map(|(at, table)| {
            let (path, lines) = (format!("{}.parquet", table.name), format!("{}.jsonl", table.name));
            let mut file = Digested::create(&self.folder.staged(&path)).map_err(self.folder.failed(&path))?;
            let further = if at == 0 { further } else { &none };
            parquet::convert(table, further, &self.folder.growing(&lines), &mut file)?;
            let (_, sha256) = file.close().map_err(self.folder.failed(&path))?;
            Ok(Output { path, sha256 })
        });
        written.collect()
    }

    /// Writes the rows of a document; how many bytes each table gets.
    fn rows(&mut self, rendered: &Rendered) -> Result<Vec<u64>, Error> {
        let parts = table_file::parts(&rendered.tables, self.run.formats);
        let written = self.tables.iter_mut().zip(parts).map(|(table, part)| {
            part.iter().try_for_each(|piece| table.write(&self.folder, piece))?;
            Ok(part.iter().map(|piece| piece.len() as u64).sum())
        });
        written.collect()
    }

    /// Writes the text of a document, if it has one; its digest.
    fn text(&mut self, rendered: &Rendered) -> Result<Option<String>, Error> {
        let (Some(text), Some(sha256)) = (&rendered.text, &rendered.text_sha256) else { return Ok(None) };
        match self.run.formats.texts {
            Texts::Files => {}
            Texts::None if !rendered.verbatim => return Err(Error::NotKept { name: rendered.source.clone() }),
            Texts::Table | Texts::None => return Ok(None),
        }
        let path = format!("texts/{}.txt", rendered.document);
        let staged = self.folder.staged(&path);
        // There is none of its name, and no link either.
        let written = File::create_new(&staged).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(self.folder.failed(&path))?;
        self.fresh.push(staged);
        Ok(Some(sha256.clone()))
    }

    /// Writes the JSON of a document, if that is wanted; its digest.
    fn json(&mut self, rendered: &Rendered) -> Result<Option<String>, Error> {
        if !self.run.formats.json {
            return Ok(None);
        }
        let path = format!("json/{}.json", rendered.document);
        let sha256 = self.folder.write(&path, |file| nested(rendered, file))?;
        self.fresh.push(self.folder.staged(&path));
        Ok(Some(sha256))
    }

    /// Writes the manifest: these files, then those of the documents that the journal tells of.
    fn manifest(&mut self, tables: Vec<Output>) -> Result<(), Error> {
        let journal = self.folder.stage.join(stage::JOURNAL);
        let entries = || io::Result::Ok(Lines::open(&journal)?.filter_map(Line::document));
        self.folder.write(manifest::NAME, |file| {
            let mut listed = 0;
            let inputs = entries()?.map(|entry| entry.input).inspect(|_| listed += 1);
            let outputs = tables.into_iter().chain(entries()?.flat_map(|entry| entry.outputs().collect::<Vec<_>>()));
            manifest::write(file, &ANALYSIS, &self.run, inputs, outputs)?;
            if listed == self.documents { Ok(()) } else { Err(io::Error::other("its journal cannot be read")) }
        })?;
        self.fresh.push(self.folder.staged(manifest::NAME));
        Ok(())
    }

    /// Counts a finished document.
    fn count(&mut self, entry: &Entry) {
        self.documents += 1;
        self.counts.add(entry.counts);
    }

    /// Brings all that is written onto the disk.
    fn sync(&mut self) -> Result<(), Error> {
        self.synced = Instant::now();
        sync::files(&std::mem::take(&mut self.fresh)).map_err(self.folder.failed(stage::NAME))?;
        self.tables.iter().try_for_each(|table| table.sync(&self.folder))?;
        self.journal.sync().map_err(self.folder.failed(stage::NAME))
    }
}

/// That the unfinished work of another run is not of this one's kind, where it is not.
fn different(folder: &Path, run: &Run, other: &Run, documents: usize) -> Option<Error> {
    let difference = run.difference(other)?;
    Some(Error::Different { folder: folder.into(), stage: folder.join(stage::NAME), documents, difference })
}

/// Begins in an empty stage.
fn begin(mut folder: Folder, run: Run) -> Result<Writer, Error> {
    folder.stage.clear().map_err(folder.failed(stage::NAME))?;
    let texts = (run.formats.texts == Texts::Files).then_some("texts");
    let folders = [schemas::FOLDER].into_iter().chain(texts).chain(run.formats.json.then_some("json"));
    folders.into_iter().try_for_each(|name| fs::create_dir(folder.staged(name)).map_err(folder.failed(name)))?;
    let tables = table_file::names(&TABLES, run.formats).into_iter().map(|name| TableFile::create(&folder, name));
    let mut tables = tables.collect::<Result<Vec<_>, _>>()?;
    for (table, header) in tables.iter_mut().zip(table_file::heads(&run)) {
        table.write(&folder, &header)?;
    }
    let journal =
        Journal::create(&folder.stage.join(stage::JOURNAL), run.clone()).map_err(folder.failed(stage::NAME))?;
    let mut writer = writer(folder, run, tables, journal);
    writer.check()?;
    Ok(writer)
}

/// Goes on behind what has been recovered.
fn go_on(folder: Folder, run: Run, recovered: Recovered) -> Result<Writer, Error> {
    let Recovered { entries, marks, tables } = recovered;
    let end = marks.last().map_or(0, |mark| mark.end);
    let journal = Journal::reopen(&folder.stage.join(stage::JOURNAL), end).map_err(folder.failed(stage::NAME))?;
    folder.remove_strays(&entries).map_err(folder.failed(stage::NAME))?;
    let mut writer = writer(folder, run, tables, journal);
    entries.iter().for_each(|entry| writer.count(entry));
    (writer.entries, writer.marks) = (entries, marks);
    Ok(writer)
}

fn writer(folder: Folder, run: Run, tables: Vec<TableFile>, journal: Journal) -> Writer {
    Writer {
        folder,
        run,
        tables,
        journal,
        documents: 0,
        counts: Counts::default(),
        entries: Vec::new(),
        marks: Vec::new(),
        fresh: Vec::new(),
        checked: None,
        synced: Instant::now(),
    }
}
