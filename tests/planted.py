"""Plants 200 changes and counts how many of them `compare` finds.

    python3 tests/planted.py PROGRAM FOLDER tables|texts REPORT...

`tables` edits the rows of a dataset, `texts` the reports themselves, so that each edit also passes through `analyse`.
FOLDER is for the work. What was found is written to standard output as JSON, with what was missed.

Edits are made where a matter has one row on its side: an actor's only position on an issue, the only statement of a norm.
What an actor says five times over is not changed by an edit of one.
"""

import copy
import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

WANTED = 200
TABLES = ["documents", "speakers", "sentences", "tags", "norms", "positions"]
STRENGTH = {"may": 1, "should": 2, "should-not": -2, "must": 3, "obliged": 3, "must-not": -3, "prohibited": -3}


def read(folder, table):
    with open(folder / f"{table}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write(folder, tables, manifest):
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with open(folder / f"{name}.jsonl", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    shutil.copy(manifest, folder / "manifest.json")


def run(*arguments, codes=(0,)):
    done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True)
    assert done.returncode in codes, (arguments, done.returncode, done.stderr)


def words(text):
    found = re.findall(r"[^\W_]+", (text or "").lower())
    return " ".join(word for word in found if word not in ("the", "a", "an"))


def matter(norm):
    if norm["gge_norm"]:
        return norm["gge_norm"]
    return " | ".join(words(norm[part]) for part in ("attribute", "aim", "object"))


def change(before, after):
    """What becomes of a strength with a sign."""
    if before * after < 0:
        return "reversed"
    return "kept" if before == after else "hardened" if abs(after) > abs(before) else "softened"


class Dataset:
    def __init__(self, folder):
        self.tables = {name: read(folder, name) for name in TABLES}
        self.sentence = {(row["document"], row["sentence"]): row for row in self.tables["sentences"]}
        self.speaker = {(row["document"], row["speaker"]): row for row in self.tables["speakers"]}

    def named(self, row):
        return self.speaker.get((row["document"], row["speaker"]))

    def names(self, speaker):
        """All that a speaker might be told by."""
        return {speaker[key] for key in ("name", "family_name", "state", "on_behalf_of") if speaker[key]}

    def positions(self):
        """All positions of a named speaker on an issue on which nobody takes one who might be the same."""
        groups, told = {}, {}
        for row in self.tables["positions"]:
            if (speaker := self.named(row)) and speaker["kind"] not in ("anonymous", "role"):
                groups.setdefault((row["document"], row["speaker"], row["issue"]), []).append(row)
                for name in self.names(speaker):
                    told.setdefault((row["issue"], name), set()).add((row["document"], row["speaker"]))
        for (document, speaker, issue), rows in groups.items():
            names = self.names(self.speaker[document, speaker])
            alike = {(row["stance"], row["force"]) for row in rows}
            if all(len(told[issue, name]) == 1 for name in names) and len(alike) == 1 and rows[0]["stance"] != "neutral":
                yield rows

    def single_norms(self, least=0):
        """Norms that are stated once."""
        told = Counter(matter(row) for row in self.tables["norms"])
        for row in self.tables["norms"]:
            if told[matter(row)] == 1 and (row["confidence"] or 0) >= least and matter(row).strip(" |"):
                yield row


class Comparison:
    def __init__(self, folder):
        self.positions, self.norms = read(folder, "position_changes"), read(folder, "norm_changes")
        self.passages, self.alignments = read(folder, "passages"), read(folder, "alignments")

    def position(self, side, rows):
        """What became of the matter of positions, by the one that stands for them on a side."""
        places = {(row["document"], row["position"]) for row in rows}
        return next((r for r in self.positions if (r[f"{side}_document"], r[f"{side}_position"]) in places), None)

    def norm(self, asked):
        return next((r for r in self.norms if r["matter"] == asked), None)


def tally(edits):
    found = sum(edit["found"] for edit in edits)
    kinds = Counter((edit["kind"], edit["found"]) for edit in edits)
    return {
        "edits": len(edits),
        "found": found,
        "share": found / max(len(edits), 1),
        "kinds": {kind: [kinds[kind, True], kinds[kind, True] + kinds[kind, False]] for kind, _ in kinds},
        "missed": [edit for edit in edits if not edit["found"]][:10],
    }


# Edits of tables.


def edit_tables(before, seed):
    """A dataset with 200 edits, each with how to look for it."""
    after, chance = copy.deepcopy(before), random.Random(seed)
    positions, norms = list(after.positions()), list(after.single_norms())
    chance.shuffle(positions), chance.shuffle(norms)
    edits, gone = [], set()
    issues = sorted({row["issue"] for row in after.tables["positions"]})

    def position(kind):
        rows = positions.pop()
        old = [dict(row) for row in rows]
        if kind == "reversed":
            for row in rows:
                row["stance"] = {"support": "oppose", "oppose": "support"}[row["stance"]]
        elif kind == "force":
            for row in rows:
                row["force"] = 5 if row["force"] < 4 else 1
            kind = change(old[0]["force"], rows[0]["force"])
        elif kind == "dropped":
            gone.update(id(row) for row in rows)
        elif kind == "new":
            speaker = after.named(rows[0])
            taken = {other["issue"] for other in after.tables["positions"]
                     if (named := after.named(other)) and after.names(named) & after.names(speaker)}
            free = [issue for issue in issues if issue not in taken]
            old = [dict(rows[0], issue=chance.choice(free), position=100_000 + len(edits))]
            after.tables["positions"].extend(old)
        side = "a" if kind == "dropped" else "b"
        edits.append({"kind": f"position {kind}", "side": side, "rows": old, "wanted": kind})

    def norm(kind):
        row = norms.pop()
        asked, old = matter(row), row["deontic"]
        if kind == "deontic":
            row["deontic"] = chance.choice([other for other in STRENGTH if STRENGTH[other] != STRENGTH[old]])
            kind = change(STRENGTH[old], STRENGTH[row["deontic"]])
        elif kind == "dropped":
            gone.add(id(row))
        elif kind == "new":
            added = dict(row, object=f"planted object {len(edits)}", gge_norm=None, norm=100_000 + len(edits))
            after.tables["norms"].append(added)
            asked = matter(added)
        edits.append({"kind": f"norm {kind}", "matter": asked, "wanted": kind})

    for number in range(WANTED):
        edit, kinds = [(position, ["reversed", "force", "dropped", "new"]), (norm, ["deontic", "dropped", "new"])][number % 2]
        edit(kinds[number // 2 % len(kinds)])
    for name in ("positions", "norms"):
        after.tables[name] = [row for row in after.tables[name] if id(row) not in gone]
    return after, edits


def planted_in_tables(program, folder, reports):
    run(program, "analyse", *reports, "--out", folder / "before", "--quiet", "--format", "jsonl")
    before = Dataset(folder / "before")
    after, edits = edit_tables(before, 1)
    manifest = folder / "before" / "manifest.json"
    write(folder / "a", before.tables, manifest)
    write(folder / "b", after.tables, manifest)
    run(program, "compare", folder / "a", folder / "b", "--out", folder / "changes", "--quiet", codes=(1,))
    told = Comparison(folder / "changes")
    for edit in edits:
        row = told.position(edit["side"], edit["rows"]) if "rows" in edit else told.norm(edit["matter"])
        edit["found"] = bool(row) and row["if_right"] == edit["wanted"] and row["change"] in (edit["wanted"], "uncertain")
    touched = {edit.get("matter") for edit in edits}
    places = {(row["document"], row["position"]) for edit in edits for row in edit.get("rows", [])}
    unchanged = [r for r in told.norms if r["matter"] not in touched]
    unchanged += [r for r in told.positions if (r["a_document"], r["a_position"]) not in places
                  and (r["b_document"], r["b_position"]) not in places]
    wrong = [r for r in unchanged if r["if_right"] != "kept"]
    return tally(edits) | {"unchanged": len(unchanged), "called_changed": len(wrong) / max(len(unchanged), 1)}


# Edits of texts.

MODALS = {"should": "must", "must": "should", "shall": "should", "may": "must"}
REVERSED = {
    "supported": "opposed", "supports": "opposes", "welcomed": "rejected", "welcomes": "rejects", "support": "oppose",
    "endorsed": "rejected", "welcome": "reject", "favoured": "opposed", "rejected": "supported", "opposed": "supported",
    "stressed the importance of": "rejected", "called for": "opposed", "calls for": "opposes",
}


class Editor:
    """Texts of a dataset with edits that do not touch one another, made when all are known."""

    def __init__(self, folder, dataset):
        self.folder, self.dataset, self.edits, self.names = folder, dataset, [], {}
        self.texts = {row["document"]: self.text(row["document"]) for row in dataset.tables["documents"]}
        self.touched = set()

    def text(self, document):
        path = self.folder / "texts" / f"{document}.txt"
        return path.read_bytes().decode("utf-8") if path.is_file() else ""

    def free(self, row):
        paragraph = (row["document"], self.dataset.sentence[row["document"], row["sentence"]]["paragraph"])
        if paragraph in self.touched:
            return False
        self.touched.add(paragraph)
        return True

    def replace(self, document, start, end, words):
        self.edits.append((document, start, end, words))

    def edited(self):
        texts = dict(self.texts)
        for document, start, end, new in sorted(self.edits, key=lambda edit: -edit[1]):
            texts[document] = texts[document][:start] + new + texts[document][end:]
        for (document, old), new in self.names.items():
            texts[document] = re.sub(rf"\b{re.escape(old)}\b", new, texts[document])
        return texts


def edit_texts(folder, before, seed):
    editor, chance, planted = Editor(folder, before), random.Random(seed), []
    norms, positions = list(before.single_norms()), [rows[0] for rows in before.positions() if len(rows) == 1]
    chance.shuffle(norms), chance.shuffle(positions)
    sentence = before.sentence

    def plant(kind, **how):
        planted.append({"kind": kind, **how})

    for row in norms:
        told = row["deontic_text"]
        if told.lower() in MODALS and editor.free(row):
            editor.replace(row["document"], row["deontic_start"], row["deontic_end"], MODALS[told.lower()])
            plant("deontic", row=row, matter=matter(row))
        if len(planted) >= 90:
            break
    for row in positions:
        place = sentence[row["document"], row["sentence"]]
        text = editor.texts[row["document"]][place["start"] : place["end"]]
        verb = next((verb for verb in REVERSED if re.search(rf"\b{verb}\b", text)), None)
        if verb and editor.free(row):
            at = place["start"] + re.search(rf"\b{verb}\b", text).start()
            editor.replace(row["document"], at, at + len(verb), REVERSED[verb])
            plant("stance", row=row)
        if len(planted) >= 125:
            break
    dropped = 0
    for row in positions + norms:
        place = sentence[row["document"], row["sentence"]]
        if dropped < 40 and len(place["spans"]) == 1 and editor.free(row):
            editor.replace(row["document"], place["start"], place["end"], "")
            kind = "position" if "position" in row else "norm"
            plant(f"{kind} dropped", row=row, **({"matter": matter(row)} if kind == "norm" else {}))
            dropped += 1
    prose = [row for row in before.tables["sentences"] if row["kind"] == "narration" and len(row["spans"]) == 1]
    chance.shuffle(prose)
    things = ["buoys", "lanterns", "orchards", "looms", "ferries", "quarries", "hedges", "kilns", "sluices", "granaries"]
    for number, row in enumerate(row for row in prose if editor.free(row)):
        if number >= 35:
            break
        norm = f" States should inspect their {things[number % 10]} every {number + 2} years."
        editor.replace(row["document"], row["end"], row["end"], norm)
        plant("norm added", words=f"inspect their {things[number % 10]} every {number + 2} years")
    paragraphs = {}
    for row in before.tables["sentences"]:
        paragraphs.setdefault((row["document"], row["paragraph"]), []).append(row)
    runs = [(key, rows) for key, rows in paragraphs.items() if all(row["kind"] in ("narration", "statement", "discussion") for row in rows)
            and sum(len(row["text"].split()) for row in rows) >= 25 and all(len(row["spans"]) == 1 for row in rows)]
    moved = 0
    for at in range(0, len(runs) - 4, 10):
        ((document, number), rows), (far, _) = runs[at], runs[at + 4]
        key = (document, number)
        if moved < 20 and far[0] == document and not editor.touched & {key, far}:
            editor.touched |= {key, far}
            here = (rows[0]["start"], rows[-1]["end"])
            there = (paragraphs[far][0]["start"], paragraphs[far][-1]["end"])
            text = editor.texts[document]
            editor.replace(document, *here, text[there[0] : there[1]])
            editor.replace(document, *there, text[here[0] : here[1]])
            plant("passage moved", text=" ".join(row["text"] for row in rows), document=document)
            moved += 1
    names = Counter(row["family_name"] for row in before.tables["speakers"] if row["kind"] == "person")
    renamed = 0
    for row in before.tables["speakers"]:
        name = row["family_name"]
        if renamed < 10 and row["kind"] == "person" and name and name.isalpha() and names[name] == 1 and len(name) > 4:
            new = "Zelen" + chr(97 + renamed) + "kov"
            editor.names[row["document"], name] = new
            plant("actor renamed", document=row["document"], old=name, new=new)
            renamed += 1
    return editor, planted[:WANTED]


def planted_in_texts(program, folder, reports):
    inputs = folder / "in"
    inputs.mkdir(parents=True)
    for number, report in enumerate(reports):
        shutil.copy(report, inputs / f"report-{number:02}.txt")
    run(program, "analyse", inputs, "--out", folder / "a", "--quiet", "--format", "jsonl")
    before = Dataset(folder / "a")
    editor, planted = edit_texts(folder / "a", before, 1)
    edited = folder / "edited"
    edited.mkdir()
    for document, text in editor.edited().items():
        (edited / f"{document}.txt").write_bytes(text.encode("utf-8"))
    run(program, "analyse", edited, "--out", folder / "b", "--quiet", "--format", "jsonl")
    run(program, "compare", folder / "a", folder / "b", "--out", folder / "changes", "--quiet", codes=(1,))
    after, told = Dataset(folder / "b"), Comparison(folder / "changes")
    judged = [judge(edit, before, after, told, editor) for edit in planted]
    right = [edit for edit in judged if edit is not None]
    lost = Counter(edit["kind"] for edit, found in zip(planted, judged) if found is None)
    share = sum(lost.values()) / max(len(planted), 1)
    return tally(right) | {"planted": len(planted), "lost": dict(lost), "lost_to_extraction": share}


def rows_of(dataset, table, document, text):
    """The rows of a table that stand in the sentence with these words."""
    return [row for row in dataset.tables[table] if row["document"] == document
            and dataset.sentence[row["document"], row["sentence"]]["text"] == text]


def judge(edit, before, after, told, editor):
    """An edit with whether it was found; nothing where `analyse` does not give its row rightly after it."""
    kind, row = edit["kind"], edit.get("row")
    if kind == "deontic":
        new = MODALS[row["deontic_text"].lower()]
        now = [other for other in after.tables["norms"] if matter(other) == edit["matter"]]
        if len(now) != 1 or now[0]["deontic"] not in (new, f"{new}-not"):
            return None
        wanted = change(STRENGTH[row["deontic"]], STRENGTH[now[0]["deontic"]])
        return edit | {"found": is_wanted(told.norm(edit["matter"]), wanted), "wanted": wanted}
    if kind == "stance":
        found = told.position("a", [row])
        speaker = before.named(row)
        now = [other for other in after.tables["positions"] if other["document"] == row["document"]
               and other["issue"] == row["issue"] and (named := after.named(other))
               and before.names(speaker) & after.names(named)]
        if len(now) != 1 or {now[0]["stance"], row["stance"]} != {"support", "oppose"}:
            return None
        return edit | {"found": is_wanted(found, "reversed"), "wanted": "reversed"}
    if kind == "position dropped":
        speaker = before.named(row)
        still = any(other["issue"] == row["issue"] and (named := after.named(other))
                    and before.names(speaker) & after.names(named) for other in after.tables["positions"])
        return None if still else edit | {"found": is_wanted(told.position("a", [row]), "dropped"), "wanted": "dropped"}
    if kind == "norm dropped":
        still = any(matter(other) == edit["matter"] for other in after.tables["norms"])
        return None if still else edit | {"found": is_wanted(told.norm(edit["matter"]), "dropped"), "wanted": "dropped"}
    if kind == "norm added":
        now = [other for other in after.tables["norms"]
               if edit["words"] in after.sentence[other["document"], other["sentence"]]["text"] and other["deontic"] == "should"]
        return edit | {"found": is_wanted(told.norm(matter(now[0])), "new"), "wanted": "new"} if now else None
    if kind == "passage moved":
        passages = [p for p in told.passages if p["b_document"] == edit["document"] and p["a_text"] == edit["text"]]
        whole = any(" ".join(r["text"] for r in after.tables["sentences"] if r["document"] == edit["document"]
                             and r["paragraph"] == p["b_paragraph"]) == edit["text"] for p in passages)
        if not passages and not whole:
            return None
        return edit | {"found": any(p["change"] == "kept" and p["moved"] for p in passages), "wanted": "moved"}
    if kind == "actor renamed":
        new = [r for r in after.tables["speakers"] if r["document"] == edit["document"] and r["family_name"] == edit["new"]]
        if not new:
            return None
        sides = {(r["side"], r["actor"]) for r in told.alignments if r["document"] == edit["document"] and
                 edit["new" if r["side"] == "b" else "old"] in r["name"] and r["basis"] != "state"}
        actors = {side: {actor for other, actor in sides if other == side} for side in "ab"}
        return edit | {"found": not actors["a"] & actors["b"], "wanted": "two actors"}
    raise ValueError(kind)


def is_wanted(row, wanted):
    return bool(row) and row["if_right"] == wanted


def main():
    program, folder, where, *reports = sys.argv[1:]
    program, folder = Path(program).resolve(), Path(folder)
    planted = {"tables": planted_in_tables, "texts": planted_in_texts}[where]
    json.dump(planted(program, folder, reports), sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
