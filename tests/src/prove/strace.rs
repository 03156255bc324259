//! What a process asked of the system, as `strace -f -xx` writes it down.
//!
//! A line that is not understood is an error: what was overlooked in a recording would be missing from every disk that
//! is made of it.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// A system call that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    /// As they stand in the line; see [`Call::number`], [`Call::text`] and [`Call::has`].
    arguments: Vec<String>,
    /// -1: it failed.
    pub answer: i64,
}

impl Call {
    /// An argument as a number: decimal, or hexadecimal as addresses are.
    pub fn number(&self, at: usize) -> Result<i64> {
        let argument = self.argument(at)?;
        number(argument).with_context(|| format!("{}: {argument} is no number", self.name))
    }

    /// An argument as bytes: a path, or what is written.
    pub fn text(&self, at: usize) -> Result<Vec<u8>> {
        let argument = self.argument(at)?;
        bytes(argument).with_context(|| format!("{}: a text that is cut or is none", self.name))
    }

    /// Whether a flag is among those of an argument.
    pub fn has(&self, at: usize, flag: &str) -> Result<bool> {
        Ok(self.argument(at)?.split('|').any(|one| one == flag))
    }

    /// Whether an argument is a path inside of a folder.
    pub fn path_is_in(&self, folder: &Path, at: usize) -> bool {
        self.text(at).is_ok_and(|path| Path::new(OsStr::from_bytes(&path)).starts_with(folder))
    }

    fn argument(&self, at: usize) -> Result<&str> {
        let argument = self.arguments.get(at).with_context(|| format!("{} has no argument {at}", self.name))?;
        Ok(argument)
    }
}

/// The calls of a log, of all threads, in the order in which they took effect: a call is done when it is answered. Only
/// syncing counts from where it began, because what is written meanwhile need not be covered by it.
pub fn calls(log: &str) -> Result<Vec<Call>> {
    let mut calls: Vec<Option<Call>> = Vec::new();
    let mut begun: HashMap<&str, (String, Option<usize>)> = HashMap::new();
    for line in log.lines() {
        let (thread, what) = line.split_once(' ').with_context(|| format!("no thread: {}", beginning(line)))?;
        let what = what.trim_start();
        if what.starts_with("+++ ") || what.starts_with("--- ") {
            continue;
        }
        if let Some(first) = what.strip_suffix(" <unfinished ...>") {
            let place = (first.starts_with("fsync(") || first.starts_with("fdatasync(")).then(|| {
                calls.push(None);
                calls.len() - 1
            });
            begun.insert(thread, (first.to_owned(), place));
        } else if let Some(rest) = what.strip_prefix("<... ") {
            let (_, rest) = rest.split_once(" resumed>").with_context(|| beginning(line))?;
            let (first, place) = begun.remove(thread).with_context(|| beginning(line))?;
            let call = call(&format!("{first}{rest}")).with_context(|| beginning(line))?;
            match place.and_then(|place| calls.get_mut(place)) {
                Some(place) => *place = Some(call),
                None => calls.push(Some(call)),
            }
        } else {
            calls.push(Some(call(what).with_context(|| beginning(line))?));
        }
    }
    if let Some((call, _)) = begun.values().next() {
        bail!("was never answered: {}", beginning(call));
    }
    Ok(calls.into_iter().flatten().collect())
}

/// `name(arguments) = answer`, with any spaces before the last part and words after it.
fn call(text: &str) -> Option<Call> {
    let (asked, answer) = text.rsplit_once(" = ")?;
    let (name, arguments) = asked.trim_end().strip_suffix(')')?.split_once('(')?;
    let answer = number(answer.split(' ').next()?)?;
    Some(Call { name: name.to_owned(), arguments: split(arguments), answer })
}

/// Texts are all hexadecimal, so a comma outside of brackets parts two arguments.
fn split(arguments: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0_u32);
    for sign in arguments.chars() {
        match sign {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(sign);
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

fn number(text: &str) -> Option<i64> {
    match text.strip_prefix("0x") {
        Some(digits) => i64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// `"\x6d\x6f"`; one that was cut ends with dots behind the quote.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    if inside.is_empty() {
        return Some(Vec::new());
    }
    inside.strip_prefix("\\x")?.split("\\x").map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
}

/// Enough of a line to find it by.
fn beginning(line: &str) -> String {
    line.chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn names(log: &str) -> Vec<String> {
        calls(log).unwrap().into_iter().map(|call| call.name).collect()
    }

    #[test]
    fn a_call_is_read_with_its_bytes_its_flags_and_its_answer() {
        let log = "7 openat(AT_FDCWD, \"\\x2f\\x61\", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3\n\
                   7 pwrite64(3, \"\\x2c\\x20\", 2, 4096)   = 2\n\
                   7 unlink(\"\\x2f\\x61\")          = -1 ENOENT (No such file or directory)\n";
        let calls = calls(log).unwrap();
        let [open, write, unlink] = calls.as_slice() else { panic!("three calls: {calls:?}") };
        assert_eq!((open.text(1).unwrap(), open.answer), (b"/a".to_vec(), 3));
        assert!(open.has(2, "O_CREAT").unwrap() && !open.has(2, "O_TRUNC").unwrap());
        assert_eq!((write.text(1).unwrap(), write.number(3).unwrap()), (b", ".to_vec(), 4096));
        assert_eq!(unlink.answer, -1);
    }

    #[test]
    fn a_call_counts_when_it_is_answered_and_syncing_when_it_begins() {
        let log = "7 fsync(3 <unfinished ...>\n8 write(4, \"\\x61\", 1 <unfinished ...>\n9 close(5) = 0\n\
                   8 <... write resumed>) = 1\n7 <... fsync resumed>)  = 0\n8 +++ exited with 0 +++\n";
        assert_eq!(names(log), ["fsync", "close", "write"]);
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for log in ["7 something else", "7 write(3, ", "7 <... write resumed>) = 1", "7 fsync(3 <unfinished ...>", "x"]
        {
            assert!(calls(log).is_err(), "{log}");
        }
        let cut = calls("7 write(3, \"\\x61\"..., 9) = 9").unwrap();
        assert!(cut.iter().all(|call| call.text(1).is_err()), "a text that is cut is no text");
    }
}
