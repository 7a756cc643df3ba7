//! Word documents read: what stands in them, in its order; what is wrong with them, told.

use crate::corpus::report;
use crate::parts::{left_out, lines};
use crate::word::{Word, p, package, r, read, styled};
use rapporteur_readers::remark::RemarkKind;
use rapporteur_readers::{Part, Text};

/// The lines of a document that must be read without a remark that something was left out.
fn whole(word: &Word) -> Vec<String> {
    let noted = word.read().unwrap();
    assert_eq!(left_out(&noted), [""; 0]);
    lines(&noted.value)
}

#[test]
fn the_un_report_reads_as_before() {
    let noted = read(&report("A_80_6_PLANOUTLINE.docx")).unwrap();
    let Text { text, parts, pages, .. } = &noted.value;
    let page = |part: &Part| pages.partition_point(|start| *start <= part.span.start);
    let short = |line: String| line.chars().take(120).collect::<String>().replace('\t', " → ");
    let view = parts.iter().zip(lines(&noted.value)).map(|(part, line)| format!("{:>2} {}", page(part), short(line)));
    insta::assert_snapshot!("docx", view.collect::<Vec<_>>().join("\n"));
    assert_eq!((pages.len(), left_out(&noted).len()), (11, 0));
    assert!(text.ends_with("2/3"));
}

#[test]
fn a_large_initial_belongs_to_its_word() {
    let initial = |kind: &str| styled(&format!("<w:framePr w:dropCap='{kind}' w:lines='3'/>"), &r("T"));
    let body = |kind: &str| initial(kind) + &p(&r("he Chair opened the meeting."));
    assert_eq!(whole(&Word::new(&body("drop"))), ["block: The Chair opened the meeting."]);
    assert_eq!(whole(&Word::new(&body("none"))), ["block: T", "block: he Chair opened the meeting."]);
}

#[test]
fn letters_where_no_words_can_stand_are_told() {
    let cases = [
        "<w:p><w:r>lost</w:r></w:p>",
        "<w:p>lost</w:p>",
        "<w:p><w:r><x:t xmlns:x='urn:x'>lost</x:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc>lost</w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:t>kept<i>lost</i></w:t></w:r></w:p>",
    ];
    for case in cases {
        let noted = Word::new(&(p(&r("The meeting rose.")) + case)).read().unwrap();
        assert_eq!(left_out(&noted), ["4 letters were left out that stand where no words can"], "{case}");
    }
    let deleted = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>";
    let place = "<w:p><w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>12700</wp:posOffset></wp:positionH></wp:anchor></w:drawing></w:r></w:p>";
    assert_eq!(
        whole(&Word::new(&[&p(&r("The meeting rose.")), deleted, place].concat())),
        ["block: The meeting rose."]
    );
}

#[test]
fn what_only_pictures_and_symbol_fonts_say_is_told() {
    let drawn = "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='' descr='The Chair at the desk'/></wp:inline></w:drawing></w:r>";
    let shape = "<w:r><w:pict><v:shape alt='A map'/><v:shape alt=' '/></w:pict></w:r>";
    let signs = "<w:r><w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Wingdings 3' w:char='F07D'/></w:r>\
                 <w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\u{f0fc}\u{f0ff}</w:t></w:r>";
    let noted = Word::new(&p(&[&r("The meeting rose."), drawn, shape, signs].concat())).read().unwrap();
    let told: Vec<&str> = noted.remarks.iter().map(|remark| remark.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "2 alternative texts were left out, which pictures or shapes have",
            "2 signs were kept as a symbol font numbers them"
        ]
    );
    assert_eq!(lines(&noted.value), ["block: The meeting rose.α\u{f07d}✓\u{f0ff}"]);
}

