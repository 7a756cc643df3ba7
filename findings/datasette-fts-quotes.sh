#!/bin/sh
# Datasette 0.65.5 (PyPI) offers no search over a table whose FTS5 index is declared as SQLite's manual declares it.
#
# SQLite takes `content='sentences'` and `content="sentences"` for the same; its manual of FTS5, under "External
# Content Tables", writes the former. Datasette looks for the index in the text of the schema, and only for double quotes or
# brackets: the page of the table has no search box, and `?_search=` is passed over and yields all rows.
#
# Seen with Python 3.11:
#   content="sentences"  search box: True   rows with `ransomware`: 1 of 2
#   content='sentences'  search box: False  rows with `ransomware`: 2 of 2
#
# Exits with 1 if this has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q datasette==0.65.5
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
import os
import sqlite3
import sys

from datasette.app import Datasette


def database(path, content):
    connection = sqlite3.connect(path)
    connection.executescript(
        f"""
        CREATE TABLE sentences (id INTEGER PRIMARY KEY, text TEXT);
        INSERT INTO sentences (text) VALUES ('Ransomware was discussed.'), ('So was trade.');
        CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content={content}, content_rowid='id');
        INSERT INTO sentences_fts (sentences_fts) VALUES ('rebuild');
        """
    )
    assert connection.execute("SELECT count(*) FROM sentences_fts('ransomware')").fetchone() == (1,)
    connection.close()


async def answers(path):
    client = Datasette([path]).client
    page = await client.get("/sentences/sentences")
    rows = await client.get("/sentences/sentences.json?_search=ransomware&_shape=array")
    return 'name="_search"' in page.text, len(rows.json())


seen = []
for number, content in enumerate(['"sentences"', "'sentences'"]):
    os.makedirs(str(number))
    database(f"{number}/sentences.db", content)
    box, rows = asyncio.run(answers(f"{number}/sentences.db"))
    print(f"content={content}  search box: {box!s:5}  rows with `ransomware`: {rows} of 2")
    seen.append((box, rows))
sys.exit(seen != [(True, 1), (False, 2)])
PYTHON
