"""Reads an export as UIMA does, by DKPro's cassis, which turns UTF-16 units into code points.

    python tests/exported/cas.py EXPORT DATASET
"""

import re
import sys
from pathlib import Path

import cassis
from dataset import Dataset

export, dataset = Path(sys.argv[1]), Dataset(sys.argv[2])
FOREIGN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LAYERS = {
    "sections": ("Section", "section", ("level", "title")),
    "speakers": ("Speaker", None, ("name", "honorific", "function", "affiliation", "state", "kind")),
    "tags": ("Tag", "tag", ("theme", "lexicon", "entry", "negated")),
    "statements": ("Statement", "statement", ("parent", "act", "force", "polarity", "confidence")),
    "norms": ("Norm", "norm", ("statement", "deontic", "confidence")),
    "positions": ("Position", "position", ("statement", "lexicon", "issue", "stance", "force", "confidence")),
    "references": ("Reference", "reference", ("kind", "symbol", "title", "url")),
}
SEGMENT = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
PARTS = ("attribute", "deontic", "aim", "object", "condition", "or_else")

with open(export / "TypeSystem.xml", "rb") as file:
    types = cassis.load_typesystem(file)
texts, rows = dataset.texts(), {}
for table in (*LAYERS, "sentences"):
    for row in dataset.rows(table):
        rows.setdefault((table, row["document"]), []).append(row)
assert {path.stem for path in export.glob("*.xmi")} == set(texts), "the documents are not those of the dataset"


def clean(value):
    return FOREIGN.sub("\ufffd", value) if isinstance(value, str) else value


def same(found, wanted, place):
    if isinstance(wanted, float):
        assert found is not None and abs(found - wanted) < 1e-6, f"{place}: {found} for {wanted}"
    else:
        assert found == clean(wanted), f"{place}: {found!r} for {wanted!r}"


def slots(annotation):
    """The links of an annotation as role and span."""
    links = annotation.parts.elements if annotation.parts else []
    return sorted((link.role, link.target.begin, link.target.end) for link in links)


def pairs(row, *names):
    """The parts of a row as role and span."""
    return [(name, row[f"{name}_start"], row[f"{name}_end"]) for name in names if row[f"{name}_start"] is not None]


def judge(document, text):
    with open(export / f"{document}.xmi", "rb") as file:
        read = cassis.load_cas_from_xmi(file, typesystem=types)
    assert read.sofa_string == clean(text), f"{document}: another text"
    for table, (layer, key, columns) in LAYERS.items():
        wanted = rows.get((table, document), [])
        found = list(read.select(f"webanno.custom.{layer}"))
        number = (lambda next: next.number) if key else (lambda next: int(next.identifier[1:]))
        found.sort(key=number)
        assert len(found) == len(wanted), f"{document}: {len(found)} of {len(wanted)} {table}"
        for annotation, row in zip(found, wanted):
            place = f"{document}: {table} {row.get(key, row.get('speaker'))}"
            if key:
                assert annotation.number == row[key], place
            else:
                assert annotation.identifier == row["speaker"], place
            for column in columns:
                same(getattr(annotation, column), row[column], f"{place}: {column}")
            if key and "speaker" in row:
                assert annotation.speakerId == row["speaker"], place
            if row.get("start") is not None:
                assert (annotation.begin, annotation.end) == (row["start"], row["end"]), place
            assert annotation.get_covered_text() == clean(text[annotation.begin:annotation.end]), place
            if table == "statements":
                contents = [("content", *span) for span in row["content_spans"]]
                assert slots(annotation) == sorted(pairs(row, "source", "cue") + contents), place
                assert (annotation.begin, annotation.end) == (row["cue_start"], row["cue_end"]), place
            if table == "norms":
                assert slots(annotation) == sorted(pairs(row, *PARTS)), place
                assert (annotation.begin, annotation.end) == (row["deontic_start"], row["deontic_end"]), place
                assert annotation.ggeNorm == row["gge_norm"], place
    pieces = {}
    for annotation in read.select("webanno.custom.Sentence"):
        pieces.setdefault(annotation.number, []).append(annotation)
    wanted = rows.get(("sentences", document), [])
    assert len(pieces) == len(wanted), f"{document}: {len(pieces)} of {len(wanted)} sentences"
    for row in wanted:
        place = f"{document}: sentence {row['sentence']}"
        spans = pieces[row["sentence"]]
        assert sorted([next.begin, next.end] for next in spans) == sorted(row["spans"]), place
        for next in spans:
            for column in ("kind", "basis", "act", "paragraph", "page", "confidence"):
                same(getattr(next, column), row[column], f"{place}: {column}")
            assert (next.themes or "").split() == row["themes"], place
            assert (next.speakerIds or "").split() == row["speakers"], place
    units = sorted((next.begin, next.end) for next in read.select(f"{SEGMENT}.Sentence"))
    assert all(before[1] <= next[0] for before, next in zip(units, units[1:])), f"{document}: units overlap"
    covered = sum(end - begin for begin, end in units)
    assert not wanted or covered >= max(row["end"] - row["start"] for row in wanted), document
    assert read.select(METADATA)[0].documentId == document


for document, text in texts.items():
    judge(document, text)
