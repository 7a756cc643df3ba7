#!/bin/sh
# Fills the corpora of both fuzzing packages with seeds: the files of input/, tests/, readers/tests/ and lexicons/, and those of
# the folders given.
set -eu
cd "$(dirname "$0")/.."

# Where the seeds of a target lie.
corpus() {
    case $1 in
        analysis | segmentation | lexicon) echo "fuzz/corpus/$1" ;;
        *) echo "readers/fuzz/corpus/$1" ;;
    esac
}

# Puts a file among the seeds of some targets, under a name made from its content.
seed() {
    file=$1
    shift
    name=$(cksum <"$file" | tr ' ' '-')
    for kind in "$@"; do
        mkdir -p "$(corpus "$kind")"
        cp "$file" "$(corpus "$kind")/$name"
    done
}

find input tests readers/tests lexicons "$@" -type f -size -200k | while IFS= read -r file; do
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
