//! Whether time grows with the text and no faster: texts that hold one thing again and again, at two sizes.
//!
//! Of each pair, the larger should take about as many bytes a second as the smaller. `RAPPORTEUR_GROWTH=10` sets the
//! larger size, in megabytes; it is one without.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rapporteur::analysis;
use rapporteur::dataset::{self, Formats, Texts};
use rapporteur::document::Origin;
use rapporteur::lexicon::Lexicons;
use rapporteur::source::Text;
use rapporteur::structure;
use std::hint::black_box;

const FORMATS: Formats = Formats { csv: true, jsonl: false, json: false, spreadsheet_safe: false, texts: Texts::Files };

/// The smaller size, in bytes.
const SMALL: usize = 100_000;

/// What grows, and a piece of it by its number.
type Grower = (&'static str, fn(usize) -> String);

const GROWERS: [Grower; 16] = [
    ("full stops", |_| ". ".into()),
    ("words", |_| "norm ".into()),
    ("one word", |_| "a".into()),
    ("sentences", |_| "The delegation of Kenya said that it supported the norm. ".into()),
    ("people", |n| format!("Mr. {} (Canada) said that Ms. {} (France) agreed with him.\n\n", name(n), name(n + 7))),
    ("pronouns", |_| "He said that she agreed. They added that it was so. ".into()),
    ("States", |_| "The representative of France, speaking also on behalf of Kenya and Japan, agreed. ".into()),
    ("labels", |n| format!("Ms. {}: We support the norm. It is good.\n\n", name(n))),
    ("roster", |n| format!("- {} {}, Director, Institute of {}\n", name(n), name(3 * n + 1), name(n + 5))),
    ("headings", |n| format!("{}. Session on {}\n\nThe meeting opened.\n\n", n + 1, name(n))),
    ("notes", |n| format!("The State acted.{0}\n\n{0} See document A/{0}.\n\n", n + 1)),
    ("references", |n| format!("See A/RES/{}/{n} and article {n} of the Charter. ", n % 80)),
    ("brackets", |_| "(a [b ".into()),
    ("quotation marks", |_| "“We agree ".into()),
    ("acronyms", |n| {
        format!("The Institute of {0} Studies (I{0}S) said that I{0}S would act. ", name(n).to_uppercase())
    }),
    ("pages", |n| format!("\u{c}{n}\nThe text goes on here")),
];

/// A made-up name for a number.
fn name(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    (0..5)
        .map(letter)
        .enumerate()
        .map(|(at, letter)| if at == 0 { letter.to_ascii_uppercase() } else { letter })
        .collect()
}

fn grown(piece: fn(usize) -> String, size: usize) -> String {
    let mut text = String::with_capacity(size + 200);
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text += &piece(number);
    }
    text
}

fn rendered(text: &str, lexicons: &Lexicons) -> u64 {
    let origin = Origin { source: "bench".into(), media_type: "text/plain", ..Origin::default() };
    let text = Text { text: text.into(), ..Text::default() };
    let analysis = analysis::analyse(structure::document("bench".into(), origin, text), lexicons);
    dataset::render(analysis, lexicons, FORMATS).counts.sentences
}

fn growth(criterion: &mut Criterion) {
    let Ok(lexicons) = Lexicons::embedded() else { return };
    let large = std::env::var("RAPPORTEUR_GROWTH").ok().and_then(|size| size.parse().ok()).unwrap_or(1);
    for (what, piece) in GROWERS {
        let mut group = criterion.benchmark_group(format!("growth of {what}"));
        for size in [SMALL, large * 1_000_000] {
            let text = grown(piece, size);
            group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
            group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bench, text| {
                bench.iter(|| black_box(rendered(text, &lexicons)))
            });
        }
        group.finish();
    }
}

criterion_group!(benches, growth);
criterion_main!(benches);
