"""Reports analysed: files and folders, texts at hand, a corpus document by document."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from numbers import Integral
from pathlib import Path
from typing import Any, TypeAlias

from . import _native
from .dataset import Dataset, Document, warned
from .options import Lexicons, Limits, Paths, many, options

_HALVES = re.compile("[\ud800-\udfff]")

Progress: TypeAlias = "bool | Callable[[int, int], object] | None"


def analyse(
    paths: Paths,
    *,
    lexicons: Lexicons | Paths = (),
    threads: int | None = None,
    text: str | None = None,
    id: str | None = None,
    metadata: str | os.PathLike[str] | None = None,
    exclude: Iterable[str] = (),
    ocr: str = "never",
    ocr_language: str = "eng",
    limits: Limits | Mapping[str, int] | None = None,
    name: str | None = None,
    progress: Progress = None,
) -> Dataset:
    """The dataset of some reports, in memory.

    `paths` are files and folders: plain text, Markdown, PDF, Word, HTML, tables of documents, archives of all these. Reports
    of strangers are read in processes of their own, within `limits`.

    :param lexicons: folders of lexicons to add to those of the package
    :param threads: number of threads; one for each processor if not given
    :param text: column of a table that holds the text of a document, `text` if not given
    :param id: column of a table that names a document
    :param metadata: CSV file whose columns are added to the documents it names
    :param exclude: globs of files and folders to leave out, by their names or their paths within a folder
    :param ocr: which pages of a PDF the program `tesseract` reads off their pictures: `auto` those without usable text, `always` all
    :param ocr_language: languages of such pages, as `tesseract` names them, joined by `+`
    :param limits: what one document may take
    :param name: how the dataset is called, as in a comparison; as its file or folder if not given
    :param progress: called with the number of documents done and of bytes read; `True` tells both on stderr
    :raises SourceError: where there is nothing to read, or nothing to read pictures with
    :raises LexiconError: where lexicons have faults
    :raises KeyboardInterrupt: after the document at hand, where somebody interrupts
    """
    given = options(
        lexicons=lexicons,
        threads=threads,
        text=text,
        id=id,
        metadata=metadata,
        exclude=exclude,
        ocr=ocr,
        ocr_language=ocr_language,
        limits=limits,
    )
    inputs = many(paths)
    called = name or (_called(Path(inputs[0]).resolve()) if len(inputs) == 1 else "analysis")
    # A name of a file need not be Unicode.
    called = called.encode(errors="replace").decode()
    return warned(_run(progress, lambda told: _native.analyse(inputs, given, called, told)))


def analyse_texts(
    texts: Iterable[str],
    ids: Iterable[str | int | None] | None = None,
    *,
    sources: Iterable[str | None] | None = None,
    metadata: Iterable[Mapping[str, object]] | None = None,
    lexicons: Lexicons | Paths = (),
    threads: int | None = None,
    limits: Limits | Mapping[str, int] | None = None,
    name: str = "analysis",
    progress: Progress = None,
) -> Dataset:
    """The dataset of some texts, in memory.

    `ids` name the documents, `text-1` and so on if not given; an id that is not safe as a word and a file's name is made so:
    7 becomes `document-7`. The column `source` keeps it as it was given; join on that.
    `sources` say where each comes from, for the column `source`. The three have the same length,
    as has `metadata`: what is known of each, by name, for the columns `meta_…`; what is None is left out. `name` is how the
    dataset is called, as in a comparison.
    """
    for what, values in (("texts", texts), ("ids", ids), ("sources", sources)):
        if isinstance(values, (str, bytes, Mapping)):
            raise TypeError(f"{what} is a {type(values).__name__}; a list is wanted")
    texts = list(texts)
    given_ids = [None] * len(texts) if ids is None else list(ids)
    named: list[Any] = [str(id) if isinstance(id, Integral) else id for id in given_ids]
    sources = [None] * len(texts) if sources is None else list(sources)
    known = [{}] * len(texts) if metadata is None else list(metadata)
    if not len(texts) == len(named) == len(sources) == len(known):
        counts = f"{len(texts)} texts, {len(named)} ids, {len(sources)} sources and {len(known)} rows of metadata"
        raise ValueError(f"there are {counts}")
    _are_text("texts", texts, "a text is wanted; leave out or fill what is missing", str)
    _are_text("ids", named, "a text or None is wanted", str, type(None))
    _are_text("sources", sources, "a text or None is wanted", str, type(None))
    if odd := [row for row in known if not isinstance(row, Mapping)]:
        raise TypeError(f"metadata holds {odd[0]!r}; a mapping for each text is wanted, as of `frame.to_dict('records')`")
    given = options(lexicons=lexicons, threads=threads, limits=limits).for_documents(len(texts))
    given_texts = [
        (id, source, text, [(str(key), str(value)) for key, value in row.items() if value is not None])
        for id, source, text, row in zip(named, sources, texts, known)
    ]
    return warned(_run(progress, lambda told: _native.analyse_texts(given_texts, given, name, told)))


def documents(
    paths: Paths,
    *,
    lexicons: Lexicons | Paths = (),
    threads: int | None = None,
    text: str | None = None,
    id: str | None = None,
    metadata: str | os.PathLike[str] | None = None,
    exclude: Iterable[str] = (),
    ocr: str = "never",
    ocr_language: str = "eng",
    limits: Limits | Mapping[str, int] | None = None,
) -> Iterator[Document]:
    """The documents of some reports, one after the other, each with its own rows.

    A corpus passes through without being held; a few documents are analysed ahead. What is not taken is not analysed.
    """
    given = options(
        lexicons=lexicons,
        threads=threads,
        text=text,
        id=id,
        metadata=metadata,
        exclude=exclude,
        ocr=ocr,
        ocr_language=ocr_language,
        limits=limits,
    )
    stream = _native.documents(many(paths), given)
    return (Document._of(warned(native), native.name) for native in stream)


def _called(path: Path) -> str:
    return path.name if path.is_dir() else path.stem


def _are_text(name: str, values: list[Any], wanted: str, *types: type) -> None:
    """Raises a TypeError that names the first value of another type."""
    for at, value in enumerate(values):
        if not isinstance(value, types):
            raise TypeError(f"{name}[{at}] is {value!r}; {wanted}")
        if isinstance(value, str) and not value.isascii() and _HALVES.search(value):
            raise ValueError(f"{name}[{at}] holds half of a surrogate pair, which is no text")


def _run(progress: Progress, run: Callable[[Callable[[int, int], object] | None], _native.Dataset]) -> _native.Dataset:
    """A run that is told of as somebody wishes: by a function, or by a line on stderr that ends with it."""
    if progress is not True:
        if progress and not callable(progress):
            raise TypeError(f"progress is {progress!r}; a function or True is wanted")
        return run(progress or None)
    try:
        return run(lambda documents, read: print(f"\r{documents} documents, {read / 1e6:.1f} MB", end="", file=sys.stderr))
    finally:
        print(file=sys.stderr)
