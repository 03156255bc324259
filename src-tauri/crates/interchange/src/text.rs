//! Bytes to text.
//!
//! The rule, in this order:
//! 1. A byte order mark of UTF-8 or UTF-16 decides; one of UTF-32 is refused.
//! 2. Without one, a zero in nearly every second byte of the beginning is UTF-16.
//! 3. Valid UTF-8 is UTF-8; so is a file with at least ten well-formed characters beyond ASCII for each bad byte, which
//!    become U+FFFD.
//! 4. Anything else is an old 8-bit or double-byte encoding, as a spreadsheet on Windows saves it. Which one, `chardetng`
//!    guesses (Windows-1252, a superset of Latin-1, where nothing speaks for another), and the file is marked as guessed.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::Refused;

/// A file as text.
#[derive(Debug)]
pub(crate) struct Decoded<'b> {
    pub(crate) text: Cow<'b, str>,
    /// The encoding was an old one and had to be guessed.
    pub(crate) guessed: bool,
    /// U+FFFD in the text may stand for bytes that could not be read.
    pub(crate) damaged: bool,
}

/// The bytes as text, without byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Refused> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(Refused::Encoding);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, bytes.get(mark..).unwrap_or_default(), false));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(with(encoding, bytes, false));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), guessed: false, damaged: false });
    }
    if mostly_utf8(bytes) {
        return Ok(Decoded { text: String::from_utf8_lossy(bytes), guessed: false, damaged: true });
    }
    Ok(with(guess(bytes), bytes, true))
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8], guessed: bool) -> Decoded<'b> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, guessed, damaged }
}

/// UTF-16 where, of the first 512 bytes, at least three quarters of one parity are zero and next to none of the other.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let pairs = head.len() / 2;
    if pairs < 8 {
        return None;
    }
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (many, few) = (pairs * 3 / 4, pairs / 16);
    if odd >= many && even <= few {
        Some(UTF_16LE)
    } else if even >= many && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad.saturating_mul(10)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "full_date,mood,note\n2026-02-03,müde,Größe, naïve façade – “so” … 5 €\n";

    fn utf16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    fn check(bytes: &[u8], expected: &str, guessed: bool) {
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.text, expected);
        assert_eq!((decoded.guessed, decoded.damaged), (guessed, false));
    }

    #[test]
    fn unicode_is_read_with_and_without_mark() {
        check(TEXT.as_bytes(), TEXT, false);
        check(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), TEXT, false);
        for mark in [true, false] {
            check(&utf16(TEXT, mark, u16::to_le_bytes), TEXT, false);
            check(&utf16(TEXT, mark, u16::to_be_bytes), TEXT, false);
        }
    }

    #[test]
    fn old_encodings_are_guessed_and_said_to_be() {
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1252, TEXT),
            (encoding_rs::WINDOWS_1252, "2026-02-03,ok,Schöne Grüße"),
            (encoding_rs::WINDOWS_1252, "2026-02-03,ok,it’s fine – really"),
            (encoding_rs::WINDOWS_1251, "2026-02-03,хорошо,Сегодня гуляли в парке, потом пили чай с мамой"),
            (encoding_rs::SHIFT_JIS, "2026-02-03,良い,今日は散歩に行きました。とても楽しかったです。"),
        ] {
            check(&encoding.encode(text).0, text, true);
        }
    }

    #[test]
    fn a_few_damaged_bytes_do_not_make_utf8_something_else() {
        let mut bytes = "Ein Tag mit vielen Umlauten: äöüß äöüß äöüß äöüß".as_bytes().to_vec();
        bytes.insert(3, 0xFF);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.text, "Ein\u{FFFD} Tag mit vielen Umlauten: äöüß äöüß äöüß äöüß");
        assert_eq!((decoded.guessed, decoded.damaged), (false, true));
    }

    #[test]
    fn utf32_is_refused() {
        assert_eq!(decode(b"\xFF\xFE\0\0f\0\0\0").unwrap_err(), Refused::Encoding);
        assert_eq!(decode(b"\0\0\xFE\xFF\0\0\0f").unwrap_err(), Refused::Encoding);
    }

    #[test]
    fn half_a_character_at_the_end_of_utf16_is_marked() {
        let mut bytes = utf16(TEXT, true, u16::to_le_bytes);
        bytes.push(0x41);
        assert!(decode(&bytes).unwrap().damaged);
    }
}
