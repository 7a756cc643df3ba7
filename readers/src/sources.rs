//! The documents that inputs hold, one after the other: files, the rows of tables, the members of archives.

use crate::apart::{Isolation, Item, MemberReader, Unpacked};
use crate::archive::inner_name;
use crate::error::Error;
use crate::identifier::{Identifiers, Labels, stem};
use crate::input::Input;
use crate::job::Job;
use crate::kind::{Kind, Table, kind};
use crate::limits::{LARGEST, Refusal};
use crate::metadata::Metadata;
use crate::opened::Opened;
use crate::peek::{Rest, peek};
use crate::remark::{Noted, Remark};
use crate::steady::{CHANGED, Steady};
use crate::table::{Columns, Csv, JsonLines, Objects, Row};
use sha2::{Digest, Sha256};
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

/// How sources are found and read.
#[derive(Debug, Default)]
pub struct Options {
    /// What one document may take, and which columns of a table hold what.
    pub job: Job,
    /// Where the sources of strangers are read.
    pub isolation: Isolation,
    /// What a table says of the documents.
    pub metadata: Option<Metadata>,
    /// How many members of archives were passed over so far, as their like in a folder is.
    pub passed_over: AtomicU64,
}

/// The source of one document: named, and not read yet.
pub struct Source {
    /// Unique name within a run, safe as a file name.
    pub id: String,
    /// The path as the user gave it, `-` for standard input; with the path of a member or `#` and the number of a row.
    pub name: String,
    /// The name it has there: of the file without its ending, or the id that its table gives it.
    pub stem: String,
    /// What is known of it beside its text: names and values.
    pub metadata: Vec<(String, String)>,
    /// How many bytes it holds, as far as is known.
    pub bytes: u64,
    /// How many bytes of the inputs it stands for.
    pub share: u64,
    /// How many bytes a file of its own may have.
    limit: u64,
    content: Result<Content, Error>,
}

/// Where the bytes of a source are.
enum Content {
    /// In an input of their own.
    Opened(Opened),
    /// Here, with what was noticed on the way, and the media type that plain text has in what they came from.
    Bytes(Noted<Vec<u8>>, Option<&'static str>),
}

/// The bytes of a source with their digest.
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    /// The bytes, and what was noticed while they were fetched.
    pub bytes: Noted<Vec<u8>>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Media type of plain text in what they came from, where that is not a file of its own.
    pub(crate) media_type: Option<&'static str>,
}

impl Fetched {
    fn digested(self) -> Fetched {
        let sha256 = format!("{:x}", Sha256::digest(&self.bytes.value));
        Fetched { sha256, ..self }
    }
}

impl From<Vec<u8>> for Fetched {
    fn from(bytes: Vec<u8>) -> Fetched {
        Fetched { bytes: bytes.into(), ..Fetched::default() }.digested()
    }
}

impl Source {
    /// Fetches its bytes.
    pub fn fetch(&mut self) -> Result<Fetched, Error> {
        let content = std::mem::replace(&mut self.content, Ok(Content::Bytes(Vec::new().into(), None)))?;
        let (bytes, media_type) = match content {
            Content::Opened(opened) => (self.read(opened, self.limit)?, None),
            Content::Bytes(bytes, media_type) => (bytes, media_type),
        };
        Ok(Fetched { bytes, media_type, ..Fetched::default() }.digested())
    }

    /// Whether its bytes have this digest; none where they cannot be read. It can be fetched again.
    pub fn is(&mut self, sha256: Option<&str>) -> bool {
        let fetched = self.fetch();
        let same = fetched.as_ref().ok().map(|fetched| fetched.sha256.as_str()) == sha256;
        self.content = fetched.map(|fetched| Content::Bytes(fetched.bytes, fetched.media_type));
        same
    }

    /// Reads an input, with room made beforehand for what it says it holds.
    fn read(&self, opened: Opened, limit: u64) -> Result<Noted<Vec<u8>>, Error> {
        let mut bytes = Vec::new();
        let expected = opened.length.min(limit) as usize + 1;
        let room = bytes.try_reserve_exact(expected).map_err(io::Error::from);
        let read = room.and_then(|()| opened.read(limit + 1, &mut bytes));
        let has_changed = read.map_err(Error::io(&self.name))?;
        if bytes.len() as u64 > limit {
            return Err(Error::TooLarge { name: self.name.clone(), limit, what: "" });
        }
        let changed = || Remark::left_out(format!("the source {CHANGED}; its text may be of no one state"));
        Ok(Noted { value: bytes, remarks: has_changed.then(changed).into_iter().collect() })
    }
}

