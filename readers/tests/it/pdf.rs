//! Portable documents: whole reports as a reader sees them, layouts one by one, damage told.

use crate::corpus::report;
use crate::portable::{Portable, lines, rule};
use crate::typeface;
use rapporteur_readers::remark::Noted;
use rapporteur_readers::{self as readers, Limits, Options, PartKind, Text};

fn read(bytes: Vec<u8>) -> Noted<Text> {
    readers::read("report.pdf", bytes.into(), &Options::default()).unwrap()
}

fn refusal(bytes: Vec<u8>) -> String {
    readers::read("report.pdf", bytes.into(), &Options::default()).unwrap_err().to_string()
}

/// The words of the parts of some kinds, lines joined.
fn parts(text: &Text, kind: impl Fn(PartKind) -> bool) -> Vec<String> {
    let parts = text.parts.iter().filter(|part| kind(part.kind));
    parts.map(|part| part.span.of(&text.text).replace('\n', " ")).collect()
}

fn prose(text: &Text) -> Vec<String> {
    parts(text, |kind| matches!(kind, PartKind::Block | PartKind::Prose))
}

fn messages(noted: &Noted<Text>) -> Vec<&str> {
    noted.remarks.iter().map(|remark| remark.message.as_str()).collect()
}

/// A report as its blocks, page by page.
fn view(name: &str) -> String {
    let bytes = report(name);
    let noted = read(bytes);
    assert_eq!(messages(&noted), [""; 0]);
    let text = noted.value;
    let page = |at: u32| text.pages.partition_point(|start| *start <= at);
    let block =
        |part: &readers::Part| format!("[{} {:?}]\n{}\n", page(part.span.start), part.kind, part.span.of(&text.text));
    text.parts.iter().map(block).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_tagged_report_reads_as_before() {
    insta::assert_snapshot!("pdf_tagged", view("S_2025_31.pdf"));
}

#[test]
fn a_report_in_typewriter_letters_reads_as_before() {
    insta::assert_snapshot!("pdf_typewriter", view("A_52_687.pdf"));
}

#[test]
fn a_report_in_two_columns_reads_as_before() {
    insta::assert_snapshot!("pdf_columns", view("A_56_509.pdf"));
}

/// Whatever stands before the bytes of a stream may be damaged: no page loses its words in silence.
#[test]
fn a_stream_with_a_damaged_head_is_told() {
    let whole = report("A_56_509.pdf");
    let words = |text: &Text| text.text.split_whitespace().count();
    let all = words(&read(whole.clone()).value);
    let (mut tried, mut told) = (0, 0);
    for (sign, at) in [(&b"/FlateDecode"[..], 3), (b">> \rstream\r", 4), (b" obj\r<<", 4), (b"/Filter", 2)] {
        for place in memchr::memmem::find_iter(&whole, sign) {
            let mut bytes = whole.clone();
            bytes[place + at] = 0x8d;
            tried += 1;
            let Ok(noted) = readers::read("report.pdf", bytes.into(), &Options::default()) else { continue };
            let lost = words(&noted.value) * 50 < all * 49;
            assert!(!lost || !noted.remarks.is_empty(), "{} at byte {place}", String::from_utf8_lossy(sign));
            told += lost as usize;
        }
    }
    assert!(tried > 40 && told > 4, "{told} of {tried}");
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "The Chair opened the meeting and",
        "welcomed the delegations to it and",
        "to its first item, the report of",
        "the experts on norms of conduct",
        "that had been sent to all in time.",
    ];
    let right = [
        "Ms Noor said that States had to",
        "keep to the norms they agreed on,",
        "and asked for a further meeting",
        "in the spring of the next year;",
        "the meeting rose at one o'clock.",
    ];
    let head = lines(60, 800, 10, &["Round table on norms"]);
    let page = head + &lines(60, 700, 10, &left) + &lines(310, 697, 10, &right);
    let text = read(Portable::of(&[page]).bytes()).value;
    assert_eq!(prose(&text), ["Round table on norms".to_string(), left.join(" "), right.join(" ")]);
}

