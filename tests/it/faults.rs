//! Runs under faults: killed, or refused by the system, at every call that changes a folder.
//!
//! `strace` plays the part of the system. Where it is not installed these tests say so and pass, but in continuous
//! integration (`CI` is set) they fail; where it may not trace they fail unless `RAPPORTEUR_WITHOUT_STRACE` is set. They
//! try every fifth call, and with `RAPPORTEUR_FAULTS=all` every fault at every call, which takes some minutes.
#![allow(clippy::print_stderr)]

use crate::run::{Files, files, is_whole, reports, without_stage};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rapporteur");
const RUN: [&str; 7] = ["analyse", "in", "--out", "out", "--format", "csv,json", "--threads=1"];

/// Whether there is a `strace` to play the system.
static STRACE: LazyLock<bool> = LazyLock::new(|| {
    let set = |name: &str| std::env::var_os(name).is_some();
    match Command::new("strace").args(["-o", "/dev/null", "true"]).status() {
        Ok(status) if status.success() => true,
        _ if set("RAPPORTEUR_WITHOUT_STRACE") => false,
        Ok(_) => panic!("strace may not trace; RAPPORTEUR_WITHOUT_STRACE lets these tests be"),
        Err(error) if set("CI") => panic!("strace is missing: {error}"),
        Err(_) => {
            eprintln!("faults were not tried: strace is not installed");
            false
        }
    }
});

fn tries_all() -> bool {
    std::env::var_os("RAPPORTEUR_FAULTS").is_some_and(|which| which == "all")
}

/// How far apart the calls are that are tried.
fn stride() -> usize {
    if tries_all() { 1 } else { 5 }
}

/// Reports, a dataset of others that stands in the folder before, and the one that an unbroken run makes of them.
struct Scene {
    folder: TempDir,
    before: Files,
    after: Files,
}

