//! What a character is to somebody who searches.

use unicode_normalization::char::is_combining_mark;

/// The part a character plays in a text that is cut into pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Belongs to a word.
    Letter,
    /// Of a script written without spaces: a piece by itself.
    Unit,
    /// Completes the unit before it (voiced sound marks, medial and final jamo).
    UnitEnd,
    /// A pictograph: a piece by itself.
    Pictograph,
    /// Half of a flag.
    Flag,
    /// Passed over without ending a word: accents, vowel points, marks of direction and joining.
    Silent,
    /// Everything else.
    Break,
}

/// The class of a character outside ASCII.
pub(super) fn class(c: char) -> Class {
    if is_silent(c) {
        Class::Silent
    } else if is_unit_end(c) {
        Class::UnitEnd
    } else if is_unit(c) {
        Class::Unit
    } else if matches!(c, '\u{1F1E6}'..='\u{1F1FF}') {
        Class::Flag
    } else if is_pictograph(c) {
        Class::Pictograph
    } else if c.is_alphanumeric() || is_combining_mark(c) {
        // Marks that are not silent (Indic vowel signs, viramas) are part of how the word is spelt.
        Class::Letter
    } else {
        Class::Break
    }
}

/// Characters that say nothing about which word it is. Diacritics of Latin, Greek and Cyrillic, points of Hebrew and
/// Arabic; not the vowel signs of Indic scripts, without which other words would remain.
pub(super) fn is_silent(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{0640}' | '\u{0670}' | '\u{FEFF}'
        | '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0487}'
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}'..='\u{05C2}' | '\u{05C4}'..='\u{05C5}' | '\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{180B}'..='\u{180E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_unit_end(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{3099}'..='\u{309A}' | '\u{FF9E}'..='\u{FF9F}' | '\u{D7B0}'..='\u{D7FF}')
}

/// Han, kana, bopomofo, hangul (whose words carry their particles), and the scripts of South-East Asia that put no
/// space between words.
fn is_unit(c: char) -> bool {
    matches!(c,
        '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}' | '\u{0E81}'..='\u{0ECE}'
        | '\u{0F40}'..='\u{0FBC}'
        | '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{108F}' | '\u{109A}'..='\u{109F}' | '\u{1100}'..='\u{115F}'
        | '\u{1780}'..='\u{17D3}' | '\u{17D7}' | '\u{17DC}'..='\u{17DD}'
        | '\u{1950}'..='\u{1974}' | '\u{1980}'..='\u{19C9}' | '\u{1A20}'..='\u{1A7C}'
        | '\u{2E80}'..='\u{2FD5}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}'
        | '\u{3038}'..='\u{303C}' | '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}' | '\u{3105}'..='\u{318E}' | '\u{31A0}'..='\u{31BF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{A000}'..='\u{A48C}' | '\u{A960}'..='\u{A97C}'
        | '\u{A984}'..='\u{A9C0}' | '\u{A9E0}'..='\u{A9EF}' | '\u{AA60}'..='\u{AA7F}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAD9}' | '\u{FF66}'..='\u{FF9D}' | '\u{FFA0}'..='\u{FFDC}'
        | '\u{1B000}'..='\u{1B16F}' | '\u{20000}'..='\u{323AF}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{231A}'..='\u{231B}' | '\u{2328}' | '\u{23CF}' | '\u{23E9}'..='\u{23FA}' | '\u{25AA}'..='\u{25FE}'
        | '\u{2600}'..='\u{27BF}' | '\u{2934}'..='\u{2935}' | '\u{2B05}'..='\u{2B07}' | '\u{2B1B}'..='\u{2B1C}'
        | '\u{2B50}' | '\u{2B55}' | '\u{1F000}'..='\u{1F1E5}' | '\u{1F200}'..='\u{1FAFF}')
}
