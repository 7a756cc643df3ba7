"""A sentence, and how notebooks show it: with its owner, and the tags marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

_CELL = 'style="text-align:left;vertical-align:top"'


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
    tags: list[dict[str, Any]] = field(repr=False)
    """The tags in it, as rows of `tags`."""
    pieces: list[tuple[int, str]] = field(repr=False)
    """Its pieces in the document's text, each with the place where it begins: notes and page breaks may part them."""

    def _repr_html_(self) -> str:
        return shown([self])


def shown(sentences: list[Sentence], of: int | None = None) -> str:
    """Sentences as a table: number, owner, words with the tags marked."""
    rows = "".join(
        f"<tr><td {_CELL}>{sentence.number}</td><td {_CELL}>{_owner(sentence)}</td><td {_CELL}>{_marked(sentence)}</td></tr>"
        for sentence in sentences
    )
    more = f"<p>and {of - len(sentences)} more sentences</p>" if of is not None and of > len(sentences) else ""
    head = "<tr><th>#</th><th>speaker</th><th>sentence</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>{more}"


def _owner(sentence: Sentence) -> str:
    if not sentence.speakers:
        return f"<i>{escape(sentence.kind)}</i>"
    return f"<b>{escape(', '.join(sentence.speakers))}</b> {sentence.confidence:.2f}"


def _marked(sentence: Sentence) -> str:
    """The words as they stand in the text, each tag marked; where tags overlap, the longest."""
    marks: list[tuple[int, int, str]] = []
    for tag in sorted(sentence.tags, key=lambda tag: tag["start"] - tag["end"]):
        start, end = tag["start"], tag["end"]
        if all(end <= first or last <= start for first, last, _ in marks):
            marks.append((start, end, f"{tag['theme']}: {tag['entry']}"))
    return " ".join(_piece(start, words, sorted(marks)) for start, words in sentence.pieces)


def _piece(begin: int, words: str, marks: list[tuple[int, int, str]]) -> str:
    shown, at = "", 0
    for start, end, title in marks:
        first, last = max(start - begin, at), min(end - begin, len(words))
        if first < last:
            marked = f'<mark title="{escape(title, quote=True)}">{escape(words[first:last])}</mark>'
            shown, at = shown + escape(words[at:first]) + marked, last
    return shown + escape(words[at:])
