"""A dataset: the tables of a run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import _native
from .table import Table

if TYPE_CHECKING:
    from .document import Document


class Dataset:
    """The tables of a run, each an attribute: `documents`, `sections`, `speakers`, `sentences`, `tags`, `statements`,
    `norms`, `positions`, `references`, `remarks`, `norm_mentions`, `issues`, `gge_norms`, `texts`.
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

    def __init__(self, native: _native.Dataset) -> None:
        self._native = native
        self._tables: dict[str, Table] = {}

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Dataset:
        """The dataset that `rapporteur analyse` has written into a folder, in any of its formats.

        A `DatasetError` tells that there is none, or which row of which file is damaged.
        """
        return cls(_native.Dataset.open(os.fspath(folder)))

    @property
    def table_names(self) -> list[str]:
        """The names of the tables, in their order."""
        return self._native.table_names

    def table(self, name: str) -> Table:
        """A table by its name; `KeyError` where there is none."""
        if name not in self.table_names:
            raise KeyError(name)
        if name not in self._tables:
            self._tables[name] = Table(self._native.table(name), name, self._native)
        return self._tables[name]

    def __getattr__(self, name: str) -> Table:
        if name.startswith("_") or name not in self.table_names:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return self.table(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.table_names]

    def __iter__(self) -> Iterator[Table]:
        return (self.table(name) for name in self.table_names)

    def document(self, id: str) -> Document:
        """One of its documents, with its own rows; `KeyError` where there is none."""
        from .document import Document

        if id not in self.documents.to_arrow().column("document").to_pylist():
            raise KeyError(id)
        return Document._of(self, id)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._native.name}: {', '.join(self.table_names)}>"

    def _repr_html_(self) -> str:
        from .display import counts

        return counts((table.name, len(table)) for table in self)
