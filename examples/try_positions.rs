use rapporteur::{analysis, document::Origin, lexicon::{self, Lexicons}, position::{self, Model}, source::Text, structure};
fn main() {
    let dirs: Vec<std::path::PathBuf> = std::env::args().skip(2).map(Into::into).collect();
    for fault in lexicon::check(dirs.first().map(|d| d.as_path())).unwrap() { println!("FAULT {}:{} {}", fault.path.display(), fault.line, fault.message); }
    let lexicons = Lexicons::load(&dirs).unwrap_or_else(|e| panic!("{e:?}"));
    let model = Model::parse(&std::fs::read_to_string("models/full/positions.tsv").unwrap()).unwrap();
    let (mut right, mut all) = (0, 0);
    for file in std::fs::read_dir(std::env::args().nth(1).unwrap()).unwrap() {
        let text = format!("\n{}", std::fs::read_to_string(file.unwrap().path()).unwrap());
        for block in text.split("\n== ").skip(1) {
            let (name, rest) = block.split_once('\n').unwrap();
            let (text, wanted) = rest.split_once("\n-> ").unwrap();
            let wanted: Vec<String> = wanted.trim_end().split("\n-> ").map(str::to_string).collect();
            let text = format!("Cyberspace, cyberspace, cyberspace. The veto power, the veto power, the veto power.\n\n{text}");
            let origin = Origin { source: "case".into(), ..Origin::default() };
            let a = analysis::analyse(structure::document("case".into(), origin, Text { text, ..Text::default() }), &lexicons);
            let scan = lexicons.scan(&a.document.running.text, &a.sentences);
            let told = |model: &Model| -> Vec<(String, f32)> { position::positions(&a.document, &scan, &lexicons, &a.attributions, &a.statements, model).iter().map(|p| (format!("{} {}", lexicons.citation(p.issue).1, p.stance.name()), p.confidence)).collect() };
            let found: Vec<String> = told(&model).into_iter().map(|(t, _)| t).collect();
            let found = if found.is_empty() { vec!["none".to_string()] } else { found };
            all += 1; right += usize::from(found == wanted);
            if found != wanted { let every = Model::parse(&(std::fs::read_to_string("models/full/positions.tsv").unwrap() + "least\t\t0.05\n")).unwrap(); println!("WRONG {name}\n   wanted {wanted:?}\n   all {:?} kinds {:?}", told(&every), a.attributions.sentences.iter().map(|s| (s.kind.name(), s.act.map(|a| a.name()))).collect::<Vec<_>>()); }
        }
    }
    println!("{right}/{all}");
}
