"""A dataset, the tables of a run; and a document of it, the rows of these tables that are its own."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from . import _native
from .options import Lexicons, Limits, Options, Paths, options, worker
from .sentence import Sentence, shown
from .table import Layers, NativeTables, Table


class Dataset(NativeTables, Layers):
    """The tables of a run, each an attribute: `documents`, `sections`, `speakers`, `sentences`, `tags`, `statements`,
    `norms`, `positions`, `references`, `remarks`, `norm_mentions`, `issues`, `gge_norms`, `texts`.
    """

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Dataset:
        """The dataset that `rapporteur analyse` has written into a folder, in any of its formats.

        A `DatasetError` tells that there is none, or which row of which file is damaged.
        """
        return cls(_native.Dataset.open(os.fspath(folder), "analysis"))

    def document(self, id: str) -> Document:
        """One of its documents, with its own rows; `KeyError` where there is none."""
        if id not in self.documents.to_arrow().column("document").to_pylist():
            raise KeyError(f"no document is called {id!r}")
        return Document._of(self, id)


class UnreadableWarning(UserWarning):
    """Documents could not be read; each is a row of `documents`, with its reason in `remarks`."""


def warned(native: _native.Dataset) -> Dataset:
    """A dataset, with a warning where documents could not be read."""
    documents, failed = native.counts
    if failed:
        message = f"{failed} of {documents} documents could not be read; `remarks` tells why"
        warnings.warn(message, UnreadableWarning, stacklevel=3)
    return Dataset(native)


class Document(Layers):
    """One text with its layers, which are analysed when the first of them is asked for.

    The layers are the tables of a dataset, with the rows of this document alone: `sentences`, `speakers`, `positions` …
    """

    def __init__(
        self,
        text: str,
        id: str | None = None,
        *,
        lexicons: Lexicons | Paths = (),
        limits: Limits | Mapping[str, int] | None = None,
    ) -> None:
        """A text that is at hand, with lexicons and limits as `analyse_texts` takes them."""
        if not isinstance(text, str):
            raise TypeError(f"a text is wanted, not {type(text).__name__}")
        self._text = text
        self._given = id
        self._lexicons, self._limits = lexicons, limits
        self._chosen()

    @classmethod
    def _of(cls, dataset: Dataset, id: str) -> Document:
        document = cls.__new__(cls)
        document.dataset, document.id = dataset, id
        return document

    def _chosen(self) -> Options:
        return options(lexicons=self._lexicons, limits=self._limits, threads=1)

    @cached_property
    def dataset(self) -> Dataset:
        """The dataset that holds it."""
        texts: list[tuple[str | None, str | None, str, list[tuple[str, str]]]] = [(self._given, None, self._text, [])]
        return warned(_native.analyse_texts(texts, self._chosen(), "document", None))

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
        return self.dataset._native.text(self.id, worker())

    @property
    def table_names(self) -> list[str]:
        """The names of its tables, in their order."""
        return self.dataset.table_names

    def table(self, name: str) -> Table:
        """Its rows of a table; `KeyError` where there is no such table."""
        if name not in self._layers:
            self._layers[name] = self.dataset.table(name).of(self.id)
        return self._layers[name]

    @cached_property
    def _layers(self) -> dict[str, Table]:
        return {}

    def __len__(self) -> int:
        """How many sentences it has."""
        return len(self._sentences)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self._sentences)

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number, from 1; `IndexError` where there is none."""
        if not 1 <= number <= len(self._sentences):
            raise IndexError(f"sentences are numbered from 1 to {len(self._sentences)}, and none {number}")
        return self._sentences[number - 1]

    @cached_property
    def _sentences(self) -> list[Sentence]:
        text = self.text
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
                pieces=[(start, text[start:end]) for start, end in row["spans"]],
            )
            for row in self._rows("sentences")
        ]

    def _rows(self, table: str) -> list[dict[str, Any]]:
        return self.table(table).to_pylist()

    def __repr__(self) -> str:
        return f"<Document {self.id}: {len(self._sentences)} sentences>"

    def _repr_html_(self) -> str:
        return shown(self._sentences[:30], of=len(self._sentences))

