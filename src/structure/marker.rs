//! Numbers, letters, bullets and heading marks at the start of a paragraph.

/// What a paragraph is marked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `##`: the level.
    Hashes(u8),
    /// `•`, `-`, `*`
    Bullet,
    /// `8.`, `12)`
    Number,
    /// `(a)`, `(iv)`, `a)`
    Letter,
    /// `78/237.`: the number of a resolution before its title.
    Resolution,
    /// `>`
    Quote,
}

/// A mark and how many bytes it takes, white space behind it included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub mark: Mark,
    pub length: usize,
}

/// The marker at the start of a line.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let (mark, length) = match *line.as_bytes().first()? {
        b'#' => hashes(line)?,
        b'>' => (Mark::Quote, 1),
        b'(' => (Mark::Letter, parenthesis(line)?),
        b'0'..=b'9' => number(line)?,
        b'a'..=b'z' => (Mark::Letter, lone_letter(line)?),
        _ => (Mark::Bullet, bullet(line)?),
    };
    let rest = &line[length..];
    let blank = rest.len() - rest.trim_start().len();
    (blank > 0 || rest.is_empty()).then_some(Marker { mark, length: length + blank })
}

fn hashes(line: &str) -> Option<(Mark, usize)> {
    let count = line.bytes().take_while(|byte| *byte == b'#').count();
    (count <= 6).then_some((Mark::Hashes(count as u8), count))
}

fn bullet(line: &str) -> Option<usize> {
    const BULLETS: [char; 14] = ['•', '-', '*', '–', '—', '·', '▪', '‣', '●', '○', '■', '□', '◦', '\u{f0b7}'];
    let first = line.chars().next()?;
    BULLETS.contains(&first).then_some(first.len_utf8())
}

/// `8.`, `8\.`, `12)`, `78/237.`
fn number(line: &str) -> Option<(Mark, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if let Some(session) = rest.strip_prefix('/') {
        let more = session.bytes().take_while(u8::is_ascii_digit).count();
        let dotted = more > 0 && session[more..].starts_with('.');
        return dotted.then_some((Mark::Resolution, digits + 1 + more + 1));
    }
    if let Some(length) = levels(line) {
        return Some((Mark::Number, length));
    }
    let dot = ["\\.", "\\)", ".", ")"].iter().find(|dot| rest.starts_with(**dot))?;
    (digits <= 3).then_some((Mark::Number, digits + dot.len()))
}

/// `29.1` before a tab and words, or `1.2.`: a number of several levels.
fn levels(line: &str) -> Option<usize> {
    let end = line.bytes().position(|byte| !(byte.is_ascii_digit() || byte == b'.'))?;
    let number = &line[..end];
    let is_level = |level: &str| (1..=3).contains(&level.len());
    let several = number.trim_end_matches('.').split('.').all(is_level) && number[..end - 1].contains('.');
    let behind = &line[end..];
    let tabbed = || behind.starts_with('\t') && behind.trim_start().starts_with(char::is_alphabetic);
    let dotted = || number.ends_with('.') && !number.ends_with("..") && behind.starts_with(' ');
    (several && (tabbed() || dotted())).then_some(end)
}

/// `(a)`, `(iv)`, `(12)`
fn parenthesis(line: &str) -> Option<usize> {
    let close = line.bytes().take(7).position(|byte| byte == b')')?;
    let inside = &line[1..close];
    let letters = inside.len() <= 2 && inside.bytes().all(|byte| byte.is_ascii_lowercase());
    let roman = !inside.is_empty() && inside.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let digits = inside.len() <= 2 && inside.bytes().all(|byte| byte.is_ascii_digit());
    (!inside.is_empty() && (letters || roman || digits)).then_some(close + 1)
}

/// `a)`
fn lone_letter(line: &str) -> Option<usize> {
    (line.as_bytes().get(1) == Some(&b')')).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words() {
        let mark = |line| marker(line).map(|found| (found.mark, found.length));
        assert_eq!(mark("8\\. Mr X"), Some((Mark::Number, 4)));
        assert_eq!(mark("1.\tThe"), Some((Mark::Number, 3)));
        assert_eq!(mark("(iv) the"), Some((Mark::Letter, 5)));
        assert_eq!(mark("•\t Name"), Some((Mark::Bullet, 5)));
        assert_eq!(mark("## Title"), Some((Mark::Hashes(2), 3)));
        assert_eq!(mark("78/237.\tTitle"), Some((Mark::Resolution, 8)));
        assert_eq!(mark("29.1\tThe"), Some((Mark::Number, 5)));
        assert_eq!(mark("1.2. The"), Some((Mark::Number, 5)));
        assert_eq!(mark("29.1\t30.2"), None);
        assert_eq!(mark("2015. The"), None);
        assert_eq!(mark("(the text)"), None);
        assert_eq!(mark("1.5 per cent"), None);
    }
}
