//! Laws that hold for every text.

use crate::run::analyse;
use proptest::prelude::*;
use rapporteur::analysis::{self, Analysis};
use rapporteur::document::Origin;
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::segment::Sentence;
use rapporteur::source::Text;
use rapporteur::span::Span;
use rapporteur::structure;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(lexicon::embedded);

/// Texts made of what reports are made of, and of what they are not.
pub fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("Mr. ".to_string()),
        Just("Ms Okafor said that ".into()),
        Just("The Chair".into()),
        Just(". ".into()),
        Just("\n".into()),
        Just("\n\n".into()),
        Just("\u{c}".into()),
        Just("“quoted” ".into()),
        Just("(a) ".into()),
        Just("1. ".into()),
        Just("• Ana Diaz, Director, UNIDIR\n".into()),
        Just("the use of force ".into()),
        Just("States should not attack hospitals unless they must. ".into()),
        Just("She supported a legally binding instrument on cyberspace. ".into()),
        Just("A/RES/70/237".into()),
        Just("S/PV.6201 (Resumption 1)".into()),
        Just("General Assembly resolutions 3367 A (XXX), ".into()),
        Just("decision 1/CP.21, para. 100 ".into()),
        Just("Articles 2(4) and 51 of ".into()),
        Just("the UN Charter ".into()),
        Just("co-\noperation ".into()),
        Just("August 2016.1 ".into()),
        Just("## Head\n".into()),
        Just("_________\n3  See note.\n".into()),
        Just("For ALGERIA, ".into()),
        Just("\r\n".into()),
        Just("…".into()),
        Just("é😀".into()),
        Just("\u{feff}".into()),
        // Letters that take more bytes, or fewer, in small letters.
        Just("Ⱥ".into()),
        Just("İ".into()),
        Just("ẞ".into()),
        Just("“No,” said Ms Okafor. ".into()),
        Just(", adding that ".into()),
        Just("according to ".into()),
        Just(" told ".into()),
        Just("\"".into()),
        Just("in her view".into()),
        Just("Statement by H.E. Mr. Juma Otieno, Minister of Foreign Affairs of ".into()),
        Just("Report of the Working Group on its first session, 7-9 June 2016\n".into()),
        Just("held in Geneva on 12 May 2022".into()),
        Just("Mr. Otieno (Kenya) (spoke in French): ".into()),
        Just("\nQ: ".into()),
        Just("\nMS. LEE: ".into()),
        Just("\n| Name | State |\n|---|---|\n| Ana Diaz | Chile |\n".into()),
        Just("[Applause]".into()),
        Just(" | ".into()),
        Just("''".into()),
        "\\PC{0,12}",
        "[a-zA-Z ,.:;()-]{0,40}",
    ];
    proptest::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn analysed(text: &str) -> Analysis {
    let origin = Origin { source: "law".into(), sha256: String::new(), media_type: "text/plain", ..Origin::default() };
    let text = Text { text: text.into(), ..Text::default() };
    analysis::analyse(structure::document("law".into(), origin, text), &LEXICONS)
}

/// Looks ahead lead nowhere where a text breaks off.
#[test]
fn a_text_may_break_off_behind_any_word() {
    const SENTENCES: [&str; 8] = [
        "The Group called upon all States not to attack hospitals and to continue to report on them.",
        "The Council requests the Secretary-General to be informed, and urges that the parties comply.",
        "States may not lawfully resort to force, nor may they be made to (a) do so or b. allow it.",
        "It is prohibited to use “such” tools; parties are obliged to refrain from it unless they must.",
        "Ms Okafor said that, in her view, the norms should be kept, adding that States’ duties were plain.",
        "“No,” said Mr Lindqvist, who supported the treaty, “it is for the purposes of law.”",
        "According to the ICRC, as the Chair noted, resolution 70/237, para. 3 (a), is to be implemented.",
        "Is the rule binding? It is not, said the delegate of Norway, on behalf of the Nordic States.",
    ];
    for sentence in SENTENCES {
        for (at, _) in sentence.match_indices(' ').chain([(sentence.len(), "")]) {
            analysed(&sentence[..at]);
            analysed(&format!("{}\n\n{}", &sentence[..at], sentence));
        }
    }
}