#[test]
fn running_heads_and_feet_are_furniture_and_footnotes_stand_apart() {
    let page = |number: u32| {
        lines(60, 810, 9, &["A/80/123"])
            + &lines(60, 700, 11, &["The Group agreed on the norm", "that it had discussed before."])
            + &rule(60, 130, 120)
            + &format!("BT /F 6 Tf 60 113 Td ({number}) Tj ET\n")
            + &lines(68, 110, 8, &["See the report of the Group."])
            + &lines(500, 30, 9, &[&format!("{number}/3")])
    };
    let text = read(Portable::of(&[page(1), page(2), page(3)]).bytes()).value;
    let edges = parts(&text, |kind| kind == PartKind::Furniture);
    assert_eq!(edges, ["A/80/123", "1/3", "A/80/123", "2/3", "A/80/123", "3/3"]);
    let notes = parts(&text, |kind| kind == PartKind::Footnote);
    assert_eq!(notes[0], "1 See the report of the Group.");
    assert_eq!((notes.len(), text.pages.len()), (3, 3));
    assert_eq!(prose(&text), vec!["The Group agreed on the norm that it had discussed before."; 3]);
}

#[test]
fn words_are_parted_by_gaps_where_no_blank_is_drawn() {
    let page = "BT /F 10 Tf 60 700 Td [(The) -280 (Chair) -280 (o) 15 (pened) -280 (it.)] TJ ET";
    assert_eq!(prose(&read(Portable::of(&[page.into()]).bytes()).value), ["The Chair opened it."]);
}

/// Some blanks are drawn, others are gaps of their width; behind a sign they are narrower.
#[test]
fn blanks_that_a_page_leaves_out_are_told_by_those_that_it_draws() {
    let shown = "(The Chair of the group had nothing to) -260 (subdue.) -170 (The meeting o) 20 (f) -60 (ice rose.)";
    let page = format!("BT /F 10 Tf 60 700 Td [{shown}] TJ ET");
    assert_eq!(
        prose(&read(Portable::of(&[page]).bytes()).value),
        ["The Chair of the group had nothing to subdue. The meeting ofice rose."]
    );
}

#[test]
fn a_letter_that_comes_twice_in_a_word_is_kept_where_letters_are_narrow() {
    let page = "BT /F 20 Tf 12 Tz 60 700 Td (account) Tj ET";
    assert_eq!(prose(&read(Portable::of(&[page.into()]).bytes()).value), ["account"]);
}

#[test]
fn cells_far_apart_do_not_glue_the_words_of_a_row() {
    let row =
        |top: u32| format!("BT /F 10 Tf 60 {top} Td [(Io) -230 (Ea) -3000 (1) -3000 (2) -3000 (3) -3000 (4)] TJ ET\n");
    let page = row(700) + &row(685) + &row(670);
    assert_eq!(prose(&read(Portable::of(&[page]).bytes()).value), ["Io Ea\t1\t2\t3\t4"; 3]);
}

#[test]
fn a_large_initial_belongs_to_its_word() {
    let beside = ["he Chair opened the meeting and welcomed all", "the delegations, who had come from far away for"];
    let below = [
        "this day, and thanked the host country; the meeting",
        "then took up the first item of its agenda, which was",
        "the report of the experts.",
    ];
    let page = lines(60, 686, 34, &["T"]) + &lines(82, 700, 11, &beside) + &lines(60, 674, 11, &below);
    let words = "The Chair opened the meeting and welcomed all the delegations, who had come from far away for this day, and thanked the host \
                 country; the meeting then took up the first item of its agenda, which was the report of the experts.";
    assert_eq!(prose(&read(Portable::of(&[page]).bytes()).value), [words]);
}

#[test]
fn rows_of_tables_are_lines_with_tabs() {
    let row = |height: i32, cells: [&str; 3]| {
        let cells = cells.iter().zip([60, 200, 400]).map(|(cell, left)| lines(left, height, 10, &[cell]));
        cells.collect::<String>()
    };
    let page = row(700, ["State", "Position", "Year"])
        + &row(685, ["Norway", "In favour", "2019"])
        + &row(670, ["Chad", "Against", "2020"]);
    assert_eq!(
        prose(&read(Portable::of(&[page]).bytes()).value),
        ["State\tPosition\tYear", "Norway\tIn favour\t2019", "Chad\tAgainst\t2020"]
    );
}

