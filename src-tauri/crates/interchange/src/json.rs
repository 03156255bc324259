//! The elements of a list of JSON, one by one.
//!
//! A reader of a whole document gives nothing back of a feed that was cut in its last row, and holds all of it in memory at once. Here the
//! list is taken apart first, without recursion, and each element is handed to `serde_json` alone.

/// One element: its text, and how deep lists and objects lie in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'t> {
    pub(crate) text: &'t str,
    pub(crate) depth: usize,
    /// The text ends before the element does.
    pub(crate) cut: bool,
}

/// The elements of a list that begins with `[`, or `None`.
pub(crate) fn elements(text: &str) -> Option<Elements<'_>> {
    Some(Elements { rest: text.trim_start().strip_prefix('[')? })
}

/// Reads one element after another. Whatever stands between two that is no comma belongs to the one before it.
pub(crate) struct Elements<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Elements<'t> {
    type Item = Element<'t>;

    fn next(&mut self) -> Option<Element<'t>> {
        // A closing brace alone ends nothing here.
        self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == '}');
        if self.rest.is_empty() || self.rest.starts_with(']') {
            self.rest = "";
            return None;
        }
        let (text, depth, cut) = value(self.rest);
        self.rest = self.rest.get(text.len()..).unwrap_or_default();
        Some(Element { text: text.trim_end(), depth, cut })
    }
}

/// The members of an object that begins with `{`: names as they stand between their quotation marks, and values. `None` for anything else.
pub(crate) fn members(text: &str) -> Option<impl Iterator<Item = (&str, &str)>> {
    let mut rest = text.trim_start().strip_prefix('{')?;
    Some(std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let inside = rest.strip_prefix('"')?;
        let end = string_end(inside)?;
        let (name, after) = inside.split_at_checked(end)?;
        let after = after.strip_prefix('"')?.trim_start().strip_prefix(':')?.trim_start();
        let (text, _, _) = value(after);
        rest = after.get(text.len()..)?;
        Some((name, text.trim_end()))
    }))
}

/// A value at the beginning, up to the comma or bracket that ends it on its own level; how deep it goes; whether the text ended first.
fn value(text: &str) -> (&str, usize, bool) {
    let bytes = text.as_bytes();
    let (mut at, mut level, mut deepest) = (0, 0_usize, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => match text.get(at + 1..).and_then(string_end) {
                Some(end) => at += end + 1,
                None => return (text, deepest, true),
            },
            b'[' | b'{' => {
                level += 1;
                deepest = deepest.max(level);
            }
            b']' | b'}' | b',' if level == 0 => return (text.get(..at).unwrap_or_default(), deepest, false),
            b']' | b'}' => level -= 1,
            _ => {}
        }
        at += 1;
    }
    (text, deepest, true)
}

/// Where a string ends whose opening mark was before the text: at its closing mark.
fn string_end(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        elements(text).unwrap().map(|element| element.text).collect()
    }

    #[test]
    fn a_list_is_taken_apart_at_its_own_commas() {
        assert_eq!(texts(r#" [ {"a":[1,2]} , "b,]\"" ,3, null ] rest"#), [r#"{"a":[1,2]}"#, r#""b,]\"""#, "3", "null"]);
        assert_eq!(texts("[]"), Vec::<&str>::new());
        assert!(elements("{}").is_none());
        let deep: Vec<usize> = elements("[1,[1],[[{}]]]").unwrap().map(|element| element.depth).collect();
        assert_eq!(deep, [0, 1, 3]);
    }

    #[test]
    fn what_is_cut_says_so_and_what_came_before_is_kept() {
        let cut: Vec<bool> = elements(r#"[{"a":1},{"b":"x"#).unwrap().map(|element| element.cut).collect();
        assert_eq!(cut, [false, true]);
    }

    #[test]
    fn members_are_found_by_name() {
        let found: Vec<_> = members(r#"{"a" : [1], "b\"" :{"c":2},"d":"e"}"#).unwrap().collect();
        assert_eq!(found, [("a", "[1]"), ("b\\\"", r#"{"c":2}"#), ("d", r#""e""#)]);
        assert!(members("[]").is_none());
    }

    proptest! {
        #[test]
        fn any_text_comes_to_an_end(text in r#"[\[{,:"\\\]}a1 é]{0,80}"#) {
            let _ = elements(&text).map(Iterator::count);
            let _ = members(&text).map(Iterator::count);
        }

        #[test]
        fn right_json_is_taken_apart_as_serde_does(values in prop::collection::vec("[a-z\"\\\\\\[{,]{0,6}", 0..6)) {
            let text = serde_json::to_string(&values).unwrap();
            let read: Vec<String> = elements(&text).unwrap().map(|one| serde_json::from_str(one.text).unwrap()).collect();
            prop_assert_eq!(read, values);
        }
    }
}
