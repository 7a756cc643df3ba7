"""How reports are read and analysed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from numbers import Integral
from pathlib import Path
from typing import Any, TypeAlias

from . import _native

Paths: TypeAlias = "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]"

_DEFAULTS = _native.default_limits()


@dataclass(frozen=True)
class Limits:
    """What one document may take; sizes in megabytes. One that needs more costs its row, and nothing else."""

    max_seconds: int = _DEFAULTS["max_seconds"]
    """Seconds that reading it may take."""
    max_memory: int = _DEFAULTS["max_memory"]
    """Megabytes of memory that reading it may take."""
    max_pages: int = _DEFAULTS["max_pages"]
    """Pages; further ones are left out."""
    max_text: int = _DEFAULTS["max_text"]
    """Megabytes of text that it may hold, 512 at most."""
    max_unpacked: int = _DEFAULTS["max_unpacked"]
    """Megabytes that its file may have, or that a compressed one may unfold to."""
    max_ratio: int = _DEFAULTS["max_ratio"]
    """Times that a compressed one may be larger than its compressed form."""
    max_depth: int = _DEFAULTS["max_depth"]
    """Levels that elements may be nested."""
    max_sentences: int = _DEFAULTS["max_sentences"]
    """Sentences that it may hold."""
    max_hits: int = _DEFAULTS["max_hits"]
    """Hits of lexicons that it may hold."""
    max_speakers: int = _DEFAULTS["max_speakers"]
    """Speakers that it may have."""

    def __post_init__(self) -> None:
        for limit in fields(self):
            _whole(limit.name, getattr(self, limit.name))


class Lexicons:
    """Lexicons to add to those of the package; one with a known id takes its place.

    Folders are read at once and travel as bytes: a pickled `Lexicons` needs no file where it arrives.
    """

    def __init__(self, folders: Paths = ()) -> None:
        self._folders = [(folder, _files(Path(folder))) for folder in many(folders)]

    @cached_property
    def native(self) -> _native.Lexicons:
        """The same as the native half holds them; a `LexiconError` tells every fault."""
        with tempfile.TemporaryDirectory() as scratch:
            roots = []
            for number, (_, files) in enumerate(self._folders):
                root = Path(scratch, str(number))
                root.mkdir()
                for name, content in files.items():
                    path = root / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                roots.append(str(root))
            try:
                return _native.Lexicons(roots)
            except _native.LexiconError as error:
                told = str(error)
                for scratched, (folder, _) in zip(roots, self._folders):
                    told = told.replace(scratched, folder)
                raise _native.LexiconError(told) from None

    @property
    def ids(self) -> list[str]:
        """The ids of all lexicons, those of the package among them."""
        return self.native.ids()

    def __getstate__(self) -> list[tuple[str, dict[str, bytes]]]:
        return self._folders

    def __setstate__(self, state: list[tuple[str, dict[str, bytes]]]) -> None:
        self._folders = state

    def __repr__(self) -> str:
        return f"Lexicons({len(self.ids)} lexicons)"


def _files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise _native.LexiconError(f"there is no folder `{folder}`")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@dataclass(frozen=True)
class Options:
    """The options of a run, as the native half takes them."""

    lexicons: _native.Lexicons
    threads: int | None = None
    text: str | None = None
    id: str | None = None
    metadata: str | None = None
    exclude: list[str] = field(default_factory=list)
    ocr: str = "never"
    ocr_language: str = "eng"
    limits: Limits = field(default_factory=Limits)
    worker: list[str] = field(default_factory=list)

    def for_documents(self, count: int) -> Options:
        """The same with no more threads than there are documents, for each takes time to start."""
        if self.threads is not None and not 1 <= self.threads <= 1024:
            return self
        return replace(self, threads=max(1, min(self.threads or _processors(), count)))


def options(
    *,
    lexicons: Lexicons | Paths = (),
    threads: int | None = None,
    text: str | None = None,
    id: str | None = None,
    metadata: str | os.PathLike[str] | None = None,
    exclude: Iterable[str] | None = (),
    ocr: str = "never",
    ocr_language: str = "eng",
    limits: Limits | Mapping[str, int] | None = None,
) -> Options:
    """The options of a run, from what callers may give."""
    if threads is not None:
        _whole("threads", threads)
    if not isinstance(lexicons, Lexicons):
        lexicons = Lexicons(lexicons) if lexicons else _own()
    return Options(
        lexicons=lexicons.native,
        threads=None if threads is None else int(threads),
        text=text,
        id=id,
        metadata=None if metadata is None else os.fspath(metadata),
        exclude=[exclude] if isinstance(exclude, str) else list(exclude or ()),
        ocr=ocr,
        ocr_language=ocr_language,
        limits=_limits(limits),
        worker=worker(),
    )


def worker() -> list[str]:
    """What starts a process that reads one source of a stranger."""
    return [sys.executable or "python3", "-I", "-S", str(Path(__file__).with_name("worker.py"))]


@cache
def _own() -> Lexicons:
    """The lexicons of the package, loaded once."""
    return Lexicons()


def _limits(limits: Limits | Mapping[str, int] | None) -> Limits:
    if isinstance(limits, Mapping):
        known = {field.name for field in fields(Limits)}
        if unknown := sorted(set(limits) - known):
            raise TypeError(f"no limit is called {unknown[0]!r}; there are {', '.join(sorted(known))}")
        return Limits(**limits)
    if limits is not None and not isinstance(limits, Limits):
        raise TypeError(f"limits is {limits!r}; Limits or a mapping of their names is wanted")
    return limits or Limits()


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _whole(name: str, value: object) -> None:
    if not isinstance(value, Integral) or isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}; a whole number is wanted")
    if not 0 <= int(value) < 1 << 32:
        raise ValueError(f"{name} is {value}; a positive number below 2**32 is wanted")


def many(paths: Paths) -> list[str]:
    """Paths as a list, given one or several."""
    is_one = isinstance(paths, (str, bytes, os.PathLike)) or not isinstance(paths, Iterable)
    given: Any = [paths] if is_one else paths
    found = list(given)
    for path in found:
        if not isinstance(path, (str, os.PathLike)):
            raise TypeError(f"a path or several are wanted, not {path!r}")
    return [os.fspath(path) for path in found]