#[test]
fn print_made_bold_by_drawing_twice_is_read_once() {
    let page = lines(60, 700, 10, &["The meeting rose."]) + &lines(60, 700, 10, &["The meeting rose."]);
    assert_eq!(prose(&read(Portable::of(&[page]).bytes()).value), ["The meeting rose."]);
}

/// A page with a picture all over it, and one with words.
fn scan(with_words: bool) -> Vec<u8> {
    let mut file = Portable::default();
    let entries = "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let picture = file.stream(entries, &[0, 255, 255, 0]);
    file.page_with("q 595 0 0 842 0 0 cm /P Do Q", "", &format!("/XObject << /P {picture} 0 R >>"));
    if with_words {
        file.page(&lines(60, 700, 10, &["The Chair opened the meeting."]));
    }
    file.bytes()
}

#[test]
fn a_scan_says_that_it_is_one() {
    assert_eq!(refusal(scan(false)), "`report.pdf` has no text: its pages are pictures, as of a scan");
    let noted = read(scan(true));
    assert_eq!(messages(&noted), ["page 1 without text: a picture, as of a scan"]);
}

/// A page of codes of glyphs that are drawn by a font without a table of its letters.
fn coded(codes: &str, descriptor: impl Fn(&mut Portable) -> String) -> Vec<u8> {
    let mut file = Portable::default();
    let descriptor = descriptor(&mut file);
    let inner = format!(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nameless /CIDToGIDMap /Identity /DW 500 {descriptor} \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    );
    let inner = file.object(inner.into_bytes());
    let font = format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts [{inner} 0 R] >>"
    );
    let font = file.object(font.into_bytes());
    file.page_with(&format!("BT /G 10 Tf 60 700 Td <{codes}> Tj ET"), &format!("/G {font} 0 R"), "");
    file.bytes()
}

#[test]
fn fonts_that_do_not_tell_their_letters_give_no_garbage() {
    let file = coded("0001000200030004", |_| String::new());
    assert_eq!(refusal(file), "`report.pdf` has no usable text: its fonts do not tell the letters");
}

#[test]
fn an_embedded_font_tells_its_letters() {
    let file = |letters: &str| {
        coded("0001000200030004", |file| {
            let font = file.stream("", &typeface::font(letters));
            let descriptor = format!("<< /Type /FontDescriptor /FontName /Nameless /Flags 4 /FontFile2 {font} 0 R >>");
            format!("/FontDescriptor {} 0 R", file.object(descriptor.into_bytes()))
        })
    };
    assert_eq!(prose(&read(file("Iran")).value), ["Iran"]);
    let private = refusal(file("\u{e001}\u{e002}\u{e003}\u{e004}"));
    assert_eq!(private, "`report.pdf` has no usable text: its fonts do not tell the letters");
}

#[test]
fn pages_beyond_the_limit_are_told() {
    let page = lines(60, 700, 10, &["The Chair opened the meeting."]);
    let bytes = Portable::of(&[page.clone(), page.clone(), page]).bytes();
    let mut options = Options::default();
    options.job.limits = Limits { pages: 2, ..Limits::default() };
    let noted = readers::read("report.pdf", bytes.into(), &options).unwrap();
    assert_eq!(messages(&noted), ["left out: 1 page beyond the limit"]);
    assert_eq!(noted.value.pages.len(), 2);
}

