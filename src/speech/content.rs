//! The content of a cue: what is said, by the form that it has.

use super::cue::Voice;
use super::passage::{Line, Passage};
use super::subject::{Source, Sourced};
use super::tense::is_past;
use super::words::any;
use crate::lexicon::class::Class;
use crate::lexicon::{Complement, Shape};
use std::ops::Range;

/// What a cue reports, and how it was found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reported {
    pub pieces: Vec<Range<usize>>,
    pub rule: &'static str,
}

impl Reported {
    fn new(tokens: Range<usize>, rule: &'static str) -> Option<Reported> {
        (!tokens.is_empty()).then(|| Reported { pieces: vec![tokens], rule })
    }
}

/// How far behind a verb a quotation or `that` may begin, in tokens.
const REACH: usize = 14;

impl Passage<'_, '_> {
    /// What a cue reports; `cues` are all of the sentence, in order.
    pub fn content(&self, index: usize, cue: &Sourced, cues: &[Sourced]) -> Option<Reported> {
        let line = &self.lines[index];
        let start = match &cue.source {
            Source::After(tokens) if cue.predicate.voice != Voice::Gerund => tokens.end,
            _ => cue.predicate.end(),
        };
        if cue.predicate.voice == Voice::Passive {
            return self.of_passive(line, cue, cues);
        }
        let speaks =
            matches!(cue.predicate.cue.cue.complement, Complement::Any | Complement::Clause | Complement::Verbal);
        let fronted = || if speaks { self.fronted(index, cue, start) } else { None };
        if matches!(cue.source, Source::After(_)) && cue.predicate.voice == Voice::Active {
            return fronted();
        }
        let complement = cue.predicate.cue.cue.complement;
        let governed = || {
            let clause = self.clause(line, cue, start, cues);
            let infinitive = || self.infinitive(line, cue, start, cues);
            let object = || self.object(line, cue, start, cues);
            match complement {
                Complement::Infinitive => infinitive(),
                Complement::Object => object(),
                Complement::Clause => clause.or_else(|| self.bare_clause(line, cue, start, cues)),
                Complement::Verbal => clause.or_else(infinitive).or_else(|| self.bare_clause(line, cue, start, cues)),
                Complement::Any => clause.or_else(infinitive).or_else(object),
            }
        };
        let first = cue.source.tokens().map_or(cue.predicate.first, |tokens| tokens.start.min(cue.predicate.first));
        let follows_quotation = first > line.tokens.start && self.closing_before(first - 1).is_some();
        if speaks && (follows_quotation || self.is_bare(line, start)) {
            fronted().or_else(governed)
        } else {
            governed().or_else(fronted)
        }
    }

    /// Whether nothing that a verb governs follows: the end, a comma or an adverbial.
    fn is_bare(&self, line: &Line, at: usize) -> bool {
        let comma = self.any(line, at, any![",", ".", ";", "—", "?", "!"]);
        at >= self.sentence_end(line)
            || comma
            || self.class(line, at, Class::Calendar)
            || self.class(line, at, Class::Adverbial)
            || self.class(line, at, Class::Adverb)
            || self.class(line, at, Class::Preposition)
            || self.closing(at).is_some()
    }

    /// `that …`, `whether …`, or a quotation behind the verb.
    fn clause(&self, line: &Line, cue: &Sourced, start: usize, cues: &[Sourced]) -> Option<Reported> {
        let limit = self.sentence_end(line).min(start + REACH);
        for at in start..limit {
            if self.opening(at).is_some() {
                return self.quoted(line, cue, at, cues, at == start || self.words.is_mark(at - 1));
            }
            if self.any(line, at, any!["that", "whether", "how", "why", "what", "if", "where", "who", "when"])
                && self.may_open(line, start, at)
            {
                let rule = if self.any(line, at, any!["that"]) { "that clause" } else { "wh clause" };
                return Reported::new(at..self.clause_end(line, cue, at, cues), rule);
            }
            let passes = self.any(line, at, any![",", ":", "."]) || !self.words.is_mark(at);
            if !passes {
                return None;
            }
        }
        None
    }

