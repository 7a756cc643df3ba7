"""What differs between datasets."""

from __future__ import annotations

import os
from collections.abc import Iterable

from . import _native
from .dataset import Dataset
from .table import NativeTables, Table


class Comparison(NativeTables):
    """What differs, as tables that are attributes: `sides`, `rates`, `keyness`, `position_changes`, `norm_changes`,
    `passages`, `series`, `networks`, `alignments`.
    """

    sides: Table
    rates: Table
    keyness: Table
    position_changes: Table
    norm_changes: Table
    passages: Table
    series: Table
    networks: Table
    alignments: Table
    notes: list[str] = []
    """What stands in none of the tables: documents that were left out, and why. What to mind of a side
    tells `sides.caveats`. Empty for one that was opened."""

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Comparison:
        """What `rapporteur compare` has written into a folder, in any of its formats."""
        return cls(_native.Dataset.open(os.fspath(folder), "comparison"))


def compare(
    *datasets: Dataset | Iterable[Dataset], by: str | None = None, min_confidence: float = 0.7
) -> Comparison:
    """What differs between datasets, each compared with the one before, or between the documents of one.

    A side has the name of its dataset. `by` groups the documents of one dataset: `document`, `symbol`,
    `date`, `year` or a column `meta_…`. Rows with a confidence below `min_confidence` count as uncertain. A `CompareError` tells why datasets cannot be compared.
    """
    given = datasets[0] if len(datasets) == 1 and not isinstance(datasets[0], Dataset) else datasets
    if not given:
        raise TypeError("two datasets are wanted, or one and `by`")
    natives = [_native_of(dataset) for dataset in given]
    native, notes = _native.compare(natives, by, min_confidence)
    comparison = Comparison(native)
    comparison.notes = notes
    return comparison


def _native_of(dataset: object) -> _native.Dataset:
    if not isinstance(dataset, Dataset):
        raise TypeError(f"a Dataset is wanted, not {type(dataset).__name__}")
    return dataset._native
