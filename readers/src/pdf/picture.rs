//! A page drawn as a picture, by the renderer of `hayro`.

use crate::ocr::{self, Picture};
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::page::Page as Leaf;

/// Pixels to a point: three hundred to the inch, of which readers of pictures make most.
const FINENESS: f32 = 300.0 / 72.0;

/// Draws the pages of one file as pictures.
#[derive(Default)]
pub(super) struct Painter<'a> {
    cache: RenderCache<'a>,
}

impl<'a> Painter<'a> {
    /// The picture of a page; none where the page has no area.
    pub fn picture(&self, leaf: &'a Leaf<'a>) -> Option<Picture> {
        let scale = scale(leaf.render_dimensions())?;
        let pixmap = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let settings = RenderSettings { force_image_interpolation: true, ..RenderSettings::default() };
        let pixmap = render(leaf, &self.cache, &InterpreterSettings::default(), &settings, &pixmap);
        grey(&pixmap)
    }
}

/// How many pixels a point of a page gets: as many as are wanted, fewer where the page is too large for that.
fn scale((width, height): (f32, f32)) -> Option<f32> {
    /// A page has at least so many pixels in a row and column.
    const SHORTEST: f32 = 8.0;
    let area = ocr::MOST as f32 * 0.99;
    let longest = ocr::LONGEST as f32;
    let scale = FINENESS.min((area / (width * height)).sqrt()).min(longest / width.max(height));
    (width * scale >= SHORTEST && height * scale >= SHORTEST).then_some(scale)
}

/// How bright the pixels are.
fn grey(pixmap: &Pixmap) -> Option<Picture> {
    let pixels = pixmap.data().iter().map(|pixel| {
        let [red, green, blue] = [pixel.r, pixel.g, pixel.b].map(u32::from);
        ((red * 77 + green * 150 + blue * 29) >> 8) as u8
    });
    Picture::new(pixmap.width().into(), pixmap.height().into(), pixels.collect()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_no_larger_than_pictures_may_be() {
        assert_eq!(scale((595.0, 842.0)), Some(FINENESS));
        for (width, height) in [(1190.0, 1684.0), (14_400.0, 14_400.0), (40.0, 100_000.0), (7e3, 30.0)] {
            let scale = scale((width, height)).unwrap();
            let [width, height] = [width, height].map(|side: f32| (side * scale) as u32);
            assert!(width * height <= ocr::MOST && width.max(height) <= ocr::LONGEST, "{width} by {height}");
        }
        let none = [(0.0, 9.0), (f32::NAN, 9.0), (f32::INFINITY, 9.0), (-7.0, 9.0), (1e9, 1.0)];
        assert_eq!(none.map(scale), [None; 5]);
    }
}