/// Letters and digits, which no step may lose or invent; a ligature is its letters.
fn letters(text: &str) -> String {
    text.nfkd().filter(|letter| letter.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn no_text_makes_a_step_panic_and_every_span_lies_inside(text in text()) {
        let analysis = analysed(&text);
        let running = &analysis.document.running.text;
        for sentence in &analysis.sentences {
            prop_assert!(running.get(sentence.span.range()).is_some_and(|words| !words.trim().is_empty()));
            for piece in analysis.document.running.pieces(sentence.span) {
                prop_assert!(analysis.document.text.get(piece.range()).is_some());
            }
        }
        for tag in &analysis.tags {
            prop_assert!(analysis.sentences[tag.sentence as usize].span.contains(tag.span));
        }
        for (number, statement) in analysis.statements.iter().enumerate() {
            prop_assert!(!statement.content.is_empty());
            prop_assert!(statement.parent.is_none_or(|parent| parent as usize != number && (parent as usize) < analysis.statements.len()));
            for span in statement.source.iter().chain(&statement.cue).chain(&statement.content) {
                prop_assert!(running.get(span.range()).is_some_and(|words| !words.is_empty()));
                for piece in analysis.document.running.pieces(*span) {
                    prop_assert!(analysis.document.text.get(piece.range()).is_some());
                }
            }
        }
    }

    #[test]
    fn references_stand_in_the_order_of_the_text_and_share_no_words(text in text()) {
        let analysis = analysed(&text);
        for reference in &analysis.references {
            prop_assert!(!reference.span.is_empty());
            prop_assert!(analysis.sentences[reference.sentence as usize].span.contains(reference.span));
            prop_assert!(reference.symbol.is_some() || reference.title.is_some());
        }
        for pair in analysis.references.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }

    #[test]
    fn the_sentences_of_a_paragraph_are_the_paragraph(text in text()) {
        let analysis = analysed(&text);
        let document = &analysis.document;
        for (number, paragraph) in document.paragraphs.iter().enumerate() {
            let own = analysis.sentences.iter().filter(|sentence| sentence.paragraph as usize == number);
            let joined: String = own.map(|sentence| sentence.span.of(&document.running.text)).collect();
            prop_assert_eq!(letters(&joined), letters(document.words(paragraph)));
        }
    }

    #[test]
    fn sentences_stand_in_order_without_overlap(text in text()) {
        let analysis = analysed(&text);
        prop_assert!(analysis.sentences.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }

    #[test]
    fn the_running_text_leads_back_to_the_source(text in text()) {
        let analysis = analysed(&text);
        let document = &analysis.document;
        for sentence in &analysis.sentences {
            let pieces = document.running.pieces(sentence.span);
            let source: String = pieces.iter().map(|piece| piece.of(&document.text)).collect();
            let said = letters(sentence.span.of(&document.running.text));
            let found = letters(&source);
            prop_assert!(found.contains(&said) || said.chars().all(|letter| found.contains(letter)));
        }
    }

    /// No token reaches over a border of Unicode's words: ours are theirs or, at full stops and underscores, parts of theirs.
    #[test]
    fn words_of_alphabets_are_cut_as_unicode_cuts_them(text in "[a-zA-Zéßøłñа-яΑ-Ωа\u{301}’' .,:;()_/-]{0,80}") {
        let sentence = Sentence { span: Span::new(0, text.len()), paragraph: 0 };
        let borders: BTreeSet<usize> = text.split_word_bound_indices().map(|(at, _)| at).collect();
        for token in LEXICONS.scan(&text, &[sentence]).tokens {
            let inside = token.span.start as usize + 1..token.span.end as usize;
            prop_assert!(borders.range(inside).next().is_none(), "{:?} in {:?}", token.span.of(&text), text);
        }
    }

    #[test]
    fn every_sentence_is_laid_and_statements_have_an_act(text in text()) {
        let analysis = analysed(&text);
        prop_assert_eq!(analysis.sentences.len(), analysis.attributions.sentences.len());
        for sentence in &analysis.attributions.sentences {
            prop_assert!(sentence.speakers.iter().all(|id| (id.0 as usize) < analysis.attributions.speakers.len()));
            prop_assert!(sentence.antecedent.is_none_or(|antecedent| (antecedent as usize) < analysis.sentences.len()));
        }
    }
}

/// The same bytes on one thread and on many.
#[test]
fn threads_do_not_change_a_byte() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..40 {
        let text = format!(
            "Session {number}\n\nMr Okafor{number} said that norms matter. He welcomed the report. Ms Diaz disagreed.\n"
        )
        .repeat(1 + number % 7);
        std::fs::write(folder.path().join(format!("{number}.txt")), text).unwrap();
    }
    let digest = |threads: &str| {
        let (out, output) = analyse(&[folder.path()], &["--threads", threads, "--format", "csv,jsonl,json"]);
        assert!(output.status.success());
        std::fs::read_to_string(out.path().join("dataset/manifest.json")).unwrap()
    };
    let one = digest("1");
    assert_eq!(one, digest("2"));
    assert_eq!(one, digest("7"));
}