    /// Whether only an addressee or an adverbial stands between the verb and the clause.
    fn may_open(&self, line: &Line, start: usize, at: usize) -> bool {
        if start == at {
            return true;
        }
        if self.class(line, at + 1, Class::Modal) || self.class(line, at + 1, Class::Auxiliary) {
            return false;
        }
        let comma = (start..at).any(|at| self.words.is_mark(at) && !self.any(line, at, any![".", "'", "’", "-"]));
        let adverbial = self.class(line, start, Class::Preposition)
            || self.class(line, start, Class::Calendar)
            || self.class(line, start, Class::Adverb);
        let verb = (start..at).any(|at| self.class(line, at, Class::Auxiliary) || self.class(line, at, Class::Modal));
        !comma
            && !verb
            && (adverbial && self.any(line, at, any!["that"])
                || self.any(line, at, any!["that", "whether", "how", "why", "what"]) && self.addresses(line, start, at))
    }

    fn addresses(&self, line: &Line, start: usize, at: usize) -> bool {
        at - start <= 8
            && start > 0
            && {
                let verb = self.words.word(start - 1).to_ascii_lowercase();
                [
                    "told",
                    "tell",
                    "tells",
                    "telling",
                    "asked",
                    "ask",
                    "asks",
                    "asking",
                    "reminded",
                    "assured",
                    "informed",
                    "warned",
                    "warning",
                    "convinced",
                    "notified",
                    "advised",
                ]
                .contains(&verb.as_str())
            }
            && !self.any(line, start, any!["the"]) | true
    }

    /// A quotation behind the verb, with what belongs to it.
    fn quoted(&self, line: &Line, cue: &Sourced, at: usize, cues: &[Sourced], marked: bool) -> Option<Reported> {
        let quotation = self.opening(at)?;
        let start = cue.predicate.end();
        let near = at == start || marked;
        if !near {
            return None;
        }
        let whole = self.words.is_any(quotation.last.saturating_sub(1).max(quotation.first), any![".", ",", "?", "!"])
            || self.words.is_any(quotation.last, any![".", ",", "?", "!"]);
        let end = if whole || quotation.last >= line.tokens.end {
            quotation.last + 1
        } else {
            self.clause_end(line, cue, at, cues)
        };
        let mut reported = Reported::new(at..end.max(at + 1), "quotation after")?;
        self.go_on(line, end, &mut reported.pieces);
        Some(reported)
    }

    /// Adds the quotations that carry on after `end` up to the paragraph's end: `“A,” he said. “B.”`
    fn go_on(&self, line: &Line, end: usize, pieces: &mut Vec<Range<usize>>) {
        let mut at = end;
        for next in self.lines.iter().filter(|next| next.tokens.start >= line.tokens.end) {
            if next.tokens.end <= at {
                continue;
            }
            let quotation = self.quotation(next.tokens.start.max(at));
            match quotation {
                Some(quotation) if quotation.last + 1 >= self.sentence_end(next) => {
                    let first = next.tokens.start.max(at).max(quotation.first);
                    pieces.push(first..quotation.last + 1);
                    at = quotation.last + 1;
                }
                _ => break,
            }
        }
    }

    fn infinitive(&self, line: &Line, cue: &Sourced, start: usize, cues: &[Sourced]) -> Option<Reported> {
        let at = if self.any(line, start, any!["not"]) { start + 1 } else { start };
        self.any(line, at, any!["to"])
            .then(|| Reported::new(start..self.clause_end(line, cue, start, cues), "infinitive"))
            .flatten()
    }

