//! What a cell holds.

use super::Tally;
use rust_xlsxwriter::{Worksheet, XlsxError};
use serde_json::Value;

/// How many UTF-16 units a cell holds.
const MOST: usize = 32_767;

/// Writes a value; texts of a list are joined as in CSV.
pub(super) fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    tally: &mut Tally,
) -> Result<(), XlsxError> {
    match value {
        Value::Null => return Ok(()),
        Value::Bool(is) => sheet.write_boolean(row, column, *is)?,
        Value::Number(number) => sheet.write_number(row, column, number.as_f64().unwrap_or_default())?,
        Value::String(text) => sheet.write_string(row, column, cut(text, tally))?,
        Value::Array(list) => sheet.write_string(row, column, cut(&joined(list), tally))?,
        Value::Object(_) => sheet.write_string(row, column, cut(&value.to_string(), tally))?,
    };
    Ok(())
}

/// Texts joined by `;`, pairs of offsets as JSON.
fn joined(list: &[Value]) -> String {
    let texts: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
    texts.map_or_else(|| Value::from(list).to_string(), |texts| texts.join(";"))
}

/// As much of a text as a cell holds.
fn cut<'t>(text: &'t str, tally: &mut Tally) -> &'t str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > MOST
    });
    tally.cut += usize::from(end.is_some());
    end.map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cut_between_letters() {
        let mut tally = Tally::default();
        assert_eq!(cut(&"a".repeat(MOST), &mut tally).len(), MOST);
        assert_eq!(tally.cut, 0);
        let long = format!("{}😀", "a".repeat(MOST - 1));
        assert_eq!((cut(&long, &mut tally).len(), tally.cut), (MOST - 1, 1));
    }
}
