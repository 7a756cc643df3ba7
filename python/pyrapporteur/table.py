"""A table of a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _native

if TYPE_CHECKING:
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