    /// A clause without `that`: `said time was short`.
    fn bare_clause(&self, line: &Line, cue: &Sourced, start: usize, cues: &[Sourced]) -> Option<Reported> {
        let mut at = self.after_addressee(line, start);
        while self.class(line, at, Class::Calendar) {
            at += 1;
        }
        if self.any(line, at, any![",", ".", ";", ":", ")", "?"])
            || self.class(line, at, Class::Preposition)
            || self.class(line, at, Class::Conjunction)
        {
            return None;
        }
        let end = self.clause_end(line, cue, at, cues);
        (!self.class(line, at, Class::Adverbial) && self.is_finite(line, at..end))
            .then(|| Reported::new(at..end, "bare clause"))
            .flatten()
    }

    /// Whether a token can begin what a verb governs, so that the word before it is rather a verb than a plural.
    fn may_govern(&self, line: &Line, at: usize) -> bool {
        [Class::Determiner, Class::Adverb, Class::Negation, Class::Subject]
            .iter()
            .any(|class| self.class(line, at, *class))
            || self.any(line, at, any!["to", "that", "him", "her", "them", "it", "more", "less"])
            || line.tokens.contains(&at) && self.words.is_capital(at)
    }

    /// Whether some words hold a finite verb, as far as closed classes and endings tell.
    fn is_finite(&self, line: &Line, tokens: Range<usize>) -> bool {
        let verb = |at: usize| {
            let word = self.words.word(at);
            let ending = at > tokens.start
                && self.words.shape(at) == Shape::Lower
                && (is_past(word) || word.ends_with('s') && word.len() > 3 && self.may_govern(line, at + 1));
            self.class(line, at, Class::Auxiliary)
                || self.class(line, at, Class::Modal)
                || word.contains(['\'', '’'])
                || ending
        };
        let opens = |at: usize| self.any(line, at, any!["that", "which", "who", "whose", "where"]);
        let odd = self.any(line, tokens.start, any!["last", "next", "early", "late", "early", "as"]);
        self.class(line, tokens.start, Class::Subject)
            || !odd && tokens.clone().take(REACH).take_while(|at| *at == tokens.start || !opens(*at)).any(verb)
    }

    /// The token after the one who is told: `told reporters he`.
    fn after_addressee(&self, line: &Line, start: usize) -> usize {
        if start == 0 || !self.words.is_any(start - 1, any!["told", "tell", "tells", "telling"]) {
            return start;
        }
        let mut at = start;
        if self.class(line, at, Class::Determiner) {
            at += 1;
        }
        while at + 1 < line.tokens.end
            && (self.words.is_capital(at)
                || self.any(line, at, any!["reporters", "supporters", "him", "her", "them", "me", "us", "."]))
        {
            at += 1;
        }
        at.max(start + 1)
    }

    fn object(&self, line: &Line, cue: &Sourced, start: usize, cues: &[Sourced]) -> Option<Reported> {
        if self.is_bare(line, start) || start >= line.tokens.end {
            return None;
        }
        let end = self.clause_end(line, cue, start, cues);
        let opens = |at: &usize| self.any(line, *at, any![",", "that", "which", "who", "whose", "where"]);
        let near = (start..end.min(start + 9)).take_while(|at| !opens(at));
        let verb = |at: usize| {
            self.class(line, at, Class::Modal) || self.any(line, at, any!["is", "was", "are", "were", "has", "had"])
        };
        let finite = self.class(line, start, Class::Subject) || near.into_iter().any(verb);
        if finite {
            return Reported::new(start..end, "bare clause");
        }
        Reported::new(start..self.object_end(line, start, end), "object")
    }

    fn object_end(&self, line: &Line, start: usize, end: usize) -> usize {
        let stops = |at: &usize| {
            self.any(line, *at, any![","]) && !self.is_listed(line, *at)
                || self.any(line, *at, any![";", "—", "–", "(", ":"])
                || self.any(
                    line,
                    *at,
                    any![
                        "after", "because", "while", "when", "although", "though", "during", "but", "if", "before",
                        "since"
                    ],
                )
        };
        (start + 1..end).find(stops).unwrap_or(end)
    }

