//! What can be typed.

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use rapporteur::compare::By;
use rapporteur::export;
use rapporteur::limits;
use rapporteur::source::Limits;
use std::path::PathBuf;

/// Reads reports of diplomatic meetings and says, as data, who said what.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "Examples:
  rapporteur analyse input --out output
  rapporteur analyse reports/ speech.txt --out dataset --format csv
  cat report.txt | rapporteur analyse - --out dataset
  rapporteur explain output --find 'international law applies'
  rapporteur compare seminar-2016 seminar-2024 --out changes
  rapporteur check my-lexicons

Exit codes: 0 all done; 1 done, and there is something to see; 2 not all could be done.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read reports and write the dataset
    #[command(visible_alias = "analyze", after_help = ANALYSE_EXAMPLES)]
    Analyse(Analyse),
    /// Compare datasets, or the documents of one, and write what differs
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(Compare),
    /// Make a page to look at of a dataset or a comparison: one HTML file that opens offline
    Page(Page),
    /// Write a dataset in the format of another tool
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(Export),
    /// Tell how right a dataset is, by documents that people have annotated
    #[command(after_help = EVALUATE_EXAMPLES)]
    Evaluate(Evaluate),
    /// Tell every fault of a folder of lexicons, or of those in the program
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Make a theme's lexicon of a dictionary: quanteda (.yml), LIWC (.dic), Lexicoder (.lcd) or SKOS (.ttl, .nt, .rdf, .xml)
    ImportLexicon(ImportLexicon),
    /// Write the lexicons of themes as a dictionary of another tool
    ExportLexicon(ExportLexicon),
    /// Tell in plain words why a sentence has its kind, speakers, act and tags
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Write completions for a shell to standard output
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual page of the program, or of one of its commands, to standard output
    Man {
        /// The command
        command: Option<String>,
    },
    /// Read standard input as a worker of `analyse`
    #[command(hide = true)]
    Worker(Worker),
}

const ANALYSE_EXAMPLES: &str = "Examples:
  rapporteur analyse input --out output
  rapporteur analyse minutes.txt --out minutes --format csv,jsonl,json
  rapporteur analyse corpus/ --out dataset --lexicons my-lexicons --threads 4
  rapporteur analyse corpus/ --out dataset --resume

DIR gets a table a file (documents, sections, speakers, sentences, tags and others), texts/ that all offsets point into,
datapackage.json and manifest.json. It changes only when all is written; files of yours in it are left alone.";

const COMPARE_EXAMPLES: &str = "Examples:
  rapporteur compare seminar-2016 seminar-2024 --out changes
  rapporteur compare resolutions --by date --out changes --min-confidence 0.8

DIR gets a table a file (sides, rates, keyness, position_changes and others), datapackage.json and manifest.json. Each
side is compared with the one before it. The exit code is 1 where something differs, 0 where nothing does.";

const EXPORT_EXAMPLES: &str = "Examples:
  rapporteur export --list
  rapporteur export output --to sqlite --out output.sqlite
  rapporteur export output --to brat --out brat

What is written is whole or not there at all. What the format cannot hold is told on stderr.";

const EVALUATE_EXAMPLES: &str = "Examples:
  rapporteur evaluate output --gold annotated
  rapporteur evaluate output --gold corrected --format json --errors differences.csv

DIR holds a folder a document (source.txt, units.jsonl, ROSTER.tsv), or files that Label Studio (.json) or doccano (.jsonl)
gave back of an export that was corrected there. The exit code is 2 where an annotated document is not in the dataset.";

const CHECK_EXAMPLES: &str = "Examples:
  rapporteur check my-lexicons
  rapporteur check

Faults go to standard output as path:line: message; the exit code is 1 if there are any.";

const EXPLAIN_EXAMPLES: &str = "Examples:
  rapporteur explain output --sentence 53
  rapporteur explain output --find 'legally binding'
  rapporteur explain dataset --document minutes-2016 --sentence 53";

