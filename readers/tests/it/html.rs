//! Web pages read: what a page shows and what leads about its site, what it says of its letters, what hides text.

use crate::corpus::report;
use crate::parts::{left_out, lines};
use proptest::prelude::*;
use rapporteur_readers::remark::{Noted, RemarkKind};
use rapporteur_readers::{self as readers, Options, Text};

fn read(bytes: &[u8]) -> Noted<Text> {
    readers::read("page.html", bytes.to_vec().into(), &Options::default()).unwrap()
}

/// The lines of a page that must be read without a remark that something was left out.
fn whole(body: &str) -> Vec<String> {
    let noted = read(page(body).as_bytes());
    assert_eq!(left_out(&noted), [""; 0]);
    lines(&noted.value)
}

fn page(body: &str) -> String {
    format!("<!DOCTYPE html><html><head><meta charset=utf-8><title>A page</title></head><body>{body}</body></html>")
}

/// A paragraph long enough to be the prose of a page.
const PROSE: &str = "<p>The Chair opened the meeting, welcomed the delegations to it and invited them to speak on the \
     first item, which was the report of the working group.</p>";

#[test]
fn a_report_reads_as_before() {
    let noted = read(&report("seminar.html"));
    insta::assert_snapshot!("html", lines(&noted.value).join("\n"));
    assert_eq!(noted.value.title.as_deref(), Some("Report of the Third Seminar on Cyber Stability"));
    assert_eq!(left_out(&noted), [""; 0]);
}

#[test]
fn lists_have_the_numbers_that_a_browser_shows() {
    let list = "<ol start=3><li>three</li><li>four<ol type=i><li>one</li><li>two</li></ol></li></ol>\
        <ol reversed><li>two</li><li>one</li></ol><ul style='list-style: none'><li>bare</li></ul>";
    let expected = ["3. three", "4. four", "(i) one", "(ii) two", "2. two", "1. one", "bare"];
    assert_eq!(whole(&format!("{PROSE}{list}"))[1..], expected.map(|line| format!("prose: {line}")));
}

#[test]
fn tables_of_data_are_rows_and_tables_of_layout_are_text() {
    let data = "<table><tr><th>State<th>Papers<tr><td>Kenya<td>3<tr><td>Peru<td>2</table>";
    let rows = ["prose: State\tPapers", "prose: Kenya\t3", "prose: Peru\t2"];
    assert_eq!(whole(&format!("{PROSE}{data}"))[1..], rows);
    let layout = format!("<table role=presentation><tr><td>Left</td><td>{PROSE}</td></tr></table>");
    let lines = whole(&layout);
    assert!(lines[0] == "block: Left" && lines[1].starts_with("block: The Chair opened"), "{lines:#?}");
}

#[test]
fn notes_stand_apart_and_their_marks_are_raised() {
    let plain = "<p>The Chair spoke.<a name=_ftnref1 href='#_ftn1'>[1]</a> Kenya spoke.<sup>2</sup></p>\
        <p>Peru measured 3 km<sup>2</sup> and 10<sup>−6</sup> mm.</p><hr><p><a name=_ftn1 href='#_ftnref1'>[1]</a> See A/70/174.</p>";
    let lines = whole(&format!("{PROSE}{plain}"));
    assert_eq!(lines[1], "block: The Chair spoke.¹ Kenya spoke.²");
    assert_eq!(lines[2], "block: Peru measured 3 km² and 10⁻⁶ mm.");
    assert!(lines[3].starts_with("footnote: ") && lines[3].ends_with("See A/70/174."), "{lines:#?}");
}

#[test]
fn what_leads_about_a_site_is_left_out_and_told() {
    let body = format!(
        "<nav><a href=/>Home</a></nav><header>The Site</header><div class=breadcrumbs>Home / Reports</div><main>{PROSE}</main>\
         <footer>Imprint</footer><script>var words = 'none'</script><div hidden>Subscribe</div>"
    );
    let noted = read(page(&body).as_bytes());
    assert_eq!(lines(&noted.value).len(), 1);
    assert_eq!(left_out(&noted), [""; 0]);
    let asides = noted.remarks.iter().filter(|remark| remark.kind == RemarkKind::Aside).count();
    assert_eq!(asides, 2, "{:?}", noted.remarks);
}

