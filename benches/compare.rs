//! Comparing datasets of 10, 100 and 1,000 reports: the time should grow with them and not with their pairs.
//!
//! Reports are made of the words of the seminar report of the repository, in sentences that some share and others do not.
//! They have a page each, or as many as `RAPPORTEUR_PAGES` says; a page is 500 words.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rapporteur::compare::{self, Options};
use rapporteur::dataset::{self, Formats, Kept};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

const WORDS: usize = 500;

/// The words of a report that there is.
fn vocabulary() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/unidir-2016-cyber-stability-seminar.txt");
    fs::read_to_string(path).unwrap_or_default().split_whitespace().map(str::to_string).collect()
}

/// The words of a sentence by its number: every seventh has a word that no other has.
fn sentence(words: &[String], report: usize, number: usize) -> String {
    let from = (number * 7919 + number / 7 * report * 31) % (words.len() - 25);
    let mut text = words[from..from + 24].join(" ");
    if number.is_multiple_of(7) {
        let _ = write!(text, " w{report}x{number}");
    }
    text
}

/// Writes a dataset of so many reports of so many pages.
fn write(folder: &Path, reports: usize, pages: usize) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let words = vocabulary();
    let mut tables: [(&str, String); 6] =
        ["documents", "speakers", "sentences", "tags", "norms", "positions"].map(|name| (name, String::new()));
    let mut row = |table: usize, row: Value| {
        let _ = writeln!(tables[table].1, "{row}");
    };
    for report in 0..reports {
        let document = format!("report-{report}");
        row(0, json!({"document": document, "date": format!("{}-01-01", 1000 + report)}));
        row(1, json!({"document": document, "speaker": "s1", "name": "Ann Noor", "kind": "person"}));
        for number in 0..pages * WORDS / 24 {
            let text = sentence(&words, report, number);
            row(
                2,
                json!({"document": document, "sentence": number + 1, "paragraph": number / 4, "kind": "statement",
                "basis": "cue", "confidence": 0.9, "themes": ["norms"], "text": text}),
            );
            if number % 10 == 0 {
                row(
                    3,
                    json!({"document": document, "sentence": number + 1, "theme": "norms", "lexicon": "norms",
                    "entry": format!("entry-{}", number % 50)}),
                );
                row(
                    5,
                    json!({"document": document, "position": number, "sentence": number + 1, "speaker": "s1",
                    "issue": format!("issue-{}", number % 40), "stance": "support", "force": 3, "confidence": 0.8}),
                );
            }
        }
    }
    for (name, rows) in tables {
        fs::write(folder.join(format!("{name}.jsonl")), rows)?;
    }
    let manifest = json!({"rapporteur": "0.1.0", "options": {}, "lexicons": [], "inputs": [], "outputs": []});
    fs::write(folder.join("manifest.json"), manifest.to_string())
}

fn options() -> Options {
    let formats = Formats { csv: true, ..Formats::default() };
    Options { by: Some(compare::By::Document), min_confidence: 0.7, formats }
}

fn growth(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let pages = std::env::var("RAPPORTEUR_PAGES").ok().and_then(|pages| pages.parse().ok()).unwrap_or(1);
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for reports in [10, 100, 1000] {
        let source: PathBuf = folder.path().join(reports.to_string());
        if write(&source, reports, pages).is_err() {
            return;
        }
        group.throughput(Throughput::Elements((reports * pages) as u64));
        group.bench_function(BenchmarkId::new("reading", reports), |bench| {
            bench.iter(|| {
                for table in ["documents", "speakers", "sentences", "tags", "norms", "positions"] {
                    let _ = dataset::records(&source, table, |row: dataset::Row| drop(black_box(row)));
                }
            })
        });
        let kept = Kept::Folder(source.clone());
        group.bench_function(BenchmarkId::new("by document", reports), |bench| {
            bench.iter(|| {
                compare::compare(std::slice::from_ref(&kept), &folder.path().join("changes"), &options()).is_ok()
            })
        });
    }
    group.finish();
}

criterion_group!(benches, growth);
criterion_main!(benches);
