//! The lines of text that end this program's files: a word and 32 bytes, and numbers as digits.
//!
//! Each value has one spelling, so that what is read and written again is the same bytes.

/// `<word><64 lower-case hex digits>\n`. The word brings its own space.
pub fn line(word: &str, value: &[u8; 32]) -> String {
    format!("{word}{}\n", hex::encode(value))
}

/// Reads such a line; `None` for anything else, capitals among the digits included.
pub fn value_of(line: &[u8], word: &str) -> Option<[u8; 32]> {
    let digits = line.strip_prefix(word.as_bytes())?.strip_suffix(b"\n")?;
    if digits.iter().any(u8::is_ascii_uppercase) {
        return None;
    }
    let mut value = [0; 32];
    hex::decode_to_slice(digits, &mut value).ok()?;
    Some(value)
}

/// Digits only: `parse` alone would take a sign.
pub fn number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_spelling() {
        let written = line("mac ", &[0xab; 32]);
        assert_eq!(value_of(written.as_bytes(), "mac "), Some([0xab; 32]));
        for other in [
            format!("mac {}\n", "AB".repeat(32)),
            written.replace("mac ", "sum "),
            written.replace('\n', ""),
            written + "\n",
        ] {
            assert_eq!(value_of(other.as_bytes(), "mac "), None, "{other:?}");
        }
    }

    #[test]
    fn a_number_is_digits() {
        assert_eq!(number("0042"), Some(42));
        for text in ["", "+1", "-1", " 1", "1 ", "0x1", "18446744073709551616"] {
            assert_eq!(number(text), None, "{text:?}");
        }
    }
}
