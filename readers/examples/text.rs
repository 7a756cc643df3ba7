//! Prints the text of files, folders and archives, and behind each source what was remarked on it.
//!
//! ```sh
//! cargo run --package rapporteur-readers --example text -- FILE...
//! ```
//!
//! Sources that strangers made are read by workers, which are this program once more: see [`Isolation`].
#![allow(clippy::print_stdout, clippy::print_stderr)]

use rapporteur_readers::remark::Noted;
use rapporteur_readers::{
    self as readers, Error, Isolation, Listing, Options, Rules, Source, Sources, Text, WorkerCommand,
};
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, task, job] = arguments.as_slice()
        && first == "worker"
    {
        return readers::work(task, job);
    }
    let program = std::env::current_exe()?;
    let isolation = Isolation::Processes(WorkerCommand { program, arguments: vec!["worker".into()] });
    let options = Options { isolation, ..Options::default() };
    let paths: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
    for mut source in Sources::new(Listing::of(&paths, &Rules::default()).inputs, &options) {
        match read(&mut source, &options) {
            Ok(Noted { value: text, remarks }) => {
                println!("{}", text.text);
                remarks
                    .iter()
                    .for_each(|remark| eprintln!("{}: {}: {}", source.name, remark.kind.name(), remark.message));
            }
            Err(error) => eprintln!("{error}"),
        }
    }
    Ok(())
}

fn read(source: &mut Source, options: &Options) -> Result<Noted<Text>, Error> {
    let fetched = source.fetch()?;
    readers::read(&source.name, fetched, options)
}
