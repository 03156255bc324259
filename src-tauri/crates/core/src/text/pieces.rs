//! Cutting text into pieces that can be compared: the one place that says when two words are the same.
//!
//! The search index, the query and the highlights all go through here, so that they cannot disagree. A word is a run of
//! letters and digits in lower case, without accents, in compatibility form ("Ｃafé" is "cafe"), at most
//! [`WORD_MAX`] characters long. In scripts that put no space between words each character is a piece (a *unit*), and
//! so is each pictograph. Everything else separates.

use std::ops::{ControlFlow, Range};

use unicode_normalization::UnicodeNormalization;

use super::script::{Class, class, is_silent};

/// Characters of a word that are looked at; what follows is not compared.
pub const WORD_MAX: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, or a pictograph.
    Word,
    /// One character of a script without spaces.
    Unit,
}

/// One piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'p> {
    pub kind: Kind,
    /// How it compares.
    pub folded: &'p str,
    /// Where it stands in the text, in bytes, with the silent marks that belong to it.
    pub place: Range<usize>,
    /// Nothing stands between it and the piece before.
    pub joined: bool,
}

/// Calls `f` for every piece in order, until it breaks.
pub fn each(text: &str, mut f: impl FnMut(Piece<'_>) -> ControlFlow<()>) {
    let mut folded = String::with_capacity(WORD_MAX);
    let mut at = 0;
    let mut last_end = usize::MAX;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        folded.clear();
        let (kind, length) = match Start::of(rest) {
            Start::Skip(length) => {
                at += length;
                continue;
            }
            Start::Word => (Kind::Word, take_word(rest, &mut folded)),
            Start::Unit => (Kind::Unit, take_unit(rest, &mut folded)),
            Start::Pictograph => (Kind::Word, take_pictograph(rest, &mut folded)),
        };
        let place = at..at + length;
        at += length;
        if folded.is_empty() {
            continue;
        }
        let joined = last_end == place.start;
        last_end = place.end;
        if f(Piece { kind, folded: &folded, place, joined }).is_break() {
            return;
        }
    }
}

/// What begins at the beginning of a text.
enum Start {
    /// So many bytes that are no piece.
    Skip(usize),
    Word,
    Unit,
    Pictograph,
}

impl Start {
    fn of(text: &str) -> Self {
        let Some(first) = text.chars().next() else { return Self::Skip(text.len()) };
        if first.is_ascii() {
            let between = text.bytes().take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).count();
            return if between == 0 { Self::Word } else { Self::Skip(between) };
        }
        match class(first) {
            Class::Letter => Self::Word,
            Class::Unit | Class::UnitEnd => Self::Unit,
            Class::Pictograph | Class::Flag => Self::Pictograph,
            Class::Silent | Class::Break => Self::Skip(first.len_utf8()),
        }
    }
}

/// Reads one word into `folded`; answers its length in bytes.
fn take_word(text: &str, folded: &mut String) -> usize {
    // Most words are of plain letters from the beginning to the end: these are copied at once.
    let mut length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    folded.push_str(text.get(..length.min(WORD_MAX)).unwrap_or_default());
    folded.make_ascii_lowercase();
    let mut room = WORD_MAX - folded.len();
    for c in text.get(length..).unwrap_or_default().chars() {
        if c.is_ascii() {
            if !c.is_ascii_alphanumeric() {
                break;
            }
            push(c.to_ascii_lowercase(), folded, &mut room);
        } else {
            match class(c) {
                Class::Letter => fold_letter(c, folded, &mut room),
                Class::Silent => {}
                _ => break,
            }
        }
        length += c.len_utf8();
    }
    length
}

/// Lower case, compatibility form, without accents; letters that no decomposition relates to their plain form are
/// written as people without that key write them.
fn fold_letter(c: char, folded: &mut String, room: &mut usize) {
    // A compatibility form may decompose into capitals, and a capital's small letter into parts.
    for part in c.to_lowercase().nfkd().flat_map(char::to_lowercase) {
        match plain(part) {
            Some(letters) => letters.chars().for_each(|c| push(c, folded, room)),
            None if is_silent(part) || (part.is_ascii() && !part.is_ascii_alphanumeric()) || part == '\u{2044}' => {}
            None => push(part, folded, room),
        }
    }
}

/// Letters that no decomposition relates to the plain ones.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        _ => return None,
    })
}

fn push(c: char, folded: &mut String, room: &mut usize) {
    if *room > 0 {
        folded.push(c);
        *room -= 1;
    }
}

/// Reads one unit with what completes it; answers its length in bytes.
fn take_unit(text: &str, folded: &mut String) -> usize {
    let length = text
        .char_indices()
        .skip(1)
        .find(|(_, c)| c.is_ascii() || !matches!(class(*c), Class::UnitEnd | Class::Silent))
        .map_or(text.len(), |(at, _)| at);
    let unit = text.get(..length).unwrap_or_default();
    folded.extend(unit.nfkc().filter(|c| !is_silent(*c) && !c.is_whitespace()).take(WORD_MAX));
    length
}

/// Reads one pictograph: with modifiers, joined ones and both halves of a flag as the one picture they are.
fn take_pictograph(text: &str, folded: &mut String) -> usize {
    let mut length = 0;
    let mut joiner = true;
    let mut halves = 0;
    let mut room = WORD_MAX;
    for c in text.chars() {
        match class(c) {
            Class::Pictograph if joiner => push(c, folded, &mut room),
            Class::Flag if joiner || halves == 1 => {
                halves += 1;
                push(c, folded, &mut room);
            }
            Class::Silent if !c.is_ascii() => {}
            _ => break,
        }
        joiner = c == '\u{200D}';
        length += c.len_utf8();
    }
    length
}

