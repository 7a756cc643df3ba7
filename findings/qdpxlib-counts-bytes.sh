#!/bin/sh
# qdpxlib 0.1.4 (PyPI) loses codings behind accented letters: it takes REFI-QDA positions for bytes.
#
# REFI-QDA 1.5, section 10.2, counts Unicode code points: "Selections in a text file are defined by the first and the last
# character (Unicode codepoint) in the file." Two projects are the same but for the words before the coded sentence, once
# `A reunion.` and once `Réunion à Genève.`; in both the positions are code points. qdpxlib seeks them as bytes of UTF-8.
# It then drops what does not end in a full stop, so that the coding is gone without a word.
#
# Seen with Python 3.11, numpy 2.4.6:
#   ascii    [['States should act.', (11, 29), ['call']]]
#   accents  []
#
# Exits with 1 if this has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q qdpxlib==0.1.4 numpy==2.4.6 tqdm==4.67.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import zipfile

from qdpxlib import QDPXFile

user, code, source, selection, coding = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(5)]
CODED = "States should act."


def project(path, before):
    text = f"{before} {CODED} What follows has many words, so that it counts as a sentence of its own. And so it ends."
    start = text.index(CODED)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(f"sources/{source}.txt", text)
        package.writestr(
            "project.qde",
            f"""<?xml version="1.0" encoding="utf-8"?>
<Project name="p" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="{user}" name="coder"/></Users>
<CodeBook><Codes><Code guid="{code}" name="call" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="{source}" name="t" plainTextPath="internal://{source}.txt">
<PlainTextSelection guid="{selection}" name="s" startPosition="{start}" endPosition="{start + len(CODED)}">
<Coding guid="{coding}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection></TextSource></Sources>
</Project>""",
        )
    return [[words, place, codes] for _, words, _, place, codes in QDPXFile(path).codings if codes]


seen = {"ascii": project("ascii.qdpx", "A reunion."), "accents": project("accents.qdpx", "Réunion à Genève.")}
for name, codings in seen.items():
    print(f"{name:8} {codings}")
sys.exit(seen != {"ascii": [[CODED, (11, 29), ["call"]]], "accents": []})
PYTHON
