//! How a document tells whose words it holds: by labels, by its title, or sentence by sentence.

use super::{declaration, own_words, self_named, title_page};
use crate::document::{Document, Genre, ParagraphKind};
use crate::lexicon::class::Class;
use crate::segment::Sentence;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::greeting::greets;
use crate::speech::tense::{Tense, is_past};
use crate::speech::words::{CueAt, Words, any};
use crate::speech::{Clause, Source, Speech, act, label};
use crate::structure::name;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// How a document tells whose words it holds.
pub(super) enum Form {
    /// By a label before each turn.
    Turns,
    /// By the name of the speaker above each turn, as a heading that comes again and again.
    Headed,
    /// By the author's name above each section.
    Signed,
    /// They are one owner's throughout, as surely as told; nobody's where nothing tells whose.
    Whole(Option<PersonId>, f64),
    /// It reports them.
    Reported,
}

/// How often a whole text is that owner's: told by its name or its sort, by a line that calls it somebody's, by what it
/// declares, or by a name that only stands above it; rounded from what was right in 159 documents of some hundred houses.
const TOLD: f64 = 0.97;
const ANNOUNCED: f64 = 0.95;
const DECLARED: f64 = 0.75;
const SIGNED: f64 = 0.8;

/// A text of turns has a label before one paragraph in so many, a text of one owner a word of the first person in one
/// sentence of so many, and a declaration does something in the first person in one sentence of so many.
const TURNS: usize = 8;
const FIRST_PERSON: usize = 5;
const PERFORMED: usize = 3;

/// So many paragraphs may stand before the first label of a text in the first person.
const FIRST: usize = 3;

/// A speech greets, or speaks to somebody, in one of so many sentences.
const ADDRESS: usize = 10;

/// A label that is none by its form opens so many paragraphs, or is so many headings, and so many labels do.
const AGAIN: usize = 2;
const HEADED: usize = 3;
const VOICES: usize = 2;

/// The same where the title calls it a declaration.
const CALLED: usize = 10;

/// So many bylines make a text one of several authors; a sentence of so many tokens under one is its author's prose.
const BYLINES: usize = 2;
const LONG_ENOUGH: usize = 8;

/// A treaty says what shall be done in one sentence of so many.
const RULED: usize = 6;

/// A declaration reports what others say in less than one sentence of so many.
const OTHERS: usize = 5;

impl Form {
    /// The form of a document.
    pub fn of(document: &Document, sentences: &[Sentence], words: &Words, speech: &Speech, cast: &mut Cast) -> Form {
        let view = View { document, sentences, words, speech };
        let prose: Vec<usize> = (0..sentences.len()).filter(|at| view.kind(*at) == ParagraphKind::Prose).collect();
        let own = view.is_own(&prose);
        let labels = view.labels();
        if document.genre == Genre::Verbatim || view.turns(&labels, own || document.genre == Genre::Transcript) {
            cast.learn_labels(labels);
            return Form::Turns;
        }
        let headings = view.names_above(&prose);
        if !headings.is_empty() {
            cast.learn_labels(headings);
            return Form::Headed;
        }
        if view.bylines(&prose) {
            return Form::Signed;
        }
        let named = document.genre == Genre::Speech && name::speech(document.name()).is_some();
        if document.genre == Genre::Resolution || named {
            return Form::Whole(own_words::owner(document, sentences, words, cast), TOLD);
        }
        let titled = || title_page::is_statement(document, sentences, words);
        if (own || titled())
            && !view.reports_others(&prose)
            && let Some(owner) = title_page::announced(document, sentences, words, cast)
        {
            return Form::Whole(Some(owner), ANNOUNCED);
        }
        if own && let Some(owner) = own_words::we_the(sentences, words, cast) {
            return Form::Whole(Some(owner), ANNOUNCED);
        }
        let declared = declaration::is_declaration(document, sentences) && view.declares(&prose, CALLED)
            || declaration::is_treaty(document, sentences) && view.rules(&prose)
            || own && !view.says_i(&prose) && view.declares(&prose, PERFORMED);
        if declared {
            return Form::Whole(declaration::signatories(document, sentences, words, cast), DECLARED);
        }
        let speech = document.genre == Genre::Speech && own && !view.reports_others(&prose);
        let signed = speech.then(|| title_page::signed(document, sentences, words, cast)).flatten();
        if let Some(owner) = signed {
            return Form::Whole(Some(owner), SIGNED);
        }
        let addressed =
            own && document.genre != Genre::Transcript && view.is_addressed(&prose) && !view.reports_others(&prose);
        let named = addressed.then(|| self_named::state(&prose, words, cast)).flatten();
        named.map_or(Form::Reported, |(owner, sure)| Form::Whole(Some(owner), sure))
    }
}

struct View<'a, 'w> {
    document: &'a Document,
    sentences: &'a [Sentence],
    words: &'a Words<'w>,
    speech: &'a Speech,
}

impl View<'_, '_> {
    fn kind(&self, sentence: usize) -> ParagraphKind {
        self.document.paragraphs[self.sentences[sentence].paragraph as usize].kind
    }