impl Scene {
    fn new() -> Scene {
        let folder = reports(4);
        let scene = Scene { folder, before: Files::new(), after: Files::new() };
        fs::create_dir(scene.path("others")).unwrap();
        fs::write(scene.path("others/other.txt"), "Ms Roy said that all was well.\n").unwrap();
        for (input, out) in [("others", "before"), ("in", "after")] {
            let run = scene.run(&["analyse", input, "--out", out, "--format", "csv,json", "--quiet"]);
            assert!(run.status.success(), "{}", talk(&run));
        }
        let (before, after) = (files(&scene.path("before")), files(&scene.path("after")));
        Scene { before, after, ..scene }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn out(&self) -> PathBuf {
        self.path("out")
    }

    /// Puts the earlier dataset into the folder, alone.
    fn reset(&self) {
        let _ = fs::remove_dir_all(self.out());
        for (path, bytes) in &self.before {
            let path = self.out().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(PROGRAM).args(arguments).current_dir(self.folder.path()).output().unwrap()
    }

    fn resume(&self) -> Output {
        self.run(&[&RUN[..], &["--resume"]].concat())
    }

    /// Runs the program with something done to a call, such as `write:signal=KILL:when=3`.
    fn injected(&self, fault: &str, more: &[&str]) -> Output {
        let call = fault.split(':').next().unwrap();
        let mut strace = Command::new("strace");
        strace.args(["-qq", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &format!("inject={fault}")]);
        strace.arg(PROGRAM).args(RUN).args(more).current_dir(self.folder.path());
        strace.output().unwrap()
    }

    /// How often a run makes a call.
    fn count(&self, call: &str) -> usize {
        let trace = self.path(&format!("{call}.trace"));
        let mut strace = Command::new("strace");
        strace.args(["-qq", "-e", &format!("trace={call}"), "-e", "signal=none", "-o"]).arg(&trace);
        let run = strace.arg(PROGRAM).args(RUN).current_dir(self.folder.path()).output().unwrap();
        assert!(run.status.success(), "{}", talk(&run));
        fs::read_to_string(trace).unwrap().lines().filter(|line| line.starts_with(call)).count()
    }

    fn assert_done(&self, case: &str) {
        let run = self.resume();
        assert!(run.status.success(), "{case}: {}", talk(&run));
        assert_same(&files(&self.out()), &self.after, case);
    }
}

fn assert_same(found: &Files, expected: &Files, case: &str) {
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(found), names(expected), "{case}");
    for (path, bytes) in expected {
        assert!(&found[path] == bytes, "{case}: {} differs", path.display());
    }
}

fn talk(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

fn was_killed(run: &Output) -> bool {
    run.status.signal() == Some(9)
}

/// Kills a run at each of its calls, one after the other, and resumes it.
fn kill_at(calls: &[&str]) {
    if !*STRACE {
        return;
    }
    let scene = Scene::new();
    for call in calls {
        for number in (1..).step_by(stride()) {
            let case = format!("{call}:signal=KILL:when={number}");
            scene.reset();
            let killed = was_killed(&scene.injected(&case, &[]));
            assert!(!scene.out().join("manifest.json").exists() || is_whole(&scene.out()), "{case}");
            scene.assert_done(&case);
            if !killed {
                assert!(number > 1 || matches!(*call, "ftruncate" | "unlinkat"), "no {call} was met");
                break;
            }
        }
    }
}

#[test]
fn a_run_killed_at_any_rename_is_resumed() {
    kill_at(&["rename"]);
}

#[test]
fn a_run_killed_at_any_write_is_resumed() {
    kill_at(&["write", "mkdir", "ftruncate"]);
}

#[test]
fn a_run_killed_at_any_opening_or_removal_is_resumed() {
    kill_at(&["openat", "unlink", "unlinkat"]);
}

#[test]
fn a_run_killed_at_any_syncing_is_resumed() {
    kill_at(&["fsync", "fdatasync"]);
}

/// Kills the run that resumes one that was killed in the middle of the swap.
#[test]
fn a_resumed_run_can_be_killed_again() {
    if !*STRACE {
        return;
    }
    let scene = Scene::new();
    scene.reset();
    let renames = scene.count("rename");
    let each = if tries_all() { 1 } else { 11 };
    for first in (1..=renames).step_by(if tries_all() { 7 } else { 31 }) {
        for call in ["rename", "write", "unlink", "ftruncate"] {
            for number in (1..).step_by(each) {
                let case = format!("killed at rename {first}, then at {call} {number}");
                scene.reset();
                scene.injected(&format!("rename:signal=KILL:when={first}"), &[]);
                let again = scene.injected(&format!("{call}:signal=KILL:when={number}"), &["--resume"]);
                assert!(!scene.out().join("manifest.json").exists() || is_whole(&scene.out()), "{case}");
                scene.assert_done(&case);
                if !was_killed(&again) {
                    break;
                }
            }
        }
    }
}

/// Lets each call fail, and then all from it on.
fn fail_at(calls: &[&str]) {
    const FAULTS: [&str; 4] = ["ENOSPC", "EIO", "EINTR", "EACCES"];
    if !*STRACE {
        return;
    }
    let scene = Scene::new();
    for call in calls {
        scene.reset();
        for number in (1..=scene.count(call)).step_by(stride()) {
            for (at, fault) in FAULTS.iter().enumerate() {
                if tries_all() || number % FAULTS.len() == at {
                    assert_survives(&scene, &format!("{call}:error={fault}:when={number}"));
                }
            }
            // That a call is interrupted for ever is no fault that occurs.
            let lasting = FAULTS[[0, 1, 3][number % 3]];
            if tries_all() || number % 5 == 0 {
                assert_survives(&scene, &format!("{call}:error={lasting}:when={number}+"));
            }
        }
    }
}

/// A clear error with the dataset as it was, or the right result; and nothing that stands in the way of the next run.
fn assert_survives(scene: &Scene, case: &str) {
    scene.reset();
    let run = scene.injected(case, &[]);
    assert!(run.status.code().is_some(), "{case}: {:?}", run.status);
    let lasts = case.ends_with('+');
    let found = without_stage(files(&scene.out()));
    if run.status.success() {
        assert_same(&found, &scene.after, case);
    } else if talk(&run).starts_with("warning: cannot read `in") && is_whole(&scene.out()) {
        // What could not be opened was a source: the dataset is whole, and says so of it.
        return scene.assert_done(case);
    } else if found.contains_key(Path::new("manifest.json")) {
        let expected = if found["manifest.json".as_ref() as &Path] == scene.before["manifest.json".as_ref() as &Path] {
            &scene.before
        } else {
            &scene.after
        };
        assert_same(&found, expected, case);
    } else {
        assert!(lasts, "{case}: the earlier dataset is gone");
    }
    // The linker speaks in its own words, and who cannot write cannot speak.
    let mute = call_of(case) == "write" || run.status.code() == Some(127);
    assert!(
        run.status.success() || mute || run.status.code() == Some(2) && talk(&run).starts_with("error: "),
        "{case}: {}",
        talk(&run)
    );
    scene.assert_done(case);
}

fn call_of(case: &str) -> &str {
    case.split(':').next().unwrap()
}

#[test]
fn a_fault_at_any_rename_is_told_and_breaks_nothing() {
    fail_at(&["rename", "mkdir"]);
}

#[test]
fn a_fault_at_any_write_is_told_and_breaks_nothing() {
    fail_at(&["write", "fsync", "fdatasync"]);
}

#[test]
fn a_fault_at_any_opening_or_removal_is_told_and_breaks_nothing() {
    fail_at(&["openat", "unlink", "unlinkat"]);
}
