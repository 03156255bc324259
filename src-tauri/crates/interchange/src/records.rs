//! Rows of separated values, read as they really occur.
//!
//! Why not the `csv` crate: three things a diary depends on are not to be had from it. Whether a field stood in quotes (it
//! tells a mood named "fine, really" from a comma in a note); whether the file ended inside a quotation; and a stop where
//! a forgotten quotation mark would swallow the following rows. It also ends a quoted text at the first mark that was not
//! doubled, where this reader goes on to one that a separator follows.

use std::borrow::Cow;

/// More fields than this are not kept: no format here has as many columns.
const MOST_FIELDS: usize = 64;

/// One field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field<'t> {
    pub(crate) text: Cow<'t, str>,
    /// It stood in quotation marks.
    pub(crate) quoted: bool,
}

/// How a row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// At a line break, or where the file ends between fields.
    Whole,
    /// The file ended inside a quotation.
    File,
    /// Another row began inside a quotation.
    NextRow,
}

/// One row: a line, or several where a quotation holds line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record<'t> {
    /// 1-based line it begins in.
    pub(crate) line: u32,
    /// As it stands in the file.
    pub(crate) raw: &'t str,
    pub(crate) fields: Vec<Field<'t>>,
    /// How many fields there were; `fields` holds the first of them.
    pub(crate) count: usize,
    /// A quotation mark inside a quotation was not doubled.
    pub(crate) stray_quote: bool,
    pub(crate) end: End,
}

/// Reads one row after another.
pub(crate) struct Records<'t, F> {
    rest: &'t str,
    line: u32,
    delimiter: char,
    begins_row: F,
}

impl<'t, F: Fn(&str) -> bool> Records<'t, F> {
    /// Rows of `text` from `line` on. `begins_row` says of a line inside a quotation whether it is the next row.
    pub(crate) fn new(text: &'t str, line: u32, delimiter: char, begins_row: F) -> Self {
        Self { rest: text, line, delimiter, begins_row }
    }

    /// What has not been read.
    pub(crate) fn rest(&self) -> (&'t str, u32) {
        (self.rest, self.line)
    }

    fn read(&mut self) -> Record<'t> {
        let start = self.rest;
        let mut record =
            Record { line: self.line, raw: "", fields: Vec::new(), count: 0, stray_quote: false, end: End::Whole };
        loop {
            let (field, after) = match self.rest.strip_prefix('"') {
                Some(inside) => self.quoted(inside, &mut record),
                None => self.plain(),
            };
            record.count += 1;
            if record.fields.len() < MOST_FIELDS {
                record.fields.push(field);
            }
            self.rest = after;
            if record.end != End::Whole {
                break;
            }
            if let Some(next) = self.rest.strip_prefix(self.delimiter) {
                self.rest = next;
                continue;
            }
            if let Some(next) = strip_break(self.rest) {
                self.rest = next;
                self.line = self.line.saturating_add(1);
            }
            break;
        }
        record.raw = start.get(..start.len() - self.rest.len()).unwrap_or_default();
        record
    }

    /// A field up to the next separator or line break.
    fn plain(&self) -> (Field<'t>, &'t str) {
        let end = self.rest.find([self.delimiter, '\n', '\r']).unwrap_or(self.rest.len());
        let (text, after) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        (Field { text: Cow::Borrowed(text), quoted: false }, after)
    }

    /// A field from after its opening quotation mark, and what follows its closing one.
    fn quoted(&mut self, inside: &'t str, record: &mut Record<'t>) -> (Field<'t>, &'t str) {
        let mut text = Cow::Borrowed("");
        let mut rest = inside;
        while let Some((before, mark, after)) = split_at_any(rest, ['"', '\n', '\r']) {
            append(&mut text, before);
            if mark == "\"" {
                if let Some(after) = after.strip_prefix('"') {
                    text.to_mut().push('"');
                    rest = after;
                } else if after.is_empty() || after.starts_with([self.delimiter, '\n', '\r']) {
                    return (Field { text, quoted: true }, after);
                } else {
                    record.stray_quote = true;
                    text.to_mut().push('"');
                    rest = after;
                }
                continue;
            }
            let next_line = strip_break(rest.get(before.len()..).unwrap_or_default()).unwrap_or_default();
            self.line = self.line.saturating_add(1);
            if (self.begins_row)(first_line(next_line)) {
                record.end = End::NextRow;
                return (Field { text, quoted: true }, next_line);
            }
            text.to_mut().push('\n');
            rest = next_line;
        }
        append(&mut text, rest);
        record.end = End::File;
        (Field { text, quoted: true }, "")
    }
}

impl<'t, F: Fn(&str) -> bool> Iterator for Records<'t, F> {
    type Item = Record<'t>;

    fn next(&mut self) -> Option<Record<'t>> {
        (!self.rest.is_empty()).then(|| self.read())
    }
}