    /// Whether labels open turns often enough, and some of them come again; where the text speaks in the first person,
    /// a few tell it, or one in capitals before its first words.
    fn turns(&self, labels: &FxHashSet<String>, own: bool) -> bool {
        let opens = |at: &usize| *at == 0 || self.sentences[*at - 1].paragraph != self.sentences[*at].paragraph;
        let mut cast = Cast::default();
        cast.learn_labels(labels.clone());
        let (mut opening, mut greeted, mut labels, mut plain) = (0, 0, Vec::new(), false);
        for at in (0..self.sentences.len()).filter(opens) {
            if self.kind(at) == ParagraphKind::Prose {
                opening += 1;
                let label = label::opening(self.words, at, &mut cast);
                plain |= label.is_some() && opening <= FIRST && (label::is_plain(self.words, at) || self.is_titled(at));
                let colon = label.map(|(_, colon)| colon);
                let alone = |cast: &mut Cast| own.then(|| label::alone(self.words, at, cast)).flatten();
                let label = label.map(|(id, _)| id).or_else(|| alone(&mut cast));
                greeted += usize::from(label.is_some() && self.is_greeted(at, colon));
                labels.extend(label);
            } else if matches!(self.kind(at), ParagraphKind::Heading(_)) {
                let label = label::alone(self.words, at, &mut cast);
                plain |= label.is_some() && opening <= FIRST && label::is_plain(self.words, at);
                greeted += usize::from(label.is_some() && self.is_greeted(at, None));
                labels.extend(label);
            }
        }
        let speakers: BTreeSet<&PersonId> = labels.iter().collect();
        let often = labels.len() * TURNS > opening && labels.len() >= 2 * speakers.len();
        // The last line of a title page stands above a greeting too.
        let announced = || title_page::announced(self.document, self.sentences, self.words, &mut Cast::default());
        plain |= greeted > 1 || greeted == 1 && own && announced().is_none();
        speakers.len() >= 2 && (often || own && labels.len() > speakers.len()) || own && plain
    }

    /// Whether the text begins as a speech does: with a greeting, or speaking to those who hear it; or tells of what is
    /// the speaker's own.
    fn is_addressed(&self, prose: &[usize]) -> bool {
        let told = |token: usize| self.words.is_any(token, any!["you", "your", "excellencies"]);
        let speaks = |at: &usize| {
            let tokens = self.words.scan.tokens_of(*at);
            greets(self.words, tokens.clone()) || tokens.into_iter().any(told)
        };
        let owns = |at: &usize| self_named::owns(self.words, self.words.scan.tokens_of(*at));
        prose.iter().take(ADDRESS).any(speaks) || prose.iter().any(owns)
    }

    /// Whether a speech begins behind the colon of a label, or in the paragraph behind a sentence that is one.
    fn is_greeted(&self, at: usize, colon: Option<usize>) -> bool {
        let end = self.words.scan.tokens_of(at).end;
        if let Some(colon) = colon.filter(|colon| colon + 1 < end) {
            return greets(self.words, colon + 1..end);
        }
        let next = at + 1;
        let prose = next < self.sentences.len() && self.kind(next) == ParagraphKind::Prose;
        let apart = prose && self.sentences[next].paragraph != self.sentences[at].paragraph;
        apart && greets(self.words, self.words.scan.tokens_of(next))
    }

    /// Whether the title of the text has the full name that a label is.
    fn is_titled(&self, sentence: usize) -> bool {
        let name = label::full_name(self.words, sentence);
        name.zip(self.document.title.as_deref()).is_some_and(|(name, title)| title.contains(name))
    }

    /// The labels that open paragraphs again and again, where there are several of them.
    fn labels(&self) -> FxHashSet<String> {
        let opens = |at: &usize| *at == 0 || self.sentences[*at - 1].paragraph != self.sentences[*at].paragraph;
        let prose = |at: &usize| self.kind(*at) == ParagraphKind::Prose;
        let mut met: FxHashMap<&str, usize> = FxHashMap::default();
        for at in (0..self.sentences.len()).filter(opens).filter(prose) {
            if let Some(label) = label::form(self.words, &self.words.scan.tokens_of(at)) {
                *met.entry(label).or_default() += 1;
            }
        }
        let again: FxHashSet<String> =
            met.into_iter().filter(|(_, times)| *times >= AGAIN).map(|(label, _)| label.to_string()).collect();
        if again.len() < VOICES { FxHashSet::default() } else { again }
    }

