//! Whether a ZIP is one document: the package of an office program or an e-book, no archive of documents.

use super::directory::{Directory, directory};
use super::head::first_name;

/// Whether a ZIP of these first and last bytes is one document.
///
/// Its directory tells; an archive of packages has their names in its bytes, but not in its directory. Where the
/// directory is cut off or damaged, the name of the first member tells too.
pub(crate) fn is_package(head: &[u8], tail: &[u8]) -> bool {
    let is_zip = head.starts_with(b"PK");
    match directory(tail) {
        // A ZIP can stand at the end of a file of another format.
        Some(directory) if !is_zip => directory.base == 0 && !directory.is_empty() && is_listed(&directory),
        Some(directory) => is_listed(&directory) || begins_package(head, &MARKS),
        None => is_zip && begins_package(head, &FOLDERS),
    }
}

/// Names that only packages have.
const MARKS: [&str; 2] = ["[Content_Types].xml", "_rels/.rels"];

/// What the name of a package's first member may begin with.
const FOLDERS: [&str; 9] =
    ["[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "customXml/", "mimetype", "META-INF/"];

impl Directory {
    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn is_listed(directory: &Directory) -> bool {
    let has = |name: &str| directory.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name));
    let described = || has("META-INF/manifest.xml") || has("META-INF/container.xml");
    MARKS.iter().any(|mark| has(mark)) || has("mimetype") && described()
}

fn begins_package(head: &[u8], names: &[&str]) -> bool {
    let states_type = memchr::memmem::find(&head[..head.len().min(128)], b"mimetypeapplication/").is_some();
    states_type || first_name(head).is_some_and(|first| names.iter().any(|name| first.starts_with(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::CompressionMethod::Stored;
    use zip::write::SimpleFileOptions;

    fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            archive.start_file(*name, SimpleFileOptions::default().compression_method(Stored)).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn packages_are_told_from_archives_of_packages() {
        let package = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"")]);
        let archive = zip(&[("a.docx", &package), ("b.docx", &package)]);
        let text = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", b"")]);
        let is_package = |bytes: &[u8]| is_package(bytes, bytes);
        assert!(is_package(&package) && is_package(&text));
        assert!(!is_package(&archive) && !is_package(b"The Chair opened the meeting."));
    }

    #[test]
    fn a_damaged_package_is_one_all_the_same() {
        let package = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"")]);
        let archive = zip(&[("a.docx", &package)]);
        let cut = |bytes: &[u8]| is_package(&bytes[..60], &bytes[..60]);
        assert!(cut(&package) && !cut(&archive));
        let mut without_head = package.clone();
        without_head[..20].fill(0);
        assert!(is_package(&without_head, &without_head));
        assert!(!is_package(b"%PDF-1.7", &[b"%PDF-1.7".as_slice(), &package].concat()));
    }
}
