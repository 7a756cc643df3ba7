"""Computes the keyness of two datasets anew and lays it beside what `compare` wrote.

    python3 tests/keyness.py A B COMPARISON

Ends with 1 where a figure differs by more than 1e-9, and tells it. Written from the papers (Monroe, Colaresi & Quinn 2008;
Dunning 1993; Benjamini & Hochberg 1995), with the mathematics of Python alone.
"""

import json
import re
import sys
from collections import Counter
from math import erfc, log, sqrt
from pathlib import Path

PROSE = {"narration", "statement", "discussion"}


def read(folder, table):
    with open(Path(folder) / f"{table}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def counts(folder):
    prose = {(s["document"], s["sentence"]): s for s in read(folder, "sentences") if s["kind"] in PROSE}
    entries = Counter((t["lexicon"], t["entry"]) for t in read(folder, "tags") if (t["document"], t["sentence"]) in prose)
    return entries, sum(len(re.findall(r"[^\W_]+", sentence["text"])) for sentence in prose.values())


def false_discovery_rates(p):
    order = sorted(range(len(p)), key=lambda at: p[at])
    return {at: min(p[later] * len(p) / (order.index(later) + 1) for later in order[rank:]) for rank, at in enumerate(order)}


def reference(a, b):
    (a, a_words), (b, b_words) = counts(a), counts(b)
    rows = {}
    for key in sorted(set(a) | set(b)):
        prior, mass = a[key] + b[key], a_words + b_words
        logit = lambda count, words: log((count + prior) / (words + mass - count - prior))
        log_odds = logit(b[key], b_words) - logit(a[key], a_words)
        z = log_odds / sqrt(1 / (a[key] + prior) + 1 / (b[key] + prior))
        share = prior / mass
        observed = [(a[key], a_words * share), (a_words - a[key], a_words * (1 - share))]
        observed += [(b[key], b_words * share), (b_words - b[key], b_words * (1 - share))]
        ratio = 2 * sum(count * log(count / expected) for count, expected in observed if count)
        rows[key] = {
            "a_count": a[key], "b_count": b[key], "a_words": a_words, "b_words": b_words, "prior": prior,
            "prior_mass": mass, "log_odds": log_odds, "z": z, "p": erfc(abs(z) / sqrt(2)), "log_likelihood": ratio,
            "log_likelihood_p": erfc(sqrt(max(ratio, 0) / 2)),
        }
    for column, q in (("p", "q"), ("log_likelihood_p", "log_likelihood_q")):
        rates = false_discovery_rates([row[column] for row in rows.values()])
        for at, row in enumerate(rows.values()):
            row[q] = rates[at]
    return rows


def main():
    a, b, comparison = sys.argv[1:]
    wanted = reference(a, b)
    written = {(row["lexicon"], row["entry"]): row for row in read(comparison, "keyness")}
    assert wanted and wanted.keys() == written.keys(), "the entries differ"
    faults = [f"{key} {name}: {row[name]} is wanted, {written[key][name]} found" for key, row in wanted.items()
              for name in row if abs(row[name] - written[key][name]) > 1e-9]
    print(f"{len(wanted)} entries, {len(faults)} faults", *faults, sep="\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