#[test]
fn headings_are_told_by_styles_and_lists_have_their_numbers() {
    let style = |id: &str, name: &str, more: &str| {
        format!("<w:style w:type='paragraph' w:styleId='{id}'><w:name w:val='{name}'/>{more}</w:style>")
    };
    let outline = "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>";
    let styles = [
        style("Titel", "Title", ""),
        style(
            "berschrift1",
            "heading 1",
            "<w:pPr><w:outlineLvl w:val='0'/><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr>",
        ),
        style("Own", "My heading", "<w:basedOn w:val='Base'/>"),
        style("Base", "My base", outline),
    ];
    let level = |number: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{number}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let numbering = [
        "<w:abstractNum w:abstractNumId='0'>".to_string(),
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "(%2)"),
        "</w:abstractNum><w:abstractNum w:abstractNumId='1'>".to_string(),
        level(0, "upperRoman", "%1."),
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>".to_string(),
        "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>".to_string(),
    ];
    let item = |level: u8, words: &str| {
        styled(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>"), &r(words))
    };
    let body = [
        styled("<w:pStyle w:val='Titel'/>", &r("A report")),
        styled("<w:pStyle w:val='berschrift1'/>", &r("Background")),
        item(0, "The Chair opened the meeting."),
        item(1, "one thing;"),
        item(1, "another."),
        item(0, "The Chair closed it."),
        styled("<w:pStyle w:val='Own'/>", &r("Details")),
        styled("<w:pStyle w:val='Own'/><w:outlineLvl w:val='9'/>", &r("No heading at all.")),
    ];
    let word = Word::new(&body.concat()).related("styles", "styles", &styles.concat()).related(
        "numbering",
        "numbering",
        &numbering.concat(),
    );
    let expected = [
        "heading 1: A report",
        "heading 1: I. Background",
        "prose: 1. The Chair opened the meeting.",
        "prose: (a) one thing;",
        "prose: (b) another.",
        "prose: 2. The Chair closed it.",
        "heading 2: Details",
        "block: No heading at all.",
    ];
    assert_eq!(whole(&word), expected);
}

fn noted_document() -> Word {
    let mark = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>");
    let note = |kind: &str, id: u8, words: &str| {
        format!("<w:{kind} w:id='{id}'><w:p><w:r><w:{kind}Ref/></w:r>{}</w:p></w:{kind}>", r(words))
    };
    let body = [
        "<w:p>",
        &r("The Chair"),
        &mark("footnote", 2),
        &r(" spoke of cyberspace."),
        &mark("footnote", 1),
        &r(" He said that States"),
        &mark("endnote", 1),
        &r(" should carry out the norms."),
        "</w:p>",
        &p("Ms Noor agreed."),
    ];
    let rule = "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>";
    let footnotes = [rule, &note("footnote", 1, " See A/70/174."), &note("footnote", 2, " Elected in May.")].concat();
    Word::new(&body.concat()).related("footnotes", "footnotes", &footnotes).related(
        "endnotes",
        "endnotes",
        &note("endnote", 1, " All of them."),
    )
}

#[test]
fn notes_come_behind_their_paragraph_and_their_marks_are_told() {
    let expected = [
        "block: The Chair¹ spoke of cyberspace.² He said that States¹ should carry out the norms.",
        "footnote: 1 Elected in May.",
        "footnote: 2 See A/70/174.",
        "block: Ms Noor agreed.",
        "footnote: 1 All of them.",
    ];
    assert_eq!(whole(&noted_document()), expected);
    let Text { text, marks, .. } = noted_document().read().unwrap().value;
    assert_eq!(marks.iter().map(|mark| mark.of(&text)).collect::<Vec<_>>(), ["¹", "²", "¹"]);
}

