//! Makes wrong input out of right input.
//!
//! Bytes are flipped, cut, doubled and spliced as anywhere; besides, numbers become large ones, words of the format turn up
//! where they do not belong, and brackets and pieces are repeated until they nest deeply.

use fastrand::Rng;

/// No input is larger: what reads it is bounded by tests of its own, and a larger one only takes longer.
const MOST: usize = 128 * 1024;

/// Numbers at which something tends to break.
const NUMBERS: [&str; 14] = [
    "0",
    "-1",
    "00000000000000000000000000001",
    "255",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e400",
    "99999999999999999999999999999999999999999999",
];

/// Pieces that mean something to more than one reader.
const PIECES: [&[u8]; 20] = [
    b"\0",
    b"\xff\xfe",
    b"\xfe\xff\0\0",
    b"\xef\xbb\xbf",
    b"\xf0\x9f",
    b"\xed\xa0\x80",
    "\u{202e}\u{200d}".as_bytes(),
    "e\u{301}\u{327}".as_bytes(),
    "\u{fdfa}".as_bytes(),
    b"\\ud800",
    b"\r",
    b"\n\n",
    b"null",
    b"true",
    b"{}",
    b"[[]]",
    b"\"\"",
    b"'",
    b"%00%ff",
    b"&#x110000;",
];

/// Pieces that nest.
const NESTS: [&str; 10] = ["[", "{\"a\":", "(", "<div>", "> ", "- ", "**", "[a](", "\"", "    "];

/// A source of wrong input, the same for the same seed.
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    words: &'static [&'static str],
    chance: Rng,
}

impl Mutator {
    /// From right inputs and the words of their format. Without any input it begins with nothing.
    pub fn new(mut seeds: Vec<Vec<u8>>, words: &'static [&'static str], seed: u64) -> Self {
        if seeds.is_empty() {
            seeds.push(Vec::new());
        }
        Self { seeds, words, chance: Rng::with_seed(seed) }
    }

    /// One more input, a few steps away from a right one.
    pub fn input(&mut self) -> Vec<u8> {
        let mut bytes = self.seed();
        for _ in 0..self.chance.u32(1..=4) {
            self.step(&mut bytes);
            bytes.truncate(MOST);
        }
        bytes
    }

    /// Whether something happens that has one chance in so many.
    pub fn one_in(&mut self, many: u32) -> bool {
        self.chance.u32(0..many.max(1)) == 0
    }

    fn seed(&mut self) -> Vec<u8> {
        let place = self.chance.usize(0..self.seeds.len());
        self.seeds.get(place).cloned().unwrap_or_default()
    }

    fn step(&mut self, bytes: &mut Vec<u8>) {
        match self.chance.u32(0..12) {
            0 => {
                let at = self.at(bytes);
                let bit = self.chance.u32(0..8);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            1 => {
                let at = self.at(bytes);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = self.chance.u8(..);
                }
            }
            2 => bytes.truncate(self.at(bytes)),
            3 => {
                let range = self.range(bytes);
                bytes.drain(range);
            }
            4 | 5 => self.repeat(bytes),
            6 => {
                let (range, other) = (self.range(bytes), self.seed());
                let part = other.get(self.range(&other)).unwrap_or_default().to_vec();
                bytes.splice(range, part);
            }
            7 => self.number(bytes),
            8 => {
                let place = self.chance.usize(0..PIECES.len());
                self.put(bytes, PIECES.get(place).copied().unwrap_or_default());
            }
            9 => self.nest(bytes),
            10 => {
                let range = self.range(bytes);
                if let Some(part) = bytes.get_mut(range) {
                    self.chance.shuffle(part);
                }
            }
            _ => {
                if let Some(word) = self.chance.choice(self.words) {
                    self.put(bytes, word.as_bytes());
                }
            }
        }
    }

    /// A part of it, some times over.
    fn repeat(&mut self, bytes: &mut Vec<u8>) {
        let range = self.range(bytes);
        let end = range.end;
        let part = bytes.get(range).unwrap_or_default();
        let times = if self.one_in(8) { MOST / part.len().max(1) } else { self.chance.usize(1..16) };
        let part = part.repeat(times.min(MOST / part.len().max(1)));
        bytes.splice(end..end, part);
    }

    /// Something that opens, opened again and again.
    fn nest(&mut self, bytes: &mut Vec<u8>) {
        let piece = self.chance.choice(NESTS).unwrap_or_default();
        let times = 1_usize << self.chance.u32(1..13);
        self.put(bytes, piece.repeat(times).as_bytes());
    }

    /// Another number in the place of one.
    fn number(&mut self, bytes: &mut Vec<u8>) {
        let from = self.at(bytes);
        let Some(start) = bytes.iter().skip(from).position(u8::is_ascii_digit).map(|ahead| from + ahead) else {
            return;
        };
        let length = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_digit()).count();
        let number = self.chance.choice(NUMBERS).unwrap_or_default();
        bytes.splice(start..start + length, number.bytes());
    }

    /// Puts a piece somewhere, or in the place of something.
    fn put(&mut self, bytes: &mut Vec<u8>, piece: &[u8]) {
        let range = self.range(bytes);
        let range = if self.one_in(2) { range } else { range.start..range.start };
        bytes.splice(range, piece.iter().copied());
    }

    fn at(&mut self, bytes: &[u8]) -> usize {
        self.chance.usize(0..=bytes.len())
    }

    /// A stretch; short ones are as likely as long ones.
    fn range(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let start = self.at(bytes);
        let most = 1_usize << self.chance.u32(0..17);
        start..start + self.chance.usize(0..=most.min(bytes.len() - start))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_inputs_and_they_are_many() {
        let make = || {
            let mut mutator = Mutator::new(vec![b"{\"a\":12}".to_vec(), b"x,y\n".to_vec()], &["word"], 7);
            (0..500).map(|_| mutator.input()).collect::<Vec<_>>()
        };
        let inputs = make();
        assert_eq!(inputs, make());
        assert!(inputs.iter().collect::<BTreeSet<_>>().len() > 400);
        assert!(inputs.iter().all(|input| input.len() <= MOST));
        assert!(inputs.iter().any(|input| input.len() > MOST / 2), "some are long");
    }

    #[test]
    fn nothing_is_mutated_too() {
        let mut mutator = Mutator::new(Vec::new(), &[], 1);
        assert!((0..100).any(|_| !mutator.input().is_empty()));
    }
}
