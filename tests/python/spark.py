"""The rows that a cluster gives, laid beside the program's: all the same, even where a worker is killed in mid-job.

    python tests/python/spark.py PROGRAM [TEXTS.jsonl]

Without a file of texts (`id`, `text`), 500 are made from the documents of tests/gold.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from standalone import Cluster

from pyrapporteur import spark, spark_submit

ROOT = Path(__file__).resolve().parents[2]
COUNT = 500
PARTS = 24


def texts():
    """Texts of a page each, from annotated documents."""
    if len(sys.argv) > 2:
        with open(sys.argv[2], encoding="utf-8") as lines:
            return [(row["id"], row["text"]) for row in map(json.loads, lines)]
    found = []
    for path in sorted(ROOT.glob("tests/gold/*/source.txt")):
        letters = path.read_text(encoding="utf-8")
        found += [letters[at : at + 3000] for at in range(0, len(letters), 3000)]
    while len(found) < COUNT:
        found += found
    return [(f"text {number}", text) for number, text in enumerate(found[:COUNT])]


def by_program(folder, given):
    """The rows of every table as the program writes them."""
    reports = folder / "reports"
    reports.mkdir()
    for id, text in given:
        (reports / f"{id}.txt").write_text(text, encoding="utf-8", newline="")
    command = [sys.argv[1], "analyse", "reports", "--out", "output", "--format", "jsonl", "--texts", "table", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)
    tables = {}
    for path in (folder / "output").glob("*.jsonl"):
        with open(path, encoding="utf-8") as lines:
            tables[path.stem] = ordered(map(json.loads, lines))
    return tables


def by_cluster(df):
    analysed = spark.analyse(df, source="source").persist()
    try:
        return {name: ordered(row.asDict(True) for row in table.collect()) for name, table in spark.tables(analysed).items()}
    finally:
        analysed.unpersist()


def by_script(session, df, folder):
    """The rows that `rapporteur-spark` writes."""
    corpus, out = str(folder / "corpus.parquet"), folder / "tables"
    df.write.parquet(corpus)
    arguments = [corpus, "--source", "source", "--out", str(out)]
    assert spark_submit.main(arguments) == 0
    assert spark_submit.main(arguments) == 2, "a folder that is there already is written over"
    folders = [path for path in out.iterdir() if path.is_dir()]
    return {path.name: ordered(row.asDict(True) for row in session.read.parquet(str(path)).collect()) for path in folders}


def names_files_of_text(session, folder):
    """Whether files of text are documents named after them."""
    folder.joinpath("a + b.txt").write_text("Kenya said that the law applied.", encoding="utf-8")
    row = spark_submit._text_files(session, [str(folder / "a + b.txt")]).df.first()
    return row["id"] == "a + b" and row["source"].endswith("/a%20+%20b.txt") and row["value"].startswith("Kenya")


def ordered(rows):
    return sorted(json.dumps(row, ensure_ascii=False) for row in rows)


def compare(what, wanted, found):
    wrong = [name for name in wanted if found.get(name) != wanted[name]]
    for name in wrong:
        ours, theirs = set(found.get(name, [])), set(wanted[name])
        print(f"{what}: {name}: {len(ours - theirs)} rows are not the program's, {len(theirs - ours)} are missing")
        print(*sorted(ours - theirs)[:1], *sorted(theirs - ours)[:1], sep="\n")
    rows = sum(map(len, wanted.values()))
    print(f"{what}: {len(wanted)} tables, {rows} rows, {len(wrong)} tables differ")
    return not wrong and set(found) == set(wanted)


def lose_a_worker_in_mid_job(cluster, session):
    """Kills a worker once the first parts are done; whether others were still to do."""
    status = session.sparkContext.statusTracker()
    lost = []

    def watch():
        while not lost:
            stages = [status.getStageInfo(stage) for stage in status.getActiveStageIds()]
            if any(stage and stage.numTasks == PARTS and 3 <= stage.numCompletedTasks < PARTS - 4 for stage in stages):
                cluster.lose_a_worker()
                lost.append(True)
            time.sleep(0.02)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return lost


def refuses_shared_ids(session):
    df = session.createDataFrame([("a.b", "One."), ("A-b", "Two."), ("c", "Three.")], "id string, text string")
    try:
        spark.analyse(df)
    except spark.SharedIdError as error:
        print(f"shared ids: {error}")
        return "a.b" in str(error) and "A-b" in str(error)
    return False


def tells_what_fails(session):
    df = session.createDataFrame([("empty", None), ("said", "Kenya said that the law applied.")], "id string, text string")
    rows = {row["document"]: row for row in spark.tables(spark.analyse(df))["documents"].collect()}
    return (rows["empty"]["status"], rows["said"]["status"]) == ("failed", "ok")


def main():
    folder = Path(tempfile.mkdtemp(prefix="spark-"))
    given = texts()
    try:
        wanted = by_program(folder, given)
        with Cluster() as cluster:
            session = cluster.session()
            rows = [(id, f"reports/{id}.txt", text) for id, text in given]
            df = session.createDataFrame(rows, "id string, source string, text string").repartition(PARTS)
            right = {
                "documents that would share an id are refused": refuses_shared_ids(session),
                "a document that fails is a row": tells_what_fails(session),
                "files of text are documents": names_files_of_text(session, folder),
                "the script's rows are the program's": compare("script", wanted, by_script(session, df, folder)),
            }
            lost = lose_a_worker_in_mid_job(cluster, session)
            right["without a worker too"] = compare("a worker lost", wanted, by_cluster(df))
            right["a worker was killed in mid-job"] = bool(lost)
            session.stop()
        print(*(f"{'yes' if is_so else 'NO'}: {what}" for what, is_so in right.items()), sep="\n")
        return 0 if all(right.values()) else 1
    finally:
        shutil.rmtree(folder)


sys.exit(main())
