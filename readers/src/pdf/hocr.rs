//! What a reader of pictures tells, as hOCR: lines of words of letters, each with the box around it, in pixels.
//!
//! Elements follow each other: a line, its words, the letters of each. Their attribute `title` holds what is known of them,
//! as `bbox 515 314 580 343; x_wconf 96`.

/// A box around something.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Bounds {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A picture's words.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Print {
    pub lines: Vec<PrintLine>,
    /// Drawn lines.
    pub rules: Vec<Bounds>,
    /// The mean confidence of all that was taken for words, from 0 to 1; 1 where nothing was.
    pub confidence: f32,
}

/// A line of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PrintLine {
    pub bounds: Bounds,
    /// How much the baseline falls with each step to the right, and how far below the box it begins.
    pub slope: f32,
    pub drop: f32,
    /// From the tops of high letters to the feet of low ones.
    pub size: f32,
    /// Degrees by which the writing is turned, clockwise.
    pub turn: u16,
    pub words: Vec<PrintWord>,
}

/// A word.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PrintWord {
    /// From 0 to 1.
    pub confidence: f32,
    pub letters: Vec<PrintLetter>,
}

/// A letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PrintLetter {
    pub letter: char,
    pub bounds: Bounds,
    /// From 0 to 1.
    pub confidence: f32,
}

impl Print {
    /// Reads hOCR; what is not understood is passed over.
    pub fn read(hocr: &str) -> Print {
        let mut print = Print::default();
        hocr.split('<').filter_map(Element::of).for_each(|element| print.add(&element));
        print.lines.iter_mut().for_each(|line| line.words.retain(|word| !word.letters.is_empty()));
        print.confidence = mean(print.words());
        print.lines.retain(|line| !line.is_scribble());
        print
    }

    pub fn words(&self) -> impl Iterator<Item = &PrintWord> {
        self.lines.iter().flat_map(|line| &line.words)
    }

    fn add(&mut self, element: &Element) {
        match element.class {
            "ocr_separator" => self.rules.extend(element.bounds("bbox")),
            "ocrx_word" => {
                let word = PrintWord { confidence: element.confidence("x_wconf"), letters: Vec::new() };
                if let Some(line) = self.lines.last_mut() {
                    line.words.push(word);
                }
            }
            "ocrx_cinfo" => {
                let word = self.lines.last_mut().and_then(|line| line.words.last_mut());
                if let (Some(word), Some(bounds)) = (word, element.bounds("x_bboxes")) {
                    let confidence = element.confidence("x_conf");
                    word.letters.extend(letter(element.text).map(|letter| PrintLetter { letter, bounds, confidence }));
                }
            }
            _ => self.lines.extend(element.line()),
        }
    }
}

impl PrintLine {
    /// Whether it has no words, or none that is sure: a crest, a stamp or a signature taken for letters.
    fn is_scribble(&self) -> bool {
        const SURE: f32 = 0.75;
        const CLEAR: f32 = 0.97;
        let letters = || self.words.iter().flat_map(|word| &word.letters).map(|letter| letter.confidence);
        let clear = letters().sum::<f32>() >= CLEAR * letters().count() as f32;
        self.words.is_empty() || !clear && self.words.iter().all(|word| word.confidence < SURE)
    }
}

/// The mean confidence of some words.
pub(super) fn mean<'a>(words: impl Iterator<Item = &'a PrintWord>) -> f32 {
    let (sum, count) = words.fold((0.0, 0), |(sum, count), word| (sum + word.confidence, count + 1));
    if count == 0 { 1.0 } else { sum / count as f32 }
}

/// An element with what follows up to the next.
struct Element<'a> {
    class: &'a str,
    title: &'a str,
    text: &'a str,
}

