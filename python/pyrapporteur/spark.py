"""The same on a cluster: a data frame of texts in, a row for each document out, in which every table is a list.

>>> from pyrapporteur import spark
>>> analysed = spark.analyse(df, text="text", id="id")     # doctest: +SKIP
>>> spark.tables(analysed)["positions"].show()             # doctest: +SKIP

Executors need the wheel; nothing else travels but the texts, and lexicons as bytes. Nothing is collected on the driver
but ids that two documents share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from . import _native
from .analysis import analyse_texts
from .options import Lexicons, Limits, Options, Paths, options

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import Column, DataFrame, SparkSession

BATCH = 4 << 20
"""Characters of text that are analysed at once in a task; what comes of them is some eight times as large."""

_TOLD = 10

_Text: TypeAlias = "tuple[str | None, str | None, str]"


class SharedIdError(_native.Error):
    """Documents have no id, or two would have the same; nothing has been analysed."""


def analyse(
    df: DataFrame,
    *,
    text: str = "text",
    id: str = "id",
    source: str | None = None,
    lexicons: Lexicons | Paths = (),
    limits: Limits | Mapping[str, int] | None = None,
    checked: bool = False,
) -> DataFrame:
    """A row for each document: `document`, its id, and every table as a list of structs.

    Ids are made safe as the program makes them; where two documents would share one, a `SharedIdError` names them before
    anything is analysed, which reads the column of ids once. `checked=True` leaves that out, for ids that are known to
    differ. A document that cannot be analysed is a row too: its `documents` has the status `failed`, its `remarks` the reason.

    :param text: column of the texts
    :param id: column of the ids, which are text
    :param source: column that says where each text comes from; the id if not given
    """
    if not checked:
        _refuse_shared(df, id)
    lexicons = lexicons if isinstance(lexicons, Lexicons) else Lexicons(lexicons)
    places = {"id": id, "source": source or id, "text": text}
    columns = df.select(*(_text(df, name).alias(place) for place, name in places.items()))

    def analysed(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        chosen = options(lexicons=lexicons, limits=limits, threads=1)
        for texts in _portions(batches):
            yield from _nested(texts, chosen)

    return columns.mapInArrow(analysed, _ddl(_schema()))


def tables(analysed: DataFrame, lexicons: Lexicons | Paths = ()) -> dict[str, DataFrame]:
    """The tables of what `analyse` gave with these lexicons, each with the columns that `docs/datasets.md` tells.

    Each is worked out anew from the texts unless `analysed` is kept: write it to a file first, or `persist` it.
    """
    from pyspark.sql import functions

    names = [name for name in analysed.columns if name != "document"]
    found = {name: analysed.select(functions.inline(name)) for name in names}
    return found | _vocabulary(analysed.sparkSession, lexicons)


def _vocabulary(session: SparkSession, lexicons: Lexicons | Paths) -> dict[str, DataFrame]:
    """What the codes in the tables stand for: `issues` and `gge_norms`, which no document adds to."""
    dataset = analyse_texts([], lexicons=lexicons)
    found = {name: dataset.table(name).to_arrow() for name in ("issues", "gge_norms")}
    return {
        name: session.createDataFrame(table.to_pylist(), ", ".join(_field(field) for field in table.schema))
        for name, table in found.items()
    }


def _text(df: DataFrame, name: str) -> Column:
    """A column of text; anything else would be taken for one by its place."""
    held = df.schema[name].dataType.simpleString() if name in df.columns else None
    if held != "string":
        found = "there is none" if held is None else f"it holds {held}"
        raise TypeError(f"a column `{name}` of text is wanted, and {found}")
    return df[name]


def _refuse_shared(df: DataFrame, id: str) -> None:
    from pyspark.sql import functions

    def named(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        for batch in batches:
            ids = batch.column(0).to_pylist()
            safe = [None if not id else _native.safe_id(id).lower() for id in ids]
            yield pyarrow.record_batch([pyarrow.array(safe, pyarrow.string()), batch.column(0)], names=["safe", "id"])

    safe = df.select(_text(df, id)).mapInArrow(named, "safe string, id string")
    one, other = functions.min("id").alias("one"), functions.max("id").alias("other")
    groups = safe.groupBy("safe").agg(functions.count("*").alias("count"), one, other)
    shared = groups.filter("safe is null or count > 1").orderBy("safe").limit(_TOLD + 1).collect()
    if not shared:
        return
    lines = [
        f"{row['count']} documents have no id" if row["safe"] is None
        else f"{row['count']} documents would be called `{row['safe']}`, such as `{row['one']}` and `{row['other']}`"
        for row in shared[:_TOLD]
    ]
    raise SharedIdError("\n".join(lines + ["and others"] * (len(shared) > _TOLD)))


def _portions(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[list[_Text]]:
    """The texts of a task, as many at once as are not too long together."""
    portion: list[_Text] = []
    length = 0
    for batch in batches:
        for id, source, text in zip(*(column.to_pylist() for column in batch.columns)):
            portion.append((id, source, text or ""))
            length += len(text or "")
            if length >= BATCH:
                yield portion
                portion, length = [], 0
    if portion:
        yield portion


def _nested(texts: list[_Text], chosen: Options) -> list[pyarrow.RecordBatch]:
    import pyarrow

    batches: list[pyarrow.RecordBatch] = pyarrow.table(_native.nested(texts, chosen)).to_batches()
    return batches


def _schema() -> pyarrow.Schema:
    return _nested([("schema", "schema", "A text.")], options(threads=1))[0].schema


def _ddl(schema: pyarrow.Schema) -> str:
    """A schema in the words of Spark, which matches columns and fields by their place."""
    return ", ".join(_field(field) for field in schema)


def _field(field: pyarrow.Field, between: str = " ") -> str:
    return f"`{field.name}`{between}{_type(field.type)}"


def _type(held: Any) -> str:
    import pyarrow.types as types

    if types.is_struct(held):
        return f"struct<{', '.join(_field(field, ': ') for field in held)}>"
    if types.is_list(held):
        return f"array<{_type(held.value_type)}>"
    return {"string": "string", "int64": "bigint", "double": "double", "bool": "boolean"}[str(held)]
