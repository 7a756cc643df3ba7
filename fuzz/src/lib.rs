//! What the targets do with their bytes.

use rapporteur::analysis::{self, Analysis};
use rapporteur::document::{Document, Origin};
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::remark::Noted;
use rapporteur::segment;
use rapporteur::source::Text;
use rapporteur::span::Span;
use rapporteur::structure;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(lexicon::embedded);

/// Lays a text out and parts it into sentences.
pub fn segmentation(text: &str) {
    let Noted { value: document, .. } = laid_out("text".into(), plain(text));
    for sentence in segment::sentences(&document) {
        inside(&document, sentence.span);
    }
}

/// Analyses a text and holds the law of offsets.
pub fn analysis(text: &str) {
    let analysis = analysis::analyse(laid_out("USA_75_2020".into(), plain(text)), &LEXICONS);
    hold(&analysis);
    let analysis = analysis::analyse(laid_out("text".into(), plain(text)), &LEXICONS);
    hold(&analysis);
}

/// Checks a lexicon, or a roster where it does not begin as TOML does.
pub fn lexicon(bytes: &[u8]) {
    let folder = scratch();
    let (toml, csv) = (folder.join("fuzzed.toml"), folder.join("states.csv"));
    let (path, other) = if bytes.starts_with(b"code") { (csv, toml) } else { (toml, csv) };
    // The file of the run before may be of the other kind.
    let _ = fs::remove_file(other);
    fs::write(path, bytes).expect("the scratch folder can be written");
    let _ = lexicon::check(Some(&folder));
}

fn laid_out(id: String, text: Text) -> Noted<Document> {
    structure::document(id, Origin::default(), text)
}

fn plain(text: &str) -> Text {
    Text { text: text.into(), ..Text::default() }
}

fn hold(analysis: &Analysis) {
    let document = &analysis.document;
    analysis.sentences.iter().for_each(|sentence| inside(document, sentence.span));
    analysis.tags.iter().for_each(|tag| inside(document, tag.span));
    analysis.references.iter().for_each(|reference| inside(document, reference.span));
    analysis.positions.iter().for_each(|position| inside(document, position.span));
    for statement in &analysis.statements {
        let spans = statement.source.iter().chain(&statement.cue).chain(&statement.content);
        spans.for_each(|span| inside(document, *span));
    }
    for norm in &analysis.norms {
        let parts = [norm.attribute, norm.aim, norm.object, norm.condition, norm.or_else, Some(norm.deontic_span)];
        parts.into_iter().flatten().for_each(|span| inside(document, span));
    }
}

/// A span of the running text lies inside it, and each of its pieces inside the source.
fn inside(document: &Document, span: Span) {
    assert!(document.running.text.get(span.range()).is_some_and(|words| !words.is_empty()));
    for piece in document.running.pieces(span) {
        assert!(piece.start < piece.end && piece.end as usize <= document.text.len());
    }
}

/// A folder of this process, in memory where there is one.
fn scratch() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let root = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let folder = root.join(format!("rapporteur-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a scratch folder can be made");
    folder
}
