//! What was typed, as terms.

use std::ops::ControlFlow;

use crate::journal::limits::{SEARCH_CHARS, SEARCH_TERMS};
use crate::text::pieces::{self, Kind, Piece};

/// All terms must be found in an entry, each in one of its fields, and none of those it is to be without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub terms: Vec<Term>,
    /// Whole words and phrases; none of them is a beginning, so that nothing is left out while one is still typing.
    pub without: Vec<Term>,
}

/// Pieces that stand one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub pieces: Vec<Needle>,
    /// The last piece may go on.
    pub prefix: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    pub kind: Kind,
    pub folded: String,
    /// A unit that must follow the unit before without anything between.
    pub joined: bool,
}

/// Marks that open or close a phrase.
const QUOTES: [char; 4] = ['"', '“', '”', '„'];

/// Before a word or a phrase: without it. The second is what some keyboards make of it.
const MINUS: [char; 2] = ['-', '−'];

impl Query {
    /// Reads what was typed. Words are parted by white space; "quotes" make a phrase; what is parted otherwise
    /// ("e-mail") belongs together; the last word is a beginning unless a space or quote ended it. A minus right before a
    /// word or a phrase says that it must not be there.
    pub fn parse(text: &str) -> Self {
        let text = text.char_indices().nth(SEARCH_CHARS).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
        let (mut terms, mut without): (Vec<Term>, Vec<Term>) = (Vec::new(), Vec::new());
        let mut open = false;
        let mut minus_ahead = false;
        for (number, part) in text.split(QUOTES).enumerate() {
            let quoted = number % 2 == 1;
            if quoted {
                let list = if minus_ahead { &mut without } else { &mut terms };
                list.extend(Term::of(part));
                open = !minus_ahead;
                minus_ahead = false;
            } else {
                for word in part.split_whitespace() {
                    let left_out = word.strip_prefix(MINUS);
                    let list = if left_out.is_some() { &mut without } else { &mut terms };
                    list.extend(Term::of(left_out.unwrap_or(word)));
                    open = left_out.is_none();
                }
                minus_ahead = part.split(char::is_whitespace).next_back().is_some_and(is_minus);
            }
            open &= part.chars().next_back().is_some_and(|last| !last.is_whitespace());
        }
        if let Some(last) = terms.last_mut() {
            last.prefix = open && last.pieces.last().is_some_and(|piece| piece.kind == Kind::Word);
        }
        Self { terms: each_once(terms), without: each_once(without) }
    }

    /// The terms of which the index alone cannot vouch, by number.
    pub fn to_be_read(&self) -> Vec<usize> {
        self.terms.iter().enumerate().filter(|(_, term)| term.needs_reading()).map(|(number, _)| number).collect()
    }

    /// The same with the last beginning cut to `chars` characters; `None` where there is none that is longer.
    pub fn shortened(&self, chars: usize) -> Option<Self> {
        let mut shorter = self.clone();
        let last = shorter.terms.last_mut().filter(|last| last.prefix)?;
        let [only] = last.pieces.as_mut_slice() else { return None };
        let (end, _) = only.folded.char_indices().nth(chars)?;
        only.folded.truncate(end);
        Some(shorter)
    }

    /// The terms to be without that only reading can tell, by number.
    pub fn without_to_be_read(&self) -> Vec<usize> {
        self.without.iter().enumerate().filter(|(_, term)| term.needs_reading()).map(|(number, _)| number).collect()
    }

    /// Nothing that could be looked for was typed.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.without.is_empty()
    }
}

fn is_minus(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(|sign| MINUS.contains(&sign)) && signs.next().is_none()
}

fn each_once(terms: Vec<Term>) -> Vec<Term> {
    let mut kept: Vec<Term> = Vec::new();
    for term in terms {
        if kept.len() < SEARCH_TERMS && !kept.contains(&term) {
            kept.push(term);
        }
    }
    kept
}

