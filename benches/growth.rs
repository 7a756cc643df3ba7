//! Whether time grows with the text and no faster: texts that hold one thing again and again, at two sizes.
//!
//! Of each pair, the larger should take about as many bytes a second as the smaller. `RAPPORTEUR_GROWTH=10` sets the
//! larger size, in megabytes; it is one without.

#[path = "../tests/it/growers.rs"]
mod growers;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use growers::GROWERS;
use rapporteur::analysis;
use rapporteur::dataset::{self, Formats};
use rapporteur::document::Origin;
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::source::Text;
use rapporteur::structure;
use std::hint::black_box;

const FORMATS: Formats = Formats { csv: true, ..Formats::NONE };

/// The smaller size, in bytes.
const SMALL: usize = 100_000;

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
    let lexicons = lexicon::embedded();
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
