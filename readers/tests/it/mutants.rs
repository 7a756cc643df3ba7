//! Reports cut, with bits flipped and stretches zeroed: none is read as whole with its words lost.

use crate::corpus::{apart, documents, report};
use std::fs;

const REPORTS: [&str; 4] = ["S_2025_31.pdf", "A_52_687.pdf", "A_56_509.pdf", "A_80_6_PLANOUTLINE.docx"];

/// How many of each report.
const MUTANTS: usize = 40;

/// Draws of lots, the same ones each time.
struct Lots(u64);

impl Lots {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

fn mutant(bytes: &[u8], kind: usize, lots: &mut Lots) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = lots.below(bytes.len());
    match kind {
        0 => bytes.truncate(at),
        1 => bytes[at] ^= 1 << lots.below(8),
        _ => {
            let end = (at + (1 << lots.below(14))).min(bytes.len());
            bytes[at..end].fill(0);
        }
    }
    bytes
}

fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

#[test]
fn no_damage_is_taken_for_a_whole_report() {
    let options = apart();
    let mut lots = Lots(7);
    for name in REPORTS {
        let folder = tempfile::tempdir().unwrap();
        let bytes = report(name);
        let (_, ending) = name.split_once('.').unwrap();
        fs::write(folder.path().join(format!("whole.{ending}")), &bytes).unwrap();
        for number in 0..MUTANTS {
            let path = folder.path().join(format!("{number:02}.{ending}"));
            fs::write(path, mutant(&bytes, number % 3, &mut lots)).unwrap();
        }
        let documents = documents(folder.path(), &options);
        assert_eq!(documents.len(), MUTANTS + 1);
        let whole = letters(documents.last().unwrap().text());
        assert!(whole > 1_000, "{name}");
        for document in documents.iter().filter(|document| document.status() == "ok") {
            let lost = letters(document.text()) * 50 < whole * 49;
            assert!(!lost, "{} of {name} has lost letters in silence", document.id);
        }
    }
}
