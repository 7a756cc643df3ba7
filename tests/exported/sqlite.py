"""Reads an export as SQLite by Python's sqlite3, and has Datasette serve it.

    python tests/exported/sqlite.py EXPORT DATASET

Each row of each table stands in the database, spans quote the text by SQL, keys hold, and a search finds what it
should.
"""

import asyncio
import json
import sqlite3
import sys
from pathlib import Path

from datasette.app import Datasette

from dataset import Dataset

TABLES = (
    "documents sections speakers sentences tags statements norms positions references remarks norm_mentions issues gge_norms"
).split()

export, dataset = sys.argv[1], Dataset(sys.argv[2])
database = sqlite3.connect(f"file:{export}?mode=ro", uri=True)
database.row_factory = sqlite3.Row


def ask(sql, *values):
    return [dict(row) for row in database.execute(sql, values)]


def stored(value):
    """A value as SQLite holds it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, list) else value


for table in TABLES:
    rows = [{key: stored(value) for key, value in row.items()} for row in dataset.rows(table)]
    found = [{key: value for key, value in row.items() if key != "id"} for row in ask(f'SELECT * FROM "{table}"')]
    order = lambda row: json.dumps(row, sort_keys=True)
    assert sorted(found, key=order) == sorted(rows, key=order), f"{table}: other rows"
    keys = [row["name"] for row in ask(f'SELECT name FROM pragma_index_list("{table}") WHERE origin IN ("pk", "u")')]
    assert keys, f"{table}: no key"
texts = dataset.texts()
assert {row["document"]: row["text"] for row in ask("SELECT * FROM texts")} == texts, "other texts"
assert not ask("PRAGMA foreign_key_check") and ask("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
assert all(ask(f'SELECT * FROM pragma_foreign_key_list("{table}")') for table in TABLES[1:-2]), "no foreign keys"

for table in ["sections", "sentences", "tags", "positions", "references", "norm_mentions"]:
    for row in ask(
        f'SELECT document, start, "end", substr(texts.text, start + 1, "end" - start) AS quoted '
        f'FROM "{table}" JOIN texts USING (document)'
    ):
        assert row["quoted"] == texts[row["document"]][row["start"] : row["end"]], f"{table}: {row}"

for column, side in [("speakers", "sentence_speakers"), ("themes", "sentence_themes")]:
    told = [(row["document"], row["sentence"], value) for row in dataset.rows("sentences") for value in row[column]]
    found = [tuple(row) for row in database.execute(f"SELECT document, sentence, {column[:-1]} FROM {side}")]
    assert sorted(found) == sorted(told), f"{side}: other rows"

positions = dataset.rows("positions")
tallied = ask("SELECT sum(support + oppose + neutral) AS tallied FROM positions_by_actor")[0]["tallied"]
assert (tallied or 0) == len(positions), "positions_by_actor: not each position counts once"
norms = ask("SELECT sum(norms) AS tallied FROM norms_by_actor")[0]["tallied"]
assert (norms or 0) == len(dataset.rows("norms")), "norms_by_actor: not each norm counts once"
assert len(ask("SELECT * FROM sentences_by_speaker")) == len(ask("SELECT * FROM sentence_speakers"))
assert ask("SELECT sum(sentences) AS sentences FROM themes_by_document") == ask(
    "SELECT nullif(count(*), 0) AS sentences FROM sentence_themes"
)


async def search(table, column, word):
    """The rows that Datasette finds for a word."""
    client = Datasette([export]).client
    answer = await client.get(f"/{Path(export).stem}/{table}.json?_search={word}&_shape=array&_size=max")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    told = [row for row in dataset.rows(table) if word in (row[column] or "").lower()]
    assert found and len(found) >= min(len(told), 1000), f"{table}: {len(found)} of {len(told)} rows with `{word}`"
    page = await client.get(f"/{Path(export).stem}/{table}?_search={word}")
    assert page.status_code == 200 and 'name="_search"' in page.text, f"{table}: Datasette offers no search"


for table, column in [("sentences", "text"), ("statements", "content")]:
    asyncio.run(search(table, column, "international"))
