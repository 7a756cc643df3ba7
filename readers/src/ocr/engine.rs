//! The `tesseract` of this machine: where it is, which version, what it has learnt of which languages.

use super::process::{self, Fault};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::env;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program, and what it knows of the languages to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// Where the program is.
    pub(super) program: PathBuf,
    /// Where its data is.
    pub(super) folder: PathBuf,
    /// Its version.
    pub version: String,
    /// The languages, in the order in which they are tried.
    pub languages: Vec<LanguageData>,
}

/// What the program has learnt of a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageData {
    /// Its name there: `eng`, `fra`, `script/Latin`.
    pub language: String,
    /// SHA-256 of the data.
    pub sha256: String,
}

/// Why pictures cannot be read here.
#[derive(Debug, thiserror::Error)]
pub enum Missing {
    /// There is no such program.
    #[error("there is no program `tesseract`, which reads pictures of pages")]
    Program,
    /// It does not say what is asked.
    #[error("`{}` {reason}", .program.display())]
    Unusable {
        /// The program.
        program: PathBuf,
        /// Why.
        reason: String,
    },
    /// It knows nothing of a language.
    #[error("`tesseract` has no data for the language `{language}`; it has {}", .known.join(", "))]
    Language {
        /// The language.
        language: String,
        /// Those that it knows.
        known: Vec<String>,
    },
    /// What it knows of a language cannot be read.
    #[error("cannot read `{}`", .path.display())]
    Data {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Engine {
    /// The program on this machine, for languages that `+` joins.
    pub fn find(languages: &str) -> Result<Engine, Missing> {
        let program = program().ok_or(Missing::Program)?;
        let unusable = |reason: String| Missing::Unusable { program: program.clone(), reason };
        let asked = |question: &str| ask(&program, question).map_err(|fault| unusable(fault.to_string()));
        let version = version(&asked("--version")?).ok_or_else(|| unusable("tells no version".into()))?;
        let list = asked("--list-langs")?;
        let (folder, known) = data(&list).ok_or_else(|| unusable("tells no languages".into()))?;
        let languages = languages.split('+').map(|language| LanguageData::of(language, &folder, &known));
        let languages = languages.collect::<Result<_, _>>()?;
        Ok(Engine { program, folder, version, languages })
    }

    /// The languages as the program takes them.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.languages.iter().map(|data| data.language.as_str()).collect();
        names.join("+")
    }
}

impl LanguageData {
    fn of(language: &str, folder: &Path, known: &[String]) -> Result<LanguageData, Missing> {
        if !known.iter().any(|other| other == language) {
            return Err(Missing::Language { language: language.into(), known: known.to_vec() });
        }
        let path = folder.join(format!("{language}.traineddata"));
        let mut digest = Sha256::new();
        File::open(&path)
            .and_then(|mut file| io::copy(&mut file, &mut digest))
            .map_err(|source| Missing::Data { path, source })?;
        Ok(LanguageData { language: language.into(), sha256: format!("{:x}", digest.finalize()) })
    }
}

/// The program in the folders that the user's commands are sought in.
fn program() -> Option<PathBuf> {
    let name = Path::new("tesseract").with_extension(env::consts::EXE_EXTENSION);
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    // A folder named from here would be another one tomorrow.
    folders
        .into_iter()
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
}

fn ask(program: &Path, question: &str) -> Result<String, Fault> {
    const PATIENCE: u64 = 10;
    let answer = process::output(Command::new(program).arg(question), Vec::new(), PATIENCE)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// `tesseract 5.3.0`
fn version(answer: &str) -> Option<String> {
    answer.lines().next()?.strip_prefix("tesseract ").map(|version| version.trim().to_string())
}

/// The folder of the data, and the languages there: `List of available languages in "/usr/share/tessdata/" (2):`
fn data(answer: &str) -> Option<(PathBuf, Vec<String>)> {
    let mut lines = answer.lines();
    let head = lines.next()?;
    let folder = head.split_once('"')?.1.rsplit_once('"')?.0;
    let known: Vec<String> = lines.map(|line| line.trim().to_string()).filter(|line| !line.is_empty()).collect();
    (!known.is_empty()).then(|| (folder.into(), known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_says_of_itself_is_understood() {
        assert_eq!(version("tesseract 5.3.0\n leptonica-1.82.0\n").as_deref(), Some("5.3.0"));
        let list = "List of available languages in \"/usr/share/tessdata/\" (2):\neng\nscript/Latin\n";
        assert_eq!(data(list), Some(("/usr/share/tessdata/".into(), vec!["eng".into(), "script/Latin".into()])));
        assert_eq!((version("nothing"), data(""), data("List \"/a\" (0):\n")), (None, None, None));
    }

    #[test]
    fn a_language_is_one_of_those_that_are_there() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("eng.traineddata"), "learnt").unwrap();
        let known = ["eng".to_string(), "fra".to_string()];
        let of = |language| LanguageData::of(language, folder.path(), &known).map_err(|missing| missing.to_string());
        assert_eq!(of("eng").unwrap().sha256, format!("{:x}", Sha256::digest("learnt")));
        assert_eq!(of("../eng").unwrap_err(), "`tesseract` has no data for the language `../eng`; it has eng, fra");
        assert!(of("fra").unwrap_err().starts_with("cannot read `"));
    }
}
