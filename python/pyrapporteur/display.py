"""What notebooks show: sentences with owner and tags marked, tables counted."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Sentence

_CELL = 'style="text-align:left;vertical-align:top"'


def sentences(shown: list[Sentence], of: int | None = None) -> str:
    """Sentences as a table: number, owner, words with the tags marked."""
    rows = "".join(
        f"<tr><td {_CELL}>{sentence.number}</td><td {_CELL}>{_owner(sentence)}</td><td {_CELL}>{_marked(sentence)}</td></tr>"
        for sentence in shown
    )
    more = f"<p>and {of - len(shown)} more sentences</p>" if of is not None and of > len(shown) else ""
    head = "<tr><th>#</th><th>speaker</th><th>sentence</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>{more}"


def counts(tables: Iterable[tuple[str, int]]) -> str:
    """Tables by name with how many rows each has."""
    rows = "".join(f"<tr><td {_CELL}>{escape(name)}</td><td>{rows:,}</td></tr>" for name, rows in tables)
    return f"<table><thead><tr><th>table</th><th>rows</th></tr></thead><tbody>{rows}</tbody></table>"


def _owner(sentence: Sentence) -> str:
    if not sentence.speakers:
        return f"<i>{escape(sentence.kind)}</i>"
    return f"<b>{escape(', '.join(sentence.speakers))}</b> {sentence.confidence:.2f}"


def _marked(sentence: Sentence) -> str:
    """The words with each tag marked where it first stands; what lies in another mark is left alone."""
    spans: list[tuple[int, int, str]] = []
    for tag in sorted(sentence.tags, key=lambda tag: -len(tag["text"])):
        start = sentence.text.find(tag["text"])
        end = start + len(tag["text"])
        if start >= 0 and all(end <= first or last <= start for first, last, _ in spans):
            spans.append((start, end, f"{tag['theme']}: {tag['entry']}"))
    pieces, at = [], 0
    for start, end, title in sorted(spans):
        words = escape(sentence.text[start:end])
        pieces += [escape(sentence.text[at:start]), f'<mark title="{escape(title, quote=True)}">{words}</mark>']
        at = end
    return "".join(pieces) + escape(sentence.text[at:])
