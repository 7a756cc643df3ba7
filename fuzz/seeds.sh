#!/bin/sh
# Fills fuzz/corpus with seeds: the files of input/, tests/ and lexicons/, and those of the folders given.
set -eu
cd "$(dirname "$0")/.."
kinds="text docx html pdf csv jsonl parquet zip tar squeezed analysis segmentation metadata lexicon"
for kind in $kinds; do mkdir -p "fuzz/corpus/$kind"; done

# Puts a file among the seeds of some targets, under a name made from its content.
seed() {
    file=$1
    shift
    name=$(cksum <"$file" | tr ' ' '-')
    for kind in "$@"; do cp "$file" "fuzz/corpus/$kind/$name"; done
}

find input tests lexicons "$@" -type f -size -200k | while IFS= read -r file; do
    case $file in
        *.docx | *.docm | *.dotx) seed "$file" docx zip ;;
        *.html | *.htm | *.xhtml) seed "$file" html ;;
        *.pdf) seed "$file" pdf ;;
        lexicons/*.csv) seed "$file" lexicon metadata ;;
        *.csv | *.tsv) seed "$file" csv metadata ;;
        *.jsonl | *.json) seed "$file" jsonl ;;
        *.parquet) seed "$file" parquet ;;
        *.zip | *.zipx) seed "$file" zip ;;
        *.tar) seed "$file" tar ;;
        *.gz | *.tgz | *.bz2 | *.zst) seed "$file" squeezed ;;
        *.toml) seed "$file" lexicon ;;
        *.txt | *.md) seed "$file" text analysis segmentation ;;
    esac
done