#[test]
fn a_heading_goes_with_the_links_under_it() {
    let links = |count: usize| "<li><a href=/report>The report of a year</a></li>".repeat(count);
    let body = format!("<h1>Minutes</h1><h2>Opening</h2>{PROSE}<h2>Annex</h2><h2>See also</h2><ul>{}</ul>", links(6));
    let headings = whole(&body).into_iter().filter(|line| line.starts_with("heading")).collect::<Vec<_>>();
    assert_eq!(headings, ["heading 1: Minutes", "heading 2: Opening", "heading 2: Annex"]);
}

#[test]
fn a_page_whose_marks_deceive_keeps_its_prose() {
    for wrong in ["nav", "aside", "footer", "header"] {
        assert_eq!(whole(&format!("<{wrong}>{PROSE}{PROSE}</{wrong}><main></main>")).len(), 2, "{wrong}");
    }
    assert_eq!(whole(&format!("<div hidden>{PROSE}</div><p>Loading</p>")).len(), 2);
}

#[test]
fn letters_are_read_as_the_page_says_they_are_written() {
    let body =
        "<p>Le Président a déclaré la séance ouverte à 10 heures, puis il a donné la parole à la Côte d’Ivoire.</p>";
    let expected =
        "block: Le Président a déclaré la séance ouverte à 10 heures, puis il a donné la parole à la Côte d’Ivoire.";
    let meta = |charset: &str| format!("<html><head><meta charset={charset}></head><body>{body}</body></html>");
    let http = format!(
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1252'></head><body>{body}</body></html>"
    );
    let xml = format!("<?xml version='1.0' encoding='windows-1252'?><html><body>{body}</body></html>");
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let marked = |text: &str| [b"\xff\xfe".to_vec(), wide(text)].concat();
    let mail = |coding: &str, body: &str| {
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
             Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{body}\r\n--b--\r\n"
        )
    };
    let quoted = |text: &str| {
        let byte =
            |byte: u8| if byte.is_ascii() && byte != b'=' { (byte as char).into() } else { format!("={byte:02X}") };
        text.bytes().map(byte).collect::<String>()
    };
    let pages = [
        meta("utf-8").into_bytes(),
        latin(&meta("iso-8859-1")),
        latin(&http),
        latin(&xml),
        wide(&meta("utf-16")),
        marked(&meta("utf-8")),
        meta("windows-1252").into_bytes(),
        mail("8bit", &meta("x")).into_bytes(),
        mail("quoted-printable", &quoted(&meta("x"))).into_bytes(),
    ];
    for (number, bytes) in pages.iter().enumerate() {
        let noted = read(bytes);
        assert_eq!((lines(&noted.value), left_out(&noted)), (vec![expected.to_string()], vec![]), "page {number}");
    }
}

#[test]
fn entities_and_soft_hyphens_are_letters_and_none() {
    let body =
        "<p>C&ocirc;te d&rsquo;Ivoire &amp; Peru &#8211; 5&nbsp;p.m. &lt;sic&gt; infra&shy;struc<wbr>ture &sic;</p>";
    assert_eq!(whole(body), ["block: Côte d’Ivoire & Peru – 5 p.m. <sic> infrastructure &sic;"]);
}

#[test]
fn text_that_a_fault_hides_is_read_or_told() {
    let faults = [
        ("<!-- a remark without end", "a comment"),
        ("<a href=\"/page>a link</a>", "a tag"),
        ("<textarea>", "an element of bare text"),
        ("<script>var a = 1;", "a script"),
        ("<style>p { }", "a script or style sheet"),
    ];
    for (fault, name) in faults {
        let noted = read(page(&format!("{PROSE}{fault}{PROSE}{PROSE}")).as_bytes());
        let told = left_out(&noted);
        assert!(told.iter().any(|message| message.contains(name)), "{fault}: {told:?}");
        let shown = lines(&noted.value).iter().filter(|line| line.contains("The Chair opened the meeting")).count();
        assert!(shown == 3 || told[0].contains("missing"), "{fault}: {shown} of 3 shown, {told:?}");
    }
}