/// A source before it has its id.
struct Draft {
    name: String,
    /// The name that metadata may know it by.
    stem: String,
    /// What its id is made from, where its input settles that; else its stem and the folders it stands in.
    label: Option<String>,
    metadata: Vec<(String, String)>,
    bytes: u64,
    share: u64,
    content: Result<Content, Error>,
}

type Drafts<'a> = Box<dyn Iterator<Item = Draft> + Send + 'a>;

/// A document that is at hand as text.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The name it is to have; a number where there is none.
    pub id: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Its text.
    pub text: String,
    /// What is known of it beside its text: names and values.
    pub metadata: Vec<(String, String)>,
}

/// The sources of all inputs, in order; opened one after the other, when they are asked for.
pub struct Sources<'a> {
    inputs: std::vec::IntoIter<Input>,
    options: &'a Options,
    labels: Labels,
    identifiers: Identifiers,
    open: Option<Drafts<'a>>,
    /// The input that is open, as long as no document has come out of it.
    silent: Option<Input>,
    /// What comes before all that has not been opened.
    next: Option<Source>,
}

impl<'a> Sources<'a> {
    /// The sources that some inputs hold.
    pub fn new(inputs: Vec<Input>, options: &'a Options) -> Sources<'a> {
        let (labels, identifiers) = (Labels::new(&inputs), Identifiers::default());
        Sources { inputs: inputs.into_iter(), options, labels, identifiers, open: None, silent: None, next: None }
    }

    /// Documents that are at hand as text.
    pub fn given(texts: impl Iterator<Item = Given> + Send + 'a, options: &'a Options) -> Sources<'a> {
        let drafts = texts.enumerate().map(|(at, given)| given_draft(at + 1, given));
        Sources { open: Some(Box::new(drafts)), ..Sources::new(Vec::new(), options) }
    }

    /// Gives back a source that was taken, to be taken again.
    pub fn give_back(&mut self, source: Source) {
        self.next = Some(source);
    }

    /// Gives up what has not been opened, and says so in place of the next source.
    pub fn broken(&mut self) -> Option<Source> {
        self.open = None;
        self.inputs = Vec::new().into_iter();
        let error = Error::refused("inputs", Refusal::new("could not be listed to their end; please report this"));
        Some(self.source(draft("inputs".into(), 0, Err(error))))
    }

    fn source(&mut self, draft: Draft) -> Source {
        let Draft { name, stem, label, mut metadata, bytes, share, content } = draft;
        if let Some(table) = &self.options.metadata {
            metadata.extend(table.of(&name, &stem));
        }
        let limit = self.options.job.limits.unpacked.min(LARGEST);
        let id = match label {
            Some(label) => self.identifiers.unique(&label),
            None => self.identifiers.unique_within(&name, &stem),
        };
        Source { id, name, stem, metadata, bytes, share, limit, content }
    }
}

impl Iterator for Sources<'_> {
    type Item = Source;

    fn next(&mut self) -> Option<Source> {
        if self.next.is_some() {
            return self.next.take();
        }
        loop {
            let found = self.open.as_mut().and_then(Iterator::next);
            let silent = self.silent.take();
            if let Some(draft) = found.or_else(|| silent.map(|input| without_documents(&input))) {
                return Some(self.source(draft));
            }
            let input = self.inputs.next()?;
            let label = self.labels.of(&input.name()).to_string();
            self.open = Some(drafts(&input, label, self.options));
            self.silent = Some(input);
        }
    }
}

/// Whether a path is a table or an archive of documents.
pub fn holds_documents(path: &Path, columns: &Columns) -> bool {
    let input = Input::File(path.to_path_buf());
    path.is_file() && Opened::open(&input).is_ok_and(|mut opened| opened.kind(&input.name(), columns) != Kind::Document)
}

