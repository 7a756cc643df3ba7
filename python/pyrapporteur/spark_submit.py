"""`rapporteur-spark`: a corpus in, the tables out as Parquet, on a cluster.

    spark-submit --master spark://host:7077 "$(rapporteur-spark --script)" INPUT... --out FOLDER [--text COLUMN] [--id COLUMN]

INPUT and FOLDER are paths of any file system that Spark reads: Parquet, CSV, JSON Lines, or files of plain text, each a
document that is named after its file.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from pyrapporteur import Error, Lexicons, spark

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

STAGE = "_analysed"
"""Where the documents stand, analysed once, while the tables are taken from them; readers pass over such a name."""

_FORMS = {"csv": "csv", "json": "json", "jsonl": "json", "ndjson": "json", "parquet": "parquet", "tsv": "csv", "txt": "text"}


class Documents(NamedTuple):
    """Documents, and which of their columns hold what."""

    df: DataFrame
    text: str
    id: str
    source: str | None


def main(arguments: list[str] | None = None) -> int:
    """Runs the program; its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments == ["--script"]:
        print(__file__)
        return 0
    chosen = _parser().parse_args(arguments)
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("rapporteur").getOrCreate()
    try:
        _run(session, chosen)
    except (Error, TypeError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rapporteur-spark", description="A corpus in, the tables out as Parquet, on a cluster.")
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="paths of any file system that Spark reads")
    parser.add_argument("--out", required=True, metavar="FOLDER", help="gets a folder of Parquet a table; must not exist yet")
    parser.add_argument("--format", choices=sorted(set(_FORMS.values())), help="told by the first input's ending if not given")
    parser.add_argument("--text", default="text", metavar="COLUMN", help="column of the texts")
    parser.add_argument("--id", default="id", metavar="COLUMN", help="column of the ids")
    parser.add_argument("--source", metavar="COLUMN", help="column that says where each text comes from; the id if not given")
    parser.add_argument("--lexicons", action="append", default=[], metavar="DIR", help="folder of lexicons, on the driver")
    parser.add_argument("--partitions", type=int, metavar="N", help="parts into which the documents are dealt")
    parser.add_argument("--checked", action="store_true", help="the ids are known to differ; do not look")
    parser.add_argument("--script", action="store_true", help="tell the path of this program for `spark-submit`, alone")
    return parser


def _run(session: SparkSession, chosen: argparse.Namespace) -> None:
    out, system = _path(session, chosen.out)
    if system.exists(out):
        raise ValueError(f"`{chosen.out}` is there already")
    lexicons = Lexicons(chosen.lexicons)
    df, text, id, source = _documents(session, chosen)
    df = df.repartition(chosen.partitions) if chosen.partitions else df
    stage = f"{chosen.out}/{STAGE}"
    spark.analyse(df, text=text, id=id, source=source, lexicons=lexicons, checked=chosen.checked).write.parquet(stage)
    analysed = session.read.parquet(stage)
    for name, table in spark.tables(analysed, lexicons).items():
        table.write.parquet(f"{chosen.out}/{name}")
    system.delete(_path(session, stage)[0], True)


def _documents(session: SparkSession, chosen: argparse.Namespace) -> Documents:
    form = chosen.format or _form(chosen.inputs[0])
    if form == "text":
        return _text_files(session, chosen.inputs)
    options = {"header": True, "multiLine": True, "escape": '"'} if form == "csv" else {}
    df = session.read.format(form).options(**options).load(chosen.inputs)
    return Documents(df, chosen.text, chosen.id, chosen.source)


def _form(path: str) -> str:
    form = _FORMS.get(path.removesuffix(".gz").rsplit(".", 1)[-1].lower())
    if form is None:
        raise ValueError(f"what `{path}` holds is not told by its name; give `--format`")
    return form


def _text_files(session: SparkSession, inputs: list[str]) -> Documents:
    from pyspark.sql import functions

    files = session.read.text(inputs, wholetext=True).withColumn("source", functions.input_file_name())
    stem = functions.regexp_extract("source", r"([^/]*?)(\.[A-Za-z0-9]{1,5})?$", 1)
    # The source is an address, in which a plus is a plus; `url_decode` takes it for a blank.
    id = functions.url_decode(functions.replace(stem, functions.lit("+"), functions.lit("%2B")))
    return Documents(files.withColumn("id", id), "value", "id", "source")


def _path(session: SparkSession, name: str) -> tuple[Any, Any]:
    """A path as Hadoop has it, and its file system."""
    path = session._jvm.org.apache.hadoop.fs.Path(name)
    return path, path.getFileSystem(session._jsc.hadoopConfiguration())


if __name__ == "__main__":
    sys.exit(main())
