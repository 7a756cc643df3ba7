//! Pages read off their pictures: what a scan tells is what the page tells that it was made of.
//!
//! `tesseract` reads them. Where it is not installed these tests say so and pass, but in continuous integration (`CI` is
//! set) they fail.
#![allow(clippy::print_stderr)]

use crate::corpus::{apart, report};
use crate::portable::{Portable, lines};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{Pdf, PdfData};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use rapporteur_readers::ocr::{Engine, Ocr, Pages};
use rapporteur_readers::remark::{Noted, RemarkKind};
use rapporteur_readers::{self as readers, Options, PartKind, Text};
use std::collections::HashMap;

/// Options by which pages are read off their pictures; none where nothing is there to read them.
fn reads(pages: Pages, options: Options) -> Option<Options> {
    match Engine::find("eng") {
        Ok(engine) => {
            let mut options = options;
            options.job.ocr = Some(Ocr { pages, engine });
            Some(options)
        }
        Err(missing) if std::env::var_os("CI").is_some() => panic!("{missing}"),
        Err(missing) => {
            eprintln!("pictures were not read: {missing}");
            None
        }
    }
}

fn read(bytes: Vec<u8>, options: &Options) -> Noted<Text> {
    readers::read("scan.pdf", bytes.into(), options).unwrap()
}

/// Adds the picture of a page of a file, turned a little, as scans are.
fn add_scan(to: &mut Portable, file: &[u8], page: usize, degrees: f32) {
    const SCALE: f32 = 200.0 / 72.0;
    let pdf = Pdf::new(PdfData::from(file.to_vec())).unwrap();
    let settings = PixmapSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE };
    let leaf = &pdf.pages()[page];
    let pixmap =
        render(leaf, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    let pixels: Vec<u8> = pixmap.data().iter().map(|pixel| pixel.g).collect();
    let entries = format!(
        "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceGray /BitsPerComponent 8",
        pixmap.width(),
        pixmap.height()
    );
    let image = to.stream(&entries, &pixels);
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let [a, b, c, d] = [595.0 * cosine, 595.0 * sine, -842.0 * sine, 842.0 * cosine];
    to.page_with(&format!("q {a} {b} {c} {d} 0 0 cm /I Do Q"), "", &format!("/XObject << /I {image} 0 R >>"));
}

/// The share of the words of one text that another has.
fn share(of: &str, has: &str) -> f64 {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    has.split_whitespace().for_each(|word| *counts.entry(word).or_default() += 1);
    let words: Vec<&str> = of.split_whitespace().collect();
    let found = words.iter().filter(|word| match counts.get_mut(**word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    found.count() as f64 / words.len() as f64
}

/// The words of a page.
fn page(text: &Text, number: usize) -> &str {
    let end = text.pages.get(number + 1).map_or(text.text.len(), |end| *end as usize);
    &text.text[text.pages[number] as usize..end]
}

fn parts(text: &Text, kind: PartKind) -> Vec<&str> {
    text.parts.iter().filter(|part| part.kind == kind).map(|part| part.span.of(&text.text)).collect()
}

/// Columns come one after the other, the page's number apart; pages with letters are left as they are.
#[test]
fn a_scan_reads_as_the_page_it_was_made_of() {
    let Some(options) = reads(Pages::Auto, apart()) else { return };
    let original = report("A_56_509.pdf");
    let known = read(original.clone(), &Options::default()).value;
    let mut file = Portable::of(&[lines(60, 700, 10, &["The Chair opened the meeting, and all were heard."])]);
    add_scan(&mut file, &original, 1, 0.6);
    let noted = read(file.bytes(), &options);
    let text = &noted.value;
    let found = share(page(&known, 1), page(text, 1));
    assert!(found >= 0.97, "{found}: {}", page(text, 1));
    assert_eq!((text.ocr, page(text, 0).trim_end()), (1, "The Chair opened the meeting, and all were heard."));
    let kinds: Vec<RemarkKind> = noted.remarks.iter().map(|remark| remark.kind).collect();
    assert_eq!(kinds, [RemarkKind::Ocr], "{:?}", noted.remarks);
    assert_eq!(noted.remarks[0].span.map(|span| span.start), Some(text.pages[1]));
    let order = |text: &Text| {
        let words: Vec<String> = page(text, 1).split_whitespace().map(String::from).collect();
        words.windows(6).map(|words| words.join(" ")).collect::<Vec<_>>()
    };
    let (expected, found) = (order(&known), order(text));
    let kept = expected.iter().filter(|words| found.contains(words)).count();
    assert!(kept * 10 >= expected.len() * 7, "{kept} of {}", expected.len());
}

/// A small page, read here and in a worker.
#[test]
fn a_worker_has_read_to_it_what_is_read_here() {
    let Some(here) = reads(Pages::Always, Options::default()) else { return };
    let Some(apart) = reads(Pages::Always, apart()) else { return };
    let body = [
        "Ms Noor said that the Charter of the United Nations applied to all of them,",
        "and that States should carry out the norms on which they had agreed in 2015.",
        "Mr Lindqvist asked whether a treaty was needed, and what it would have to say.",
    ];
    let file = Portable::of(&[lines(60, 700, 12, &body)]).bytes();
    let mut scan = Portable::default();
    add_scan(&mut scan, &file, 0, 0.0);
    let found = read(scan.bytes(), &here);
    assert_eq!(found, read(scan.bytes(), &apart));
    assert_eq!(parts(&found.value, PartKind::Block), [body.join("\n")]);
    assert!(found.remarks[0].message.starts_with("read off a picture: words "), "{:?}", found.remarks);
}

#[test]
fn a_page_on_which_nothing_is_drawn_is_not_read() {
    let Some(options) = reads(Pages::Always, Options::default()) else { return };
    let bytes = Portable::of(&["".into()]).bytes();
    let refused = readers::read("blank.pdf", bytes.into(), &options).unwrap_err();
    assert_eq!((refused.to_string().as_str(), refused.is_pictured()), ("`blank.pdf` holds no text", false));
}
