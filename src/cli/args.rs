//! What can be typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
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
  rapporteur explain output --document unidir-2016-cyber-stability-seminar --sentence 50
  rapporteur check my-lexicons

Exit codes: 0 all done; 1 done, and there is something to see; 2 not all could be done.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read reports and write the dataset
    #[command(visible_alias = "analyze", after_help = ANALYSE_EXAMPLES)]
    Analyse(Analyse),
    /// Tell every fault of a folder of lexicons, or of those in the program
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Tell in plain words why a sentence has its kind, speakers, act and tags
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Write completions for a shell to standard output
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual page to standard output
    Man,
}

const ANALYSE_EXAMPLES: &str = "Examples:
  rapporteur analyse input --out output
  rapporteur analyse minutes.txt --out minutes --format csv,jsonl,json
  rapporteur analyse corpus/ --out dataset --lexicons my-lexicons --threads 4

DIR gets a table a file (documents, sections, speakers, sentences, tags and others), texts/ that all offsets point into,
datapackage.json and manifest.json. It changes only when all is written; files of yours in it are left alone.";

const CHECK_EXAMPLES: &str = "Examples:
  rapporteur check my-lexicons
  rapporteur check

Faults go to standard output as path:line: message; the exit code is 1 if there are any.";

const EXPLAIN_EXAMPLES: &str = "Example:
  rapporteur explain output --document unidir-2016-cyber-stability-seminar --sentence 50";

#[derive(Debug, Args)]
pub(super) struct Analyse {
    /// Files, folders (walked) or `-` for standard input; plain text and Markdown
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Folder for the dataset; an earlier dataset in it is replaced
    #[arg(short, long, value_name = "DIR")]
    pub out: PathBuf,
    /// Formats to write, joined by commas
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',', default_value = "csv,jsonl")]
    pub format: Vec<Format>,
    /// Folder of lexicons to add to those in the program; one with a known id takes its place
    #[arg(short, long, value_name = "DIR")]
    pub lexicons: Vec<PathBuf>,
    /// Number of threads; one for each processor if not given
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// Put an apostrophe before CSV cells that a spreadsheet would run as a formula
    #[arg(long)]
    pub spreadsheet_safe: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One CSV file a table
    Csv,
    /// One JSON Lines file a table
    Jsonl,
    /// One JSON file a document
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Folder of lexicons; those in the program if not given
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Folder of a dataset
    #[arg(value_name = "OUT")]
    pub dataset: PathBuf,
    /// The document's id
    #[arg(short, long, value_name = "ID")]
    pub document: String,
    /// The sentence's number
    #[arg(short, long, value_name = "N")]
    pub sentence: u64,
}
