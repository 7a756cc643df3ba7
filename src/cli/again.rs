//! The command that goes on with this run, as one types it.

use std::borrow::Cow;
use std::ffi::OsStr;

/// The command of this process with `--resume`.
pub(super) fn resume_command() -> String {
    let mut words: Vec<String> = std::env::args_os().map(|word| quoted(&word).into_owned()).collect();
    if !words.iter().any(|word| word == "--resume") {
        // Behind `--` all are inputs.
        let at = words.iter().position(|word| word == "--").unwrap_or(words.len());
        words.insert(at, "--resume".into());
    }
    words.join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &OsStr) -> Cow<'_, str> {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-+=:,./@%".contains(byte) || !byte.is_ascii();
    match word.to_str() {
        Some(word) if !word.is_empty() && word.bytes().all(|byte| is_plain(&byte)) => word.into(),
        Some(word) if !word.contains(char::is_control) => format!("'{}'", word.replace('\'', r"'\''")).into(),
        _ => escaped(word.as_encoded_bytes()).into(),
    }
}

/// A word with bytes that cannot be shown.
fn escaped(bytes: &[u8]) -> String {
    let shown = |byte: &u8| match byte {
        b'\'' | b'\\' => format!("\\{}", char::from(*byte)),
        b' '..=b'~' => char::from(*byte).to_string(),
        byte => format!("\\x{byte:02x}"),
    };
    format!("$'{}'", bytes.iter().map(shown).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_needs_it() {
        let words = ["reports/a.txt", "mïne", "two words", "it's", "$HOME", "a\nb", ""];
        let quoted: Vec<_> = words.iter().map(|word| quoted(OsStr::new(word)).into_owned()).collect();
        assert_eq!(quoted, ["reports/a.txt", "mïne", "'two words'", r"'it'\''s'", "'$HOME'", r"$'a\x0ab'", "''"]);
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_letters_are_escaped() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(quoted(OsStr::from_bytes(b"a\xff'b.txt")), r"$'a\xff\'b.txt'");
    }
}
