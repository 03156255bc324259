//! On which line of a file a part of it stands. Only for text that was read as JSON already.

use std::fmt::Write as _;

/// One step into a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hop {
    Key(&'static str),
    Item(usize),
}

/// How many breaks there are in what comes before a place, and one: the line.
pub(super) fn line_at(before: &str) -> u32 {
    u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

/// A way as it is told: `steps[3].phases[0].seconds`. Its words are those of the format, none of the file's.
pub(super) fn told(way: &[Hop]) -> String {
    way.iter().fold(String::new(), |mut told, into| {
        match into {
            Hop::Key(key) => {
                if !told.is_empty() {
                    told.push('.');
                }
                told.push_str(key);
            }
            Hop::Item(at) => {
                let _ = write!(told, "[{at}]");
            }
        }
        told
    })
}

/// The line of a part, from 1; where it is missing, that of the innermost part it would be in.
pub(super) fn line_of(text: &str, way: &[Hop]) -> u32 {
    let bytes = text.as_bytes();
    let mut at = blank(bytes, 0);
    for into in way {
        let found = match into {
            Hop::Key(key) => member(bytes, at, key),
            Hop::Item(nth) => item(bytes, at, *nth),
        };
        match found {
            Some(found) => at = found,
            None => break,
        }
    }
    line_at(text.get(..at).unwrap_or(text))
}

fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

fn blank(bytes: &[u8], mut at: usize) -> usize {
    while matches!(byte(bytes, at), b' ' | b'\t' | b'\r' | b'\n') {
        at += 1;
    }
    at
}

/// Behind a text that begins at `at`.
fn behind_text(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Behind a value that begins at `at`.
fn behind(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match bytes.get(at)? {
            b'"' => at = behind_text(bytes, at)?,
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                at += 1;
            }
            b',' if depth == 0 => return Some(at),
            _ => at += 1,
        }
        if depth == 0 && matches!(byte(bytes, blank(bytes, at)), b',' | b'}' | b']' | 0) {
            return Some(at);
        }
    }
}

fn member(bytes: &[u8], at: usize, key: &str) -> Option<usize> {
    if byte(bytes, at) != b'{' {
        return None;
    }
    let mut at = blank(bytes, at + 1);
    while byte(bytes, at) == b'"' {
        let end = behind_text(bytes, at)?;
        let name = bytes.get(at + 1..end - 1)?;
        let value = blank(bytes, blank(bytes, end) + 1);
        if name == key.as_bytes() {
            return Some(value);
        }
        at = blank(bytes, behind(bytes, value)?);
        if byte(bytes, at) != b',' {
            return None;
        }
        at = blank(bytes, at + 1);
    }
    None
}

fn item(bytes: &[u8], at: usize, nth: usize) -> Option<usize> {
    if byte(bytes, at) != b'[' {
        return None;
    }
    let mut at = blank(bytes, at + 1);
    for _ in 0..nth {
        at = blank(bytes, behind(bytes, at)?);
        if byte(bytes, at) != b',' {
            return None;
        }
        at = blank(bytes, at + 1);
    }
    (byte(bytes, at) != b']').then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n \"a\": [1,\n  {\"b\": \"x\\\"]}\",\n   \"c\": [[], {}]\n  }\n ],\n \"d\": true\n}";

    #[test]
    fn a_part_stands_on_its_line() {
        use Hop::{Item, Key};
        assert_eq!(line_of(TEXT, &[]), 1);
        assert_eq!(line_of(TEXT, &[Key("a")]), 2);
        assert_eq!(line_of(TEXT, &[Key("a"), Item(1)]), 3);
        assert_eq!(line_of(TEXT, &[Key("a"), Item(1), Key("c"), Item(1)]), 4);
        assert_eq!(line_of(TEXT, &[Key("d")]), 7);
        assert_eq!(line_of(TEXT, &[Key("a"), Item(1), Key("missing")]), 3);
        assert_eq!(line_of(TEXT, &[Key("a"), Item(9)]), 2);
        assert_eq!(told(&[Key("a"), Item(1), Key("c")]), "a[1].c");
    }
}
