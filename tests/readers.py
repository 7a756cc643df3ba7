"""What readers of tables make of a dataset, cell by cell, with the calls that docs/readers.md gives.

    python tests/readers.py DATASET... [--spark]

Every table of every dataset is read from CSV, from JSON Lines and, where it is there, from Parquet by pandas, polars, DuckDB
and frictionless (with --spark by Spark too), from CSV by R's readr and LibreOffice where these are installed, and compared with
what Python's own csv and json modules find, Parquet with the JSON Lines beside it. Prints a line for each reader; the exit code
is 1 where a cell differs.
"""

import csv
import functools
import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

csv.field_size_limit(1 << 30)


def schema(dataset, name):
    return json.loads((dataset / "schemas" / name).read_text(encoding="utf-8"))


# The calls of docs/readers.md.


def pandas(dataset, file):
    import pandas as pd

    if file.endswith(".parquet"):
        return pd.read_parquet(dataset / file, dtype_backend="pyarrow")
    types = schema(dataset, "pandas.json")[file]
    if file.endswith(".csv"):
        return pd.read_csv(dataset / file, dtype=types, keep_default_na=False, na_values=[""])
    with open(dataset / file, encoding="utf-8") as lines:
        return pd.DataFrame(map(json.loads, lines), columns=list(types)).astype(types)


def polars(dataset, file):
    import polars as pl

    if file.endswith(".parquet"):
        return pl.read_parquet(dataset / file)
    kinds = {"String": pl.String, "Int64": pl.Int64, "Float64": pl.Float64, "Boolean": pl.Boolean}
    kinds |= {"List(String)": pl.List(pl.String), "List(List(Int64))": pl.List(pl.List(pl.Int64))}
    types = {column: kinds[kind] for column, kind in schema(dataset, "polars.json")[file].items()}
    read = pl.read_csv if file.endswith(".csv") else pl.read_ndjson
    return read(dataset / file, schema=types)


def duckdb(dataset, file):
    import duckdb

    if file.endswith(".parquet"):
        return duckdb.execute("FROM read_parquet(?)", [str(dataset / file)])
    types = schema(dataset, "duckdb.json")[file]
    if file.endswith(".csv"):
        form = "header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false"
        return duckdb.execute(f"FROM read_csv(?, columns = ?, {form})", [str(dataset / file), types])
    return duckdb.execute("FROM read_json(?, columns = ?, format = 'newline_delimited')", [str(dataset / file), types])


def spark(dataset, file):
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    if file.endswith(".parquet"):
        return session.read.parquet(str(dataset / file))
    lines = (dataset / "schemas/spark.ddl").read_text(encoding="utf-8").splitlines()
    read = session.read.schema(dict(line.split(" ", 1) for line in lines)[file])
    if file.endswith(".csv"):
        return read.csv(str(dataset / file), header=True, multiLine=True, escape='"', emptyValue="")
    return read.json(str(dataset / file))


def readr(dataset, file):
    return of_readr(dataset)[file]


@functools.cache
def of_readr(dataset):
    """All tables in CSV as R reads them, in one go, since R takes half a second to start."""
    script = """
        for (file in commandArgs(TRUE)) {
          table <- readr::read_csv(file, col_types = readr::cols(.default = "c"), na = "", progress = FALSE)
          cat(jsonlite::toJSON(as.data.frame(table), dataframe = "values", na = "null"), "\\n", sep = "")
        }
    """
    tables = sorted(dataset.glob("*.csv"))
    run = subprocess.run(["Rscript", "-e", script, *tables], check=True, capture_output=True, encoding="utf-8")
    return dict(zip((table.name for table in tables), map(json.loads, run.stdout.splitlines()), strict=True))


def libreoffice(dataset, file):
    return of_libreoffice(dataset)[file]


@functools.cache
def of_libreoffice(dataset):
    """All tables in CSV as LibreOffice writes them again that has read every column as text."""
    columns = "/".join(f"{column}/2" for column in range(1, 101))
    opened = f"--infilter=CSV:44,34,76,1,{columns},0,true,false,false"
    saved = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
    with tempfile.TemporaryDirectory() as folder:
        home = f"-env:UserInstallation={Path(folder, 'home').as_uri()}"
        tables = sorted(dataset.glob("*.csv"))
        call = ["soffice", home, "--headless", opened, "--convert-to", saved, "--outdir", folder, *tables]
        subprocess.run(call, check=True, capture_output=True)
        # The name of the sheet stands behind that of the file.
        return {table.name: list(raw_rows(next(Path(folder).glob(f"{table.stem}-*.csv"))))[1:] for table in tables}


