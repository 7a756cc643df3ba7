//! What the targets do with their bytes.

use rapporteur_readers::{self as readers, Fetched, Input, Job, Limits, Metadata, Options, Sources};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

/// Limits that keep a run short and small.
static OPTIONS: LazyLock<Options> = LazyLock::new(|| {
    let limits = Limits { unpacked: 4 << 20, ratio: 50, ..Limits::default() };
    Options { job: Job { limits, ..Job::default() }, ..Options::default() }
});

/// Reads a source as one document; its places lie inside the text.
pub fn read(bytes: &[u8]) {
    hold(Fetched::from(bytes.to_vec()));
}

/// Reads all documents of a table or archive of this name.
pub fn sources(name: &str, bytes: &[u8]) {
    let path = scratch().join(name);
    fs::write(&path, bytes).expect("the scratch folder can be written");
    for mut source in Sources::new(vec![Input::File(path)], &OPTIONS).take(1_000) {
        if let Ok(fetched) = source.fetch() {
            hold(fetched);
        }
    }
}

/// Reads a table of metadata and asks it for a document.
pub fn metadata(bytes: &[u8]) {
    if let Ok(metadata) = Metadata::parse(bytes) {
        metadata.of("folder/a.txt", "a");
        assert!(metadata.unused() < bytes.len());
    }
}

fn hold(fetched: Fetched) {
    if let Ok(noted) = readers::read("source", fetched, &OPTIONS) {
        let text = noted.value;
        assert!(text.pages.iter().all(|page| text.text.is_char_boundary(*page as usize)));
        assert!(text.parts.iter().all(|part| text.text.get(part.span.range()).is_some()));
        assert!(text.marks.iter().all(|mark| text.text.get(mark.range()).is_some()));
    }
}

/// A folder of this process, in memory where there is one.
fn scratch() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let root = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let folder = root.join(format!("rapporteur-readers-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a scratch folder can be made");
    folder
}
