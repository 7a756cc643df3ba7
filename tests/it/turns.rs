//! Records of many speakers, made from the forms of labels that parliaments, congresses and press offices print.

use crate::run::{Row, analyse, rows};

/// How a house prints its labels: each label, and the name of its speaker; what parts it from the speech.
struct House {
    labels: [(&'static str, &'static str); 6],
    joint: &'static str,
}

const HOUSES: [House; 8] = [
    House {
        labels: [
            ("Hon. Speaker", "Speaker"),
            ("Hon. (Ms.) Wekesa", "Wekesa"),
            ("The Member for Gem (Hon. Otuma)", "Otuma"),
            ("The Minister for Lands, Water and Housing (Mr. Kilo)", "Kilo"),
            ("The Temporary Deputy Speaker (Hon. (Dr.) Mbali)", "Mbali"),
            ("Mr. Ole Tanui", "Tanui"),
        ],
        joint: ": ",
    },
    House {
        labels: [
            ("MR. SPEAKER", "SPEAKER"),
            ("HON. A. D. TIKO", "TIKO"),
            ("HON. PROF. B. C. RAVU", "RAVU"),
            ("HON. RATU S. VOSA", "VOSA"),
            ("HON. J. KUMA", "KUMA"),
            ("MADAM DEPUTY SPEAKER", "SPEAKER"),
        ],
        joint: ".- ",
    },
    House {
        labels: [
            ("Mr. SMITHERS of New Jersey", "SMITHERS"),
            ("The Acting CHAIRMAN (Mr. Shawe)", "Shawe"),
            ("Ms. McHENTY", "McHENTY"),
            ("The PRESIDING OFFICER", "PRESIDING OFFICER"),
            ("Mr. ISSEL", "ISSEL"),
            ("The SPEAKER pro tempore (Mr. Micale)", "Micale"),
        ],
        joint: ". ",
    },
    House {
        labels: [
            ("Councillor Hammel", "Hammel"),
            ("Madam Speaker", "Speaker"),
            ("Mayor Katzen", "Katzen"),
            ("Gord Stevens", "Gord Stevens"),
            ("The Clerk", "Clerk"),
            ("His Worship Mayor Lund", "Lund"),
        ],
        joint: ": ",
    },
    House {
        labels: [
            ("SECRETARY HALE", "HALE"),
            ("QUESTION", "question"),
            ("MS. LEEN", "LEEN"),
            ("SENIOR OFFICIAL", "OFFICIAL"),
            ("MODERATOR", "MODERATOR"),
            ("MR. PRYCE", "PRYCE"),
        ],
        joint: ": ",
    },
    House {
        labels: [
            (">> MAREN HOLT", "MAREN HOLT"),
            (">> JON PIKE", "JON PIKE"),
            (">> IDA BERG", "IDA BERG"),
            (">> THE MAYOR", "MAYOR"),
            (">> LIV AAS", "LIV AAS"),
            (">> TOR EIK", "TOR EIK"),
        ],
        joint: ": ",
    },
    House {
        labels: [
            ("The PRIME MINISTER", "PRIME MINISTER"),
            ("Mr D T BRANDT", "BRANDT"),
            ("Mrs P T MOLEFI", "MOLEFI"),
            ("The DEPUTY SPEAKER", "SPEAKER"),
            ("Dr M G PHALO", "PHALO"),
            ("An HON MEMBER", "MEMBER"),
        ],
        joint: ": ",
    },
    House {
        labels: [
            ("Mr. Speaker", "Speaker"),
            ("Several hon. Members", "Members"),
            ("Sir Tom Aken", "Aken"),
            ("Lord Brandel", "Brandel"),
            ("Baroness Cole", "Cole"),
            ("Dame Ruth Dale", "Dale"),
        ],
        joint: ": ",
    },
];

/// How paragraphs stand on the page.
#[derive(Clone, Copy, Debug)]
enum Layout {
    /// Blank lines between them.
    Apart,
    /// One below the other, indented.
    Indented,
    /// Lines of sixty letters, blank lines between the paragraphs.
    Wrapped,
    /// Three turns run together in a line.
    RunOn,
}

const LAYOUTS: [Layout; 4] = [Layout::Apart, Layout::Indented, Layout::Wrapped, Layout::RunOn];

