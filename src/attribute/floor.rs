//! Who has the floor: the most probable owners of every sentence, all candidates of the document weighed together.
//!
//! A report names a speaker once and then lets the speaker talk for pages; whether a sentence carries on, opens another
//! speech or is the rapporteur's own is weighed along the whole text. Where nobody is probable enough the sentence has
//! no owner: a wrong owner costs more than none.

use super::candidate::{self, Lattice, Node, Read, Role};
use super::feature::{self, Follows};
use super::{Basis, Candidate, Kind, Laid, own_words};
use crate::document::{Document, ParagraphKind};
use crate::lexicon::Sense;
use crate::model::chain;
use crate::model::learn::{self, Choice, Told};
use crate::model::{Template, Weights};
use crate::segment::Sentence;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::mention::{self, Mention};
use crate::speech::report::{self, Report};
use crate::speech::words::{Common, Words, any};
use crate::speech::{Speech, introduction, roster};

/// The templates of the features weighed here.
pub(super) const TEMPLATES: &[Template] = feature::TEMPLATES;

/// Owners less probable than this are not named.
const NAMED: f64 = 0.35;

/// Reads who can speak, and lists the candidates of every sentence.
pub(super) fn lattice(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    speech: &Speech,
    cast: &mut Cast,
) -> Lattice {
    let kind = |sentence: &Sentence| document.paragraphs[sentence.paragraph as usize].kind;
    let whole = own_words::whole(document, sentences, words, cast);
    let common = Common::of(words);
    for (index, sentence) in sentences.iter().enumerate() {
        match kind(sentence) {
            ParagraphKind::Roster => roster::enrol(words, index, cast),
            ParagraphKind::Prose if words.is_readable(index) => introduction::introduce(words, index, &common, cast),
            _ => {}
        }
    }
    let mentions: Vec<Vec<Mention>> = sentences
        .iter()
        .enumerate()
        .map(|(index, sentence)| match kind(sentence) {
            ParagraphKind::Prose | ParagraphKind::Heading(_) => {
                mention::mentions(words, index, speech.of(index), &common, cast)
            }
            _ => Vec::new(),
        })
        .collect();
    let reports: Vec<Vec<Report>> = sentences
        .iter()
        .enumerate()
        .map(|(index, sentence)| match kind(sentence) {
            ParagraphKind::Prose if words.is_readable(index) => {
                report::reports(words, index, speech.of(index), &mentions[index])
            }
            _ => Vec::new(),
        })
        .collect();
    let ahead = ahead(sentences, words);
    candidate::lattice(Read { document, sentences, words, mentions, reports, ahead, whole }, cast)
}

/// For each sentence in a quotation that goes on, the later one of its paragraph in which it ends.
fn ahead(sentences: &[Sentence], words: &Words) -> Vec<Option<u32>> {
    let mut ahead = vec![None; sentences.len()];
    let mut open: Option<usize> = None;
    for index in 0..sentences.len() {
        if index > 0 && sentences[index - 1].paragraph != sentences[index].paragraph {
            open = None;
        }
        for at in words.scan.tokens_of(index) {
            match () {
                _ if words.is(at, "“") => open = Some(index),
                _ if words.is(at, "\"") && open.is_none() => open = Some(index),
                _ if words.is_any(at, any!["”", "\""]) => {
                    ahead[open.take().unwrap_or(index)..index].fill(Some(index as u32));
                }
                _ => {}
            }
        }
    }
    ahead
}

/// Lays every sentence to its most probable owners.
pub(super) fn lay(words: &Words, lattice: &Lattice, weights: &Weights, cast: &mut Cast) -> Vec<Laid> {
    let probable = chain::marginals(&scores(words, lattice, weights));
    let lay = |step: usize| {
        let mut laid = laid(words, lattice, &probable[step], step, cast);
        laid.candidates = considered(lattice, weights, &probable[step], step, cast);
        laid
    };
    (0..lattice.steps.len()).map(lay).collect()
}

/// The sums of weights of all candidates and pairs.
fn scores(words: &Words, lattice: &Lattice, weights: &Weights) -> Vec<chain::Step> {
    let step = |at: usize| {
        let step = &lattice.steps[at];
        let node = |node: &Node| weights.score(|score| feature::tell(lattice, at, node, cue_id(words, node), score));
        chain::Step {
            nodes: step.nodes.iter().map(node).collect(),
            edges: if at == 0 { Vec::new() } else { edges(lattice, &lattice.steps[at - 1], step, weights) },
        }
    };
    (0..lattice.steps.len()).map(step).collect()
}

/// The sums of weights of all pairs. Those that follow in the same way are summed once.
fn edges(lattice: &Lattice, before: &candidate::Step, step: &candidate::Step, weights: &Weights) -> Vec<f64> {
    let mut edges = vec![0.0; before.nodes.len() * step.nodes.len()];
    let mut sums = [None; Follows::COUNT];
    for (at, to) in step.nodes.iter().enumerate() {
        sums.fill(None);
        for (from, edge) in before.nodes.iter().zip(edges.iter_mut().skip(at).step_by(step.nodes.len())) {
            let follows = Follows::of(step, from, to);
            let sum = || weights.score(|score| feature::tell_pair(&lattice.scene, step, follows, to, score));
            *edge = *sums[follows.place()].get_or_insert_with(sum);
        }
    }
    edges
}