#[derive(Debug, Args)]
pub(super) struct Analyse {
    /// Files, folders (walked) or `-` for standard input: plain text, Markdown, PDF, Word, HTML; tables of documents
    /// (CSV, TSV, JSON Lines, Parquet); archives of all these (ZIP, tar, gzip, Zstandard, bzip2)
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Folder for the dataset; an earlier dataset in it is replaced
    #[arg(short, long, alias = "output", value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// Leave out files and folders of a folder whose name or path in it matches, as in `--exclude '*.docx'`
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Tell which files would be read and which not, and do nothing
    #[arg(long)]
    pub list: bool,
    /// Formats to write, joined by commas
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',', default_value = "csv,jsonl")]
    pub format: Vec<Format>,
    /// Folder of lexicons to add to those in the program; one with a known id takes its place
    #[arg(short, long, value_name = "DIR")]
    pub lexicons: Vec<PathBuf>,
    /// Where to keep the texts that offsets point into; `files`, but `table` where only tables and archives are read
    #[arg(long, value_name = "WHERE")]
    pub texts: Option<Kept>,
    /// Go on where a run of the same command was stopped or killed; leave a dataset alone that is whole already
    #[arg(long)]
    pub resume: bool,
    /// Number of threads; one for each processor if not given
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Mark CSV files as UTF-8, and put an apostrophe before cells that a spreadsheet would run as a formula
    #[arg(long)]
    pub spreadsheet_safe: bool,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// Column of a table that holds the text of a document, `text` if not given; a row is a document
    #[arg(long, value_name = "COLUMN", help_heading = "Tables and metadata")]
    pub text: Option<String>,
    /// Column of a table that names a document; its file and row do so if not given
    #[arg(long, value_name = "COLUMN", help_heading = "Tables and metadata")]
    pub id: Option<String>,
    /// CSV file whose columns are added to the documents it names in a column `file` or its first one
    #[arg(long, value_name = "FILE", help_heading = "Tables and metadata")]
    pub metadata: Option<PathBuf>,
    #[command(flatten)]
    pub ocr: OcrFlags,
    #[command(flatten)]
    pub limits: LimitFlags,
}

/// Which pages are read off their pictures.
#[derive(Debug, Args)]
#[command(next_help_heading = "Pages that are pictures")]
pub(super) struct OcrFlags {
    /// Which pages of a PDF are drawn and read by the program `tesseract`, which must be installed
    #[arg(long = "ocr", value_name = "WHEN", default_value = "never")]
    pub when: When,
    /// Languages of such pages, as `tesseract` names them, joined by `+`
    #[arg(long = "ocr-language", value_name = "L", default_value = "eng")]
    pub language: String,
}

/// When a page is read off its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// Where it has no usable text
    Auto,
    /// On no page
    Never,
    /// On every page
    Always,
}

/// What one document may take.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits for one document")]
pub(super) struct LimitFlags {
    /// Seconds that reading it may take
    #[arg(long, value_name = "N", default_value_t = Limits::default().seconds, value_parser = clap::value_parser!(u64).range(1..))]
    pub max_seconds: u64,
    /// Megabytes of memory that reading it may take
    #[arg(long, value_name = "MB", default_value_t = Limits::default().memory >> 20, value_parser = clap::value_parser!(u64).range(64..=65536))]
    pub max_memory: u64,
    /// Pages; further ones are left out
    #[arg(long, value_name = "N", default_value_t = Limits::default().pages, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_pages: u32,
    /// Megabytes of text that it may hold
    #[arg(long, value_name = "MB", default_value_t = Limits::default().text >> 20, value_parser = clap::value_parser!(u64).range(1..=4095))]
    pub max_text: u64,
    /// Megabytes that its file may have, or that a compressed one may unfold to
    #[arg(long, value_name = "MB", default_value_t = Limits::default().unpacked >> 20, value_parser = clap::value_parser!(u64).range(1..=4095))]
    pub max_unpacked: u64,
    /// Times that a compressed one may be larger than its compressed form
    #[arg(long, value_name = "N", default_value_t = Limits::default().ratio, value_parser = clap::value_parser!(u64).range(1..))]
    pub max_ratio: u64,
    /// Levels that elements may be nested
    #[arg(long, value_name = "N", default_value_t = Limits::default().depth, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub max_depth: u32,
    /// Sentences that it may hold
    #[arg(long, value_name = "N", default_value_t = limits::Limits::default().sentences, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_sentences: u32,
    /// Hits of lexicons that it may hold
    #[arg(long, value_name = "N", default_value_t = limits::Limits::default().hits, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_hits: u32,
    /// Speakers that it may have
    #[arg(long, value_name = "N", default_value_t = limits::Limits::default().speakers, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_speakers: u32,
}

impl From<&LimitFlags> for limits::Limits {
    fn from(flags: &LimitFlags) -> limits::Limits {
        limits::Limits { sentences: flags.max_sentences, hits: flags.max_hits, speakers: flags.max_speakers }
    }
}