/// What is said: with addresses, hours, colons and names that are no labels.
const SPEECHES: [&str; 10] = [
    "Mr. Speaker, Sir, I beg to support this Motion, and I thank the mover for it.",
    "I rise on a point of order. The Minister said: this road is done. It is not.",
    "The sitting began at 2.30 p.m. and we were here at 9:15 a.m. to prepare for it.",
    "Let us be clear about three things: the cost, the time and the people who pay.",
    "My question to Mr. Otuma is plain. Who pays for the bridge?",
    "Yes.",
    "I have the figures of the Ministry: 40 schools, 12 clinics and one port.",
    "We cannot go on like this. The rains came and the dam was empty.",
    "Thank you. I give way to the gentleman from the coast, Mr. Pike, who knows the harbour.",
    "The Committee on Lands met twice in May. It found that the titles were in order.",
];

/// A record of forty turns, and the speaker of each.
fn record(house: &House, layout: Layout, seed: u64) -> (String, Vec<&'static str>) {
    let mut state = seed;
    let mut draw = |most: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % most
    };
    let mut text = String::from("OFFICIAL RECORD OF THE SITTING\n\n");
    let mut voices: Vec<&str> = Vec::new();
    for turn in 0..40 {
        let (label, name) = house.labels[draw(6)];
        if voices.last() == Some(&name) {
            continue;
        }
        let paragraph = format!("{label}{}{} {}", house.joint, SPEECHES[draw(10)], SPEECHES[draw(10)]);
        text += &match layout {
            Layout::Apart => format!("{paragraph}\n\n"),
            Layout::Indented => format!("  {paragraph}\n"),
            Layout::Wrapped => format!("{}\n\n", wrapped(&paragraph, 60)),
            Layout::RunOn => format!("{paragraph}{}", if turn % 3 == 2 { "\n\n" } else { " " }),
        };
        voices.push(name);
    }
    (text, voices)
}

fn wrapped(paragraph: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in paragraph.split(' ') {
        if lines.last().is_some_and(|line| line.len() + word.len() > width) {
            lines.push(String::new());
        }
        let line = lines.last_mut().unwrap();
        *line += if line.is_empty() { "" } else { " " };
        *line += word;
    }
    lines.join("\n")
}

/// The names of those who have the floor one after the other, as the program tells them.
fn floors(out: &tempfile::TempDir, document: &str) -> Vec<String> {
    let speakers = rows(out, "speakers");
    let of = |row: &&Row| row["document"] == document;
    let name = |id: &str| {
        let row = speakers.iter().filter(of).find(|row| row["speaker"] == id).unwrap();
        row["name"].as_str().unwrap().to_string()
    };
    let sentences = rows(out, "sentences");
    let opens = sentences.iter().filter(of).filter(|row| row["basis"] == "label");
    opens.map(|row| name(row["speakers"][0].as_str().unwrap())).collect()
}

/// Of `wanted`, how many stand in `found` in this order.
fn in_order(wanted: &[&str], found: &[String]) -> usize {
    let mut best = vec![0; found.len() + 1];
    for name in wanted {
        let mut before = 0;
        for (at, other) in found.iter().enumerate() {
            let last = best[at + 1];
            let same = other.to_lowercase().ends_with(&name.to_lowercase());
            best[at + 1] = best[at + 1].max(best[at]).max(if same { before + 1 } else { 0 });
            before = last;
        }
    }
    best[found.len()]
}

#[test]
fn labels_of_records_made_from_many_forms_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut wanted = Vec::new();
    for (number, house) in HOUSES.iter().enumerate() {
        for layout in LAYOUTS {
            let (text, voices) = record(house, layout, number as u64 + 1);
            let name = format!("record-{number}-{layout:?}");
            std::fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
            wanted.push((name, voices));
        }
    }
    let (out, _) = analyse(&[folder.path()], &["--format", "jsonl"]);
    let (mut labels, mut seen, mut wrong) = (0, 0, 0);
    let mut short = Vec::new();
    for (name, voices) in &wanted {
        let found = floors(&out, name);
        let right = in_order(voices, &found);
        if right < voices.len() || found.len() > right {
            short.push(format!("{name}: {right} of {} seen, found {found:?}", voices.len()));
        }
        labels += voices.len();
        seen += right;
        wrong += found.len() - right;
    }
    assert!(seen * 100 >= labels * 97, "{seen} of {labels} labels are seen\n{}", short.join("\n"));
    assert!(wrong * 200 <= labels, "{wrong} labels are none, beside {labels}\n{}", short.join("\n"));
}