#[test]
fn a_row_is_one_part_unless_a_cell_holds_several_paragraphs() {
    let cell = |inside: &str| format!("<w:tc><w:tcPr/>{inside}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell(&p("inner")), cell(&p("cell"))]));
    let spread = "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr>".to_string()
        + &p("Both")
        + "</w:tc>";
    let table = [
        "<w:tbl>",
        &row(&[cell(&p("State")), cell("<w:p/>"), cell(&p("Position"))]),
        &row(&[spread, cell(&p("Favours it"))]),
        &row(&[cell(&[p("One."), p("Two.")].concat()), cell(&p("Three."))]),
        &row(&[cell(&[p("Around"), inner].concat()), cell(&p("outer"))]),
        &row(&[cell(&p("alone"))]),
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>",
        "</w:tbl>",
    ];
    let expected = [
        "prose: State\t\tPosition",
        "prose: Both\tFavours it",
        "prose: One.",
        "prose: Two.",
        "prose: Three.",
        "prose: Around",
        "prose: inner\tcell",
        "prose: outer",
        "block: alone",
    ];
    assert_eq!(whole(&Word::new(&table.concat())), expected);
}

#[test]
fn changes_are_accepted_fields_show_their_result_and_signs_are_letters() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>";
    let body = [
        "<w:p>",
        &r("kept "),
        "<w:del><w:r><w:delText>dropped</w:delText></w:r></w:del>",
        &format!("<w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom>", r("added "), r("moved away")),
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>shown</w:t></w:r>",
        hidden,
        "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        &r("first half "),
        "</w:p>",
        &p("second half"),
        "<w:p>",
        &field("begin"),
        "<w:r><w:instrText> PAGEREF x </w:instrText></w:r>",
        &field("separate"),
        &r("page 7"),
        &field("end"),
        "</w:p><w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>binding co</w:t><w:softHyphen/><w:t>operation</w:t>",
        "<w:tab/><w:sym w:font='Symbol' w:char='F061'/><w:br/><w:t>next\nline</w:t></w:r></w:p>",
    ];
    let word = Word::new(&body.concat());
    let expected = [
        "block: kept added shown",
        "block: first half second half",
        "block: page 7",
        "block: non-binding cooperation\tα\nnext line",
    ];
    assert_eq!(whole(&word), expected);
    let noted = word.read().unwrap();
    let aside: Vec<&str> = noted
        .remarks
        .iter()
        .filter(|remark| remark.kind == RemarkKind::Aside)
        .map(|remark| remark.message.as_str())
        .collect();
    let deletions = "2 tracked deletions were left out; tracked changes are read as accepted";
    assert_eq!(aside, [deletions, "6 hidden letters were left out"]);
}

#[test]
fn alternatives_are_read_once_and_boxes_behind_their_paragraph() {
    let shape = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let choice = format!("<mc:Choice Requires='wps'>{}</mc:Choice>", shape("In the box"));
    let fallback = format!("<mc:Fallback><w:pict>{}</w:pict></mc:Fallback>", shape("In the box"));
    let only_fallback = format!("<mc:Choice Requires='x'/><mc:Fallback>{}</mc:Fallback>", shape("In the other"));
    let body = [
        "<w:p>",
        &r("Around "),
        &format!("<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"),
        &format!("<w:r><mc:AlternateContent>{only_fallback}</mc:AlternateContent></w:r>"),
        &r("the box"),
        "</w:p>",
    ];
    assert_eq!(
        whole(&Word::new(&body.concat())),
        ["block: Around the box", "block: In the box", "block: In the other"]
    );
}

#[test]
fn headers_open_the_text_and_footers_close_it_each_line_once() {
    let section = |ids: &str| format!("<w:p><w:pPr><w:sectPr>{ids}</w:sectPr></w:pPr></w:p>");
    let first = "<w:headerReference w:type='default' r:id='header'/><w:footerReference r:id='footer'/>";
    let body = [&p("Body."), &section(first), &section(first)].map(String::as_str).concat();
    let header = [p("A/70/174"), p("22 July 2015"), p("A/70/174")].concat();
    let word = Word::new(&body).related("header", "hdr", &header).related("footer", "ftr", &p("15-12404"));
    let expected = ["furniture: A/70/174", "furniture: 22 July 2015", "block: Body.", "furniture: 15-12404"];
    assert_eq!(whole(&word), expected);
}

