//! Where the words of a text stand, looked at sixty-four bytes at a time, and short plain words as numbers.
//!
//! For who has millions of words to tell apart. A run is all that stands between two plain separators: cut by
//! [`super::pieces`], the runs of a text are the pieces of the text. What a word is, and when two are the same, is said there.

use std::ops::Range;

/// Bytes of a word that fit into one number.
const SHORT: usize = size_of::<u128>();
/// Bytes that are looked at together: one for each bit of a mask.
const BLOCK: usize = 64;
/// The bit that no plain byte has.
const FOREIGN: u128 = each_byte(0x80);
/// The bit that makes a plain letter small, and that every digit has.
const SMALL: u128 = each_byte(0x20);

/// By length: the bytes of a number that a word of that length takes up. The first byte is the lowest.
#[expect(clippy::indexing_slicing, reason = "reckoned by the compiler, which would refuse")]
const TAKEN: [u128; SHORT + 1] = {
    let mut taken = [0; SHORT + 1];
    let mut length = 1;
    while length <= SHORT {
        taken[length] = u128::MAX >> (8 * (SHORT - length));
        length += 1;
    }
    taken
};

const fn each_byte(byte: u8) -> u128 {
    u128::from_le_bytes([byte; SHORT])
}

/// The runs of a text, kept in a buffer that can be used again for the next text.
#[derive(Debug, Default)]
pub struct Runs {
    /// Where one begins, where it ends, where the next one begins.
    edges: Vec<usize>,
}

impl Runs {
    /// Forgets what it held and looks for the runs of `text`: their places in bytes, in order.
    pub fn of(&mut self, text: &str) -> impl Iterator<Item = Range<usize>> {
        self.edges.clear();
        let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
        let mut last = [0; BLOCK];
        last.iter_mut().zip(rest).for_each(|(into, byte)| *into = *byte);
        let mut inside = 0;
        let mut at = 0;
        for block in blocks.iter().chain([&last]) {
            let of_a_run = mask(block);
            let mut edges = of_a_run ^ (of_a_run << 1 | inside);
            inside = of_a_run >> (BLOCK - 1);
            while edges != 0 {
                self.edges.push(at + edges.trailing_zeros() as usize);
                edges &= edges - 1;
            }
            at += BLOCK;
        }
        // No run is left open: the last block is never full.
        self.edges.as_chunks::<2>().0.iter().map(|[begin, end]| *begin..*end)
    }
}

/// Which bytes of a block belong to a run: letters and digits, and all of what is not plain.
fn mask(block: &[u8; BLOCK]) -> u64 {
    // Sixteen bytes at once, where the compiler sees that it may.
    let mut of_a_run = [0; BLOCK];
    for (of_a_run, byte) in of_a_run.iter_mut().zip(block) {
        *of_a_run = u8::from(byte.is_ascii_alphanumeric() | !byte.is_ascii());
    }
    let mut mask = 0;
    for (place, eight) in (0..).step_by(8).zip(of_a_run.as_chunks::<8>().0) {
        // The lowest bits of eight bytes, moved side by side into the highest byte.
        mask |= (u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) << place;
    }
    mask
}

/// The bytes of a run, folded, as one number, if it is one word of at most sixteen plain letters and digits.
pub fn short(text: &str, run: &Range<usize>) -> Option<u128> {
    let taken = TAKEN.get(run.len())?;
    let bytes = text.as_bytes().get(run.start..)?;
    let bytes = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut last = [0; SHORT];
        last.iter_mut().zip(bytes).for_each(|(into, byte)| *into = *byte);
        last
    });
    let word = u128::from_le_bytes(bytes) & taken;
    (word & FOREIGN == 0).then_some((word | SMALL) & taken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::pieces::{Kind, Pieces};
    use super::*;

    fn runs(text: &str) -> Vec<&str> {
        Runs::default().of(text).filter_map(|run| text.get(run)).collect()
    }

    #[test]
    fn runs_stand_between_plain_separators() {
        assert_eq!(runs("The tide, 3.5 m — Ærø's; 日本!"), ["The", "tide", "3", "5", "m", "—", "Ærø", "s", "日本"]);
        assert!(runs(" ,.\n").is_empty() && runs("").is_empty());
    }

    #[test]
    fn a_run_may_fill_blocks_and_the_text() {
        for length in [1, 63, 64, 65, 127, 128, 129] {
            let word = "a".repeat(length);
            assert_eq!(runs(&word), [&word]);
            assert_eq!(runs(&format!(" {word} b")), [&word, "b"]);
        }
    }

    /// Texts with runs across the ends of blocks.
    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "([A-Za-z0-9éÉßﬁ日\u{301}❤'.,—\u{200B}]{0,20}[ \n]){0,30}"]
    }

    proptest! {
        #[test]
        fn the_pieces_of_the_runs_are_the_pieces_of_the_text(text in texts()) {
            let whole: Vec<_> = Pieces::of(&text).iter().map(|piece| (piece.kind, piece.folded.to_owned(), piece.place)).collect();
            let mut parts = Vec::new();
            for run in Runs::default().of(&text) {
                for piece in Pieces::of(&text[run.clone()]).iter() {
                    let place = run.start + piece.place.start..run.start + piece.place.end;
                    parts.push((piece.kind, piece.folded.to_owned(), place));
                }
            }
            prop_assert_eq!(parts, whole);
        }

        #[test]
        fn a_short_word_is_its_folded_bytes(text in texts()) {
            for run in Runs::default().of(&text) {
                let plain = text[run.clone()].is_ascii() && run.len() <= SHORT;
                let short = short(&text, &run);
                prop_assert_eq!(short.is_some(), plain);
                if let Some(short) = short {
                    let pieces = Pieces::of(&text[run]);
                    let only = pieces.get(0).filter(|_| pieces.len() == 1).map(|piece| (piece.kind, piece.folded.to_owned()));
                    let bytes: Vec<u8> = short.to_le_bytes().into_iter().take_while(|byte| *byte != 0).collect();
                    prop_assert_eq!(only, Some((Kind::Word, String::from_utf8_lossy(&bytes).into_owned())));
                }
            }
        }
    }
}
