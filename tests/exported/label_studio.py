"""Reads an export for Label Studio with its own SDK.

    python tests/exported/label_studio.py EXPORT DATASET

The SDK checks every result against the labelling configuration: its control, its type and its choices. The spans count
code points and quote the words of their sentence.
"""

import json
import sys
from pathlib import Path

from dataset import Dataset, words
from label_studio_sdk.label_interface import LabelInterface

export, dataset = Path(sys.argv[1]), Dataset(sys.argv[2])
interface = LabelInterface((export / "config.xml").read_text(encoding="utf-8"))
interface.validate()
tasks = json.loads((export / "tasks.json").read_text(encoding="utf-8"))
texts = dataset.texts()
assert [task["data"]["document"] for task in tasks] == list(texts), "the documents are not those of the dataset"
sentences = {(row["document"], f"s{row['sentence']}"): row for row in dataset.rows("sentences")}
seen = set()
for task in tasks:
    document, text = task["data"]["document"], task["data"]["text"]
    assert text == texts[document], f"{document}: another text"
    for prediction in task["predictions"]:
        errors = interface.validate_prediction(prediction, return_errors=True)
        assert not errors, f"{document}: {errors[:3]}"
        for result in prediction["result"]:
            row, value = sentences[document, result["id"]], result["value"]
            seen.add((document, result["id"]))
            quoted = text[value["start"] : value["end"]]
            assert result["from_name"] == "speaker" or value["text"] == quoted, f"{document}: {result['id']} quotes other words"
            if len(row["spans"]) == 1 and "-" not in quoted and "\u00ad" not in quoted:
                assert words(quoted) == words(row["text"]), f"{document}: {quoted!r} is not {row['text']!r}"
            if result["from_name"] == "theme":
                assert value["choices"] == row["themes"]
assert seen == set(sentences), "a sentence is missing"
