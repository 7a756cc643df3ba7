//! A small TrueType font that says which of its glyphs, all boxes, draws which letter.

/// The font whose glyphs 1, 2, 3 … draw the letters given, in their order.
pub fn font(letters: &str) -> Vec<u8> {
    let count = letters.chars().count() as u16 + 1;
    let outline = outline();
    let places = (0..=count).flat_map(|glyph| (glyph as u32 * outline.len() as u32).to_be_bytes()).collect();
    let tables: [(&[u8; 4], Vec<u8>); 7] = [
        (b"cmap", charmap(letters)),
        (b"glyf", outline.repeat(count.into())),
        (b"head", head()),
        (b"hhea", words(&[1, 0, 800, -200, 0, 500, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, count as i16])),
        (b"hmtx", words(&[500, 0].repeat(count.into()))),
        (b"loca", places),
        (b"maxp", words(&[1, 0, count as i16, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])),
    ];
    assemble(&tables)
}

fn words(words: &[i16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// The head: 1,000 units to the em, places of glyphs in four bytes.
fn head() -> Vec<u8> {
    let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 3, 1000]);
    head.extend([0; 16]);
    head.extend(words(&[0, 0, 500, 700, 0, 8, 2, 1, 0]));
    head
}

/// One box.
fn outline() -> Vec<u8> {
    let mut glyph = words(&[1, 0, 0, 500, 700, 3, 0]);
    glyph.extend([1; 4]);
    glyph.extend(words(&[0, 0, 500, 0, 0, 700, 0, -700]));
    glyph.resize(glyph.len().next_multiple_of(4), 0);
    glyph
}

/// The table of letters, as one group for each in the order of their codes.
fn charmap(letters: &str) -> Vec<u8> {
    let mut groups: Vec<[u32; 3]> =
        letters.chars().zip(1..).map(|(letter, glyph)| [letter.into(), letter.into(), glyph]).collect();
    groups.sort_unstable();
    let count = groups.len() as u32;
    let mut table = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    let tail = [16 + 12 * count, 0, count].into_iter().chain(groups.into_iter().flatten());
    table.extend(tail.flat_map(u32::to_be_bytes));
    table
}

fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut font = words(&[1, 0, tables.len() as i16, 64, 2, 48]);
    let mut place = font.len() + 16 * tables.len();
    for (name, table) in tables {
        font.extend(*name);
        font.extend([0, place as u32, table.len() as u32].into_iter().flat_map(u32::to_be_bytes));
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}
