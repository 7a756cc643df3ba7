//! Small PDF files made from what their pages draw.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// A file under construction.
#[derive(Default)]
pub struct Portable {
    /// The objects after the first three: catalog, list of pages, font.
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
}

/// Numbers of the objects that every file has.
const FONT: usize = 3;
const FIRST: usize = 4;

/// A font that names its letters.
const HELVETICA: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

impl Portable {
    /// A file of one page for each of some contents.
    pub fn of(contents: &[String]) -> Portable {
        let mut file = Portable::default();
        contents.iter().for_each(|content| file.page(content));
        file
    }

    /// Adds a page that draws a content with the font `F`.
    pub fn page(&mut self, content: &str) {
        self.page_with(content, "", "");
    }

    /// Adds a page with further fonts and resources.
    pub fn page_with(&mut self, content: &str, fonts: &str, resources: &str) {
        let stream = self.stream("", content.as_bytes());
        self.page_from(stream, fonts, resources);
    }

    /// Adds a page whose content is an object.
    pub fn page_of(&mut self, stream: usize) {
        self.page_from(stream, "", "");
    }

    fn page_from(&mut self, stream: usize, fonts: &str, resources: &str) {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R \
             /Resources << /Font << /F {FONT} 0 R {fonts} >> {resources} >> >>"
        );
        let number = self.object(page.into_bytes());
        self.pages.push(number);
    }

    /// Adds an object; its number.
    pub fn object(&mut self, object: Vec<u8>) -> usize {
        self.objects.push(object);
        FIRST + self.objects.len() - 1
    }

    /// Adds a compressed stream; its number.
    pub fn stream(&mut self, entries: &str, bytes: &[u8]) -> usize {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        let bytes = encoder.finish().unwrap();
        let mut object = format!("<< /Length {} /Filter /FlateDecode {entries} >>\nstream\n", bytes.len()).into_bytes();
        object.extend(bytes);
        object.extend(b"\nendstream");
        self.object(object)
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let kids: Vec<String> = self.pages.iter().map(|number| format!("{number} 0 R")).collect();
        let pages = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len());
        let mut objects = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), pages.into_bytes(), HELVETICA.into()];
        objects.extend(self.objects.iter().cloned());
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (object, number) in objects.iter().zip(1..) {
            places.push(file.len());
            file.extend(format!("{number} 0 obj\n").into_bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).into_bytes());
        places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").into_bytes()));
        file.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\n", places.len() + 1).into_bytes());
        file.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
        file
    }
}

/// Draws lines below each other, the first with its baseline at a height.
pub fn lines(left: i32, top: i32, size: i32, lines: &[&str]) -> String {
    let leading = size * 6 / 5;
    let escaped = lines.iter().map(|line| line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)"));
    let shown: Vec<String> = escaped.map(|line| format!("({line}) Tj 0 -{leading} Td")).collect();
    format!("BT /F {size} Tf {left} {top} Td {} ET\n", shown.join(" "))
}

/// Draws a rule.
pub fn rule(left: i32, height: i32, length: i32) -> String {
    format!("{left} {height} m {} {height} l 0.5 w S\n", left + length)
}
