//! `--ocr`: what is refused before anything is read, what the manifest holds, and a `tesseract` that fails or hangs.
//!
//! A script plays the part of `tesseract`.

#[path = "../../readers/tests/it/portable.rs"]
#[allow(dead_code)]
mod portable;

use portable::Portable;
use serde_json::Value;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What the script tells of any picture.
const HOCR: &str = r#"
<span class='ocr_line' title="bbox 100 200 600 240; baseline 0 -10; x_size 40">
<span class='ocrx_word' title='bbox 100 200 200 240; x_wconf 90'><span class='ocrx_cinfo' title='x_bboxes 100 200 150 230'>O</span><span class='ocrx_cinfo' title='x_bboxes 150 200 200 230'>h</span></span>
<span class='ocrx_word' title='bbox 220 200 260 240; x_wconf 80'><span class='ocrx_cinfo' title='x_bboxes 220 200 260 230'>a</span></span></span>
"#;

/// A folder with scans in `in`, a `tesseract` in `bin` that does this with a picture, and its data.
fn folder(with_picture: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    ["in", "bin", "data"].iter().for_each(|name| fs::create_dir(path(name)).unwrap());
    fs::write(path("in/a.pdf"), scan()).unwrap();
    fs::write(path("in/b.pdf"), scan()).unwrap();
    fs::write(path("data/eng.traineddata"), "learnt").unwrap();
    fs::write(path("hocr"), HOCR).unwrap();
    let script = format!(
        "#!/bin/sh\ncase $1 in\n--version) echo 'tesseract 5.9.9';;\n--list-langs) printf 'List of available languages in \
         \"{}\" (1):\\neng\\n';;\n*) {with_picture};;\nesac\n",
        path("data").display()
    );
    fs::write(path("bin/tesseract"), script).unwrap();
    fs::set_permissions(path("bin/tesseract"), Permissions::from_mode(0o755)).unwrap();
    folder
}

/// A small page that is a picture.
fn scan() -> Vec<u8> {
    let mut file = Portable::default();
    let image = "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let image = file.stream(image, &[0, 0, 0, 0]);
    file.page_with(
        "q 595 0 0 842 0 0 cm /I Do Q",
        "",
        &format!("/XObject << /I {image} 0 R >> >> /CropBox [0 0 72 72] /X <<"),
    );
    file.bytes()
}

fn run_in(folder: &Path, path: &str, more: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    program.args(["analyse", "in", "--out", "out"]).args(more).current_dir(folder).env("PATH", path);
    program.output().unwrap()
}

/// Runs the program where the script is found.
fn run(folder: &TempDir, more: &[&str]) -> Output {
    let path = format!("{}:/usr/bin:/bin", folder.path().join("bin").display());
    run_in(folder.path(), &path, more)
}

fn talk(run: &Output) -> &str {
    std::str::from_utf8(&run.stderr).unwrap()
}

