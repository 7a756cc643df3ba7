//! Workers: what they find is what is found here, and their end costs one source.

use crate::corpus::{apart, documents, report, reports};
use crate::portable::{Portable, lines};
use flate2::Compression;
use flate2::write::GzEncoder;
use rapporteur_readers::{Isolation, Limits, Options, WorkerCommand};
use std::fs;
use std::io::Write;

/// What one can see of all documents of a folder.
fn view(options: &Options) -> Vec<(String, String)> {
    let found = documents(&reports(), options);
    found.iter().map(|document| (document.id.clone(), format!("{:?}", document.read))).collect()
}

#[test]
fn a_worker_finds_what_is_found_here() {
    let found = view(&apart());
    assert_eq!(found.len(), 5);
    assert!(found == view(&Options::default()));
}

#[test]
fn a_worker_that_may_take_no_memory_or_time_costs_its_source() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The Chair opened the meeting.").unwrap();
    fs::write(folder.path().join("b.pdf"), report("S_2025_31.pdf")).unwrap();
    let mut gzip = GzEncoder::new(fs::File::create(folder.path().join("c.txt.gz")).unwrap(), Compression::fast());
    gzip.write_all(b"Ms Noor spoke.").unwrap();
    gzip.finish().unwrap();
    let mut options = apart();
    options.job.limits = Limits { memory: 1 << 20, ..Limits::default() };
    let found = documents(folder.path(), &options);
    let statuses: Vec<&str> = found.iter().map(|document| document.status()).collect();
    assert_eq!(statuses, ["ok", "failed", "failed"]);
    assert!(
        found[1].reason().ends_with("broke its reader, or needs more than 1 MB of memory"),
        "{}",
        found[1].reason()
    );
    let page = lines(60, 800, 10, &["The Chair opened the meeting."; 40]);
    let long = folder.path().join("long.pdf");
    fs::write(&long, Portable::of(&vec![page; 2_000]).bytes()).unwrap();
    options.job.limits = Limits { seconds: 0, ..Limits::default() };
    let found = documents(&long, &options);
    assert!(found[0].reason().ends_with("takes longer than 0 s to read"), "{}", found[0].reason());
}

#[test]
fn a_command_that_starts_no_worker_is_told() {
    let command = WorkerCommand { program: "no-such-program".into(), arguments: Vec::new() };
    let options = Options { isolation: Isolation::Processes(command), ..Options::default() };
    let found = documents(&reports().join("S_2025_31.pdf"), &options);
    assert!(found[0].reason().contains("cannot be handed to a worker"), "{}", found[0].reason());
}

#[cfg(unix)]
#[test]
fn a_worker_that_the_system_kills_is_tried_once_more() {
    let folder = tempfile::tempdir().unwrap();
    let Isolation::Processes(worker) = apart().isolation else { unreachable!() };
    for (kills, status) in [(1, "ok"), (2, "failed")] {
        let count = folder.path().join(kills.to_string());
        // Kills itself as often as wished, then becomes the worker.
        let script = format!(
            r#"n=$(cat "{0}" 2>/dev/null || echo 0); echo $((n + 1)) > "{0}"; [ "$n" -ge {kills} ] || kill -KILL $$; exec "$0" "$@""#,
            count.display()
        );
        let mut arguments = vec!["-c".into(), script.into(), worker.program.clone().into_os_string()];
        arguments.extend(worker.arguments.iter().cloned());
        let command = WorkerCommand { program: "sh".into(), arguments };
        let options = Options { isolation: Isolation::Processes(command), ..Options::default() };
        let found = documents(&reports().join("S_2025_31.pdf"), &options);
        assert_eq!(found[0].status(), status, "{}", found[0].reason());
    }
}
