"""Reads an export for Discourse Network Analyzer 3 by the questions that DNA asks of its database.

    python tests/exported/dna.py EXPORT DATASET

Statements stand where DNA's text pane shows them: it ends lines in `\\n` and counts UTF-16 units. Its password is a
SHA-256 digest, repeated, behind a salt.
"""

import base64
import csv
import hashlib
import sqlite3
import sys
from datetime import datetime, timezone
from pathlib import Path

from dataset import Dataset, words

export, dataset = Path(sys.argv[1]), Dataset(sys.argv[2])
database = sqlite3.connect(f"file:{export / 'dataset.dna'}?mode=ro", uri=True)
database.row_factory = sqlite3.Row


def ask(sql, *values):
    return [dict(row) for row in database.execute(sql, values)]


def digested(password, salt):
    digest = hashlib.sha256(salt + password).digest()
    for _ in range(99_999):
        digest = hashlib.sha256(digest).digest()
    return digest


assert ask("PRAGMA integrity_check") == [{"integrity_check": "ok"}] and not ask("PRAGMA foreign_key_check")
assert ask("SELECT Value FROM SETTINGS WHERE Property = 'version'")[0]["Value"].startswith("3.0")
stored = base64.b64decode(ask("SELECT Password FROM CODERS WHERE ID = 1")[0]["Password"])
assert stored[16:] == digested(b"rapporteur", stored[:16]), "another password"

documents = {row["document"]: row for row in dataset.rows("documents") if row["status"] != "failed"}
found = {row["Notes"].split(" of ")[0]: row for row in ask("SELECT * FROM DOCUMENTS")}
assert list(found) == list(documents), "other documents"
shown = {}
for document, text in dataset.texts().items():
    row, day = found[document], documents[document]["date"]
    assert row["Text"] == text.replace("\r\n", "\n").replace("\r", "\n"), f"{document}: another text"
    assert row["Title"] == (documents[document]["title"] or document)[:190]
    assert datetime.fromtimestamp(row["Date"], timezone.utc).date().isoformat() == (day or "1970-01-01")
    shown[row["ID"]] = row["Text"].encode("utf-16-le")

labels = {(row["lexicon"], row["issue"]): row["label"] for row in dataset.rows("issues")}
positions = dataset.rows("positions")
statements = ask(
    "SELECT STATEMENTS.*, NAMED.VariableId, ENTITIES.Value AS Named, DATABOOLEAN.Value AS Agreement, "
    "DATALONGTEXT.Value AS Note FROM STATEMENTS "
    "LEFT JOIN DATASHORTTEXT AS NAMED ON NAMED.StatementId = STATEMENTS.ID AND NAMED.VariableId = 3 "
    "LEFT JOIN ENTITIES ON ENTITIES.ID = Entity "
    "LEFT JOIN DATABOOLEAN ON DATABOOLEAN.StatementId = STATEMENTS.ID "
    "LEFT JOIN DATALONGTEXT ON DATALONGTEXT.StatementId = STATEMENTS.ID ORDER BY STATEMENTS.ID"
)
assert len(statements) == len(positions), f"{len(statements)} statements of {len(positions)} positions"
for statement, position in zip(statements, positions):
    text = shown[statement["DocumentId"]]
    quoted = text[2 * statement["Start"] : 2 * statement["Stop"]].decode("utf-16-le")
    source = dataset.text(position["document"])[position["start"] : position["end"]]
    assert words(quoted) == words(source), f"{position}: {quoted}"
    agreement = {"support": 1, "oppose": 0, "neutral": None}[position["stance"]]
    assert statement["Agreement"] == agreement, position
    label = labels[position["lexicon"], position["issue"]]
    assert label in (statement["Named"] if agreement is not None else statement["Note"]), position

speakers = {(row["document"], row["speaker"]): row for row in dataset.rows("speakers")}
named = {
    (row["StatementId"], row["Variable"]): row["Value"]
    for row in ask(
        "SELECT StatementId, Variable, Value FROM DATASHORTTEXT "
        "JOIN ENTITIES ON ENTITIES.ID = Entity JOIN VARIABLES ON VARIABLES.ID = DATASHORTTEXT.VariableId"
    )
}
for statement, position in zip(statements, positions):
    if position["stance"] == "neutral":
        continue
    speaker = speakers.get((position["document"], position["speaker"]))
    told = [named[statement["ID"], variable] for variable in ("person", "organization")]
    assert speaker is None and told == ["", ""] or any(told), f"{position}: {told}"
    if speaker and speaker["kind"] == "person":
        assert told[0] == speaker["name"][:190], f"{position}: {told}"
    if speaker and speaker["state"] and not speaker["on_behalf_of"]:
        assert told[1] == speaker["state"], f"{position}: {told}"
attributes = ask("SELECT count(*) AS number FROM ATTRIBUTEVALUES")[0]["number"]
assert attributes == 3 * ask("SELECT count(*) AS number FROM ENTITIES")[0]["number"]

with open(export / "events.csv", encoding="utf-8", newline="") as file:
    events = list(csv.DictReader(file, delimiter=";"))
sided = [statement for statement in statements if statement["Agreement"] is not None]
assert [int(event["statement_id"]) for event in events] == [statement["ID"] for statement in sided]
for event, statement in zip(events, sided):
    assert event["concept"] == statement["Named"] and int(event["agreement"]) == statement["Agreement"]
    quoted = shown[statement["DocumentId"]][2 * statement["Start"] : 2 * statement["Stop"]].decode("utf-16-le")
    assert words(event["text"]) == words(quoted)
    assert [event["person"], event["organization"]] == [
        named[statement["ID"], variable] for variable in ("person", "organization")
    ] or len(event["person"]) > 190