impl Term {
    fn of(text: &str) -> Option<Self> {
        let mut needles: Vec<Needle> = Vec::new();
        pieces::each(text, |piece| {
            let after_unit = needles.last().is_some_and(|last| last.kind == Kind::Unit);
            needles.push(Needle {
                kind: piece.kind,
                folded: piece.folded.to_owned(),
                joined: piece.joined && piece.kind == Kind::Unit && after_unit,
            });
            ControlFlow::Continue(())
        });
        (!needles.is_empty()).then_some(Self { pieces: needles, prefix: false })
    }

    /// Whether the index alone cannot tell: more than one word, or more than one pair of units.
    pub fn needs_reading(&self) -> bool {
        match self.pieces.as_slice() {
            [] | [_] => false,
            [_, second] => !second.joined,
            _ => true,
        }
    }

    /// Whether a piece is what stands at `at` in this term.
    pub fn fits(&self, at: usize, piece: &Piece<'_>) -> bool {
        let Some(needle) = self.pieces.get(at) else { return false };
        if needle.kind != piece.kind || (needle.joined && !piece.joined) {
            return false;
        }
        if self.prefix && at + 1 == self.pieces.len() {
            piece.folded.starts_with(&needle.folded)
        } else {
            piece.folded == needle.folded
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let said = |sign: &str, term: &Term| {
            let words: Vec<&str> = term.pieces.iter().map(|needle| needle.folded.as_str()).collect();
            format!("{sign}{}{}", words.join("+"), if term.prefix { "*" } else { "" })
        };
        let query = Query::parse(text);
        let terms = query.terms.iter().map(|term| said("", term));
        terms.chain(query.without.iter().map(|term| said("-", term))).collect()
    }

    #[test]
    fn words_phrases_and_a_beginning() {
        assert_eq!(read("Kitchen clo"), ["kitchen", "clo*"]);
        assert_eq!(read("kitchen clock "), ["kitchen", "clock"]);
        assert_eq!(read("\"kitchen clock\" dad"), ["kitchen+clock", "dad*"]);
        assert_eq!(read("“kitchen clo"), ["kitchen+clo*"]);
        assert_eq!(read("\"kitchen clock\""), ["kitchen+clock"]);
        assert_eq!(read("don't e-mail"), ["don+t", "e+mail*"]);
        assert_eq!(read("日本語 手"), ["日+本+語", "手"]);
        assert_eq!(read("dad dad dad"), ["dad", "dad*"]);
    }

    #[test]
    fn a_minus_leaves_out() {
        assert_eq!(read("tea -sugar"), ["tea", "-sugar"]);
        assert_eq!(read("-sugar tea"), ["tea*", "-sugar"]);
        assert_eq!(read("−sugar"), ["-sugar"]);
        assert_eq!(read("-\"cold tea\" kitchen"), ["kitchen*", "-cold+tea"]);
        assert_eq!(read("kitchen -“cold te"), ["kitchen", "-cold+te"]);
        assert_eq!(read("\"cold\"-\"tea\""), ["cold", "-tea"]);
        assert_eq!(read("-tea -tea -kitchen-clock"), ["-tea", "-kitchen+clock"]);
        assert_eq!(read("-日本"), ["-日+本"]);
        // One between letters, one alone and two in a row say nothing.
        assert_eq!(read("e-mail - tea --"), ["e+mail", "tea"]);
        let many = (0..100).map(|n| format!("-{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(read(&many).len(), SEARCH_TERMS);
    }

    #[test]
    fn marks_ask_nothing() {
        for text in ["", "   ", "\"", "***", "-", "()", "\u{200B}", "\u{E000}"] {
            assert!(Query::parse(text).is_empty(), "{text:?}");
        }
        assert_eq!(read("NEAR(a b) OR c* NOT d:e ^f"), ["near+a", "b", "or", "c", "not", "d+e", "f*"]);
    }

    #[test]
    fn only_so_much_is_read() {
        let long = "word ".repeat(1000);
        assert_eq!(read(&long), ["word"]);
        let many = (0..100).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(read(&many).len(), SEARCH_TERMS);
    }
}
