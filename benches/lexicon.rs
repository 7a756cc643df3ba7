//! How fast lexicons load, and how fast a text is scanned with few and with many phrases.
//!
//! Two yardsticks stand beside the scan: copying the text, and finding the same phrases with an automaton of letters.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::PathBuf;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::segment::Sentence;
use rapporteur::span::Span;

const SEMINAR: &str = include_str!("../input/unidir-2016-cyber-stability-seminar.txt");

/// Numbers that look random and are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Each line as a sentence; the scan does not care where sentences end.
fn lines(text: &str) -> Vec<Sentence> {
    let mut start = 0;
    let mut span = |line: &str| {
        let span = Span { start, end: start + line.len() as u32 };
        start = span.end;
        span
    };
    text.split_inclusive('\n').map(|line| Sentence { span: span(line), paragraph: 0 }).collect()
}

/// Different phrases of two to four words of the seminar, drawn by lot.
fn phrases(count: usize) -> BTreeSet<String> {
    let seminar = SEMINAR.to_lowercase();
    let words: Vec<&str> =
        seminar.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.len() > 1).collect();
    let mut numbers = Numbers(2016);
    let mut phrases = BTreeSet::new();
    while phrases.len() < count {
        let phrase: Vec<&str> = (0..2 + numbers.below(3)).map(|_| words[numbers.below(words.len())]).collect();
        phrases.insert(phrase.join(" "));
    }
    phrases
}

/// The embedded lexicons with `count` phrases beside them.
fn with_phrases(count: usize) -> Lexicons {
    let header = "[lexicon]\nid = \"phrases\"\ntitle = \"Phrases\"\nlanguage = \"en\"\nlayer = \"theme\"\n\
                  theme = \"phrases\"\norigin = \"Drawn by lot\"\n";
    let entry = |(index, phrase): (usize, &String)| {
        format!("[[entry]]\nid = \"p{index:05}\"\nlabel = \"P\"\nforms = [\"{phrase}\"]\nhits = [\"{phrase}\"]\n")
    };
    let entries: String = phrases(count).iter().enumerate().map(entry).collect();
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("phrases.toml"), format!("{header}{entries}")).expect("the folder is ours");
    lexicon::load(&[PathBuf::from(folder.path())]).expect("the phrases have no faults")
}

/// The same phrases as an automaton, letters in any case, the longest first.
fn automaton(count: usize) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
    builder.build(phrases(count)).expect("the phrases are few enough")
}

fn loading(bench: &mut Criterion) {
    bench.bench_function("load the embedded lexicons", |bench| bench.iter(|| black_box(lexicon::embedded())));
}

fn scanning(bench: &mut Criterion) {
    let text = SEMINAR.repeat(8);
    let sentences = lines(&text);
    let mut group = bench.benchmark_group("scan");
    group.throughput(Throughput::Bytes(text.len() as u64));
    let embedded = lexicon::embedded();
    group.bench_function("copy of the text", |bench| bench.iter(|| black_box(&text).clone()));
    group.bench_function("embedded", |bench| bench.iter(|| embedded.scan(black_box(&text), &sentences)));
    for count in [1_000, 20_000] {
        let lexicons = with_phrases(count);
        group.bench_function(format!("{count} phrases"), |bench| {
            bench.iter(|| lexicons.scan(black_box(&text), &sentences));
        });
        let automaton = automaton(count);
        group.bench_function(format!("{count} phrases, aho-corasick"), |bench| {
            bench.iter(|| automaton.find_iter(black_box(&text)).count());
        });
    }
    group.finish();
}

/// Names of people in letters with signs that stand on others, as they are decomposed and in other scripts.
const NAMES: &str =
    "Ms. Zoe\u{308} Nguye\u{302}\u{303}n (Viet Nam) and Mr. अमित शर्मा spoke; עִבְרִית and العَرَبِيّة were used. ";

const PLAIN: &str = "Ms. Zoe Nguyen (Viet Nam) and Mr. Amit Sharma spoke; Hebrew and Arabic were used. ";

/// What words cost where they are not ASCII, beside those that are.
fn scripts(bench: &mut Criterion) {
    let embedded = lexicon::embedded();
    let mut group = bench.benchmark_group("scripts");
    for (name, sentence) in [("names in other scripts", NAMES), ("ASCII", PLAIN)] {
        let text = sentence.repeat(400);
        let sentences = lines(&text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bench| bench.iter(|| embedded.scan(black_box(&text), &sentences)));
    }
    group.finish();
}

criterion_group!(benches, loading, scanning, scripts);
criterion_main!(benches);
