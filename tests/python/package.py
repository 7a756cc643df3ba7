"""The Python package, installed from its wheel, as its users use it.

    python tests/python/package.py PROGRAM
"""

import ctypes
import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

import pyrapporteur as rapporteur

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = sys.argv.pop(1)
GOLD = sorted(path for path in ROOT.glob("tests/gold/*/source.txt"))
SAID = "The representative of Kenya said that international law applied to cyberspace. He supported the norm."


def by_program(folder, *arguments):
    """The rows of every table as the program writes them."""
    command = [PROGRAM, "analyse", *map(str, arguments), "--out", "output", "--format", "jsonl", "--texts", "table", "--quiet"]
    ended = subprocess.run(command, cwd=folder, capture_output=True)
    assert ended.returncode in (0, 2), ended.stderr
    tables = {}
    for path in Path(folder, "output").glob("*.jsonl"):
        with open(path, encoding="utf-8") as lines:
            tables[path.stem] = [json.loads(line) for line in lines]
    return tables


def rows(dataset):
    return {table.name: table.to_pylist() for table in dataset}


class Scene(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        warnings.simplefilter("error")

    def same(self, found, wanted):
        self.assertEqual(sorted(found), sorted(wanted))
        for name in wanted:
            self.assertEqual(found[name], wanted[name], name)


class Rows(Scene):
    def test_rows_are_the_program_s(self):
        self.same(rows(rapporteur.analyse(GOLD[:6])), by_program(self.folder, *GOLD[:6]))

    def test_a_table_of_documents_brings_its_columns(self):
        table = self.folder / "speeches.csv"
        table.write_text('speech,name,year\n"Kenya said that the law applied.",ken,1999\n,none,2000\n', encoding="utf-8")
        with self.assertWarnsRegex(rapporteur.UnreadableWarning, "1 of 2 documents"):
            dataset = rapporteur.analyse(table, text="speech", id="name")
        self.same(rows(dataset), by_program(self.folder, table, "--text", "speech", "--id", "name"))
        self.assertEqual([row["meta_year"] for row in dataset.documents.to_pylist()], ["1999", "2000"])

    def test_what_is_not_known_of_a_document_stays_unknown(self):
        table = self.folder / "speeches.csv"
        table.write_text("text,name,year,place\nKenya spoke.,a,1999,\nTogo spoke.,b,,Rome\nMali spoke.,c,,\n", encoding="utf-8")
        wanted = [("1999", None), (None, "Rome"), (None, None)]
        known = lambda dataset: [(row["meta_year"], row["meta_place"]) for row in dataset.documents.to_pylist()]
        self.assertEqual(known(rapporteur.analyse(table, id="name")), wanted)
        for form in ("csv", "jsonl", "parquet"):
            out = self.folder / form
            subprocess.run([PROGRAM, "analyse", table, "--id", "name", "--out", out, "--format", form, "--quiet"], check=True)
            self.assertEqual(known(rapporteur.Dataset.open(out)), wanted, form)

    def test_more_columns_than_have_a_place_stay_together(self):
        row = {"id": "many", "text": "Kenya spoke."} | {f"n{number}": str(number) for number in range(300)}
        table = self.folder / "many.jsonl"
        table.write_text(json.dumps(row) + "\n", encoding="utf-8")
        found = rapporteur.analyse(table, id="id").documents
        subprocess.run([PROGRAM, "analyse", table, "--id", "id", "--out", self.folder / "out", "--quiet"], check=True)
        opened = rapporteur.Dataset.open(self.folder / "out").documents
        self.assertEqual((opened.column_names, opened.to_pylist()), (found.column_names, found.to_pylist()))
        self.assertEqual(json.loads(found.to_pylist()[0]["meta"])["meta_n299"], "299")

    def test_texts_at_hand_are_the_same_as_in_files(self):
        reports = self.folder / "reports"
        reports.mkdir()
        texts = [path.read_text(encoding="utf-8") for path in GOLD[:4]]
        for number, text in enumerate(texts):
            (reports / f"report {number}.txt").write_text(text, encoding="utf-8", newline="")
        names = [f"report {number}" for number in range(4)]
        dataset = rapporteur.analyse_texts(texts, names, sources=[f"reports/{name}.txt" for name in names])
        self.same(rows(dataset), by_program(self.folder, "reports"))

    def test_what_the_program_wrote_is_opened_in_every_format(self):
        wanted = rows(rapporteur.analyse(GOLD[:2]))
        for form in ("csv", "jsonl", "json", "parquet"):
            out = self.folder / form
            subprocess.run([PROGRAM, "analyse", *GOLD[:2], "--out", out, "--format", form, "--texts", "table", "--quiet"], check=True)
            opened = rapporteur.Dataset.open(out)
            for name in set(wanted) - ({"issues", "gge_norms"} if form == "json" else set()):
                self.assertEqual(opened.table(name).to_pylist(), wanted[name], f"{form}: {name}")

    def test_what_is_in_memory_is_written_and_read_by_the_program(self):
        dataset = rapporteur.analyse(GOLD[:2])
        dataset.write(self.folder / "written")
        self.same(rows(rapporteur.Dataset.open(self.folder / "written")), rows(dataset))
        subprocess.run([PROGRAM, "export", "written", "--to", "doccano", "--out", "out.jsonl"], cwd=self.folder, check=True, capture_output=True)
        self.assertGreater(self.folder.joinpath("out.jsonl").stat().st_size, 1000)

    def test_texts_are_found_wherever_they_are_kept(self):
        said = GOLD[0].read_text(encoding="utf-8")
        for where in ("files", "table", "none"):
            out = self.folder / where
            subprocess.run([PROGRAM, "analyse", GOLD[0], "--out", out, "--texts", where, "--quiet"], check=True)
            dataset = rapporteur.Dataset.open(out)
            document = dataset.document(dataset.documents.to_pylist()[0]["document"])
            self.assertEqual(document.text.split(), said.split(), where)
            self.assertEqual(len(document), len(list(document)))

    def test_a_text_is_found_in_its_table(self):
        table = self.folder / "speeches.csv"
        table.write_text("speech,name\nKenya spoke.,ken\n", encoding="utf-8")
        command = [PROGRAM, "analyse", table, "--text", "speech", "--id", "name", "--out", self.folder / "out"]
        subprocess.run([*command, "--texts", "none", "--quiet"], check=True)
        self.assertEqual(rapporteur.Dataset.open(self.folder / "out").document("ken").text, "Kenya spoke.")

    def test_documents_come_one_by_one(self):
        whole = rapporteur.analyse(GOLD[:5])
        ids = []
        for document in rapporteur.documents(GOLD[:5]):
            ids.append(document.id)
            self.assertEqual(document.positions.to_pylist(), whole.document(document.id).positions.to_pylist())
        self.assertEqual(ids, [row["document"] for row in whole.documents.to_pylist()])

    def test_a_comparison_is_the_program_s(self):
        one, other = rapporteur.analyse(GOLD[0], name="one"), rapporteur.analyse(GOLD[1], name="other")
        for name, path in (("one", GOLD[0]), ("other", GOLD[1])):
            subprocess.run([PROGRAM, "analyse", path, "--out", self.folder / name, "--quiet"], check=True)
        subprocess.run([PROGRAM, "compare", "one", "other", "--out", "changes", "--quiet"], cwd=self.folder)
        wanted = rapporteur.Comparison.open(self.folder / "changes")
        self.assertRaises(rapporteur.DatasetError, rapporteur.Dataset.open, self.folder / "changes")
        found = rapporteur.compare(one, other)
        self.assertGreater(len(found.position_changes) + len(found.keyness), 0)
        differ = {name for name, table in rows(wanted).items() if table != rows(found)[name]}
        self.assertEqual(differ - {"sides"}, set())
        opened = [rapporteur.Dataset.open(self.folder / name) for name in ("one", "other")]
        self.assertEqual(len(rapporteur.compare(opened).rates), len(found.rates))


class Documents(Scene):
    def test_a_document_is_analysed_when_a_layer_is_asked_for(self):
        document = rapporteur.Document(SAID, "kenya")
        self.assertNotIn("dataset", vars(document))
        self.assertEqual(pickle.loads(pickle.dumps(document)).id, "kenya")
        self.assertEqual(document.id, "kenya")
        self.assertEqual(document.text, SAID)
        self.assertEqual([sentence.speakers for sentence in map(document.sentence, (1, 2))], [["Kenya"]] * 2)
        self.assertIn("said", document.statements.to_pylist()[0]["cue"])
        self.assertRaises(IndexError, document.sentence, 3)
        with self.assertWarns(rapporteur.UnreadableWarning):
            self.assertEqual(rapporteur.Document("").about["status"], "failed")

    def test_what_is_known_of_texts_becomes_columns(self):
        dataset = rapporteur.analyse_texts([SAID, SAID], metadata=[{"year": 1999, "state": "KEN"}, {"year": None}])
        found = [(row["meta_year"], row["meta_state"]) for row in dataset.documents.to_pylist()]
        self.assertEqual(found, [("1999", "KEN"), (None, None)])

    def test_the_id_that_was_given_stays(self):
        row = rapporteur.analyse_texts([SAID], [7]).documents.to_pylist()[0]
        self.assertEqual((row["document"], row["source"]), ("document-7", "7"))

    def test_a_notebook_shows_owner_and_tags(self):
        sentence = rapporteur.Document(SAID + " <b>").sentence(1)
        shown = sentence._repr_html_()
        self.assertIn("<b>Kenya</b>", shown)
        self.assertRegex(shown, '<mark title="law: [a-z-]+">international law</mark>')
        laws = rapporteur.Document("Kenya said that outlaws broke the law, and that the law was the law.").sentence(1)
        self.assertEqual(laws._repr_html_().count(">law</mark>"), len(laws.tags))
        self.assertNotIn("out<mark", laws._repr_html_())
        self.assertNotIn("<b>", rapporteur.Document("He said <b> & went.").sentence(1)._repr_html_().replace("<b>Kenya</b>", ""))
        dataset = rapporteur.analyse_texts([SAID])
        self.assertIn("<td", dataset._repr_html_())
        self.assertIn("<table", dataset.sentences._repr_html_())

    def test_columns_tell_what_they_mean(self):
        positions = rapporteur.analyse_texts([SAID]).positions
        self.assertTrue(all(positions.about(column) for column in positions.column_names))


class Arrow(Scene):
    def test_the_memory_is_shared(self):
        sentences = rapporteur.analyse(GOLD[:3]).sentences
        first, second = sentences.to_arrow(), sentences.to_arrow()
        buffers = lambda table: [buffer.address for column in table.columns for chunk in column.chunks for buffer in chunk.buffers() if buffer]
        plain = ["text", "start", "confidence", "speakers"]
        self.assertEqual(buffers(first.select(plain)), buffers(second.select(plain)))

    def test_frames_take_it(self):
        sentences = rapporteur.analyse(GOLD[0]).sentences
        count = len(sentences)
        self.assertEqual(len(sentences.to_pandas()), count)
        self.assertEqual(sentences.to_pandas()["sentence"].sum(), count * (count + 1) // 2)
        self.assertEqual(sentences.to_polars()["sentence"].sum(), count * (count + 1) // 2)
        arrow = sentences.to_arrow()
        self.assertEqual(duckdb.sql("select count(*), sum(sentence) from arrow").fetchall()[0], (count, count * (count + 1) // 2))

    def test_it_outlives_its_dataset(self):
        text = rapporteur.analyse(GOLD[0]).sentences.to_arrow().column("text")
        self.assertEqual(len(text.to_pylist()), len(text))

    def test_empty_tables_have_their_columns(self):
        empty = rapporteur.analyse_texts([])
        self.assertEqual(len(empty.positions), 0)
        self.assertIn("stance", empty.positions.to_polars().columns)


class Hostile(Scene):
    def test_a_broken_pdf_costs_its_row(self):
        self.folder.joinpath("broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\ntrailer << /Root 1 0 R >>")
        self.folder.joinpath("said.txt").write_text(SAID)
        with self.assertWarns(rapporteur.UnreadableWarning):
            dataset = rapporteur.analyse(self.folder)
        self.assertEqual([row["status"] for row in dataset.documents.to_pylist()], ["failed", "ok"])
        self.assertEqual(len(dataset.remarks.to_pylist()[0]["message"]) > 10, True)

    def test_a_pdf_is_read_in_a_worker_within_limits(self):
        pdf = next(ROOT.glob("readers/tests/**/*.pdf"), None) or next(ROOT.glob("tests/**/*.pdf"))
        dataset = rapporteur.analyse(pdf)
        self.assertEqual(dataset.documents.to_pylist()[0]["status"], "ok", dataset.remarks.to_pylist())
        self.assertGreater(len(dataset.sentences), 0)

    def test_wrong_words_are_told_by_layer(self):
        self.assertRaisesRegex(rapporteur.SourceError, "there is no `nowhere`", rapporteur.analyse, "nowhere")
        self.assertRaisesRegex(rapporteur.DatasetError, "no dataset", rapporteur.Dataset.open, self.folder)
        self.assertRaises(rapporteur.LexiconError, rapporteur.analyse_texts, [SAID], lexicons=self.folder / "none")
        self.assertRaises(rapporteur.CompareError, rapporteur.compare, rapporteur.analyse_texts([SAID]))
        self.assertRaises(TypeError, rapporteur.analyse_texts, "one text")
        self.assertRaises(TypeError, rapporteur.analyse_texts, [1])
        self.assertRaises(TypeError, rapporteur.compare, "output", "other")
        self.assertRaises(TypeError, rapporteur.compare)
        self.assertRaisesRegex(TypeError, "opened by", rapporteur.Dataset, "output")
        self.assertRaisesRegex(TypeError, "not pickled", pickle.dumps, rapporteur.analyse_texts([SAID]))
        self.assertRaisesRegex(KeyError, "sentences", lambda: rapporteur.analyse_texts([SAID])["sentense"])
        self.assertRaisesRegex(ValueError, r"texts\[0\]", rapporteur.analyse_texts, ["a\ud800b"])
        self.assertRaises(ValueError, rapporteur.analyse_texts, ["a", "b"], ["a"])
        self.assertRaisesRegex(ValueError, "max_text", rapporteur.analyse_texts, [SAID], limits={"max_text": 0})
        self.assertRaisesRegex(TypeError, "no limit", rapporteur.analyse_texts, [SAID], limits={"seconds": 1})
        self.assertRaisesRegex(ValueError, "auto, never or always", rapporteur.analyse, __file__, ocr="sometimes")
        self.assertRaisesRegex(rapporteur.SourceError, "tesseract", rapporteur.analyse, __file__, ocr="auto", ocr_language="no/such")
        self.assertRaisesRegex(ValueError, "threads", rapporteur.analyse_texts, [SAID], threads=-1)
        self.assertRaisesRegex(ValueError, "threads", rapporteur.analyse_texts, [SAID], threads=10**6)
        self.assertRaisesRegex(TypeError, r"texts\[1\] is None", rapporteur.analyse_texts, [SAID, None])
        self.assertRaisesRegex(TypeError, "a path or several", rapporteur.analyse, None)
        self.assertRaisesRegex(TypeError, "max_seconds is '1'", rapporteur.analyse_texts, [SAID], limits={"max_seconds": "1"})
        self.assertRaisesRegex(TypeError, "limits is 3", rapporteur.analyse_texts, [SAID], limits=3)
        self.assertRaisesRegex(TypeError, "progress is 3", rapporteur.analyse_texts, [SAID], progress=3)
        self.assertRaisesRegex(TypeError, "texts is a dict", rapporteur.analyse_texts, {"a": SAID})
        self.assertRaisesRegex(TypeError, "ids is a str", rapporteur.analyse_texts, [SAID, SAID], "ab")
        self.assertRaises(TypeError, rapporteur.Document, SAID, foo=1)
        self.assertRaises(AttributeError, lambda: rapporteur.analyse_texts([SAID]).nothing)

    def test_faults_of_lexicons_are_told_each(self):
        self.folder.joinpath("mine.toml").write_text('[lexicon]\nid = "mine"\nlayer = "theme"\n[[entry]]\nid = "a"\n')
        with self.assertRaises(rapporteur.LexiconError) as raised:
            rapporteur.analyse_texts([SAID], lexicons=self.folder)
        self.assertIn(f"{self.folder}/mine.toml:", str(raised.exception))

    def test_a_column_may_be_named_by_any_letters(self):
        table = self.folder / "odd.csv"
        table.write_bytes(b'text,ye\0ar,"a\n;b"\n"Kenya spoke.",1999,x\n')
        rows = rapporteur.analyse(table).documents.to_pylist()
        self.assertEqual((rows[0]["meta_ye\ufffdar"], rows[0]["meta_a\n;b"]), ("1999", "x"))

    def test_limits_hold(self):
        with self.assertWarns(rapporteur.UnreadableWarning):
            dataset = rapporteur.analyse_texts([SAID], limits=rapporteur.Limits(max_sentences=1))
        self.assertIn("more than 1 sentences", dataset.remarks.to_pylist()[0]["message"])


def analysed(_):
    return len(rapporteur.analyse_texts([SAID] * 20).sentences)


class Together(Scene):
    def test_eight_threads(self):
        with ThreadPoolExecutor(8) as pool:
            self.assertEqual(list(pool.map(analysed, range(24))), [40] * 24)

    def test_forked_processes(self):
        warnings.simplefilter("default")
        analysed(0)
        with multiprocessing.get_context("fork").Pool(2) as pool:
            self.assertEqual(pool.map(analysed, range(4)), [40] * 4)

    def test_other_threads_run_meanwhile(self):
        ticks = []
        stop = threading.Event()
        counter = threading.Thread(target=lambda: [ticks.append(time.sleep(0.005)) for _ in iter(stop.is_set, True)])
        counter.start()
        began = time.monotonic()
        rapporteur.analyse(GOLD)
        stop.set()
        counter.join()
        self.assertGreater(len(ticks), (time.monotonic() - began) / 0.1)

    def test_progress_is_told(self):
        told = []
        rapporteur.analyse_texts([SAID * 50] * 400, progress=lambda documents, read: told.append((documents, read)))
        self.assertEqual(told, sorted(told))
        self.assertEqual(told[-1][0], 400)

    def test_a_fault_in_progress_ends_the_run(self):
        def progress(documents, read):
            raise RuntimeError("enough")

        self.assertRaisesRegex(RuntimeError, "enough", rapporteur.analyse_texts, [SAID * 50] * 2000, progress=progress)

    def test_ctrl_c_ends_the_run(self):
        # Who is started in the background of a shell without job control is told to pass over Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        threading.Timer(0.3, signal.raise_signal, [signal.SIGINT]).start()
        began = time.monotonic()
        self.assertRaises(KeyboardInterrupt, rapporteur.analyse_texts, [SAID * 200] * 100_000)
        self.assertLess(time.monotonic() - began, 20)
        self.assertEqual(analysed(0), 40)

    def test_a_stream_that_is_dropped_stops(self):
        stream = rapporteur.documents(GOLD * 1)
        self.assertTrue(next(stream).id)
        del stream

    def test_lexicons_travel(self):
        mine = self.folder / "mine"
        mine.mkdir()
        entry = 'id = "kenya"\nlabel = "Kenya"\nforms = ["Kenya"]\nscope = "The State."\nhits = ["Kenya spoke."]\nmisses = ["Togo spoke."]\n'
        head = '[lexicon]\nid = "mine.states"\ntitle = "States"\nlanguage = "en"\nlayer = "theme"\norigin = "Mine"\ntheme = "states"\n'
        (mine / "mine.toml").write_text(head + "\n[[entry]]\n" + entry)
        lexicons = pickle.loads(pickle.dumps(rapporteur.Lexicons(mine)))
        (mine / "mine.toml").unlink()
        self.assertIn("mine.states", lexicons.ids)
        tags = rapporteur.analyse_texts([SAID], lexicons=lexicons).tags.to_pylist()
        self.assertIn("mine.states", [tag["lexicon"] for tag in tags])


class Documentation(Scene):
    def test_its_examples_run(self):
        warnings.simplefilter("default")
        self.folder.joinpath("input").mkdir()
        report = next(ROOT.glob("input/*.txt"))
        self.folder.joinpath("input", report.name).write_bytes(report.read_bytes())
        for page in ("README.md", "docs/python.md"):
            blocks = ROOT.joinpath(page).read_text(encoding="utf-8").split("```python\n")[1:]
            script = "\n".join(block.split("```")[0] for block in blocks)
            ran = subprocess.run([sys.executable, "-c", script], cwd=self.folder, capture_output=True, text=True)
            self.assertEqual(ran.returncode, 0, f"{page}: {ran.stderr}")


if __name__ == "__main__":
    unittest.main(verbosity=1)
