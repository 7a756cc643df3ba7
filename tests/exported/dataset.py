"""The tables of a dataset, for the readers of exports beside this file."""

import json
from pathlib import Path


class Dataset:
    """A dataset that was written with the formats `jsonl` and the texts as files."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def rows(self, table):
        with open(self.folder / f"{table}.jsonl", encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def text(self, document):
        return (self.folder / "texts" / f"{document}.txt").read_bytes().decode("utf-8")

    def texts(self):
        """The texts of the documents that could be read, by id."""
        read = [row["document"] for row in self.rows("documents") if row["status"] != "failed"]
        return {document: self.text(document) for document in read}


def words(text):
    """Letters without white space, which tables fold and texts do not."""
    return "".join(text.split())