impl From<&LimitFlags> for Limits {
    fn from(flags: &LimitFlags) -> Limits {
        Limits {
            pages: flags.max_pages,
            text: flags.max_text << 20,
            unpacked: flags.max_unpacked << 20,
            ratio: flags.max_ratio,
            depth: flags.max_depth,
            seconds: flags.max_seconds,
            memory: flags.max_memory << 20,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One CSV file a table
    Csv,
    /// One JSON Lines file a table
    Jsonl,
    /// One JSON file a document
    Json,
    /// One Parquet file a table
    Parquet,
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    /// Folders that `analyse` wrote: each is a side, in this order; a single one with `--by`
    #[arg(required = true, value_name = "DATASET")]
    pub datasets: Vec<PathBuf>,
    /// Folder for the comparison; an earlier comparison in it is replaced
    #[arg(short, long, value_name = "DIR")]
    pub out: PathBuf,
    /// Make a side of all documents with the same value, in the order of time: `document`, `symbol`, `date`, `year` or a
    /// column `meta_…`
    #[arg(long, value_name = "COLUMN")]
    pub by: Option<By>,
    /// Confidence from which on a row counts as certain; what rests on others is `uncertain`
    #[arg(long, value_name = "X", default_value_t = 0.7, value_parser = confidence)]
    pub min_confidence: f32,
    /// Formats to write, joined by commas
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',', default_value = "csv,jsonl")]
    pub format: Vec<TableFormat>,
    /// Mark CSV files as UTF-8, and put an apostrophe before cells that a spreadsheet would run as a formula
    #[arg(long)]
    pub spreadsheet_safe: bool,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub(super) struct Page {
    /// Folder that `analyse` or `compare` wrote
    #[arg(value_name = "DATASET")]
    pub dataset: PathBuf,
    /// The page; documents that are too much for it get pages of their own in a folder beside it [default:
    /// DATASET/page.html]
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub(super) struct Evaluate {
    /// Folder that `analyse` wrote
    #[arg(value_name = "DATASET", value_hint = ValueHint::DirPath)]
    pub dataset: PathBuf,
    /// Folder of annotated documents
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub gold: PathBuf,
    /// How the figures are told
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: EvaluationFormat,
    /// Write where dataset and annotation differ to a CSV file, a row each
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum EvaluationFormat {
    /// A table to read
    Text,
    /// The figures of each document and of all, by name
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Folder that `analyse` wrote
    #[arg(value_name = "DATASET", required_unless_present = "list", value_hint = ValueHint::DirPath)]
    pub dataset: Option<PathBuf>,
    /// The format; `--list` tells them
    #[arg(long, value_name = "FORMAT", required_unless_present = "list", value_parser = format)]
    pub to: Option<export::Format>,
    /// The file or folder to write
    #[arg(short, long, value_name = "PATH", required_unless_present = "list")]
    pub out: Option<PathBuf>,
    /// Tell the formats
    #[arg(long, exclusive = true)]
    pub list: bool,
    /// Replace an earlier export
    #[arg(long)]
    pub overwrite: bool,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

fn format(word: &str) -> Result<export::Format, String> {
    let names: Vec<&str> = export::Format::ALL.iter().map(|format| format.name()).collect();
    let found = export::Format::ALL.iter().copied().find(|format| format.name() == word);
    found.ok_or_else(|| format!("the formats are {}", names.join(", ")))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// One CSV file a table
    Csv,
    /// One JSON Lines file a table
    Jsonl,
    /// One Parquet file a table
    Parquet,
}

fn confidence(word: &str) -> Result<f32, String> {
    let share = word.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a number from 0 to 1 is wanted".into())
}

/// Where texts are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kept {
    /// A file a document, in texts/
    Files,
    /// In the table `texts`
    Table,
    /// Nowhere: every input is UTF-8 text or a table, and stays where it is
    None,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Folder of lexicons; those in the program if not given
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ImportLexicon {
    /// The dictionary
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Id of the lexicon, and of its theme: small letters, digits and hyphens
    #[arg(long, value_name = "ID", value_parser = lexicon_id)]
    pub id: String,
    /// What sort of lexicon it becomes
    #[arg(long, value_name = "LAYER", default_value = "theme")]
    pub layer: ImportLayer,
    /// The file to write
    #[arg(short, long, value_name = "FILE.toml", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportLayer {
    /// Words of what is spoken of
    Theme,
}

fn lexicon_id(word: &str) -> Result<String, String> {
    let is_known = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let is_id = !word.is_empty() && word.chars().all(is_known);
    if is_id { Ok(word.into()) } else { Err("small letters, digits and hyphens are wanted".into()) }
}

#[derive(Debug, Args)]
pub(super) struct ExportLexicon {
    /// Folder of lexicons; those in the program if not given
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
    /// The form of the dictionary
    #[arg(long, value_name = "FORM")]
    pub to: DictionaryForm,
    /// The file to write
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DictionaryForm {
    /// quanteda's YAML
    Quanteda,
    /// LIWC's .dic
    Liwc,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Folder of a dataset
    #[arg(value_name = "OUT", value_hint = ValueHint::DirPath)]
    pub dataset: PathBuf,
    /// The document's id; need not be given where there is but one
    #[arg(short, long, value_name = "ID")]
    pub document: Option<String>,
    /// The sentence's number
    #[arg(short, long, value_name = "N", required_unless_present = "find", conflicts_with = "find")]
    pub sentence: Option<u64>,
    /// Words of the sentence, in any document if none is given; several such sentences are listed
    #[arg(short, long, value_name = "WORDS")]
    pub find: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Worker {
    /// What to do with standard input
    pub task: String,
    /// Limits and columns as JSON
    pub job: String,
}