    /// Whether a comma only parts adjectives or nouns of a list: `open, stable, secure and accessible`.
    fn is_listed(&self, line: &Line, comma: usize) -> bool {
        let lower = |at: usize| {
            line.tokens.contains(&at)
                && self.words.shape(at) == Shape::Lower
                && !self.class(line, at, Class::Adverb)
                && !self.class(line, at, Class::Subordinator)
        };
        lower(comma - 1) && lower(comma + 1) && self.any(line, comma + 2, any![",", "and", "or"])
    }

    /// The token after a clause that a cue governs: where another cue of the same rank goes on, or the sentence ends.
    fn clause_end(&self, line: &Line, cue: &Sourced, start: usize, cues: &[Sourced]) -> usize {
        let end = self.sentence_end(line);
        let later = cues.iter().filter(|later| later.predicate.first > start);
        let parallel = later.filter_map(|later| self.parallel(line, cue, later)).filter(|cut| *cut > start);
        let according =
            (start + 1..end).find(|at| self.words.is(*at, ",") && self.any(line, at + 1, any!["according"]));
        let main = match &cue.source {
            Source::After(tokens) if cue.predicate.voice == Voice::Gerund => {
                Some(tokens.start - 1).filter(|cut| *cut > start)
            }
            _ => None,
        };
        let cut = parallel.chain(according).chain(main).min().unwrap_or(end).min(end);
        match self.quotation(cut.saturating_sub(1)) {
            Some(quotation) if quotation.last >= cut && cut == end && quotation.first > start => quotation.last + 1,
            _ => cut,
        }
    }

    /// Where the words of a later cue begin that the content of `cue` does not hold.
    fn parallel(&self, line: &Line, cue: &Sourced, later: &Sourced) -> Option<usize> {
        match &later.source {
            Source::Shared(tokens) if Some(tokens) == cue.source.tokens() => {
                Some(self.before_joint(line, later.predicate.first))
            }
            Source::Before(tokens) if tokens.contains(&cue.predicate.first) => Some(tokens.end),
            Source::Before(tokens) => {
                let before = tokens.start.checked_sub(1)?;
                let joined = self.any(line, before, any!["and", "but", "while", "whereas"])
                    && self.any(line, before - 1, any![",", ";"]);
                let closes = self.any(line, before, any![","]) && self.is_bare(line, later.predicate.end());
                (joined || closes).then(|| self.before_joint(line, tokens.start))
            }
            _ => None,
        }
    }

    /// The token before `, and` that leads to a joined cue.
    fn before_joint(&self, line: &Line, first: usize) -> usize {
        let mut at = first;
        while at > line.tokens.start
            && self.any(line, at - 1, any![",", ";", "and", "but", "or", "—", "while", "whereas"])
        {
            at -= 1;
        }
        at
    }

    /// `“A,” said X`, `A, X said, B`: what stands before the source and cue, and what goes on behind them.
    fn fronted(&self, index: usize, cue: &Sourced, start: usize) -> Option<Reported> {
        let line = &self.lines[index];
        let first = match &cue.source {
            _ if cue.relative => return None,
            Source::Before(tokens) => tokens.start.min(cue.predicate.first),
            Source::After(_) => cue.predicate.first,
            _ => return None,
        };
        if first <= line.tokens.start {
            return None;
        }
        let edge = first - 1;
        if self.any(line, edge, any!["as"]) {
            return self.as_noted(line, edge, start);
        }
        let quotation = self.closing_before(edge);
        if !self.any(line, edge, any![","]) && quotation.is_none() {
            return None;
        }
        let from = match quotation {
            Some(quotation) if quotation.first <= line.tokens.start => quotation.first,
            Some(quotation) if self.any(line, quotation.first.saturating_sub(1), any![",", ":"]) => quotation.first,
            _ => self.clause_start(line),
        };
        let until = if quotation.is_some() { edge + 1 } else { edge };
        if quotation.is_none() && !self.may_be_fronted(line, from..until, start) {
            return None;
        }
        let rule = if quotation.is_some() { "quotation before" } else { "fronted clause" };
        let mut reported = Reported::new(from..until, rule)?;
        let end = self.resumed(line, start, &mut reported.pieces);
        if quotation.is_some() {
            self.go_on(line, end, &mut reported.pieces);
        }
        Some(reported)
    }