#[test]
fn strict_documents_and_other_encodings_are_read() {
    let strict = Word::new(&p("Strict.")).parts().into_iter().map(|(name, xml)| {
        let xml = xml
            .replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006",
                "http://purl.oclc.org/ooxml/officeDocument",
            )
            .replace("w:", "word:")
            .replace("xmlns:w=", "xmlns:word=");
        (name, xml)
    });
    assert_eq!(lines(&read(&package(&strict.collect::<Vec<_>>())).unwrap().value), ["block: Strict."]);
    let utf16 = Word::new(&p("Türkiye")).parts().into_iter().map(|(name, xml)| {
        let bytes: Vec<u8> = xml.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect();
        (name, [vec![0xff, 0xfe], bytes].concat())
    });
    assert_eq!(lines(&read(&package(&utf16.collect::<Vec<_>>())).unwrap().value), ["block: Türkiye"]);
    let elsewhere = Word::new(&p("Elsewhere.")).parts().into_iter().map(|(name, xml)| {
        (name.replace("word/document.xml", "text/main.xml"), xml.replace("word/document.xml", "text/main.xml"))
    });
    assert_eq!(lines(&read(&package(&elsewhere.collect::<Vec<_>>())).unwrap().value), ["block: Elsewhere."]);
}

#[test]
fn other_documents_of_the_office_are_refused_with_their_reason() {
    let reason = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    let office = |name: &str, kind: &str| {
        let types =
            format!("<Types><Override PartName='/{name}' ContentType='application/vnd.{kind}.main+xml'/></Types>");
        let relations =
            format!("<Relationships><Relationship Type='x/officeDocument' Target='{name}'/></Relationships>");
        package(&[("[Content_Types].xml", types), ("_rels/.rels", relations), (name, "<x/>".into())])
    };
    let other = |kind: &str| {
        package(&[
            ("mimetype", kind.to_string()),
            ("META-INF/manifest.xml", "<x/>".into()),
            ("content.xml", "<x/>".into()),
        ])
    };
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 600], name].concat()
    };
    let spreadsheet = office("xl/workbook.xml", "openxmlformats-officedocument.spreadsheetml.sheet");
    assert_eq!(reason(&spreadsheet), "`test.docx` is a spreadsheet (XLSX), which is not read");
    let slides = office("ppt/presentation.xml", "openxmlformats-officedocument.presentationml.presentation");
    assert_eq!(reason(&slides), "`test.docx` is a presentation (PPTX), which is not read");
    let text = other("application/vnd.oasis.opendocument.text");
    assert_eq!(reason(&text), "`test.docx` is an OpenDocument text (ODT), which is not read");
    let book = package(&[("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<x/>")]);
    assert_eq!(reason(&book), "`test.docx` is an e-book (EPUB), which is not read");
    assert_eq!(reason(&compound("EncryptedPackage")), "`test.docx` is encrypted");
    assert_eq!(reason(&compound("WordDocument")), "`test.docx` is an old Word document (DOC), which is not read");
}

#[test]
fn what_is_missing_or_damaged_is_told_and_the_rest_is_read() {
    let told = |word: &Word, what: &str| {
        let noted = word.read().unwrap();
        assert!(left_out(&noted).iter().any(|message| message.contains(what)), "{what}: {:?}", left_out(&noted));
        lines(&noted.value).len()
    };
    let body = [p("One."), p("Two.")].concat();
    assert_eq!(told(&Word::new(&body).relation("footnotes", "footnotes.xml"), "`word/footnotes.xml` is missing"), 2);
    let unknown = [body.as_str(), "<w:p><w:r><w:footnoteReference w:id='9'/></w:r></w:p>"].concat();
    assert_eq!(told(&Word::new(&unknown), "1 of its notes are missing"), 3);
    let broken = [&body, "<w:p>", &r("Three."), "</w:tbl>"].concat();
    assert_eq!(told(&Word::new(&broken), "`word/document.xml` is damaged, what follows there was left out"), 3);
    assert_eq!(
        told(&Word::new(&[body.as_str(), "<w:altChunk r:id='x'/>"].concat()), "1 inserted document was left out"),
        2
    );
    let entity = [body.as_str(), &p("&who;")].concat();
    assert_eq!(told(&Word::new(&entity), "entities"), 3);
    let deep = ["<w:smartTag>".repeat(300), p("Deep."), "</w:smartTag>".repeat(300), body.clone()].concat();
    assert_eq!(told(&Word::new(&deep), "nested more than 256 deep"), 2);
    let object = [body.as_str(), "<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>"].concat();
    assert_eq!(told(&Word::new(&object), "1 embedded object was left out"), 2);
    let section = "<w:sectPr><w:headerReference w:type='default' r:id='gone'/></w:sectPr>";
    assert_eq!(told(&Word::new(&[body.as_str(), section].concat()), "1 of its headers and footers are missing"), 2);
}