/// The documents of one input, which is called by a label.
fn drafts<'a>(input: &Input, label: String, options: &'a Options) -> Drafts<'a> {
    let name = input.name();
    let mut opened = match Opened::open(input) {
        Ok(opened) => opened,
        Err(error) => return one(name, label, 0, Err(error)),
    };
    let bytes = opened.length;
    match opened.kind(&name, &options.job.columns) {
        Kind::Document => one(name, label, bytes, Ok(Content::Opened(opened))),
        Kind::Table(table) => {
            let head = opened.head().to_vec();
            rows(name, label, table, &head, Box::new(opened.stream()), options)
        }
        Kind::Packed(_) => {
            let unpacked = opened
                .file()
                .and_then(|(file, steady)| Ok((Unpacked::new(file, &options.job, &options.isolation)?, steady)));
            match unpacked {
                Ok((items, steady)) => Box::new(Archive { name, consumed: 0, items, steady, rows: None, options }),
                Err(error) => {
                    let error = Error::io(&name)(error);
                    one(name, label, bytes, Err(error))
                }
            }
        }
    }
}

/// An archive or table that holds nothing.
fn without_documents(input: &Input) -> Draft {
    let name = input.name();
    let error = Error::refused(&name, Refusal::new("holds no documents"));
    draft(name, 0, Err(error))
}

fn one<'a>(name: String, label: String, bytes: u64, content: Result<Content, Error>) -> Drafts<'a> {
    Box::new(std::iter::once(Draft { label: Some(label), ..draft(name, bytes, content) }))
}

fn draft(name: String, bytes: u64, content: Result<Content, Error>) -> Draft {
    Draft { stem: stem(&name).into(), label: None, name, metadata: Vec::new(), bytes, share: bytes, content }
}

/// The documents of a table, which is called by a label.
fn rows<'a>(
    name: String,
    label: String,
    table: Table,
    head: &[u8],
    input: Box<dyn Read + Send + 'a>,
    options: &'a Options,
) -> Drafts<'a> {
    let Job { columns, limits, .. } = &options.job;
    match table {
        Table::Json => {
            let input = Box::new(Objects::new(input));
            let rows = JsonLines::new(input, head, columns, limits.row());
            Box::new(rows.map(move |row| row_draft(&name, &label, row, "application/json")))
        }
        Table::JsonLines => {
            let rows = JsonLines::new(input, head, columns, limits.row());
            Box::new(rows.map(move |row| row_draft(&name, &label, row, "application/jsonl")))
        }
        Table::Csv => match Csv::new(input, head, columns, limits.row()) {
            Ok(Ok(rows)) => {
                let media_type = rows.media_type;
                Box::new(rows.map(move |row| row_draft(&name, &label, row, media_type)))
            }
            Ok(Err(reason)) => refused(name, label, reason),
            Err(error) => {
                let error = Error::io(&name)(error);
                one(name, label, 0, Err(error))
            }
        },
    }
}

fn refused<'a>(name: String, label: String, reason: String) -> Drafts<'a> {
    let error = Error::refused(&name, Refusal::new(reason));
    one(name, label, 0, Err(error))
}

fn row_draft(table: &str, called: &str, row: Row, media_type: &'static str) -> Draft {
    let Row { number, id, text, metadata, remarks, bytes } = row;
    let name = format!("{table}#{number}");
    let (stem, label) = match id.filter(|id| !id.is_empty()) {
        Some(id) => (stem_of_id(&id).to_string(), None),
        None => (format!("{}-{number}", stem(table)), Some(format!("{called}-{number}"))),
    };
    let content = match text {
        Ok(text) => Ok(Content::Bytes(Noted { value: text.into_bytes(), remarks }, Some(media_type))),
        Err(reason) => Err(Error::refused(&name, Refusal::new(reason))),
    };
    Draft { name, stem, label, metadata, bytes, share: bytes, content }
}

/// What a document is called that is given this id, where no other is called the same.
pub fn safe_id(id: &str) -> String {
    Identifiers::default().unique(stem_of_id(id))
}

fn given_draft(number: usize, given: Given) -> Draft {
    let Given { id, source, text, metadata } = given;
    let label = format!("text-{number}");
    let id = id.filter(|id| !id.is_empty());
    let stem = id.as_deref().map_or(label.as_str(), stem_of_id).to_string();
    let name = source.or_else(|| id.clone()).unwrap_or_else(|| label.clone());
    let content = Ok(Content::Bytes(Noted::from(text.into_bytes()), Some("text/plain")));
    let draft = draft(name, 0, content);
    Draft { stem, label: id.is_none().then_some(label), metadata, ..draft }
}

