//! Each step and the whole way, in bytes of text a second.
//!
//! Without any setting on a short and a long report of the repository; with `RAPPORTEUR_CORPUS` naming a folder of
//! texts, the whole way on that too.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rapporteur::analysis::{self, Analysis, Models};
use rapporteur::dataset::{self, Formats};
use rapporteur::document::{Document, Origin};
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::remark::Noted;
use rapporteur::segment;
use rapporteur::source::{self, Options, Sources, Text};
use rapporteur::structure;
use rapporteur::tag;
use std::hint::black_box;
use std::path::PathBuf;

const FORMATS: Formats = Formats { csv: true, ..Formats::NONE };

/// A report's name and bytes.
fn reports() -> [(&'static str, Vec<u8>); 2] {
    let read = |path: &str| std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default();
    [("short", read("tests/gold/pv/source.txt")), ("long", read("input/unidir-2016-cyber-stability-seminar.txt"))]
}

fn text(bytes: &[u8]) -> Text {
    source::read("bench.txt", bytes.to_vec().into(), &Options::default()).map(|noted| noted.value).unwrap_or_default()
}

fn document(text: Text) -> Noted<Document> {
    let origin =
        Origin { source: "bench".into(), sha256: String::new(), media_type: "text/plain", ..Origin::default() };
    structure::document("bench".into(), origin, text)
}

fn analysed(bytes: &[u8], lexicons: &Lexicons) -> Analysis {
    analysis::analyse(document(text(bytes)), lexicons)
}

fn steps(criterion: &mut Criterion) {
    let lexicons = lexicon::embedded();
    for (name, bytes) in reports() {
        let laid_out = document(text(&bytes)).value;
        let sentences = segment::sentences(&laid_out);
        let scan = lexicons.scan(&laid_out.running.text, &sentences);
        let analysis = analysed(&bytes, &lexicons);
        let mut group = criterion.benchmark_group("steps");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new("read", name), |bench| bench.iter(|| black_box(document(text(&bytes)))));
        group.bench_function(BenchmarkId::new("segment", name), |bench| {
            bench.iter(|| black_box(segment::sentences(&laid_out)))
        });
        group.bench_function(BenchmarkId::new("scan", name), |bench| {
            bench.iter(|| black_box(lexicons.scan(&laid_out.running.text, &sentences)))
        });
        group.bench_function(BenchmarkId::new("tag", name), |bench| {
            bench.iter(|| black_box(tag::tags(&laid_out, &sentences, &scan, &lexicons)))
        });
        group.bench_function(BenchmarkId::new("attribute", name), |bench| {
            bench.iter(|| black_box(analysis::attributed(&laid_out, &sentences, &scan, &lexicons, Models::embedded())))
        });
        group.bench_function(BenchmarkId::new("write", name), |bench| {
            bench.iter(|| black_box(dataset::render(analysis.clone(), &lexicons, FORMATS)))
        });
        group.bench_function(BenchmarkId::new("all", name), |bench| {
            bench.iter(|| black_box(dataset::render(analysed(&bytes, &lexicons), &lexicons, FORMATS)))
        });
        group.finish();
    }
}

/// The whole way on a large corpus, one thread, nothing written to disk.
fn corpus(criterion: &mut Criterion) {
    let Ok(folder) = std::env::var("RAPPORTEUR_CORPUS") else { return };
    let lexicons = lexicon::embedded();
    let inputs = source::Listing::of(&[PathBuf::from(folder)], &source::Rules::default()).inputs;
    let options = Options::default();
    let fetched = Sources::new(inputs, &options).filter_map(|mut source| source.fetch().ok());
    let texts: Vec<Vec<u8>> = fetched.map(|fetched| fetched.bytes.value).collect();
    let bytes: usize = texts.iter().map(Vec::len).sum();
    let mut group = criterion.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
    group.bench_function("all", |bench| {
        bench.iter(|| {
            texts
                .iter()
                .map(|bytes| dataset::render(analysed(bytes, &lexicons), &lexicons, FORMATS).counts.sentences)
                .sum::<u64>()
        })
    });
    group.finish();
}

criterion_group!(benches, steps, corpus);
criterion_main!(benches);
