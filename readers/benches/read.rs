//! Each reader on a report of its format, and texts as the rows of tables, in bytes of the file a second. All in this
//! process: what a worker costs beside is in `docs/performance.md`.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rapporteur_readers::{self as readers, Input, Options, Sources};
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// Reports in the formats that are read.
const REPORTS: [&str; 5] = ["A_52_687.pdf", "S_2025_31.pdf", "A_56_509.pdf", "A_80_6_PLANOUTLINE.docx", "seminar.html"];

fn reports(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    for name in REPORTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports").join(name);
        let Ok(bytes) = std::fs::read(path) else { continue };
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |bench| {
            bench.iter(|| black_box(readers::read(name, bytes.clone().into(), &Options::default())))
        });
    }
    group.finish();
}

/// How many documents a corpus has.
const DOCUMENTS: usize = 200;

/// The same texts as tables in CSV and in JSON Lines, in a folder of their own.
fn tables() -> std::io::Result<(tempfile::TempDir, [PathBuf; 2])> {
    let folder = tempfile::tempdir()?;
    let tables = ["csv", "jsonl"].map(|ending| folder.path().join("corpus").with_extension(ending));
    let report = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/A_52_687.pdf"))?;
    let text = readers::read("report", report.into(), &Options::default())
        .map_or_else(|_| String::new(), |noted| noted.value.text);
    let cell = text.replace('"', "\"\"");
    let rows: String = (0..DOCUMENTS).map(|number| format!("{number},\"{cell}\"\r\n")).collect();
    std::fs::write(&tables[0], format!("id,text\r\n{rows}"))?;
    let line = |number| serde_json::json!({ "id": number, "text": text }).to_string() + "\n";
    std::fs::write(&tables[1], (0..DOCUMENTS).map(line).collect::<String>())?;
    Ok((folder, tables))
}

fn rows(criterion: &mut Criterion) {
    let Ok((_folder, tables)) = tables() else { return };
    let options = Options::default();
    let mut group = criterion.benchmark_group("rows");
    for path in tables {
        group.throughput(Throughput::Bytes(path.metadata().map_or(0, |data| data.len())));
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        group.bench_function(BenchmarkId::from_parameter(ending), |bench| {
            bench.iter(|| {
                let rows = Sources::new(vec![Input::File(path.clone())], &options);
                rows.filter_map(|mut row| row.fetch().ok()).map(|row| row.bytes.value.len()).sum::<usize>()
            })
        });
    }
    group.finish();
}

criterion_group!(benches, reports, rows);
criterion_main!(benches);