def raw_rows(file):
    with open(file, encoding="utf-8", newline="") as text:
        yield from csv.reader(text)


# What each reader found, as rows of plain values.


def of_text(rows):
    return [[value or None for value in row] for row in rows]


def of_pandas(frame):
    return [[plain(value) for value in row] for row in frame.itertuples(index=False, name=None)]


def of_polars(frame):
    return [[plain(value) for value in row] for row in frame.rows()]


def of_duckdb(found):
    return [[plain(value) for value in row] for row in found.fetchall()]


def of_spark(frame):
    return [[plain(value) for value in row] for row in frame.collect()]


def plain(value):
    if value is None or type(value).__name__ == "NAType" or isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    return value


# What is there.


def truth(dataset, file, types):
    if file.endswith(".csv"):
        rows = list(raw_rows(dataset / file))[1:]
        return [[cell(value, kind) for value, kind in zip(row, types)] for row in rows]
    with open((dataset / file).with_suffix(".jsonl"), encoding="utf-8") as lines:
        return [list(json.loads(line).values()) for line in lines]


def cell(value, kind):
    if value == "":
        return None
    kinds = {"Int64": int, "Float64": float, "boolean": lambda word: word == "true"}
    return kinds.get(kind, str)(value)


READERS = {"pandas": (pandas, of_pandas), "polars": (polars, of_polars), "DuckDB": (duckdb, of_duckdb)}
if "--spark" in sys.argv:
    READERS["Spark"] = (spark, of_spark)
# These read text alone: numbers are compared as they are written.
OF_TEXT = {"readr": (readr, of_text), "LibreOffice": (libreoffice, of_text)}
READERS |= {name: reader for name, reader in OF_TEXT.items() if shutil.which({"readr": "Rscript"}.get(name, "soffice"))}


def compare(reader, dataset, file, types):
    """How many cells there are, and those that differ."""
    read, rows = READERS[reader]
    if reader in OF_TEXT:
        if not file.endswith(".csv"):
            return 0, []
        types = dict.fromkeys(types, "string")
    found, there = rows(read(dataset, file)), truth(dataset, file, types.values())
    if reader in ("Spark", "LibreOffice") and file.endswith(".csv"):
        # These fold the line ends inside quoted cells; docs/readers.md says so.
        there = [[value.replace("\r\n", "\n") if isinstance(value, str) else value for value in row] for row in there]
    if len(found) != len(there):
        return 1, [f"{len(found)} rows, not {len(there)}"]
    pairs = [(column, one, other) for row, other_row in zip(found, there) for column, one, other in zip(types, row, other_row)]
    return len(pairs), [f"{column}: {one!r}, not {other!r}" for column, one, other in pairs if one != other]


def files(dataset):
    """The files of the tables, each with the types of its columns; those of Parquet stand in the file itself."""
    described = schema(dataset, "pandas.json")
    yield from described.items()
    for file in sorted(dataset.glob("*.parquet")):
        yield file.name, described[file.with_suffix(".jsonl").name]


def frictionless_faults(dataset):
    from frictionless import validate

    report = validate(str(dataset / "datapackage.json"))
    return [str(error) for error in report.flatten(["type", "message"])]


def main():
    wrong = 0
    datasets = [Path(argument) for argument in sys.argv[1:] if argument != "--spark"]
    for reader in READERS:
        cells, faults = 0, []
        for dataset in datasets:
            for file, types in files(dataset):
                count, found = compare(reader, dataset, file, types)
                cells += count
                faults += [f"{dataset}/{file}: {fault}" for fault in found]
        wrong += len(faults)
        print(f"{reader}: {cells} cells, {len(faults)} differ", *faults[:5], sep="\n  ")
    faults = [fault for dataset in datasets for fault in frictionless_faults(dataset)]
    print(f"frictionless: {len(faults)} faults", *faults[:5], sep="\n  ")
    return 1 if wrong or faults else 0


sys.exit(main())