    /// The short headings that come again and again, where most headings do and some are full names: those of speakers, since
    /// no section is told twice but such as `Discussion`, a word that the prose has too.
    fn names_above(&self, prose: &[usize]) -> FxHashSet<String> {
        let heading = |at: &usize| matches!(self.kind(*at), ParagraphKind::Heading(_));
        let mut met: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut headings = 0;
        for at in (0..self.sentences.len()).filter(heading) {
            headings += 1;
            if let Some(words) = label::header_words(self.words, at) {
                met.entry(words).or_default().push(at);
            }
        }
        met.retain(|_, lines| lines.len() >= HEADED);
        if met.len() < VOICES || met.values().map(Vec::len).sum::<usize>() * 2 <= headings {
            return FxHashSet::default();
        }
        let common = self.common(prose);
        let is_common = |word: &str| common.contains(word.to_lowercase().as_str());
        met.retain(|words, _| !words.split(' ').all(is_common));
        let named = met.values().any(|lines| label::byline(self.words, lines[0]).is_some());
        if named && met.len() >= VOICES { met.into_keys().map(str::to_string).collect() } else { FxHashSet::default() }
    }

    /// Whether the sections are by several authors, each named on a line of its own above them.
    fn bylines(&self, prose: &[usize]) -> bool {
        let named =
            (0..self.sentences.len()).filter(|at| self.is_line(*at) && label::byline(self.words, *at).is_some());
        let named: Vec<usize> = named.collect();
        if named.len() < BYLINES {
            return false;
        }
        let common = self.common(prose);
        let lines: Vec<usize> = named.iter().copied().filter(|at| !self.has_common(*at, &common)).collect();
        let follows = |at: &&usize| {
            let next = **at + 1;
            next < self.sentences.len()
                && self.kind(next) == ParagraphKind::Prose
                && self.words.scan.tokens_of(next).len() >= LONG_ENOUGH
        };
        let first = lines.iter().find(follows);
        let under = first.map_or(0, |first| prose.iter().filter(|at| *at > first).count());
        lines.iter().filter(follows).count() >= BYLINES && lines.len() * 2 > named.len() && under * 2 > prose.len()
    }

    /// The words that the prose has in small letters: what is a heading in two of them is nobody's name.
    fn common(&self, prose: &[usize]) -> FxHashSet<&str> {
        let tokens = prose.iter().flat_map(|at| self.words.scan.tokens_of(*at)).map(|token| self.words.word(token));
        tokens.filter(|word| word.starts_with(char::is_lowercase)).collect()
    }

    /// Whether a line has a capital word that is a common one.
    fn has_common(&self, line: usize, common: &FxHashSet<&str>) -> bool {
        let capitals = self.words.scan.tokens_of(line).filter(|token| self.words.is_capital(*token));
        capitals.into_iter().any(|token| common.contains(self.words.word(token).to_lowercase().as_str()))
    }

    /// Whether a sentence is a paragraph by itself.
    fn is_line(&self, at: usize) -> bool {
        let paragraph = self.sentences[at].paragraph;
        let other = |next: Option<&Sentence>| next.is_none_or(|next| next.paragraph != paragraph);
        (at == 0 || other(self.sentences.get(at - 1))) && other(self.sentences.get(at + 1))
    }

    /// Whether the first person is often met.
    fn is_own(&self, prose: &[usize]) -> bool {
        // `US` is a State.
        let own = |token: usize| self.words.has(token, Class::First) && self.words.word(token) != "US";
        let first = |at: &&usize| self.words.scan.tokens_of(**at).any(own);
        prose.iter().filter(first).count() * FIRST_PERSON > prose.len()
    }

    /// Whether somebody alone speaks: a note or memoir, no declaration.
    fn says_i(&self, prose: &[usize]) -> bool {
        let one = |token: usize| self.words.is(token, "i") && self.words.has(token, Class::First);
        prose.iter().any(|at| self.words.scan.tokens_of(*at).any(one))
    }

    /// Whether the text lays down what shall be done.
    fn rules(&self, prose: &[usize]) -> bool {
        let shall = |at: &&usize| self.words.scan.tokens_of(**at).any(|token| self.words.is(token, "shall"));
        prose.iter().filter(shall).count() * RULED > prose.len()
    }

    /// Whether the text itself welcomes, calls for and commits in one sentence of so many, in the first person or as the
    /// group that it is by, and hardly reports what others say.
    fn declares(&self, prose: &[usize], often: usize) -> bool {
        let present = |cue: CueAt| !is_past(self.words.word(cue.first));
        let group = |at: usize| declaration::acting_group(self.words, at).is_some();
        let own = |at: &&usize| act::performed(self.words, **at, &[]).is_some_and(present) || group(**at);
        let others = |at: &&usize| !group(**at) && self.speech.of(**at).iter().any(reports_another);
        prose.iter().filter(own).count() * often > prose.len()
            && prose.iter().filter(others).count() * OTHERS < prose.len()
    }

    /// Whether the text tells often what somebody said.
    fn reports_others(&self, prose: &[usize]) -> bool {
        let others = |at: &&usize| self.speech.of(**at).iter().any(reports_another);
        prose.iter().filter(others).count() * OTHERS >= prose.len()
    }
}

/// Whether a clause tells what somebody said.
fn reports_another(clause: &Clause) -> bool {
    let source = matches!(clause.source, Source::Before(_) | Source::After(_));
    source && clause.tense == Tense::Past && clause.content.is_some()
}
