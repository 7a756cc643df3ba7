//! Another program run on bytes: what it writes, within a time and a length.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Bytes that a program may write.
const MOST: u64 = 64 << 20;

/// Why a program tells nothing.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error("cannot be started: {0}")]
    Start(#[from] std::io::Error),
    #[error("takes longer than {0} s")]
    TooLong(u64),
    #[error("writes more than {} MB", MOST >> 20)]
    TooMuch,
    #[error("fails ({0})")]
    Failed(ExitStatus),
}

/// Runs a command on some input. One that takes longer than so many seconds is killed, with all that it has started.
pub(super) fn output(command: &mut Command, input: Vec<u8>, seconds: u64) -> Result<Vec<u8>, Fault> {
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut running = Running::start(command)?;
    let written = running.exchange(input);
    let found = written.recv_timeout(until.saturating_duration_since(Instant::now()));
    match (found, running.end(until)) {
        (Ok(found), _) if found.len() as u64 > MOST => Err(Fault::TooMuch),
        (Ok(found), Some(status)) if status.success() => Ok(found),
        (_, Some(status)) => Err(Fault::Failed(status)),
        (_, None) => Err(Fault::TooLong(seconds)),
    }
}

/// A program that runs, and ends with this.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> std::io::Result<Running> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // A group of its own, to be killed whole; Ctrl-C is not for it either.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        command.spawn().map(Running)
    }

    /// Hands the input over and gathers what is written, on threads that nobody need wait for.
    fn exchange(&mut self, input: Vec<u8>) -> Receiver<Vec<u8>> {
        let (sender, receiver) = channel();
        if let Some(mut to) = self.0.stdin.take() {
            // A program that does not read to the end says why by how it ends.
            thread::spawn(move || to.write_all(&input));
        }
        if let Some(from) = self.0.stdout.take() {
            thread::spawn(move || {
                let mut found = Vec::new();
                let read = from.take(MOST + 1).read_to_end(&mut found);
                read.is_ok().then(|| sender.send(found))
            });
        }
        receiver
    }

    /// How the program ends; none where it does not until then.
    fn end(&mut self, until: Instant) -> Option<ExitStatus> {
        const TICK: Duration = Duration::from_millis(5);
        loop {
            match self.0.try_wait() {
                Ok(None) if Instant::now() < until => thread::sleep(TICK),
                ended => return ended.ok().flatten(),
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        #[cfg(unix)]
        {
            use rustix::process::{Pid, Signal, kill_process_group};
            // Nothing of it may be left.
            let _ = kill_process_group(Pid::from_child(&self.0), Signal::KILL);
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, seconds: u64) -> Result<String, String> {
        let input = vec![b'x'; 1 << 20];
        let found = output(Command::new("sh").args(["-c", script]), input, seconds);
        found.map(|found| String::from_utf8(found).unwrap()).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_program_reads_and_writes() {
        assert_eq!(shell("wc -c | tr -d ' '", 60), Ok("1048576\n".into()));
        assert_eq!(shell("echo early", 60), Ok("early\n".into()));
    }

    #[test]
    fn one_that_fails_or_hangs_is_told() {
        assert_eq!(shell("echo no; exit 3", 60), Err("fails (exit status: 3)".into()));
        assert_eq!(shell("sleep 100 & sleep 100", 0), Err("takes longer than 0 s".into()));
        let fault = output(&mut Command::new("/no/such/program"), Vec::new(), 1).unwrap_err().to_string();
        assert!(fault.starts_with("cannot be started: "), "{fault}");
    }

    #[test]
    fn one_that_writes_without_end_is_told() {
        assert_eq!(shell("cat /dev/zero", 60), Err("writes more than 64 MB".into()));
    }
}
