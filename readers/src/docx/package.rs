//! The package a document comes in: parts by name, and what was wrong with those that were read.

use super::fault::Fault;
use super::relations::{Relations, relations_of};
use super::xml::{self, Handler};
use crate::container::{Allowance, Container};
use crate::limits::{Limits, Refusal};
use crate::remark::{Remark, RemarkKind};
use std::io::{BufRead, BufReader, Read};

/// How much of a part is unpacked at a time.
const CHUNK: usize = 1 << 16;

/// A package of parts.
pub(super) struct Package<'a> {
    container: Container<'a>,
    limits: &'a Limits,
    /// Bytes that have been unpacked.
    spent: u64,
    /// What could not be read.
    pub remarks: Vec<Remark>,
}

impl<'a> Package<'a> {
    /// Opens a package; a refusal where nothing of it can be read.
    pub fn new(bytes: &'a [u8], limits: &'a Limits) -> Result<Package<'a>, Refusal> {
        let container = Container::new(bytes);
        if container.names().next().is_none() {
            return Err(Refusal::new("is damaged: it holds nothing that can be read"));
        }
        let remarks = container.faults.iter().map(|fault| left_out(format!("the file is damaged: {fault}"))).collect();
        Ok(Package { container, limits, spent: 0, remarks })
    }

    /// Whether it has a part.
    pub fn has(&self, part: &str) -> bool {
        self.container.find(part).is_some()
    }

    /// The names of its parts.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.container.names()
    }

    /// Reads a part; what is wrong with it becomes remarks. Nothing is read of a part that is not there.
    pub fn read(&mut self, part: &str, handler: &mut impl Handler) -> Result<(), Refusal> {
        let allowance = self.allowance();
        let Some(member) = self.container.find(part) else { return Ok(()) };
        if member.encrypted {
            return Err(Refusal::new("is encrypted"));
        }
        let mut input = BufReader::with_capacity(CHUNK, self.container.open(member, allowance));
        if let Err(fault) = begins(&mut input) {
            // The directory may lead astray.
            let other = self.container.by_head(member);
            let Some(other) = other else { return self.fault(part, fault) };
            input = BufReader::with_capacity(CHUNK, self.container.open(&other, allowance));
            self.remarks.push(left_out(format!("the place of its part `{part}` is damaged")));
        }
        let faults = xml::parse(&mut input, self.limits.depth, handler);
        self.spent += input.get_ref().count();
        faults.into_iter().try_for_each(|fault| self.fault(part, fault))
    }

    /// The first letters of a part that is plain text; none of one that is not there.
    pub fn beginning(&self, part: &str) -> String {
        let mut bytes = [0; 100];
        let member = self.container.find(part);
        let read = member.map(|member| self.container.open(member, self.allowance()).read(&mut bytes));
        let length = read.and_then(Result::ok).unwrap_or(0);
        String::from_utf8_lossy(&bytes[..length]).into_owned()
    }

    fn allowance(&self) -> Allowance {
        Allowance { bytes: self.limits.unpacked.saturating_sub(self.spent), ratio: self.limits.ratio }
    }

    fn fault(&mut self, part: &str, fault: Fault) -> Result<(), Refusal> {
        if fault == Fault::TooLarge {
            let Limits { ratio, unpacked, .. } = self.limits;
            let words = format!("unfolds to more than {ratio} times its size or {} MB", unpacked >> 20);
            return Err(Refusal::new(words));
        }
        self.remarks.push(left_out(format!("its part `{part}` {fault}")));
        Ok(())
    }

    /// The relations of a part to others; of the package itself where no part is named.
    pub fn relations(&mut self, part: &str) -> Result<Relations, Refusal> {
        let mut relations = Relations::new(part);
        self.read(&relations_of(part), &mut relations)?;
        Ok(relations)
    }

    /// Whether it has a part that another refers to; it is remarked where it has not.
    pub fn require(&mut self, part: &str) -> bool {
        let found = self.has(part);
        if !found {
            self.remarks.push(left_out(format!("its part `{part}` is missing")));
        }
        found
    }
}

/// Whether a part has a beginning that can be unpacked.
fn begins(input: &mut impl BufRead) -> Result<(), Fault> {
    match input.fill_buf() {
        Ok([]) => Err(Fault::Broken("it is empty".into())),
        Ok(_) => Ok(()),
        Err(error) => Err(Fault::from(&error)),
    }
}

/// A remark that something was left out.
pub(super) fn left_out(message: String) -> Remark {
    Remark { span: None, kind: RemarkKind::LeftOut, message }
}
