//! OLE compound files: the box of encrypted documents and of those from before 2007.

use crate::limits::Refusal;
use memchr::memmem;

/// Whether a file is one.
pub(crate) fn recognises(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// Why it is not read, told by the streams that its directory names.
pub(crate) fn refusal(bytes: &[u8]) -> Refusal {
    const STREAMS: [(&str, &str); 7] = [
        ("EncryptedPackage", "is encrypted"),
        ("WordDocument", "is an old Word document (DOC), which is not read"),
        ("PowerPoint Document", "is an old presentation (PPT), which is not read"),
        ("Workbook", "is an old spreadsheet (XLS), which is not read"),
        ("VisioDocument", "is a Visio drawing, which is not read"),
        ("__substg1.0_", "is an Outlook message, which is not read"),
        ("__properties_version1.0", "is an Outlook message, which is not read"),
    ];
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    let found = STREAMS.iter().find(|(name, _)| has(name));
    Refusal::new(found.map_or("is an old Office document, which is not read", |(_, words)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_tell_what_a_compound_file_is() {
        let file = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 100], &name].concat()
        };
        assert!(recognises(&file("")));
        assert_eq!(refusal(&file("EncryptedPackage")).words, "is encrypted");
        assert_eq!(refusal(&file("WordDocument")).words, "is an old Word document (DOC), which is not read");
        assert_eq!(refusal(&file("")).words, "is an old Office document, which is not read");
    }
}
