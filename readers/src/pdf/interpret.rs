//! A PDF file drawn page by page, by the interpreter of `hayro`.
//!
//! This file alone knows how that library draws; whatever lays out a page knows [`Page`].

use super::font::Fonts;
use super::letter::letters;
use super::page::{Glyph, Mark, Page, Rule};
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::object::dict::keys::MCID;
use hayro_interpret::hayro_syntax::page::Page as Leaf;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, PdfData};
use hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rules are no thicker than this, and no shorter than that.
const THICKEST: f64 = 2.0;
const SHORTEST: f64 = 18.0;

/// Letters and rules that one page may hold.
const MOST: usize = 1 << 20;

/// What a page drawn twice over, such as bold print made by shifting, differs by.
const SHIFT: f32 = 0.12;

/// Draws the pages of one file.
pub(super) struct Drawer<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    lost: Arc<AtomicUsize>,
    fonts: RefCell<Fonts>,
}

/// Opens a file; the reason where that cannot be done.
pub(super) fn open(bytes: &[u8]) -> Result<Pdf, &'static str> {
    Pdf::new(PdfData::from(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "is encrypted; it needs a password",
        LoadPdfError::Decryption(_) => "is encrypted in a way that is not known, or damaged",
        LoadPdfError::Invalid => "is damaged: it has no readable list of pages",
    })
}

impl<'a> Drawer<'a> {
    pub fn new(pdf: &'a Pdf) -> Drawer<'a> {
        let lost = Arc::new(AtomicUsize::new(0));
        let seen = lost.clone();
        let settings = InterpreterSettings {
            warning_sink: Arc::new(move |warning| {
                if matches!(warning, hayro_interpret::InterpreterWarning::UnsupportedFont) {
                    seen.fetch_add(1, Ordering::Relaxed);
                }
            }),
            ..InterpreterSettings::default()
        };
        Drawer { pdf, cache: InterpreterCache::new(), settings, lost, fonts: RefCell::default() }
    }

    /// How many fonts could not be read so far.
    pub fn lost_fonts(&self) -> usize {
        self.lost.load(Ordering::Relaxed)
    }

    /// Draws one page.
    pub fn page(&self, leaf: &Leaf<'a>) -> Page {
        let (width, height) = leaf.render_dimensions();
        let transform = leaf.initial_transform(true);
        let transform = Affine::new(transform.as_coeffs());
        let edge = Rect::new(0.0, 0.0, width.into(), height.into());
        let mut context = Context::new(transform, edge, &self.cache, self.pdf.xref(), self.settings.clone());
        let mut canvas = Canvas::new(width, height, &self.fonts);
        interpret_page(leaf, &mut context, &mut canvas);
        canvas.page
    }
}

/// A page while it is drawn.
struct Canvas<'f> {
    page: Page,
    /// The marks that are open, as indices.
    open: Vec<u32>,
    size: (f64, f64),
    fonts: &'f RefCell<Fonts>,
}

impl<'f> Canvas<'f> {
    fn new(width: f32, height: f32, fonts: &'f RefCell<Fonts>) -> Canvas<'f> {
        let page = Page { width, height, marks: vec![Mark::default()], ..Page::default() };
        Canvas { page, open: Vec::new(), size: (width.into(), height.into()), fonts }
    }

    fn mark(&self) -> u32 {
        self.open.last().copied().unwrap_or(0)
    }

    fn glyphs(&mut self, run: &GlyphRun<'_, '_>, transform: Affine) {
        let places: Vec<Affine> = run.glyphs().iter().map(|glyph| transform * glyph.transform()).collect();
        let stretch = stretch(run, &places);
        for (glyph, place) in run.glyphs().iter().zip(&places) {
            if self.page.glyphs.len() >= MOST {
                return;
            }
            self.glyph(glyph, *place, stretch);
        }
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, place: Affine, stretch: f64) {
        let Some((turn, x, y)) = upright(place, self.size) else {
            self.page.outside += usize::from(is_word(glyph));
            return;
        };
        let size = height(place);
        let width = f64::from(advance(glyph)) / 1000.0 * size * stretch;
        if !(size.is_finite() && width.is_finite() && x.is_finite() && y.is_finite()) || size <= 0.0 {
            return;
        }
        let words = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letters(letter).collect::<Vec<_>>(),
            Some(BfString::String(words)) => words.chars().flat_map(letters).collect(),
            None => letters(self.letter(glyph).unwrap_or('\u{fffd}')).collect(),
        };
        let part = width / words.len().max(1) as f64;
        for (number, letter) in words.into_iter().enumerate() {
            let x = (x + part * number as f64) as f32;
            let glyph =
                Glyph { letter, x, y: y as f32, width: part as f32, size: size as f32, turn, mark: self.mark() };
            if !self.is_drawn_already(&glyph) {
                self.page.glyphs.push(glyph);
            }
        }
    }