/// An id as it is, but for one that is the name of a file.
fn stem_of_id(id: &str) -> &str {
    let is_ending =
        |ending: &str| (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    match id.rsplit_once('.') {
        Some((path, ending)) if is_ending(ending) => path.rsplit(['/', '\\']).next().unwrap_or(path),
        _ => id,
    }
}

/// The documents of an archive.
struct Archive<'a> {
    name: String,
    /// How many bytes of the archive have been laid to documents.
    consumed: u64,
    items: Unpacked,
    /// Told of once, behind all items.
    steady: Option<Steady>,
    /// The rows of a table that is being read.
    rows: Option<Drafts<'a>>,
    options: &'a Options,
}

impl Iterator for Archive<'_> {
    type Item = Draft;

    fn next(&mut self) -> Option<Draft> {
        loop {
            if let Some(row) = self.rows.as_mut().and_then(Iterator::next) {
                return Some(Draft { share: self.share(), ..row });
            }
            self.rows = None;
            let Some(item) = self.items.next() else { return self.changed() };
            match item {
                Item::Row(row) => {
                    return Some(row_draft(&self.name, stem(&self.name), row, "application/vnd.apache.parquet"));
                }
                Item::PassedOver => {
                    self.options.passed_over.fetch_add(1, Ordering::Relaxed);
                }
                Item::Refused(reason) => {
                    let error = Error::refused(&self.name, Refusal::new(reason));
                    return Some(draft(self.name.clone(), 0, Err(error)));
                }
                Item::Member(member, bytes) => {
                    if let Some(draft) = self.member(self.path(&member.name), bytes) {
                        return Some(Draft { share: self.share(), ..draft });
                    }
                }
            }
        }
    }
}

impl Archive<'_> {
    /// How many bytes of the archive were read since this was last asked.
    fn share(&mut self) -> u64 {
        let consumed = self.items.consumed();
        consumed.saturating_sub(std::mem::replace(&mut self.consumed, consumed))
    }

    fn path(&self, member: &str) -> String {
        if member.is_empty() { self.name.clone() } else { format!("{}/{member}", self.name) }
    }

    /// A member as a document; none where it is a table, whose rows come next.
    fn member(&mut self, name: String, input: MemberReader) -> Option<Draft> {
        let (head, input) = peek(input);
        match kind(inner_name(&name), &head, &self.options.job.columns, || head.clone()) {
            Kind::Table(table) => {
                let input = io::Cursor::new(head.clone()).chain(input);
                let label = stem(&name).to_string();
                self.rows = Some(rows(name, label, table, &head, Box::new(input), self.options));
                None
            }
            _ => Some(self.document(name, head, input)),
        }
    }

    fn document(&self, name: String, mut bytes: Vec<u8>, input: Rest<MemberReader>) -> Draft {
        let limit = self.options.job.limits.unpacked;
        let read = input.take(limit).read_to_end(&mut bytes);
        let remarks = match read {
            Ok(_) if bytes.len() as u64 >= limit => {
                let refusal = Refusal::new(format!("unfolds to more than {} MB", limit >> 20));
                let error = Error::refused(&name, refusal);
                return draft(name, 0, Err(error));
            }
            Ok(_) => Vec::new(),
            Err(error) if error.kind() == io::ErrorKind::InvalidData && !bytes.is_empty() => {
                vec![Remark::left_out(format!("the source {error}; part of it is missing"))]
            }
            Err(error) => return self.failed(name, error),
        };
        let length = bytes.len() as u64;
        draft(name, length, Ok(Content::Bytes(Noted { value: bytes, remarks }, None)))
    }

    /// That the archive has changed while it was read, if it has.
    fn changed(&mut self) -> Option<Draft> {
        self.steady.take().filter(Steady::has_changed)?;
        let refusal = Refusal::new(format!("{CHANGED}: what came out of it may be of no one state"));
        Some(draft(self.name.clone(), 0, Err(Error::refused(&self.name, refusal))))
    }

    fn failed(&self, name: String, error: io::Error) -> Draft {
        let error = Error::refused(&name, Refusal::new(error.to_string()));
        draft(name, 0, Err(error))
    }
}
