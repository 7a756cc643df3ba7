#!/usr/bin/env bash
# Spark lays what `mapInArrow` gives to a schema by place: names that stand in another order swap their values in silence.
#
# Seen with PySpark 4.3.0: a function gives record batches whose columns, or whose structs' fields, have the names of the schema
# in another order. Every batch is valid, every name is there, and a cell lands under the name of its neighbour; a field that the
# schema does not have is dropped. Where the types are alike nothing tells. So who hands over tables as structs must give the
# columns and fields in the schema's order.
#
# Needs Java 17. Prints what comes out; exits with 1 if that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pyspark==4.3.0" "pyarrow==26.0.1"
cd "$folder"
export PYSPARK_PYTHON="$folder/venv/bin/python"
"$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
import sys

import pyarrow
from pyspark.sql import SparkSession

session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
talk = session.createDataFrame([("Kenya", "Norway")], "speaker string, addressee string")


def columns(batches):
    for batch in batches:
        yield pyarrow.record_batch([batch.column("addressee"), batch.column("speaker")], names=["addressee", "speaker"])


def structs(batches):
    for _ in batches:
        row = {"addressee": "Norway", "speaker": "Kenya", "language": "English"}
        yield pyarrow.record_batch([pyarrow.array([row])], names=["talk"])


found = {
    "columns": talk.mapInArrow(columns, "speaker string, addressee string").first().asDict(),
    "structs": talk.mapInArrow(structs, "talk struct<speaker: string, addressee: string>").first()["talk"].asDict(),
}
session.stop()
for what, row in found.items():
    print(f"{what}: the speaker is Kenya; Spark says {row}")
swapped = {"speaker": "Norway", "addressee": "Kenya"}
expected = found == {"columns": swapped, "structs": swapped}
print("as described" if expected else "no longer as described")
sys.exit(0 if expected else 1)
PYTHON