    /// `As X noted, …`, `…, as X noted`: all of the sentence but this.
    fn as_noted(&self, line: &Line, first: usize, start: usize) -> Option<Reported> {
        let end = self.sentence_end(line);
        let before =
            line.tokens.start..if self.any(line, first.saturating_sub(1), any![","]) { first - 1 } else { first };
        let after = (start..end).find(|at| self.words.is(*at, ",")).map_or(end..end, |comma| comma + 1..end);
        let opens =
            before.is_empty() && after.is_empty() || !before.is_empty() && !self.any(line, first - 1, any![",", "—"]);
        let pieces: Vec<Range<usize>> = [before, after].into_iter().filter(|piece| !piece.is_empty()).collect();
        (!opens && !pieces.is_empty()).then_some(Reported { pieces, rule: "adverbial" })
    }

    /// Whether some words before a comma can be a clause that the cue behind them reports.
    fn may_be_fronted(&self, line: &Line, tokens: Range<usize>, start: usize) -> bool {
        let adverbial =
            self.class(line, tokens.start, Class::Adverbial) || self.class(line, tokens.start, Class::Preposition);
        let parenthesis = self.any(line, start, any![",", "—"]);
        let closes = parenthesis
            || start >= self.sentence_end(line)
            || self.class(line, start, Class::Calendar)
            || self.any(
                line,
                start,
                any!["in", "on", "at", "during", "after", "when", "as", "last", "this", "earlier", "of", "to", "while"],
            );
        let long = (tokens.len() > 3 || parenthesis) && !(adverbial && tokens.len() < 9 && !parenthesis);
        closes && long
    }

    fn clause_start(&self, line: &Line) -> usize {
        let mut at = line.tokens.start;
        while self.any(line, at, any!["but", "and", "so", "still", "yet"]) {
            at += 1;
        }
        at
    }

    /// Adds what goes on behind the source and cue in the same sentence, and tells where that ends.
    fn resumed(&self, line: &Line, start: usize, pieces: &mut Vec<Range<usize>>) -> usize {
        let comma = (start..line.tokens.end.min(start + REACH)).find(|at| self.words.is_any(*at, any![",", ":", "—"]));
        let Some(comma) = comma else { return start };
        let next = comma + 1;
        if let Some(quotation) = self.opening(next) {
            pieces.push(next..quotation.last + 1);
            return quotation.last + 1;
        }
        let end = self.sentence_end(line);
        let word = || self.words.word(next).to_ascii_lowercase();
        if comma == start
            && next < end
            && !word().ends_with("ing")
            && !is_past(&word())
            && !self.class(line, next, Class::Preposition)
            && !self.class(line, next, Class::Adverbial)
        {
            pieces.push(next..end);
            return end;
        }
        start
    }

    /// `It was noted that …`; `X is expected to …`.
    fn of_passive(&self, line: &Line, cue: &Sourced, cues: &[Sourced]) -> Option<Reported> {
        let start = match &cue.source {
            Source::After(tokens) => tokens.end,
            _ => cue.predicate.end(),
        };
        if self.any(line, start, any!["that"]) {
            return Reported::new(start..self.clause_end(line, cue, start, cues), "passive");
        }
        if self.any(line, start, any!["to"])
            && matches!(cue.source, Source::Nobody)
            && cue.predicate.first > line.tokens.start
        {
            let subject = self.phrase(line, cue.predicate.first - 1, line.tokens.start)?;
            let rest = start..self.clause_end(line, cue, start, cues);
            return (!rest.is_empty()).then(|| Reported { pieces: vec![subject, rest], rule: "passive infinitive" });
        }
        None
    }
}