/// The lexicon entry of a candidate's cue.
fn cue_id<'a>(words: &Words<'a>, node: &Node) -> Option<&'a str> {
    let cue = node.cue?;
    let mut hits = words.hits_from(cue.first);
    hits.find(|hit| matches!(words.sense(hit), Sense::Cue(own) if *own == cue.cue))
        .map(|hit| words.lexicons.entries[hit.entry.0 as usize].id.as_str())
}

/// The candidates as an example to learn from; `right` tells whether a kind and owners are what is annotated.
pub(super) fn example(
    words: &Words,
    lattice: &Lattice,
    right: impl Fn(usize, Kind, &[PersonId]) -> bool,
) -> Vec<Choice> {
    let owners = |node: &Node| node.owners.map_or(&[][..], |id| &lattice.owners[id.0 as usize]);
    let choice = |at: usize| {
        let step = &lattice.steps[at];
        let candidate = |node: &Node| learn::Candidate {
            features: Told::by(|told| feature::tell(lattice, at, node, cue_id(words, node), told)),
            right: right(at, node.kind, owners(node)),
        };
        let pairs = |before: &candidate::Step| {
            let pair = |from: &Node, to: &Node| {
                Told::by(|told| feature::tell_pair(&lattice.scene, step, Follows::of(step, from, to), to, told))
            };
            before.nodes.iter().flat_map(|from| step.nodes.iter().map(move |to| pair(from, to))).collect()
        };
        Choice {
            candidates: step.nodes.iter().map(candidate).collect(),
            pairs: if at == 0 { Vec::new() } else { pairs(&lattice.steps[at - 1]) },
        }
    };
    (0..lattice.steps.len()).map(choice).collect()
}

/// How many candidates are told.
const TOLD: usize = 3;

/// A candidate less probable than this is not told.
const WORTH_TELLING: f64 = 0.01;

/// The most probable candidates of a sentence, with what spoke for them.
fn considered(lattice: &Lattice, weights: &Weights, probable: &[f64], step: usize, cast: &Cast) -> Vec<Candidate> {
    let nodes = &lattice.steps[step].nodes;
    let mut order: Vec<usize> = (0..nodes.len()).filter(|at| probable[*at] >= WORTH_TELLING).collect();
    order.sort_by(|one, other| probable[*other].total_cmp(&probable[*one]).then(one.cmp(other)));
    order.truncate(TOLD);
    let name = |id: &PersonId| cast.speaker(*id).name.clone();
    let candidate = |at: usize| Candidate {
        kind: nodes[at].kind,
        names: nodes[at].owners.map_or(&[][..], |id| &lattice.owners[id.0 as usize]).iter().map(name).collect(),
        score: probable[at] as f32,
        reasons: weights.reasons(|reasons| feature::tell(lattice, step, &nodes[at], None, reasons)),
    };
    order.into_iter().map(candidate).collect()
}

fn laid(words: &Words, lattice: &Lattice, probable: &[f64], step: usize, cast: &mut Cast) -> Laid {
    let nodes = &lattice.steps[step].nodes;
    let best = best(nodes, probable);
    let (node, sure) = (&nodes[best], probable[best]);
    let owners = node.owners.filter(|_| sure >= NAMED).map_or(&[][..], |id| &lattice.owners[id.0 as usize]);
    owners.iter().for_each(|id| cast.speaks(*id));
    if let Some(behalf) = node.report.and_then(|at| lattice.reports[step][at as usize].behalf.as_ref())
        && let [only] = owners
        && let mention::Who::Actor(entry, _) = behalf.who
        && let Sense::Actor(actor) = &words.lexicons.entries[entry.0 as usize].sense
    {
        cast.speaks_for(*only, actor.name.clone());
    }
    Laid {
        kind: node.kind,
        speakers: owners.to_vec(),
        basis: basis(node.role),
        act: None,
        cue: node.cue.map(|cue| words.span(cue.first, cue.last)),
        own_cue: node.cue.filter(|_| node.report.is_some()),
        antecedent: node.antecedent,
        confidence: sure,
        rule: candidate::ROLES[node.role as usize],
        candidates: Vec::new(),
    }
}

/// The most probable candidate of the most probable kind.
fn best(nodes: &[Node], probable: &[f64]) -> usize {
    let of_kind = |kind: Kind| -> f64 {
        nodes.iter().zip(probable).filter(|(node, _)| node.kind == kind).map(|(_, probable)| probable).sum()
    };
    let better = |best: usize, at: usize| {
        let (own, other) = (of_kind(nodes[at].kind), of_kind(nodes[best].kind));
        let wins = if nodes[at].kind == nodes[best].kind { probable[at] > probable[best] } else { own > other };
        if wins { at } else { best }
    };
    (1..nodes.len()).fold(0, better)
}

fn basis(role: Role) -> Basis {
    match role {
        Role::Narration | Role::Heading | Role::Roster | Role::Footnote | Role::Furniture => Basis::None,
        Role::He | Role::They | Role::It | Role::Anaphor => Basis::Pronoun,
        Role::Label => Basis::Label,
        Role::Head => Basis::Heading,
        Role::Whole => Basis::Body,
        role if (role as u8) < Role::He as u8 => Basis::Cue,
        _ => Basis::Continuation,
    }
}