    /// The letter of a glyph of which the file says none.
    fn letter(&self, glyph: &Drawn<'_>) -> Option<char> {
        match glyph {
            Drawn::Outline(outline) => self.fonts.borrow_mut().letter(outline),
            Drawn::Type3(_) => None,
        }
    }

    /// Whether one of the letters just drawn is this one at almost the same place.
    fn is_drawn_already(&self, glyph: &Glyph) -> bool {
        const LATEST: usize = 200;
        // A letter comes twice in a word; it is shifted by less than its width where it is drawn twice.
        let near = (glyph.size * SHIFT).min(glyph.width * 0.5);
        self.page.glyphs.iter().rev().take(LATEST).any(|other| {
            other.letter == glyph.letter
                && other.turn == glyph.turn
                && (other.x - glyph.x).abs() <= near
                && (other.y - glyph.y).abs() < glyph.size * SHIFT
                && !glyph.letter.is_whitespace()
        })
    }

    fn rule(&mut self, area: Rect) {
        if area.height() <= THICKEST && area.width() >= SHORTEST && self.page.rules.len() < MOST {
            let (left, right, y) = (area.x0 as f32, area.x1 as f32, area.center().y as f32);
            self.page.rules.push(Rule { left, right, y });
        }
    }
}

/// How wide a glyph is, in thousandths of its size.
fn advance(glyph: &Drawn<'_>) -> f32 {
    match glyph {
        Drawn::Outline(outline) => outline.advance_width().unwrap_or(500.0),
        Drawn::Type3(drawing) => drawing.advance_width().unwrap_or(500.0),
    }
}

/// The size of the letters that a transform draws.
fn height(place: Affine) -> f64 {
    let [_, _, c, d, _, _] = place.as_coeffs();
    c.hypot(d) * 1000.0
}

/// How much wider than high the letters of a run are drawn.
fn stretch(run: &GlyphRun<'_, '_>, places: &[Affine]) -> f64 {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return 1.0 };
    let [a, b, _, _, _, _] = first.as_coeffs();
    let drawn = a.hypot(b) * 1000.0 / height(*first);
    let [from, to] = [first, last].map(|place| place.translation());
    let length = (to - from).hypot();
    let widths: f64 = run.glyphs().iter().rev().skip(1).map(|glyph| f64::from(advance(glyph)) / 1000.0).sum();
    let expected = widths * height(*first);
    // A font that stands in for another is squeezed to fit; the widths are those of the other.
    if (expected - length).abs() < (expected * drawn - length).abs() || !drawn.is_finite() { 1.0 } else { drawn }
}

/// Whether a glyph is part of a word.
fn is_word(glyph: &Drawn<'_>) -> bool {
    match glyph.as_unicode() {
        Some(BfString::Char(letter)) => letter.is_alphanumeric(),
        Some(BfString::String(words)) => words.contains(char::is_alphanumeric),
        None => false,
    }
}

/// By how many degrees the writing is turned, and where its origin lies once it is upright.
fn upright(place: Affine, (width, height): (f64, f64)) -> Option<(u16, f64, f64)> {
    const SLACK: f64 = 2.0;
    let [a, b, _, _, x, y] = place.as_coeffs();
    let inside = (-SLACK..=width + SLACK).contains(&x) && (-SLACK..=height + SLACK).contains(&y);
    let angle = b.atan2(a);
    let degrees = angle.to_degrees().round().rem_euclid(360.0) as u16;
    inside.then(|| match degrees {
        0 => (0, x, y),
        90 => (90, y, width - x),
        180 => (180, width - x, height - y),
        270 => (270, height - y, x),
        _ => (degrees, x * angle.cos() + y * angle.sin(), y * angle.cos() - x * angle.sin()),
    })
}

impl<'a> Device<'a> for Canvas<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        if path.elements().len() <= 8 {
            self.rule((props.transform * path.clone()).bounding_box());
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, _: &DrawMode) {
        self.rule(props.transform.transform_rect_bbox(*rect));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.glyphs(run, props.transform);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let area = Rect::new(0.0, 0.0, image.width().into(), image.height().into());
        let area = props.transform.transform_rect_bbox(area);
        let page = Rect::new(0.0, 0.0, self.size.0, self.size.1);
        self.page.pictured += (area.intersect(page).area() / page.area().max(1.0)) as f32;
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let outer = self.page.marks[self.mark() as usize];
        let content = properties.and_then(|properties| properties.get::<u32>(MCID)).or(outer.content);
        let mark = Mark { artifact: outer.artifact || tag == b"Artifact", content };
        if self.page.marks.last() != Some(&mark) && self.page.marks.len() < MOST {
            self.page.marks.push(mark);
        }
        self.open.push(self.page.marks.len() as u32 - 1);
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
