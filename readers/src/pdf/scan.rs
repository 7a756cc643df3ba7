//! Pages read off their pictures, where that is wished.

use super::draft::Draft;
use super::hocr::{self, Print};
use super::picture::Painter;
use super::recognised;
use super::tags::Tags;
use crate::means::Means;
use crate::ocr::{Pages, Recogniser};
use crate::remark::{Remark, RemarkKind};
use crate::span::Span;
use crate::text::Text;
use hayro_interpret::hayro_syntax::page::Page as Leaf;

/// Below this mean confidence a picture is no print in the languages that are tried, or stands on its head.
const LEAST: f32 = 0.5;

/// Reads pictures of the pages of one file.
pub(super) struct Scanner<'a, 'm> {
    ocr: Option<(Pages, &'m mut dyn Recogniser)>,
    painter: Painter<'a>,
    scans: Vec<Scan>,
}

/// What came of the picture of a page.
struct Scan {
    page: u32,
    found: Result<Found, String>,
}

/// What was found on a picture.
struct Found {
    words: usize,
    confidence: f32,
}

impl<'a, 'm> Scanner<'a, 'm> {
    pub fn new(means: &'m mut Means<'_>) -> Scanner<'a, 'm> {
        let ocr = means.ocr.as_mut();
        let ocr = ocr.map(|(pages, recogniser)| (*pages, &mut **recogniser as &mut dyn Recogniser));
        Scanner { ocr, painter: Painter::default(), scans: Vec::new() }
    }

    /// Whether pictures are read at all.
    pub fn reads(&self) -> bool {
        self.ocr.is_some()
    }

    /// A page as its picture tells it, where its letters do not or are not asked; else as it was.
    pub fn draft(&mut self, leaf: &'a Leaf<'a>, number: u32, draft: Draft) -> Draft {
        let Some((pages, recogniser)) = &mut self.ocr else { return draft };
        if *pages == Pages::Auto && draft.is_legible() {
            return draft;
        }
        let Some(picture) = self.painter.picture(leaf).filter(|picture| !picture.is_blank()) else { return draft };
        let size = (picture.width, picture.height);
        let print = recogniser.recognise(picture).map(|hocr| Print::read(&hocr));
        let found = print.and_then(|print| Ok((Found::of(&print)?, print)));
        let (found, draft) = match found {
            Ok((found, print)) => {
                let page = recognised::page(&print, size, leaf.render_dimensions());
                (Ok(found), Draft::new(&page, number, &Tags::default()))
            }
            Err(reason) => (Err(reason), draft),
        };
        self.scans.push(Scan { page: number, found });
        draft
    }

    /// How many pages were read off their pictures.
    pub fn count(&self) -> u32 {
        self.scans.iter().filter(|scan| scan.found.is_ok()).count() as u32
    }

    /// Why one of the pages could not be read.
    pub fn fault(&self) -> Option<String> {
        self.scans.iter().find_map(|scan| Some(format!("page {}: {}", scan.page + 1, scan.found.as_ref().err()?)))
    }

    /// What is to be said of the pages, each with its place in the text.
    pub fn remarks(self, text: &Text) -> impl Iterator<Item = Remark> {
        let place = |page: u32| {
            let mut starts = text.pages.iter().skip(page as usize);
            let start = *starts.next()? as usize;
            Some(Span::new(start, starts.next().map_or(text.text.len(), |next| *next as usize)))
        };
        self.scans.into_iter().map(move |scan| Remark { span: place(scan.page), ..scan.remark() })
    }
}

impl Found {
    /// What print tells of itself; why it is of no use.
    fn of(print: &Print) -> Result<Found, String> {
        let Print { confidence, .. } = print;
        if *confidence < LEAST {
            return Err(format!("what `tesseract` reads makes no sense, with a mean confidence of {confidence:.2}"));
        }
        let (words, confidence) = (print.words().count(), hocr::mean(print.words()));
        Ok(Found { words, confidence })
    }
}

impl Scan {
    fn remark(&self) -> Remark {
        match &self.found {
            Ok(Found { words: 0, .. }) => Remark::new(RemarkKind::Ocr, "the picture of this page shows no words"),
            Ok(Found { words, confidence }) => Remark::new(
                RemarkKind::Ocr,
                format!("read off a picture: words {words}, mean confidence {confidence:.2}"),
            ),
            Err(reason) => Remark::left_out(format!("the picture of this page cannot be read: {reason}")),
        }
    }
}