#[test]
fn a_damaged_file_gives_what_can_be_read() {
    let paragraphs: String =
        (0..400).map(|number| p(&format!("Sentence {number} of {}.", number * 7919 % 1000))).collect();
    let whole = Word::new(&paragraphs).bytes();
    let all = lines(&read(&whole).unwrap().value).len();
    let directory = memchr::memmem::find(&whole, b"PK\x01\x02").unwrap();
    let cut = read(&whole[..directory - 600]).unwrap();
    assert!((100..all).contains(&cut.value.parts.len()), "{}", cut.value.parts.len());
    assert!(left_out(&cut).contains(&"the file is damaged: its end is missing"));
    let without_directory = read(&whole[..directory]).unwrap();
    assert_eq!(without_directory.value.parts.len(), all);
    assert_eq!(left_out(&without_directory), ["the file is damaged: its end is missing"]);
    let head = memchr::memmem::find(&whole, b"word/document.xml").unwrap();
    let mut flipped = whole.clone();
    flipped[head + 2000] ^= 4;
    assert!(!left_out(&read(&flipped).unwrap()).is_empty());
    let doubled = package(
        &[Word::new(&p("One.")).parts(), Word::new(&p("Two.")).parts()]
            .concat()
            .iter()
            .enumerate()
            .map(|(number, (name, xml))| {
                (
                    if number == 2 {
                        "word/document.xmk".to_string()
                    } else if number > 2 && number < 5 {
                        format!("other{number}")
                    } else {
                        name.clone()
                    },
                    xml.clone(),
                )
            })
            .collect::<Vec<_>>(),
    );
    let doubled = replaced(doubled, b"word/document.xmk", b"word/document.xml");
    let noted = read(&doubled).unwrap();
    assert_eq!(lines(&noted.value), ["block: Two."]);
    assert!(left_out(&noted)[0].contains("stand under names that occur twice"));
}

fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, from).collect();
    places.into_iter().for_each(|at| bytes[at..at + to.len()].copy_from_slice(to));
    bytes
}

#[test]
fn a_bomb_is_refused() {
    let bomb = Word::new(&p(&"a".repeat(64 << 20)));
    let reason = bomb.read().unwrap_err().to_string();
    assert_eq!(reason, "`test.docx` unfolds to more than 200 times its size or 256 MB");
}

/// A generator of numbers that gives the same ones every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// Bytes cut, flipped or zeroed.
    fn mutant(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        let at = self.below(bytes.len());
        let length = [1, 16, 512, 4096][self.below(4)].min(bytes.len() - at);
        match self.below(4) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..at + length)),
            2 => bytes[at..at + length].fill(0),
            _ => bytes[at] ^= 1 << self.below(8),
        }
        bytes
    }
}

/// How many letters and digits of a text another has lost, in hundredths.
fn lost(whole: &str, rest: &str) -> usize {
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).count();
    letters(whole).saturating_sub(letters(rest)) * 100 / letters(whole).max(1)
}

#[test]
fn no_damage_loses_words_in_silence() {
    let report = report("A_80_6_PLANOUTLINE.docx");
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut outcomes = [0; 3];
    for (source, count) in [(noted_document().bytes(), 1500), (report, 150)] {
        let whole = read(&source).unwrap().value.text;
        for number in 0..count {
            match read(&numbers.mutant(&source)) {
                Err(_) => outcomes[2] += 1,
                Ok(noted) if !left_out(&noted).is_empty() => outcomes[1] += 1,
                Ok(noted) => {
                    outcomes[0] += 1;
                    assert!(lost(&whole, &noted.value.text) <= 2, "mutant {number} of {} bytes", source.len());
                }
            }
        }
    }
    assert!(outcomes.iter().all(|count| *count > 100), "ok, partial, failed: {outcomes:?}");
}
