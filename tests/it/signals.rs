//! Runs that are asked to end, or made to.

use crate::run::{files, journal, reports, without_stage};
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rapporteur");

fn program(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut program = Command::new(if ignores_signals() { "env" } else { PROGRAM });
    if ignores_signals() {
        program.args(["--default-signal", PROGRAM]);
    }
    program.args(arguments).current_dir(folder.path()).stdin(Stdio::null()).stderr(Stdio::piped());
    // A group of its own, as a shell gives to what is typed.
    program.process_group(0);
    program
}

/// Whether this process ignores signals, as those do that a shell or `nohup` runs in the background.
fn ignores_signals() -> bool {
    const HUP_OR_INT: u64 = 0b11;
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & HUP_OR_INT > 0)
}

/// Sends a signal to a run and all that it started, as a terminal does.
fn signal(name: &str, child: &Child) {
    let group = format!("-{}", child.id());
    assert!(Command::new("kill").args(["-s", name, "--", &group]).status().unwrap().success());
}

fn wait(what: &str, most: Duration, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < most, "{what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Waits until some documents of a run are finished.
fn wait_for_work(folder: &TempDir) {
    let lines = || fs::read_to_string(journal(folder)).unwrap_or_default().lines().count();
    wait("no document is finished", Duration::from_secs(30), || lines() >= 4);
}

fn talk(run: &Output) -> &str {
    std::str::from_utf8(&run.stderr).unwrap()
}

/// Reports of some length, as a folder and as an archive of the same names.
fn corpus(count: usize, repeats: usize) -> TempDir {
    let folder = reports(count);
    let mut archive = tar::Builder::new(fs::File::create(folder.path().join("in.tar")).unwrap());
    for number in 0..count {
        let path = folder.path().join(format!("in/report-{number:02}.txt"));
        let text = fs::read_to_string(&path).unwrap().repeat(repeats);
        fs::write(&path, &text).unwrap();
        archive.append_path_with_name(&path, format!("report-{number:02}.txt")).unwrap();
    }
    archive.finish().unwrap();
    folder
}

#[test]
fn ctrl_c_ends_after_the_document_at_hand_and_says_how_to_go_on() {
    for (name, input) in [("INT", "in"), ("TERM", "in.tar")] {
        let folder = corpus(60, 40);
        let arguments = ["analyse", input, "--out", "out", "--threads=1"];
        let child = program(&folder, &arguments).spawn().unwrap();
        wait_for_work(&folder);
        signal(name, &child);
        let run = child.wait_with_output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{}", talk(&run));
        let lines: Vec<&str> = talk(&run).lines().collect();
        assert_eq!(lines[0], "ending after the document at hand; once more ends at once");
        assert!(lines[1].starts_with("stopped after ") && lines[1].ends_with("`out` holds no dataset yet"));
        assert!(without_stage(files(&folder.path().join("out"))).is_empty());
        let command =
            lines[2].strip_prefix("hint: `").and_then(|rest| rest.strip_suffix("` goes on from there")).unwrap();
        let resumed = Command::new("sh").args(["-c", command]).current_dir(folder.path()).output().unwrap();
        assert!(resumed.status.success() && talk(&resumed).starts_with("going on after "), "{}", talk(&resumed));
        let whole = program(&folder, &["analyse", input, "--out", "other"]).output().unwrap();
        assert!(whole.status.success(), "{}", talk(&whole));
        assert!(files(&folder.path().join("out")) == files(&folder.path().join("other")));
    }
}

#[test]
fn a_second_ctrl_c_ends_at_once() {
    let folder = corpus(2, 40_000);
    let mut child = program(&folder, &["analyse", "in", "--out", "out"]).spawn().unwrap();
    wait("nothing is begun", Duration::from_secs(30), || journal(&folder).exists());
    std::thread::sleep(Duration::from_millis(100));
    signal("INT", &child);
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "a document is at hand");
    signal("INT", &child);
    wait("it goes on", Duration::from_secs(2), || child.try_wait().unwrap().is_some());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[test]
fn one_that_ignores_signals_is_not_made_to_hear_them() {
    let folder = corpus(12, 40);
    let command = format!("trap '' HUP; exec {PROGRAM} analyse in --out out --threads=1");
    let mut shell = Command::new("sh");
    shell.args(["-c", &command]).current_dir(folder.path()).stderr(Stdio::null()).process_group(0);
    let mut child = shell.spawn().unwrap();
    wait_for_work(&folder);
    signal("HUP", &child);
    assert!(child.wait().unwrap().success());
}

#[cfg(target_os = "linux")]
#[test]
fn workers_end_with_the_run_that_started_them() {
    let folder = corpus(60, 40);
    let mut child = program(&folder, &["analyse", "in.tar", "--out", "out", "--threads=1"]).spawn().unwrap();
    let workers = || processes_in(folder.path()).into_iter().filter(|id| *id != child.id()).count();
    wait("no worker is started", Duration::from_secs(30), || workers() > 0);
    wait_for_work(&folder);
    child.kill().unwrap();
    child.wait().unwrap();
    wait("a worker goes on", Duration::from_secs(15), || processes_in(folder.path()).is_empty());
}

/// The processes that work in a folder.
#[cfg(target_os = "linux")]
fn processes_in(folder: &Path) -> Vec<u32> {
    let folder = folder.canonicalize().unwrap();
    let is_in = |id: &u32| fs::read_link(format!("/proc/{id}/cwd")).is_ok_and(|cwd| cwd == folder);
    let processes = fs::read_dir("/proc").unwrap().flatten();
    processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(is_in).collect()
}

/// Kills a run at random moments until it comes to its end.
#[test]
fn a_run_killed_at_random_moments_comes_to_the_same_end() {
    let folder = corpus(50, 20);
    let began = Instant::now();
    let whole = program(&folder, &["analyse", "in", "--out", "whole"]).output().unwrap();
    assert!(whole.status.success(), "{}", talk(&whole));
    let (whole, took) = (files(&folder.path().join("whole")), began.elapsed());
    let mut random = 1u64;
    for round in 0..8 {
        let out = format!("out-{round}");
        let mut killed = 0;
        loop {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut child = program(&folder, &["analyse", "in", "--out", &out, "--resume"]).spawn().unwrap();
            std::thread::sleep(took.mul_f64((random >> 33) as f64 / (1u64 << 31) as f64));
            child.kill().unwrap();
            if child.wait().unwrap().success() {
                break;
            }
            killed += 1;
            assert!(killed < 100, "it comes to no end");
        }
        assert!(files(&folder.path().join(&out)) == whole, "killed {killed} times in round {round}");
    }
}