fn table(folder: &TempDir, name: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn messages(folder: &TempDir) -> Vec<String> {
    table(folder, "remarks.jsonl").iter().map(|row| row["message"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_scan_is_refused_with_a_hint_that_names_the_flag() {
    let folder = folder("exit 1");
    let run = run(&folder, &[]);
    assert_eq!(run.status.code(), Some(2));
    assert!(
        talk(&run).contains("`in/a.pdf` has no text: its pages are pictures, as of a scan\nhint: `--ocr auto` reads")
    );
    assert_eq!(talk(&run).matches("hint:").count(), 1, "{}", talk(&run));
    assert!(
        !fs::read_to_string(folder.path().join("out/manifest.json")).is_ok_and(|manifest| manifest.contains("ocr\""))
    );
}

#[test]
fn what_cannot_be_read_here_is_refused_before_anything_is_read() {
    let folder = folder("exit 1");
    let nowhere = run_in(folder.path(), "/no/such/folder", &["--ocr", "auto"]);
    assert!(talk(&nowhere).starts_with("error: there is no program `tesseract`"), "{}", talk(&nowhere));
    let unknown = run(&folder, &["--ocr", "always", "--ocr-language", "eng+deu"]);
    let told = "error: `tesseract` has no data for the language `deu`; it has eng\nhint: install its data";
    assert!(talk(&unknown).starts_with(told), "{}", talk(&unknown));
    assert_eq!((nowhere.status.code(), unknown.status.code()), (Some(2), Some(2)));
    assert!(talk(&nowhere).contains("\nhint: install it") && !folder.path().join("out").exists());
}

#[test]
fn pages_are_counted_and_one_thread_or_two_write_the_same() {
    let folder = folder("cat >/dev/null; cat hocr");
    let one = run(&folder, &["--ocr", "auto", "--threads", "1"]);
    assert!(one.status.success(), "{}", talk(&one));
    let documents = table(&folder, "documents.jsonl");
    assert_eq!((&documents[0]["ocr"], &documents[0]["status"]), (&1.into(), &"ok".into()));
    assert_eq!(fs::read_to_string(folder.path().join("out/texts/a.txt")).unwrap(), "Oh a\n");
    assert_eq!(messages(&folder)[0], "read off a picture: words 2, mean confidence 0.85");
    let files = crate::run::files(&folder.path().join("out"));
    assert!(run(&folder, &["--ocr", "auto", "--threads", "2"]).status.success());
    assert!(files == crate::run::files(&folder.path().join("out")));
}

/// What decides what is read stands in the manifest: with other data, a whole dataset is not that of the same command.
#[test]
fn the_manifest_has_version_and_data_and_resume_compares_them() {
    let folder = folder("cat >/dev/null; cat hocr");
    let manifest =
        || -> Value { serde_json::from_slice(&fs::read(folder.path().join("out/manifest.json")).unwrap()).unwrap() };
    assert!(run(&folder, &["--ocr", "auto"]).status.success());
    let first = manifest()["options"]["ocr"].clone();
    assert_eq!((&first["pages"], &first["tesseract"]), (&"auto".into(), &"5.9.9".into()));
    assert_eq!(first["languages"][0]["language"], "eng");
    let again = run(&folder, &["--ocr", "auto", "--resume"]);
    assert!(talk(&again).contains("holds this dataset already"), "{}", talk(&again));
    fs::write(folder.path().join("data/eng.traineddata"), "learnt anew").unwrap();
    let anew = run(&folder, &["--ocr", "auto", "--resume"]);
    assert!(!talk(&anew).contains("already"), "{}", talk(&anew));
    assert_ne!(manifest()["options"]["ocr"], first);
}

#[test]
fn an_unfinished_run_with_other_pictures_does_not_go_on() {
    let folder = crate::run::long_reports();
    crate::run::leave_unfinished(&folder, &["analyse", "in", "--out", "out", "--threads=1"]);
    let tools = self::folder("exit 1");
    let path = format!("{}:/usr/bin:/bin", tools.path().join("bin").display());
    let other = run_in(folder.path(), &path, &["--threads=1", "--resume", "--ocr", "auto"]);
    assert!(
        talk(&other).starts_with("error: the unfinished run in `out` is one with other options"),
        "{}",
        talk(&other)
    );
}

/// Whether a process runs whose command holds these words, where that can be known.
fn runs(words: &str) -> bool {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .map(|process| fs::read_to_string(process.path().join("cmdline")))
        .any(|command| command.is_ok_and(|command| command.contains(words)))
}

/// Whatever becomes of `tesseract` costs the page, and nothing of it is left.
#[test]
fn a_program_that_fails_or_hangs_is_told() {
    let cases = [
        ("exit 3", "`tesseract` fails (exit status: 3)"),
        ("sleep 8641 & sleep 8641", "`tesseract` takes longer than 6 s"),
        ("cat >/dev/null; printf '\\377'", "`tesseract` writes what is no text"),
        ("cat >/dev/null; sed 's/x_wconf ../x_wconf 20/' hocr", "makes no sense, with a mean confidence of 0.20"),
        ("echo more >file", "`tesseract` fails"),
    ];
    for (with_picture, told) in cases {
        let folder = folder(with_picture);
        let began = Instant::now();
        let run = run(&folder, &["--ocr", "auto", "--max-seconds", "1"]);
        assert_eq!(run.status.code(), Some(2), "{told}: {}", talk(&run));
        assert!(talk(&run).contains(told) && !talk(&run).contains("hint"), "{told}: {}", talk(&run));
        assert!(began.elapsed() < Duration::from_secs(60), "{told}: {:?}", began.elapsed());
        assert!(fs::read_to_string(folder.path().join("file")).unwrap_or_default().is_empty());
        assert!(!runs("sleep\x008641"), "{told}");
    }
}
