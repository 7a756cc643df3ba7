//! Golden files: what a reader sees of two whole documents, each sentence with its kind, owner, act and themes.

use crate::run::{Row, analyse, root, rows};
use serde_json::Value;
use std::collections::BTreeMap;

#[test]
fn the_seminar_report_reads_as_before() {
    insta::assert_snapshot!("seminar", view("tests/gold/unidir-2016/source.txt"));
}

#[test]
fn the_verbatim_record_reads_as_before() {
    insta::assert_snapshot!("verbatim", view("tests/gold/pv/source.txt"));
}

fn view(path: &str) -> String {
    let (out, output) = analyse(&[&root().join(path)], &[]);
    assert!(output.status.success());
    let speakers: BTreeMap<String, String> =
        rows(&out, "speakers").iter().map(|row| (word(row, "speaker"), word(row, "name"))).collect();
    rows(&out, "sentences").iter().map(|row| line(row, &speakers)).collect::<Vec<_>>().join("\n")
}

fn line(row: &Row, speakers: &BTreeMap<String, String>) -> String {
    let names: Vec<&str> = list(row, "speakers").iter().filter_map(|id| speakers.get(id)).map(String::as_str).collect();
    format!(
        "{}\n    {:<10} {:<10} {:<28} {}",
        word(row, "text"),
        word(row, "kind"),
        word(row, "act"),
        names.join(", "),
        list(row, "themes").join(" ")
    )
    .trim_end()
    .to_string()
}

fn word(row: &Row, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_string()
}

fn list(row: &Row, key: &str) -> Vec<String> {
    row[key].as_array().unwrap_or(&Vec::new()).iter().filter_map(Value::as_str).map(str::to_string).collect()
}
