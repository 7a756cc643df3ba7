"""What an imported dictionary finds, beside what another reader of the dictionary finds.

    python tests/dictionary.py DICTIONARY.dic DATASET LEXICON

The package liwc reads the dictionary and looks up every word of every sentence. Prints how many sentences were compared
and the first that differ; the exit code is 1 where one does.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import liwc

dictionary, dataset, lexicon = sys.argv[1], Path(sys.argv[2]), sys.argv[3]


def rows(table):
    with open(dataset / f"{table}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def tokens(text):
    for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower()):
        yield re.sub(r"['’]s$", "", word)


parse, _ = liwc.load_token_parser(dictionary)
found = defaultdict(set)
for tag in rows("tags"):
    if tag["lexicon"] == lexicon:
        found[tag["document"], tag["sentence"]].update(tag["entry"].split("-and-"))
compared, different = 0, []
for sentence in rows("sentences"):
    compared += 1
    wanted = {category for token in tokens(sentence["text"]) for category in parse(token)}
    here = found[sentence["document"], sentence["sentence"]]
    if wanted != here:
        different.append((sorted(wanted ^ here), sentence["text"]))
print(f"{compared} sentences, {sum(map(len, found.values()))} categories found, {len(different)} differ")
for difference in different[:10]:
    print(*difference)
sys.exit(1 if different or compared < 1000 else 0)