/// The text up to the first line break.
pub(crate) fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or_default()
}

/// The text after a line break (`\n`, `\r\n` or `\r`) it begins with.
pub(crate) fn strip_break(text: &str) -> Option<&str> {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r']))
}

fn split_at_any(text: &str, marks: [char; 3]) -> Option<(&str, &str, &str)> {
    let (at, found) = text.match_indices(marks).next()?;
    Some((text.get(..at)?, found, text.get(at + found.len()..)?))
}

/// Appends without copying where there is nothing to append to.
fn append<'t>(text: &mut Cow<'t, str>, more: &'t str) {
    if text.is_empty() {
        *text = Cow::Borrowed(more);
    } else if !more.is_empty() {
        text.to_mut().push_str(more);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<Record<'_>> {
        Records::new(text, 1, ',', |line| line.starts_with("2026-")).collect()
    }

    /// Fields of each row, with the line it begins in; quoted ones are marked by ‹›.
    fn shape(text: &str) -> Vec<(u32, String)> {
        read(text)
            .into_iter()
            .map(|record| {
                let fields = record
                    .fields
                    .iter()
                    .map(|field| if field.quoted { format!("‹{}›", field.text) } else { field.text.to_string() });
                (record.line, fields.collect::<Vec<_>>().join(";"))
            })
            .collect()
    }

    fn check(text: &str, expected: &[(u32, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(line, row)| (*line, (*row).to_owned())).collect();
        assert_eq!(shape(text), expected, "{text:?}");
    }

    #[test]
    fn rows_end_at_line_breaks_of_every_kind() {
        check("a,b\nc,d\r\ne,f\rg,h", &[(1, "a;b"), (2, "c;d"), (3, "e;f"), (4, "g;h")]);
        check("a,b\n\n,\n", &[(1, "a;b"), (2, ""), (3, ";")]);
        check("", &[]);
    }

    #[test]
    fn quotations_hold_separators_breaks_and_doubled_marks() {
        check("\"a,b\",\"c\"\"d\",\"\"\nx", &[(1, "‹a,b›;‹c\"d›;‹›"), (2, "x")]);
        check("\"a\r\nb\n\nc\",d\ne", &[(1, "‹a\nb\n\nc›;d"), (5, "e")]);
        check("a\"b\",c", &[(1, "a\"b\";c")]);
    }

    #[test]
    fn marks_that_were_not_doubled_stay_in_the_text() {
        let rows = read("\"he said \"hello, you\" and went\",x\n");
        assert_eq!(rows[0].fields[0].text, "he said \"hello, you\" and went");
        assert_eq!(rows[0].fields[1].text, "x");
        assert!(rows[0].stray_quote);
        assert!(!read("\"he said \"\"hello\"\"\",x")[0].stray_quote);
    }

    #[test]
    fn the_file_may_end_inside_a_quotation() {
        let rows = read("a,b\nc,\"d\ne");
        assert_eq!((rows.len(), rows[1].line, rows[1].end), (2, 2, End::File));
        assert_eq!(rows[1].fields[1].text, "d\ne");
        assert_eq!(read("a,\"")[0].end, End::File);
        assert_eq!(read("a,\"b\"")[0].end, End::Whole);
    }

    #[test]
    fn a_forgotten_mark_costs_one_row() {
        let rows = read("2026-01-03,\"c\n2026-01-02,\"b\"\n2026-01-01,a\n");
        assert_eq!(
            rows.iter().map(|row| (row.line, row.end)).collect::<Vec<_>>(),
            [(1, End::NextRow), (2, End::Whole), (3, End::Whole)]
        );
        assert_eq!(rows[1].fields[1].text, "b");
    }

    #[test]
    fn a_line_of_nothing_but_separators_stays_small() {
        let text = ",".repeat(1_000_000);
        let rows = read(&text);
        assert_eq!((rows.len(), rows[0].count, rows[0].fields.len()), (1, 1_000_001, MOST_FIELDS));
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[a\",\n\r 2026é-]{0,200}") {
            let rows = read(&text);
            prop_assert_eq!(rows.iter().map(|row| row.raw).collect::<String>(), text.as_str());
            prop_assert!(rows.is_sorted_by(|a, b| a.line < b.line));
        }

        #[test]
        fn what_is_written_properly_is_read_as_it_was(
            rows in prop::collection::vec(prop::collection::vec("[a\",\n é]{0,12}", 1..5), 1..6)
        ) {
            let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
            let text: String = rows.iter()
                .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n")
                .collect();
            let read: Vec<Vec<String>> = Records::new(&text, 1, ',', |_| false)
                .map(|row| row.fields.into_iter().map(|field| field.text.into_owned()).collect())
                .collect();
            prop_assert_eq!(read, rows);
        }
    }
}
