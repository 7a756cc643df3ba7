//! Texts that hold one thing again and again, at any size.

/// What grows, and a piece of it by its number.
pub type Grower = (&'static str, fn(usize) -> String);

/// What may stand in a text without end.
pub const GROWERS: [Grower; 20] = [
    ("full stops", |_| ". ".into()),
    ("words", |_| "norm ".into()),
    ("one word", |_| "a".into()),
    ("sentences", |_| "The delegation of Kenya said that it supported the norm. ".into()),
    ("people", |n| format!("Mr. {} (Canada) said that Ms. {} (France) agreed with him.\n\n", name(n), name(n + 7))),
    ("pronouns", |_| "He said that she agreed. They added that it was so. ".into()),
    ("States", |_| "The representative of France, speaking also on behalf of Kenya and Japan, agreed. ".into()),
    ("labels", |n| format!("Ms. {}: We support the norm. It is good.\n\n", name(n))),
    ("labels in a line", |n| format!("Ms. {}: Yes. HON. A. {}.- No, Sir. ", name(n), name(n + 7).to_uppercase())),
    ("captions", |n| format!(">>CHAIR {}: Good morning. I thank you. ", name(n).to_uppercase())),
    ("a speaker's own State", |_| "I thank you, my country Malta welcomes Chad on behalf of us, ".into()),
    ("cut sentences", |n| {
        format!(
            "The envoy held that the risk was borne by all of them and that in the\n\nRules of {}\n\nend they knew.\n\n",
            name(n)
        )
    }),
    ("roster", |n| format!("- {} {}, Director, Institute of {}\n", name(n), name(3 * n + 1), name(n + 5))),
    ("headings", |n| format!("{}. Session on {}\n\nThe meeting opened.\n\n", n + 1, name(n))),
    ("notes", |n| format!("The State acted.{0}\n\n{0} See document A/{0}.\n\n", n + 1)),
    ("references", |n| format!("See A/RES/{}/{n} and article {n} of the Charter. ", n % 80)),
    ("brackets", |_| "(a [b ".into()),
    ("quotation marks", |_| "“We agree ".into()),
    ("acronyms", |n| {
        format!("The Institute of {0} Studies (I{0}S) said that I{0}S would act. ", name(n).to_uppercase())
    }),
    ("pages", |n| format!("\u{c}{n}\nThe text goes on here")),
];

/// A made-up name for a number.
fn name(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    (0..5)
        .map(letter)
        .enumerate()
        .map(|(at, letter)| if at == 0 { letter.to_ascii_uppercase() } else { letter })
        .collect()
}
