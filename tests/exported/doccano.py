"""Reads an export for doccano as doccano's import does.

    python tests/exported/doccano.py EXPORT DATASET

doccano takes a JSON object a line, with `text` and `label`, a list of start, end and name, counted in code points of a
Python string; it refuses a span that is empty or leaves the text.
"""

import json
import sys

from dataset import Dataset

export, dataset = sys.argv[1], Dataset(sys.argv[2])
texts, tasks = dataset.texts(), {}
with open(export, encoding="utf-8", newline="\n") as file:
    for line in file:
        task = json.loads(line)
        tasks[task["document"]] = task
assert list(tasks) == list(texts), "the documents are not those of the dataset"
for document, task in tasks.items():
    assert task["text"] == texts[document], f"{document}: another text"
    for start, end, label in task["label"]:
        assert 0 <= start < end <= len(task["text"]), f"{document}: {start} to {end}"
        assert ":" in label
kinds = sum(label.startswith("kind:") for task in tasks.values() for _, _, label in task["label"])
assert kinds == len(dataset.rows("sentences")), "not each sentence has one kind"
