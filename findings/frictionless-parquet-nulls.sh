#!/usr/bin/env bash
# frictionless finds faults in a Parquet file that has none: a missing whole number.
#
# Seen with frictionless 5.21.0, pandas 3.1.1 and pyarrow 26.0.1: a column of 64-bit integers in which one value is missing is
# valid Parquet and, as `integer` without `required`, valid by its table schema. frictionless reads the file through a data
# frame, where the column becomes one of floating-point numbers and the missing value `nan`; so it reports a `type-error` for
# the cell "nan". The same table as CSV is found valid.
#
# Prints what is found; exits with 1 if that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "frictionless==5.21.0" "pandas==3.1.1" "pyarrow==26.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pyarrow
import pyarrow.csv
import pyarrow.parquet
from frictionless import Resource, Schema, validate

table = pyarrow.table({"number": pyarrow.array([1, 2, 3], pyarrow.int64()), "page": pyarrow.array([1, None, 3], pyarrow.int64())})
pyarrow.parquet.write_table(table, "table.parquet")
pyarrow.csv.write_csv(table, "table.csv")
columns = [{"name": "number", "type": "integer"}, {"name": "page", "type": "integer"}]
schema = Schema.from_descriptor({"fields": columns})
faults = {}
for path in ("table.csv", "table.parquet"):
    report = validate(Resource(path=path, schema=schema))
    faults[path] = [(kind, message) for kind, message in report.flatten(["type", "message"])]
    print(f"{path}: {faults[path] or 'valid'}")
one_fault = len(faults["table.parquet"]) == 1 and faults["table.parquet"][0][0] == "type-error"
expected = not faults["table.csv"] and one_fault and '"nan"' in faults["table.parquet"][0][1]
print("as described" if expected else "no longer as described")
sys.exit(0 if expected else 1)
PYTHON
