"""A table, and what has tables by name."""

from __future__ import annotations

import os
from html import escape
from typing import TYPE_CHECKING, Any

from . import _native

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas
    import polars
    import pyarrow


class Table:
    """A table whose memory is shared with whoever takes it by the Arrow PyCapsule interface.

    `pyarrow.table(table)` and `polars.DataFrame(table)` take it without a copy, DuckDB what they give.
    """

    def __init__(self, held: _native.Table | pyarrow.Table, name: str, dataset: _native.Dataset) -> None:
        self._held = held
        self._dataset = dataset
        self.name = name
        """Its name, as in the folder of a dataset."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._held.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        """How many rows it has."""
        return len(self._held)

    @property
    def column_names(self) -> list[str]:
        """The names of its columns, in order."""
        return self._held.column_names

    def of(self, document: str) -> Table:
        """Its rows of one document; the whole table where no document adds to it."""
        import pyarrow.compute

        if "document" not in self.column_names:
            return self
        rows = self.to_arrow()
        return Table(rows.filter(pyarrow.compute.equal(rows.column("document"), document)), self.name, self._dataset)

    def about(self, column: str) -> str | None:
        """What a column means; none for one that the corpus brings itself. `KeyError` where there is none of this name."""
        if column not in self.column_names:
            raise KeyError(f"no column is called {column!r}; there are {', '.join(self.column_names)}")
        return self._dataset.about(self.name, column)

    def to_arrow(self) -> pyarrow.Table:
        """The same for pyarrow, over the same memory."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self, **options: Any) -> pandas.DataFrame:
        """The same as a data frame of pandas whose columns are Arrow's, over the same memory.

        `options` go to `pyarrow.Table.to_pandas`: `types_mapper=None` makes columns of NumPy, which copies.
        """
        import pandas

        options.setdefault("types_mapper", pandas.ArrowDtype)
        return self.to_arrow().to_pandas(**options)

    def to_polars(self) -> polars.DataFrame:
        """The same as a data frame of polars, over the same memory where polars can hold it so."""
        import polars

        return polars.DataFrame(self)

    def to_pylist(self) -> list[dict[str, Any]]:
        """The rows as dictionaries; a missing value is `None`."""
        rows: list[dict[str, Any]] = self.to_arrow().to_pylist()
        return rows

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows, {len(self.column_names)} columns>"

    def _repr_html_(self) -> str:
        shown: str = self.to_pandas().head(10)._repr_html_()
        return shown


class Tables:
    """What has tables, each by its name: as an attribute, or in brackets."""

    @property
    def table_names(self) -> list[str]:
        """The names of the tables, in their order."""
        raise NotImplementedError

    def table(self, name: str) -> Table:
        """A table by its name; `KeyError` where there is none."""
        raise NotImplementedError

    def __getitem__(self, name: str) -> Table:
        return self.table(name)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Table:
            if name.startswith("_") or name not in self.table_names:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            return self.table(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.table_names]


class Layers(Tables):
    """The tables of what `analyse` makes."""

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


class NativeTables(Tables):
    """Tables that the native half holds."""

    def __init__(self, native: _native.Dataset) -> None:
        if not isinstance(native, _native.Dataset):
            raise TypeError("a dataset is made by `analyse`, or opened by `Dataset.open`")
        self._native = native
        self._tables: dict[str, Table] = {}

    @property
    def name(self) -> str:
        """How it is called, as in a comparison; its folder where it was opened from one."""
        return self._native.name

    @property
    def table_names(self) -> list[str]:
        """The names of the tables, in their order."""
        return self._native.table_names

    def table(self, name: str) -> Table:
        """A table by its name; `KeyError` where there is none. `dataset[name]` is the same."""
        if name not in self.table_names:
            raise KeyError(f"no table is called {name!r}; there are {', '.join(self.table_names)}")
        if name not in self._tables:
            self._tables[name] = Table(self._native.table(name), name, self._native)
        return self._tables[name]

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Writes what is in memory into a folder, a Parquet file a table, as the program does with `--format parquet`.

        `open` and the program read it. It shows when it is whole.
        """
        self._native.write(os.fspath(folder))

    def __contains__(self, name: object) -> bool:
        """Whether it has a table of this name."""
        return name in self.table_names

    def __iter__(self) -> Iterator[Table]:
        return (self.table(name) for name in self.table_names)

    def __copy__(self) -> NativeTables:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a dataset is not pickled: write it into a folder, or hand over tables by `to_arrow`")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {', '.join(self.table_names)}>"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{escape(table.name)}</td><td>{len(table):,}</td></tr>" for table in self)
        return f"<table><thead><tr><th>table</th><th>rows</th></tr></thead><tbody>{rows}</tbody></table>"
