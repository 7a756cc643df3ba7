//! A table as a sheet, or several where one has no room for all rows.

use super::{Tally, cell};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use serde_json::Value;

/// How many rows a sheet has beside its header.
pub(super) const ROWS: u64 = 1_048_575;

/// How many links Excel follows in a sheet.
const LINKS: usize = 65_530;

/// Columns of running text, which are shown wide.
const WIDE: [&str; 6] = ["text", "content", "evidence", "title", "message", "about"];

/// The name of a sheet, of the first and of further ones.
pub(super) fn name(table: &str, number: u64) -> String {
    match number {
        0 => table.into(),
        _ => format!("{table} {}", number + 1),
    }
}

/// The sheets of a table while rows are added.
pub(super) struct Sheets<'w> {
    workbook: &'w mut Workbook,
    table: &'w str,
    columns: &'w [&'w str],
    /// How many rows there are on all sheets.
    rows: u64,
    /// How many links there are on the last sheet.
    links: usize,
}

impl<'w> Sheets<'w> {
    pub fn new(workbook: &'w mut Workbook, table: &'w str, columns: &'w [&'w str]) -> Result<Sheets<'w>, XlsxError> {
        let mut sheets = Sheets { workbook, table, columns, rows: 0, links: 0 };
        sheets.begin()?;
        Ok(sheets)
    }

    /// Begins the next sheet.
    fn begin(&mut self) -> Result<(), XlsxError> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name(self.table, self.rows / ROWS))?;
        sheet.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, name) in (0..).zip(self.columns) {
            sheet.write_string_with_format(0, column, *name, &bold)?;
            sheet.set_column_width(column, if WIDE.contains(name) { 80 } else { 14 })?;
        }
        self.links = 0;
        Ok(())
    }

    /// Adds a row.
    pub fn row<'v>(&mut self, values: impl Iterator<Item = &'v Value>, tally: &mut Tally) -> Result<(), XlsxError> {
        if self.rows > 0 && self.rows.is_multiple_of(ROWS) {
            self.filter()?;
            self.begin()?;
        }
        self.rows += 1;
        let row = self.last_row();
        let sheet = self.sheet()?;
        (0..).zip(values).try_for_each(|(column, value)| cell::write(sheet, row, column, value, tally))
    }

    /// Lays a link on a number of the last row.
    pub fn link(&mut self, column: &str, number: u64, link: &str, tally: &mut Tally) -> Result<(), XlsxError> {
        if self.links == LINKS {
            tally.unlinked += 1;
            return Ok(());
        }
        self.links += 1;
        let Some(column) = self.columns.iter().position(|name| *name == column) else { return Ok(()) };
        let (row, column, look) = (self.last_row(), column as u16, Format::new().set_hyperlink());
        let sheet = self.sheet()?;
        sheet.write_url_with_format(row, column, link, &look)?;
        sheet.write_number_with_format(row, column, number as f64, &look).map(drop)
    }

    /// Ends the last sheet.
    pub fn finish(&mut self) -> Result<(), XlsxError> {
        self.filter()
    }

    /// Lets a reader filter the rows of the last sheet.
    fn filter(&mut self) -> Result<(), XlsxError> {
        let (row, column) = (self.last_row(), self.columns.len().saturating_sub(1) as u16);
        self.sheet()?.autofilter(0, 0, row, column).map(drop)
    }

    /// The place of the last row on its sheet; the header where there is none.
    fn last_row(&self) -> u32 {
        match self.rows {
            0 => 0,
            rows => ((rows - 1) % ROWS) as u32 + 1,
        }
    }

    /// The last sheet.
    fn sheet(&mut self) -> Result<&mut Worksheet, XlsxError> {
        let last = self.workbook.worksheets().len() - 1;
        self.workbook.worksheet_from_index(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_table_goes_on_in_a_further_sheet() {
        let (mut workbook, mut tally) = (Workbook::new(), Tally::default());
        let mut sheets = Sheets::new(&mut workbook, "sentences", &["sentence"]).unwrap();
        for _ in 0..ROWS {
            sheets.row([Value::Null].iter(), &mut tally).unwrap();
        }
        assert_eq!(sheets.last_row(), ROWS as u32);
        sheets.row([json!(7)].iter(), &mut tally).unwrap();
        assert_eq!(sheets.last_row(), 1);
        sheets.finish().unwrap();
        let names: Vec<String> = workbook.worksheets().iter().map(Worksheet::name).collect();
        assert_eq!(names, ["sentences", "sentences 2"]);
    }
}
