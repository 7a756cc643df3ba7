"""Reads an export as an Excel workbook by openpyxl.

    python tests/exported/xlsx.py EXPORT DATASET

Each row of each table stands on its sheet, no cell is a formula, and each link leads to the row of the sentence.
"""

import json
import re
import sys

from openpyxl import load_workbook

from dataset import Dataset

TABLES = (
    "documents sections speakers sentences tags statements norms positions references remarks norm_mentions issues gge_norms"
).split()
LINKED = ["statements", "norms", "positions"]

export, dataset = sys.argv[1], Dataset(sys.argv[2])
book = load_workbook(export)
assert book.sheetnames == ["columns", *TABLES], book.sheetnames


def told(value):
    """A text as Excel shows it: openpyxl leaves the escapes of control letters to its reader."""
    return re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), value) if isinstance(value, str) else value


def shown(value):
    """A value as a sheet shows it."""
    if isinstance(value, list):
        texts = all(isinstance(item, str) for item in value)
        value = ";".join(value) if texts else json.dumps(value, separators=(",", ":"))
    if isinstance(value, str):
        value = value.encode("utf-16-le")[: 2 * 32767].decode("utf-16-le", "ignore")
    return None if value == "" else value


columns = [[cell.value for cell in row] for row in book["columns"].iter_rows()]
assert columns[0] == ["table", "table_about", "column", "holds", "about"]
sentences = {}
for table in TABLES:
    header, *rows = book[table].iter_rows()
    names, expected = [cell.value for cell in header], dataset.rows(table)
    assert len(rows) == len(expected), f"{table}: {len(rows)} rows of {len(expected)}"
    assert names == [row[2] for row in columns[1:] if row[0] == table], f"{table}: other columns"
    for row, values in zip(rows, expected):
        assert all(cell.data_type != "f" for cell in row), f"{table}: a formula"
        found = {name: told(cell.value) for name, cell in zip(names, row)}
        assert found == {name: shown(value) for name, value in values.items()}, f"{table}: {found} {values}"
        if table == "sentences":
            sentences[f"'sentences'!A{row[0].row}"] = (values["document"], values["sentence"])
        if table in LINKED:
            link = row[names.index("sentence")].hyperlink
            assert sentences[link.location] == (values["document"], values["sentence"]), f"{table}: {link}"
