"""One document with its rows, and a sentence of it to look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import display
from .dataset import Dataset
from .table import Table


@dataclass(frozen=True)
class Sentence:
    """A sentence with whose it is and what is tagged in it."""

    number: int
    """Its number in the document, from 1."""
    text: str
    """Its words."""
    kind: str
    """What sort of sentence it is: `statement`, `narration` …"""
    speakers: list[str]
    """The names of its speakers."""
    confidence: float
    """How sure kind and speakers are, between 0 and 1."""
    tags: list[dict[str, Any]]
    """The tags in it, as rows of `tags`."""

    def _repr_html_(self) -> str:
        return display.sentences([self])


class Document:
    """One text with its layers, which are analysed when the first of them is asked for.

    The layers are the tables of a dataset, with the rows of this document alone: `sentences`, `speakers`, `positions` …
    """

    documents: Table
    sections: Table
    speakers: Table
    sentences: Table
    tags: Table
    statements: Table
    norms: Table
    positions: Table
    references: Table
    remarks: Table
    norm_mentions: Table
    issues: Table
    gge_norms: Table
    texts: Table

    def __init__(self, text: str, id: str | None = None, **options: Any) -> None:
        """A text that is at hand; `options` are those of `analyse_texts`."""
        if not isinstance(text, str):
            raise TypeError(f"a text is wanted, not {type(text).__name__}")
        self._text = text
        self._given = id
        self._options = options

    @classmethod
    def _of(cls, dataset: Dataset, id: str) -> Document:
        document = cls.__new__(cls)
        document.dataset, document.id = dataset, id
        return document

    @cached_property
    def dataset(self) -> Dataset:
        """The dataset that holds it."""
        from .analysis import analyse_texts

        return analyse_texts([self._text], [self._given], **self._options)

    @cached_property
    def id(self) -> str:
        """Its id."""
        id: str = self.dataset.documents.to_arrow().column("document")[0].as_py()
        return id

    @cached_property
    def about(self) -> dict[str, Any]:
        """Its row of `documents`: title, date, genre and others."""
        return self._rows("documents")[0]

    @cached_property
    def text(self) -> str:
        """Its text, into which all offsets point, counted in code points."""
        rows = self._rows("texts")
        text: str = rows[0]["text"] if rows else ""
        return text

    def layer(self, name: str) -> Table:
        """Its rows of a table; `KeyError` where there is no such table."""
        if name not in self._layers:
            self._layers[name] = self.dataset.table(name).of(self.id)
        return self._layers[name]

    @cached_property
    def _layers(self) -> dict[str, Table]:
        return {}

    def __getattr__(self, name: str) -> Table:
        if name.startswith("_") or name not in self.dataset.table_names:
            raise AttributeError(f"'Document' object has no attribute {name!r}")
        return self.layer(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.dataset.table_names]

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number, from 1; `IndexError` where there is none."""
        if number < 1 or number > len(self._sentences):
            raise IndexError(f"there are {len(self._sentences)} sentences, and no number {number}")
        return self._sentences[number - 1]

    @cached_property
    def _sentences(self) -> list[Sentence]:
        names = {row["speaker"]: row["name"] for row in self._rows("speakers")}
        tags: dict[int, list[dict[str, Any]]] = {}
        for row in self._rows("tags"):
            tags.setdefault(row["sentence"], []).append(row)
        return [
            Sentence(
                number=row["sentence"],
                text=row["text"],
                kind=row["kind"],
                speakers=[names.get(speaker) or speaker for speaker in row["speakers"] or []],
                confidence=row["confidence"],
                tags=tags.get(row["sentence"], []),
            )
            for row in self._rows("sentences")
        ]

    def _rows(self, table: str) -> list[dict[str, Any]]:
        return self.layer(table).to_pylist()

    def __repr__(self) -> str:
        return f"<Document {self.id}: {len(self._sentences)} sentences>"

    def _repr_html_(self) -> str:
        return display.sentences(self._sentences[:30], of=len(self._sentences))

