//! The head of a message, as a page packed by a browser or Word (MHTML) begins with.

/// How much of a file its head may take.
const HEAD: usize = 1 << 13;

/// Whether a file is MHTML: the head of a message whose body has several parts that belong together, or is a page.
pub(crate) fn is_page(bytes: &[u8]) -> bool {
    let Some((head, _)) = split(&bytes[..bytes.len().min(HEAD)]) else { return false };
    let head = Head::of(head);
    head.value("mime-version").is_some()
        && matches!(head.media_type().as_str(), "multipart/related" | "text/html" | "application/xhtml+xml")
}

/// A head and a body, at the empty line between them.
pub(crate) fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut at = 0;
    while let Some(length) = memchr::memchr(b'\n', &bytes[at..]) {
        let line = bytes[at..at + length].trim_ascii_end();
        if line.is_empty() {
            return (at > 0).then(|| (&bytes[..at], &bytes[at + length + 1..]));
        }
        let is_field = at > 0 && bytes[at].is_ascii_whitespace()
            || memchr::memchr(b':', line).is_some_and(|colon| line[..colon].iter().all(u8::is_ascii_graphic));
        if !is_field {
            return None;
        }
        at += length + 1;
    }
    None
}

/// The fields of a head.
pub(crate) struct Head(Vec<(String, String)>);

impl Head {
    pub fn of(bytes: &[u8]) -> Head {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in String::from_utf8_lossy(bytes).lines() {
            match (line.starts_with([' ', '\t']), line.split_once(':')) {
                (true, _) => {
                    if let Some((_, value)) = fields.last_mut() {
                        value.push_str(line);
                    }
                }
                (false, Some((name, value))) => fields.push((name.to_ascii_lowercase(), value.trim().to_string())),
                _ => {}
            }
        }
        Head(fields)
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn media_type(&self) -> String {
        let value = self.value("content-type").unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}
