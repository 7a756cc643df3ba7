//! Whether entries are found where their evidence says, and only there.

use super::compile::compile;
use super::entry::{EntryId, Place, Sense, Side};
use super::fault::Fault;
use super::lexicons::Lexicons;
use super::meeting::Telling;
use super::scan::Match;
use super::written::{Evidence, Text, Written, WrittenEntry, WrittenSense};
use rapporteur_span::Span;

/// What the evidence of some files has against them, with all files running.
pub fn faults(all: &[Written], judged: &[Written]) -> Vec<Fault> {
    let lexicons = compile(all);
    let mut faults = Vec::new();
    let mut next = 0;
    for file in all {
        let is_judged = judged.iter().any(|judged| judged.id == file.id);
        let entries = file.entries.iter().filter(|entry| !matches!(entry.sense, WrittenSense::Class(_)));
        for entry in entries {
            if is_judged {
                judge(&lexicons, file, entry, EntryId(next), &mut faults);
                judge_sides(&lexicons, file, entry, EntryId(next), &mut faults);
            }
            next += 1;
        }
    }
    faults
}

fn judge(lexicons: &Lexicons, file: &Written, entry: &WrittenEntry, id: EntryId, faults: &mut Vec<Fault>) {
    let name = &entry.id.text;
    let mut tell = |sentences: &[Text], wanted: bool, message: &dyn Fn(&Text) -> String| {
        let wrong = sentences.iter().filter(|sentence| is_found(lexicons, &sentence.text, id) != wanted);
        faults.extend(wrong.map(|sentence| file.fault(sentence.at, message(sentence))));
    };
    let evidence = &entry.evidence;
    tell(&evidence.hits, true, &|sentence| {
        format!("`{name}` is not found in its hit `{}`{}", sentence.text, instead(lexicons, &sentence.text, id))
    });
    let hits = evidence.hits_for.iter().chain(&evidence.hits_against);
    tell(&hits.cloned().collect::<Vec<_>>(), true, &|sentence| {
        format!("`{name}` is not found in its hit `{}`", sentence.text)
    });
    tell(&evidence.misses, false, &|sentence| format!("`{name}` is found in its miss `{}`", sentence.text));
    tell(&evidence.limits, true, &|sentence| {
        format!("`{name}` is no longer found in `{}`: the limit has healed and is a miss now", sentence.text)
    });
    tell(&evidence.gaps, false, &|sentence| {
        format!("`{name}` is found in `{}`: the gap has healed and is a hit now", sentence.text)
    });
}

/// What speaks for the other side in a sentence that shows one side of an issue.
fn judge_sides(lexicons: &Lexicons, file: &Written, entry: &WrittenEntry, id: EntryId, faults: &mut Vec<Fault>) {
    let Evidence { hits_for, hits_against, .. } = &entry.evidence;
    for (hits, key, other, wrong) in
        [(hits_for, "for", "against", Side::Against), (hits_against, "against", "for", Side::For)]
    {
        let speaks = |sentence: &&Text| {
            let found = lexicons.patterns.found(&matches(lexicons, &sentence.text));
            found.iter().any(|found| found.entry == id && found.side == wrong)
        };
        faults.extend(hits.iter().filter(speaks).map(|sentence| {
            let name = &entry.id.text;
            let message = format!(
                "a pattern of `{name}` under `{other}` is found in `{}`, which is in `hits_{key}`",
                sentence.text
            );
            file.fault(sentence.at, message)
        }));
    }
}

fn is_found(lexicons: &Lexicons, sentence: &str, id: EntryId) -> bool {
    let starts = match lexicons.entries[id.0 as usize].sense {
        Sense::Content(content) => matches!(content.place, Place::Start | Place::Record),
        _ => false,
    };
    let matches = matches(lexicons, sentence);
    matches.iter().any(|hit| hit.entry == id && (hit.first == 0 || !starts))
        || lexicons.patterns.found(&matches).iter().any(|found| found.entry == id)
        || lexicons.meetings.met(&matches, &[]).iter().any(|met| met.entry == id && met.telling == Telling::Names)
}

fn matches(lexicons: &Lexicons, sentence: &str) -> Vec<Match> {
    lexicons.scan(sentence, [Span::new(0, sentence.len())]).matches
}

/// Which entries of the same lexicon are found in a sentence where one is not.
fn instead(lexicons: &Lexicons, sentence: &str, id: EntryId) -> String {
    let of = |id: EntryId| &lexicons.entries[id.0 as usize];
    let matches = matches(lexicons, sentence);
    let mut others: Vec<&str> = matches
        .iter()
        .filter(|hit| of(hit.entry).lexicon == of(id).lexicon)
        .map(|hit| of(hit.entry).id.as_str())
        .collect();
    others.dedup();
    if others.is_empty() { String::new() } else { format!("; `{}` is", others.join("`, `")) }
}
