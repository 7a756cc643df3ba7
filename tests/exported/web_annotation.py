"""Reads an export as Web Annotations: each file by a schema made from the data model, and as linked data by PyLD.

    python tests/exported/web_annotation.py EXPORT DATASET

The context of the standard is given here by the terms that the files use, so that nothing is fetched.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from dataset import Dataset
from jsonschema import Draft202012Validator
from pyld import jsonld

export, dataset = Path(sys.argv[1]), Dataset(sys.argv[2])
BASE, OA, AS = "https://example.org/", "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#"
RDF, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
NUMBER = f"{XSD}nonNegativeInteger"


def linked(term, kind="@id", **more):
    return {"@id": term, "@type": kind, **more}


TERMS = {
    "oa": OA,
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in (
        "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix",
        "suffix", "classifying", "identifying", "linking", "tagging")},
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "body": linked("oa:hasBody"),
    "target": linked("oa:hasTarget"),
    "source": linked("oa:hasSource"),
    "selector": linked("oa:hasSelector"),
    "motivation": linked("oa:motivatedBy", "@vocab"),
    "purpose": linked("oa:hasPurpose", "@vocab"),
    "start": linked("oa:start", NUMBER),
    "end": linked("oa:end", NUMBER),
    "value": f"{RDF}value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "items": linked(f"{AS}items", **{"@container": "@list"}),
    "total": linked(f"{AS}totalItems", NUMBER),
    "startIndex": linked(f"{AS}startIndex", NUMBER),
    **{name: linked(f"{AS}{name}") for name in ("partOf", "first", "last", "next", "prev")},
}


def load(address, _):
    assert address == "http://www.w3.org/ns/anno.jsonld", address
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": TERMS}}


validator = Draft202012Validator(json.loads(Path(__file__).with_name("web_annotation.schema.json").read_text()))


def read(name):
    """A file as JSON and as linked data."""
    content = json.loads((export / name).read_bytes())
    validator.validate(content)
    [node] = jsonld.expand(content, {"base": BASE + name, "documentLoader": load, "keepFreeFloatingNodes": True})
    return content, node


def one(node, term):
    [value] = node[term]
    return value.get("@value", value.get("@id"))


def spans(annotation, text, document):
    """Where an annotation points, found by each of the selectors."""
    found = []
    for target in annotation[f"{OA}hasTarget"]:
        assert one(target, f"{OA}hasSource") == f"{BASE}{document}.txt"
        quote, place = sorted(target[f"{OA}hasSelector"], key=lambda selector: f"{OA}start" in selector)
        start, end = one(place, f"{OA}start"), one(place, f"{OA}end")
        exact, prefix, suffix = (one(quote, f"{OA}{name}") for name in ("exact", "prefix", "suffix"))
        assert text[start:end] == exact, f"{document}: {exact!r} is not at {start} to {end}"
        assert text[max(start - 32, 0):start] == prefix and text[end:end + 32] == suffix, f"{document}: around {start}"
        found.append((start, end))
    return found


def labels(annotation):
    values = (body for body in annotation.get(f"{OA}hasBody", []) if f"{RDF}value" in body)
    return Counter(tuple(one(body, f"{RDF}value").split(":", 1)) for body in values)


texts, wanted = dataset.texts(), {}
anonymous = {"anonymous": "anon:"}
names = {
    (row["document"], row["speaker"]): anonymous.get(row["kind"], "") + row["name"] for row in dataset.rows("speakers")
}


def want(row, table, pieces, told, part=None):
    """What an annotation must be: where it points and what it says, without what is not told."""
    address = f"{BASE}{row['document']}.json#{table}-{row[table]}{f'-{part}' if part else ''}"
    wanted[address] = (sorted(map(tuple, pieces)), {(key, value) for key, value in told if value is not None})


def pair(row, name):
    return (row[f"{name}_start"], row[f"{name}_end"]) if row[f"{name}_start"] is not None else None


def speaker(row):
    return names.get((row["document"], row["speaker"]))


def number(value):
    return None if value is None else str(value)


def parts(row, table, columns):
    for name in columns:
        if pair(row, name):
            want(row, table, [pair(row, name)], [("part", name)], name)


sides, deontics = {}, {}
for row in dataset.rows("tags"):
    want(row, "tag", [(row["start"], row["end"])], [
        ("theme", row["theme"]), ("entry", f"{row['lexicon']}/{row['entry']}"), ("negated", "yes" if row["negated"] else None)])
for row in dataset.rows("statements"):
    want(row, "statement", row["content_spans"], [
        ("speaker", speaker(row)), ("act", row["act"]), ("force", number(row["force"])), ("polarity", row["polarity"]),
        ("within", number(row["parent"]))])
    parts(row, "statement", ("source", "cue"))
for row in dataset.rows("norms"):
    deontics.setdefault((row["document"], row["sentence"]), []).append(row["deontic"])
    want(row, "norm", [pair(row, "deontic")], [
        ("norm", row["deontic"]), ("gge-norm", row["gge_norm"]), ("speaker", speaker(row))])
    parts(row, "norm", ("attribute", "aim", "object", "condition", "or_else"))
for row in dataset.rows("positions"):
    side = f"{row['issue']}={row['stance']}"
    sides.setdefault((row["document"], row["sentence"]), []).append(side)
    want(row, "position", [(row["start"], row["end"])], [
        ("position", side), ("lexicon", row["lexicon"]), ("force", number(row["force"])), ("speaker", speaker(row))])
for row in dataset.rows("references"):
    want(row, "reference", [(row["start"], row["end"])], [
        ("reference", row["kind"]), ("symbol", row["symbol"]), ("title", row["title"])])
for row in dataset.rows("sentences"):
    place = (row["document"], row["sentence"])
    told = [("kind", row["kind"]), ("act", row["act"]), ("basis", row["basis"])]
    told += [("speaker", names[row["document"], each]) for each in row["speakers"]]
    told += [("theme", theme) for theme in row["themes"]]
    told += [("position", side) for side in sides.get(place, [])] + [("norm", each) for each in deontics.get(place, [])]
    want(row, "sentence", row["spans"], told)

collection, node = read("collection.json")
assert node["@type"] == [f"{AS}OrderedCollection"] and collection["total"] == len(wanted), "the collection's total"
page, before, count, seen = collection.get("first"), None, 0, []
while page:
    document = page.removesuffix(".json")
    text, (content, node) = texts[document], read(page)
    assert (export / f"{document}.txt").read_bytes().decode() == text, f"{document}: another text"
    assert content["id"] == page and content.get("prev") == before and content["startIndex"] == count, page
    [items] = node[f"{AS}items"]
    for annotation in items["@list"]:
        assert annotation["@type"] == [f"{OA}Annotation"]
        pieces, told = wanted.pop(annotation["@id"])
        assert sorted(spans(annotation, text, document)) == pieces, f"{annotation['@id']}: another place"
        said = {label for label in labels(annotation) if label[0] != "confidence"}
        assert said == told, f"{annotation['@id']}: {said ^ told}"
        row = annotation["@id"].rsplit("-", 1)[0]
        if f"{OA}linking" in str(annotation[f"{OA}motivatedBy"]):
            assert {"@id": row} in annotation[f"{OA}hasBody"], annotation["@id"]
    count += len(items["@list"])
    seen.append(document)
    before, page = page, content.get("next")
assert before == collection.get("last") and seen == list(texts), "the pages are not those of the documents"
assert not wanted, f"{len(wanted)} rows are missing, {next(iter(wanted))} among them"