/// All pieces of a text, kept in two buffers that can be used again for the next text.
#[derive(Debug, Default, Clone)]
pub struct Pieces {
    folded: String,
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
struct Item {
    kind: Kind,
    folded: Range<usize>,
    place: Range<usize>,
    joined: bool,
}

impl Pieces {
    pub fn of(text: &str) -> Self {
        let mut pieces = Self::default();
        pieces.read(text);
        pieces
    }

    /// Forgets what it held and cuts `text`.
    pub fn read(&mut self, text: &str) {
        self.folded.clear();
        self.items.clear();
        each(text, |piece| {
            let start = self.folded.len();
            self.folded.push_str(piece.folded);
            self.items.push(Item {
                kind: piece.kind,
                folded: start..self.folded.len(),
                place: piece.place,
                joined: piece.joined,
            });
            ControlFlow::Continue(())
        });
    }

    #[allow(clippy::len_without_is_empty)] // Nothing asks.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn get(&self, index: usize) -> Option<Piece<'_>> {
        self.items.get(index).map(|item| self.piece(item))
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Piece<'_>> {
        self.items.iter().map(|item| self.piece(item))
    }

    fn piece(&self, item: &Item) -> Piece<'_> {
        Piece {
            kind: item.kind,
            folded: self.folded.get(item.folded.clone()).unwrap_or_default(),
            place: item.place.clone(),
            joined: item.joined,
        }
    }
}

/// How a name compares to another: its pieces joined by single spaces; a name of marks alone, as it is.
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    each(name, |piece| {
        let goes_on = piece.joined && piece.kind == Kind::Unit;
        if !folded.is_empty() && !goes_on {
            folded.push(' ');
        }
        folded.push_str(piece.folded);
        ControlFlow::Continue(())
    });
    if folded.is_empty() { name.trim().to_owned() } else { folded }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> Vec<String> {
        Pieces::of(text).iter().map(|piece| piece.folded.to_owned()).collect()
    }

    #[test]
    fn words_lose_case_and_accents() {
        assert_eq!(
            folded("Ｃafé CAFE\u{301} — naïve, Łódź straße Ærø"),
            ["cafe", "cafe", "naive", "lodz", "strasse", "aero"]
        );
        assert_eq!(folded("İstanbul Işık ΟΔΟΣ οδός"), ["istanbul", "isik", "οδοσ", "οδοσ"]);
        assert_eq!(folded("don't e-mail 3.5 x²"), ["don", "t", "e", "mail", "3", "5", "x2"]);
    }

    #[test]
    fn marks_that_are_not_seen_do_not_part_words() {
        assert_eq!(
            folded("co\u{AD}operate \u{200F}שָׁלוֹם مُحَمَّد نمی\u{200C}خواهم"),
            ["cooperate", "שלום", "محمد", "نمیخواهم"]
        );
    }

    #[test]
    fn vowel_signs_stay() {
        assert_eq!(folded("हिन्दी"), ["ह\u{93f}न\u{94d}द\u{940}"]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_characters() {
        assert_eq!(folded("日本語"), ["日", "本", "語"]);
        assert_eq!(folded("ｶﾞ ガ カ\u{3099}"), ["ガ", "ガ", "ガ"]);
        assert_eq!(folded("한국 \u{1112}\u{1161}\u{11AB}"), ["한", "국", "한"]);
        assert_eq!(folded("ที่"), ["ท", "\u{e35}", "\u{e48}"].map(str::to_owned));
        let pieces = Pieces::of("A型、血");
        let joined: Vec<bool> = pieces.iter().map(|piece| piece.joined).collect();
        assert_eq!(joined, [false, true, false]);
    }

    #[test]
    fn a_picture_is_one_piece() {
        assert_eq!(folded("☕️ 👩‍👩‍👧 🇬🇧🇩🇪 👍🏽").len(), 5);
        assert_eq!(folded("👍🏽"), folded("👍"));
        assert_eq!(folded("❤️"), folded("❤"));
    }

    #[test]
    fn private_use_is_never_a_piece() {
        assert!(folded("\u{E000} \u{F8FF}\u{10FFFD}").is_empty());
    }

    proptest! {
        #[test]
        fn places_are_in_order_and_on_boundaries(text in any::<String>()) {
            let mut end = 0;
            for piece in Pieces::of(&text).iter() {
                prop_assert!(piece.place.start >= end && piece.place.end > piece.place.start);
                prop_assert!(text.get(piece.place.clone()).is_some());
                prop_assert!(!piece.folded.is_empty() && !piece.folded.contains([' ', '"', '\0']));
                prop_assert!(piece.folded.chars().count() <= WORD_MAX);
                end = piece.place.end;
            }
        }

        #[test]
        fn composition_does_not_matter(
            // Kana and the nukta of Devanagari never stand in one word; together they change places when taken apart.
            text in prop_oneof![
                "[ -~\u{A0}-\u{24F}\u{370}-\u{52F}\u{5D0}-\u{64A}\u{900}-\u{963}\u{1E00}-\u{1FFF}\u{AC00}-\u{D7A3}]{0,40}",
                "[ -~\u{A0}-\u{24F}\u{370}-\u{52F}\u{5D0}-\u{64A}\u{1E00}-\u{1FFF}\u{3041}-\u{30FE}\u{AC00}-\u{D7A3}]{0,40}",
            ],
        ) {
            let taken_apart: String = text.nfd().collect();
            let composed: String = text.nfc().collect();
            prop_assert_eq!(folded(&taken_apart), folded(&composed));
        }
    }
}