#[test]
fn a_comment_in_an_instruction_is_cut_at_no_letter() {
    let noted = read("<!DOCTYPE html><?ந Kenya said that it agreed with all.<!--<p>".as_bytes());
    assert!(noted.value.text.contains("Kenya said that it agreed"), "{}", noted.value.text);
    assert!(left_out(&noted)[0].starts_with("a comment at byte 15"), "{:?}", noted.remarks);
}

#[test]
fn a_page_cut_off_anywhere_says_so() {
    let bytes = report("seminar.html");
    let body = bytes.windows(6).position(|window| window == b"<body>").unwrap() + 6;
    let end = bytes.windows(9).position(|window| window == b"</section").unwrap();
    for cut in (body..end).step_by(7) {
        let noted = readers::read("page.html", bytes[..cut].to_vec().into(), &Options::default());
        assert!(noted.is_err() || !left_out(&noted.unwrap()).is_empty(), "cut at {cut}");
    }
}

#[test]
fn many_nested_tags_are_read_in_bounds() {
    for tag in ["div", "b", "table", "blockquote", "svg", "p", "a", "font", "select", "template"] {
        let bytes = format!("<!DOCTYPE html><body>{}The end.", format!("<{tag}>").repeat(200_000));
        let noted = readers::read("page.html", bytes.into_bytes().into(), &Options::default());
        let is_shown = !matches!(tag, "svg" | "template");
        assert_eq!(noted.is_ok_and(|noted| noted.value.text.trim_end().ends_with("The end.")), is_shown, "{tag}");
    }
}

#[test]
fn other_markup_is_refused_by_name() {
    let refused = |bytes: &str| readers::read("page.html", bytes.as_bytes().to_vec().into(), &Options::default());
    let message = |bytes: &str| refused(bytes).unwrap_err().to_string();
    assert!(message("<?xml version='1.0'?><feed><entry>Words.</entry></feed>").contains("XML other than XHTML"));
    assert!(message("<svg xmlns='http://www.w3.org/2000/svg'><text>Words.</text></svg>").contains("SVG"));
    let bomb = "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><html><body><p>&b; end.</p></body></html>";
    assert_eq!(lines(&read(bomb.as_bytes()).value).last().unwrap(), "block: &b; end.");
}

/// Pieces that pages are made of, whole and broken.
fn piece() -> impl Strategy<Value = String> {
    let tags = "</?(p|div|b|i|a|ul|ol|li|table|tr|td|th|h1|h2|main|nav|sup|svg|math|template|select|script|style|title)( (id|class|hidden|href)(=(\"[a-z#]{0,4}\"?|[a-z#]{1,4}))?)?/?>?";
    prop_oneof![
        3 => proptest::string::string_regex(tags).unwrap(),
        3 => "[A-Z][a-z]{2,8} (said|noted) that [a-z ]{5,60}\\.",
        1 => "<!--.{0,10}(-->)?|<!\\[CDATA\\[|&[a-z#0-9]{1,6};?|\\PC{0,8}|[\u{0}-\u{1f}]",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Whatever a page holds, its parts, if it is taken for a page, lie in the text, in order, and every letter that is no blank lies in one.
    #[test]
    fn parts_cover_the_text(pieces in proptest::collection::vec(piece(), 0..60), end in any::<prop::sample::Index>()) {
        let page = format!("<!DOCTYPE html>{}", pieces.concat());
        let cut = (0..=page.len()).filter(|at| page.is_char_boundary(*at)).nth(end.index(page.chars().count() + 1)).unwrap();
        for bytes in [page.as_bytes(), &page.as_bytes()[..cut]] {
            let Ok(noted) = readers::read("page.html", bytes.to_vec().into(), &Options::default()) else { continue };
            let Text { text, parts, .. } = &noted.value;
            if parts.is_empty() {
                continue;
            }
            let mut at = 0;
            for part in parts {
                prop_assert!(text[at..part.span.start as usize].trim().is_empty());
                prop_assert!(!part.span.of(text).trim().is_empty());
                at = part.span.end as usize;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