#[test]
fn comments_and_filled_fields_are_counted() {
    let mut file = Portable::default();
    let comment = file.object(b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Not so.) >>".to_vec());
    let field = file.object(b"<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /V (Nairobi) >>".to_vec());
    let link = file.object(b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents (there) >>".to_vec());
    let page = lines(60, 700, 10, &["The Chair opened the meeting."]);
    file.page_with(&page, "", &format!(">> /Annots [{comment} 0 R {field} 0 R {link} 0 R] /X <<"));
    let told: Vec<String> = read(file.bytes()).remarks.iter().map(|remark| remark.message.clone()).collect();
    assert_eq!(told, ["left out: comments (1) and filled fields of a form (1)"]);
}

/// What stands behind a fault of syntax, for no operator, by no name or outside the page is not drawn, and told.
#[test]
fn words_that_no_interpreter_draws_are_told() {
    let lines = |fault: &str| {
        format!("BT /F 10 Tf 60 700 Td (The Chair opened the meeting.) Tj {fault} 0 -20 Td (It rose.) Tj ET")
    };
    let cases = [
        ("]", "damaged: 1 content that cannot be read to the end"),
        (">>", "damaged: 1 content that cannot be read to the end"),
        ("0 -20 Td (Norway spoke.) TX (Chad too.) Tjj", "unread: 2 strings that no known operator shows"),
        ("/Fm Do /G 10 Tf", "missing: 2 resources that its pages name"),
        ("0 900 Td (Norway spoke.) Tj 0 -900 Td", "outside the pages: 11 letters"),
    ];
    for (fault, told) in cases {
        let noted = read(Portable::of(&[lines(fault)]).bytes());
        assert_eq!(messages(&noted), [told], "{fault}");
    }
    assert_eq!(messages(&read(Portable::of(&[lines("BX (x) what EX")]).bytes())), [""; 0]);
}

#[test]
fn places_of_the_tree_of_pages_that_hold_no_page_are_told() {
    let page = lines(60, 700, 10, &["The Chair opened the meeting."]);
    let bytes = Portable::of(&[page.clone(), page]).bytes();
    for (kid, put) in [("7 0 R", "9 0 R"), ("7 0 R", "null "), ("/Type /Page /Parent", "/Type /Tape /Parent")] {
        let at = memchr::memmem::find(&bytes, kid.as_bytes()).unwrap();
        let mut bytes = bytes.clone();
        bytes[at..at + kid.len()].copy_from_slice(put.as_bytes());
        assert_eq!(messages(&read(bytes)), ["missing: 1 page that it counts"], "{kid}: {put}");
    }
}

#[test]
fn data_behind_the_end_of_a_filters_are_told() {
    let content = lines(60, 700, 10, &["The Chair opened the meeting."]);
    let hex: String = content.bytes().map(|byte| format!("{byte:02x}")).collect();
    let file = |hex: &str| {
        let mut file = Portable::default();
        let stream = file
            .object(format!("<< /Length {} /Filter /ASCIIHexDecode >>\nstream\n{hex}\nendstream", hex.len()).into());
        file.page_of(stream);
        read(file.bytes())
    };
    assert_eq!(messages(&file(&format!("{hex}>"))), [""; 0]);
    assert_eq!(messages(&file(&format!("{hex}>{hex}>"))), ["damaged: 1 compressed part"]);
}

/// Bytes of a compressed page changed, a page's words gone, the end cut off.
#[test]
fn damage_is_told() {
    let page = lines(60, 700, 10, &["The Chair opened the meeting, and the experts were heard."]);
    let bytes = Portable::of(&[page.clone(), page]).bytes();
    let place = |words: &[u8]| bytes.windows(words.len()).position(|window| window == words).unwrap() + words.len();
    let mut flipped = bytes.clone();
    flipped[place(b"stream\n") + 6] ^= 0x10;
    assert!(messages(&read(flipped)).iter().any(|message| message.contains("damaged")));
    let mut gone = bytes.clone();
    gone[place(b"/Contents ")] = b'9';
    assert!(messages(&read(gone)).iter().any(|message| message.contains("missing")));
    let mut unnamed = bytes.clone();
    unnamed[place(b"/Contents ") - 2] = b'z';
    assert!(messages(&read(unnamed)).iter().any(|message| message.contains("missing")));
    let mut unknown = bytes.clone();
    unknown[place(b"/FlateDecode") - 1] = b'a';
    assert!(messages(&read(unknown)).iter().any(|message| message.contains("damaged")));
    let cut = bytes[..bytes.len() - 8].to_vec();
    assert_eq!(messages(&read(cut)), ["it has no end: the file was cut off"]);
}
