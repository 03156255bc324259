//! From bytes to the tree.

use std::borrow::Cow;

use ical::tree::{
    cst::{IcalCst, IcalItem},
    line::IcalLine,
};

use super::{Calendar, Root};
use crate::feed::{Limits, Problem, ProblemCode, Refused, decode};

/// A component that is still open.
struct Open<'t> {
    cst: IcalCst<'t>,
    line: u32,
    lines: Vec<u32>,
}

impl<'t> Open<'t> {
    fn new(begin: Option<IcalLine<'t>>, line: u32) -> Self {
        let cst = IcalCst { begin, items: Vec::new(), end: None, trailing: Cow::Borrowed("") };
        Self { cst, line, lines: Vec::new() }
    }

    fn put(&mut self, item: IcalItem<'t>, line: u32) {
        self.cst.items.push(item);
        self.lines.push(line);
    }

    fn named(&self, name: &str) -> bool {
        self.cst.begin.as_ref().is_some_and(|begin| begin.raw_value_str().trim().eq_ignore_ascii_case(name.trim()))
    }
}

/// The tree under construction: the open components, outermost first, and the roots that are closed.
struct Tree<'t, 'l> {
    open: Vec<Open<'t>>,
    roots: Vec<Open<'t>>,
    problems: Vec<Problem>,
    limits: &'l Limits,
}

impl<'t> Tree<'t, '_> {
    fn say(&mut self, at: u32, code: ProblemCode) {
        match self.problems.len() {
            full if full >= self.limits.problems => {}
            one_left if one_left + 1 == self.limits.problems => {
                self.problems.push(Problem { at, field: None, code: ProblemCode::More, left_out: false });
            }
            _ => self.problems.push(Problem { at, field: None, code, left_out: false }),
        }
    }

    fn put(&mut self, item: IcalItem<'t>, line: u32) {
        if self.open.is_empty() {
            // Lines outside of everything are kept in a root without a name.
            match self.roots.last_mut().filter(|root| root.cst.begin.is_none()) {
                Some(root) => return root.put(item, line),
                None => self.roots.push(Open::new(None, line)),
            }
        }
        if let Some(last) = self.open.last_mut().or(self.roots.last_mut()) {
            last.put(item, line);
        }
    }

    fn close(&mut self, end: Option<IcalLine<'t>>) {
        let Some(mut closed) = self.open.pop() else { return };
        closed.cst.end = end;
        let line = closed.line;
        match self.open.last_mut() {
            Some(parent) => parent.put(IcalItem::Component(Box::new(closed.cst)), line),
            None => self.roots.push(closed),
        }
    }

    fn take(&mut self, line: IcalLine<'t>, at: u32) -> Result<(), Refused> {
        let name = line.name.get();
        if name.eq_ignore_ascii_case("BEGIN") {
            if self.open.len() >= self.limits.depth {
                return Err(Refused::TooDeep { limit: self.limits.depth });
            }
            self.open.push(Open::new(Some(line), at));
        } else if name.eq_ignore_ascii_case("END") {
            let ended = line.raw_value_str().into_owned();
            let Some(place) = self.open.iter().rposition(|open| open.named(&ended)) else {
                // It would close something else if it were written back.
                self.say(at, ProblemCode::NotClosed);
                return Ok(());
            };
            while self.open.len() > place + 1 {
                self.say(at, ProblemCode::NotClosed);
                self.close_unended();
            }
            self.close(Some(line));
        } else {
            self.put(IcalItem::Prop(line), at);
        }
        Ok(())
    }

    /// Closes a component whose end is missing, with an end of ours, so that what is written back is whole.
    fn close_unended(&mut self) {
        let name =
            self.open.last().and_then(|open| open.cst.begin.as_ref()).map(|begin| begin.raw_value_str().into_owned());
        self.close(name.map(|name| IcalLine::text("END", name)));
    }
}

pub(super) fn calendar(bytes: &[u8], limits: &Limits) -> Result<(Calendar, Vec<Problem>), Refused> {
    let decoded = decode(bytes, limits)?;
    if !decoded.text.contains(':') || decoded.text.trim_start().starts_with(['{', '[', '<']) {
        return Err(Refused::OtherFormat);
    }
    // A last line without its break would run into an end that has to be added; some old programs break lines by CR alone.
    let mut text = decoded.text.into_owned();
    if !text.contains('\n') {
        text = text.replace('\r', "\r\n");
    }
    if !text.ends_with('\n') {
        text.push_str("\r\n");
    }
    let mut tree = Tree { open: Vec::new(), roots: Vec::new(), problems: Vec::new(), limits };
    if decoded.guessed || decoded.damaged {
        tree.say(1, if decoded.guessed { ProblemCode::EncodingGuessed } else { ProblemCode::UnreadableBytes });
    }
    let mut rest = text.as_bytes();
    let mut at = 1_u32;
    let mut last = 1;
    while !rest.iter().all(u8::is_ascii_whitespace) {
        let (line, tail) = match IcalLine::take(rest) {
            Ok((line, tail)) => (Some(line), tail),
            Err(_) => (None, after_unreadable(rest)),
        };
        let taken = rest.get(..rest.len().saturating_sub(tail.len())).unwrap_or_default();
        let content = taken.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(taken.len());
        last = at.saturating_add(breaks(taken.get(..content).unwrap_or_default()));
        if let Some(line) = line {
            tree.take(line, last)?;
        } else {
            tree.say(last, ProblemCode::LineUnreadable);
            tree.put(IcalItem::Opaque(Cow::Borrowed(taken)), last);
        }
        at = at.saturating_add(breaks(taken));
        if tail.len() >= rest.len() {
            break;
        }
        rest = tail;
    }
    while !tree.open.is_empty() {
        tree.say(last, ProblemCode::NotClosed);
        tree.close_unended();
    }
    if tree.roots.iter().all(|root| root.cst.begin.is_none()) {
        return Err(Refused::OtherFormat);
    }
    if let Some(root) = tree.roots.last_mut() {
        root.cst.trailing = Cow::Owned(String::from_utf8_lossy(rest).into_owned());
    }
    let roots =
        tree.roots.into_iter().map(|root| Root { cst: root.cst.into_static(), line: root.line, lines: root.lines });
    Ok((Calendar { roots: roots.collect() }, tree.problems))
}

/// What comes after a line that can't be read. All that was looked at for it goes with it, blank lines before it and lines folded into it:
/// otherwise each of these would be looked at again together with all that follow, and a file of them would cost the square of its length.
fn after_unreadable(rest: &[u8]) -> &[u8] {
    let (mut line, mut tail) = IcalLine::take_physical(rest);
    while line.iter().all(|byte| matches!(byte, b'\r' | b'\n')) && !tail.is_empty() {
        (line, tail) = IcalLine::take_physical(tail);
    }
    // Quoted-printable, of old programs, goes on after `=`.
    if String::from_utf8_lossy(line).to_ascii_uppercase().contains("QUOTED-PRINTABLE") {
        while line.trim_ascii_end().ends_with(b"=") && !tail.is_empty() {
            (line, tail) = IcalLine::take_physical(tail);
        }
    }
    while tail.starts_with(b" ") || tail.starts_with(b"\t") {
        (_, tail) = IcalLine::take_physical(tail);
    }
    tail
}

/// How many lines end in these bytes.
fn breaks(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |count: u32, byte| count.saturating_add(u32::from(*byte == b'\n')))
}
