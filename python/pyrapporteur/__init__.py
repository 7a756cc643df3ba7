"""Reads reports of diplomatic meetings and says, as data, who said what.

>>> import pyrapporteur
>>> dataset = pyrapporteur.analyse_texts(["The representative of Kenya said that international law applied."])
>>> dataset.sentences.to_pandas()[["text", "speakers", "confidence"]]  # doctest: +SKIP

`analyse` reads files and folders, `analyse_texts` what is at hand, `documents` a corpus document by document;
`Dataset.open` reads what the program has written, `compare` tells what differs. `pyrapporteur.spark` does the same on a
cluster. Every table is Arrow; what each column means stands in ``docs/datasets.md`` and in `Table.about`.
"""

from ._native import CompareError, DatasetError, Error, LexiconError, SourceError, __version__
from .analysis import analyse, analyse_texts, documents
from .comparison import Comparison, compare
from .dataset import Dataset, Document, UnreadableWarning
from .options import Lexicons, Limits
from .sentence import Sentence
from .table import Table

__all__ = [
    "CompareError",
    "Comparison",
    "Dataset",
    "DatasetError",
    "Document",
    "Error",
    "LexiconError",
    "Lexicons",
    "Limits",
    "Sentence",
    "SourceError",
    "Table",
    "UnreadableWarning",
    "__version__",
    "analyse",
    "analyse_texts",
    "compare",
    "documents",
]