impl<'a> Element<'a> {
    fn of(piece: &'a str) -> Option<Element<'a>> {
        let (tag, text) = piece.rsplit_once('>')?;
        Some(Element { class: attribute(tag, " class=")?, title: attribute(tag, " title=")?, text })
    }

    /// The numbers behind a name.
    fn numbers(&self, name: &str) -> impl Iterator<Item = f32> {
        let mut words = self.title.split(';').map(str::split_ascii_whitespace);
        let found = words.find_map(|mut words| (words.next() == Some(name)).then_some(words));
        let numbers = found.into_iter().flatten().map_while(|word| word.parse().ok());
        numbers.filter(|number: &f32| number.abs() < 1e6)
    }

    fn number(&self, name: &str) -> Option<f32> {
        self.numbers(name).next()
    }

    /// A number of a hundred as a share.
    fn confidence(&self, name: &str) -> f32 {
        self.number(name).map_or(0.0, |hundredths| (hundredths / 100.0).clamp(0.0, 1.0))
    }

    fn bounds(&self, name: &str) -> Option<Bounds> {
        let mut numbers = self.numbers(name);
        let [left, top, right, bottom] = [(); 4].map(|()| numbers.next());
        Some(Bounds { left: left?, top: top?, right: right?, bottom: bottom? })
            .filter(|bounds| bounds.left <= bounds.right && bounds.top <= bounds.bottom)
    }

    /// The line that it is, if it is one, of whatever class.
    fn line(&self) -> Option<PrintLine> {
        let size = self.number("x_size").filter(|size| *size >= 1.0)?;
        let mut baseline = self.numbers("baseline");
        // There it is counted the other way round.
        let turn = self.number("textangle").map_or(0, |angle| (360 - angle as i32).rem_euclid(360) as u16);
        Some(PrintLine {
            bounds: self.bounds("bbox")?,
            slope: baseline.next().unwrap_or(0.0),
            drop: baseline.next().unwrap_or(0.0),
            size,
            turn,
            words: Vec::new(),
        })
    }
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split_once(name)?.1;
    let quote = value.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
    value[1..].split_once(quote).map(|(value, _)| value)
}

/// The letter that an element holds.
fn letter(text: &str) -> Option<char> {
    const NAMED: [(&str, char); 5] = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];
    let text = text.trim();
    let named = NAMED.iter().find(|(name, _)| *name == text).map(|(_, letter)| *letter);
    named.or_else(|| text.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_words_and_letters_are_told() {
        let hocr = r#"<?xml version="1.0"?><!DOCTYPE html><body>
            <div class='ocr_page' title='image "stdin"; bbox 0 0 90 90'>
            <div class='ocr_separator' id='block_1_1' title="bbox 1 2 80 3"></div>
            <span class='ocr_header' title="bbox 10 20 60 40; baseline -0.01 -4; x_size 20; x_descenders 5">
            <span class='ocrx_word' title='bbox 10 20 30 40; x_wconf 96'>
            <span class='ocrx_cinfo' title='x_bboxes 10 20 20 36; x_conf 99.5'>A</span>
            <span class='ocrx_cinfo' title='x_bboxes 21 20 30 36; x_conf 99.5'>&amp;</span></span>
            <span class='ocrx_word' title='bbox 32 20 60 40; x_wconf 50'> </span></span>
            <span class='ocr_line' title="bbox 5 50 9 80; textangle 90; x_size 4"></span>"#;
        let print = Print::read(hocr);
        let bounds = |left, top, right, bottom| Bounds { left, top, right, bottom };
        assert_eq!(print.rules, [bounds(1.0, 2.0, 80.0, 3.0)]);
        let letter = |letter, bounds| PrintLetter { letter, bounds, confidence: 0.995 };
        let letters = vec![letter('A', bounds(10.0, 20.0, 20.0, 36.0)), letter('&', bounds(21.0, 20.0, 30.0, 36.0))];
        let line = PrintLine {
            bounds: bounds(10.0, 20.0, 60.0, 40.0),
            slope: -0.01,
            drop: -4.0,
            size: 20.0,
            turn: 0,
            words: vec![PrintWord { confidence: 0.96, letters }],
        };
        assert_eq!(print.lines, [line]);
    }

    #[test]
    fn lines_without_a_sure_word_or_clear_letters_are_no_print() {
        let line = |word: u8, letter: u8| {
            format!(
                "<a class='ocr_line' title='bbox 0 0 9 9; x_size 9'><a class='ocrx_word' title='x_wconf {word}'>\
                 <a class='ocrx_cinfo' title='x_bboxes 0 0 9 9; x_conf {letter}'>S"
            )
        };
        let kept = [(40, 99), (90, 90), (40, 90)].map(|(word, letter)| Print::read(&line(word, letter)).lines.len());
        assert_eq!(kept, [1, 1, 0]);
    }

    #[test]
    fn what_is_not_understood_is_passed_over() {
        for broken in [
            "",
            "<",
            "<span class='ocrx_cinfo' title='x_bboxes 1 2 3 4'>x",
            "<span class='ocr_line' title='bbox 1 2; x_size 9'>",
            "<a class='ocr_line' title='bbox 1 2 3 4; x_size NaN'><a class='ocrx_word' title=''><a class='ocrx_cinfo' title='x_bboxes 9 9 1 1'>x",
            "<span class= title=>",
        ] {
            assert_eq!(Print::read(broken), Print { confidence: 1.0, ..Print::default() }, "{broken}");
        }
    }
}
