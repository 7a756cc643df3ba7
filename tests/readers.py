"""What readers of tables make of a dataset, cell by cell, with the calls that docs/readers.md gives.

    python tests/readers.py DATASET... [--spark]

Every table of every dataset is read from CSV, from JSON Lines and, where it is there, from Parquet by pandas, polars, DuckDB
and frictionless (with --spark by Spark too) and compared with what Python's own csv and json modules find, Parquet with
the JSON Lines beside it. Prints a line for each reader; the exit code
is 1 where a cell differs.
"""

import csv
import json
import math
import sys
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


# What each reader found, as rows of plain values.


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
        with open(dataset / file, encoding="utf-8", newline="") as text:
            rows = list(csv.reader(text))[1:]
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


def compare(reader, dataset, file, types):
    """How many cells there are, and those that differ."""
    read, rows = READERS[reader]
    found, there = rows(read(dataset, file)), truth(dataset, file, types)
    if reader == "Spark" and file.endswith(".csv"):
        # Spark folds the line ends inside quoted cells; docs/readers.md says so.
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
                count, found = compare(reader, dataset, file, list(types.values()))
                cells += count
                faults += [f"{dataset}/{file}: {fault}" for fault in found]
        wrong += len(faults)
        print(f"{reader}: {cells} cells, {len(faults)} differ", *faults[:5], sep="\n  ")
    faults = [fault for dataset in datasets for fault in frictionless_faults(dataset)]
    print(f"frictionless: {len(faults)} faults", *faults[:5], sep="\n  ")
    return 1 if wrong or faults else 0


sys.exit(main())
