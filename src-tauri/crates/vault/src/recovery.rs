//! The recovery code: 16 random bytes that open the journal when everything else is lost.
//!
//! Written as Bech32m (BIP-350) under the human-readable part `mooring`, of which neither it nor the
//! separator is shown: 26 symbols of data and 6 of checksum, in eight groups of four. The checksum catches
//! every error of up to four symbols, hence every swap of neighbours.

use bech32::primitives::checksum::Engine;
use bech32::{Bech32m, Checksum, Fe32, Hrp};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::secret::{NoRandomness, Secret};

/// Symbols of a code, and how they are shown.
pub const SYMBOLS: usize = 32;
/// Symbols of one group.
pub const GROUP: usize = 4;
/// Groups of a code.
pub const GROUPS: usize = SYMBOLS / GROUP;

/// Symbols that carry data; the rest is the checksum.
const DATA: usize = 26;
const BYTES: usize = 16;

/// The human-readable part, part of the checksum and never shown.
const HRP: Hrp = Hrp::parse_unchecked("mooring");

/// A recovery code. It cannot be printed by accident: its groups are taken out by name.
///
/// ```
/// let code = vault::recovery::RecoveryCode::random().unwrap();
/// println!("{:?}", code.groups());
/// ```
/// ```compile_fail
/// let code = vault::recovery::RecoveryCode::random().unwrap();
/// println!("{code:?}");
/// ```
pub struct RecoveryCode(Secret<BYTES>);

/// What is known of a code while it is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Fewer than 32 symbols, all of the alphabet; so many groups are whole.
    Incomplete { groups: u8 },
    /// A symbol that no code has, in this group (counted from 0).
    BadSymbol { group: u8 },
    /// More than 32 symbols.
    TooLong,
    /// The checksum fails. The group is named only where exactly one single-symbol correction is valid.
    Mistyped { group: Option<u8> },
    /// The checksum holds. Whether it opens a journal is known only by trying.
    WellFormed,
}

/// Symbols of a code being read. The same length for every code, so that wiping it is simple.
type Symbols = Zeroizing<[u8; SYMBOLS]>;

impl RecoveryCode {
    /// A fresh code.
    pub fn random() -> Result<Self, NoRandomness> {
        Secret::random().map(Self)
    }

    /// The code as eight groups of four capitals, to be shown once.
    pub fn groups(&self) -> Zeroizing<[String; GROUPS]> {
        let symbols = self.symbols();
        let mut groups: [String; GROUPS] = Default::default();
        for (group, four) in groups.iter_mut().zip(symbols.chunks(GROUP)) {
            group.reserve_exact(GROUP);
            group.extend(four.iter().filter_map(|symbol| letter(*symbol)));
        }
        Zeroizing::new(groups)
    }

    /// Reads a typed code: any case, with any spaces, hyphens and line ends between symbols.
    pub fn parse(text: &str) -> Result<Self, Check> {
        let symbols = read(text)?;
        if !valid(&symbols) {
            return Err(Check::Mistyped { group: misplaced(&symbols) });
        }
        let mut bytes = Secret::zeroed();
        let mut bits: u32 = 0;
        let mut count = 0;
        let mut target = bytes.as_mut().iter_mut();
        for symbol in symbols.iter().take(DATA) {
            bits = (bits << 5) | u32::from(*symbol);
            count += 5;
            if count >= 8 {
                count -= 8;
                if let Some(byte) = target.next() {
                    *byte = ((bits >> count) & 0xff) as u8;
                }
                bits &= (1 << count) - 1;
            }
        }
        Ok(Self(bytes))
    }

    /// Whether a typed group is the one at this place (counted from 0), in constant time.
    pub fn group_is(&self, place: u8, typed: &str) -> bool {
        let mut given = Zeroizing::new([0_u8; GROUP]);
        let mut count = 0;
        for symbol in typed.chars().filter(|symbol| !separates(*symbol)) {
            let (Some(slot), Some(value)) = (given.get_mut(count), value(symbol)) else {
                return false;
            };
            *slot = value;
            count += 1;
        }
        let symbols = self.symbols();
        let start = usize::from(place) * GROUP;
        let expected = symbols.get(start..start + GROUP).unwrap_or_default();
        count == GROUP && expected.ct_eq(given.as_slice()).into()
    }

    /// The code that these bytes are.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn of(bytes: [u8; BYTES]) -> Self {
        Self(Secret::from_bytes(bytes))
    }

    /// A second owner of the same code: one to be shown, one to compare the groups asked back with.
    pub(crate) fn again(&self) -> Self {
        Self(self.0.duplicate())
    }

    pub(crate) const fn secret(&self) -> &Secret<BYTES> {
        &self.0
    }

    fn symbols(&self) -> Symbols {
        let mut symbols = Symbols::new([0; SYMBOLS]);
        let bytes = self.0.expose("shown to its owner, or compared with what they typed");
        let mut bits: u32 = 0;
        let mut count = 0;
        let mut target = symbols.iter_mut();
        for byte in bytes {
            bits = (bits << 8) | u32::from(*byte);
            count += 8;
            while count >= 5 {
                count -= 5;
                if let Some(symbol) = target.next() {
                    *symbol = ((bits >> count) & 31) as u8;
                }
            }
            bits &= (1 << count) - 1;
        }
        // Three bits are left over; two zeros fill the last symbol.
        if let Some(symbol) = target.next() {
            *symbol = ((bits << (5 - count)) & 31) as u8;
        }
        seal(&mut symbols);
        symbols
    }
}

/// What can be said of a typed code without trying it.
pub fn check(text: &str) -> Check {
    match read(text) {
        Ok(symbols) if valid(&symbols) => Check::WellFormed,
        Ok(symbols) => Check::Mistyped { group: misplaced(&symbols) },
        Err(check) => check,
    }
}

/// Whether the checksum holds: [`check`] without the search for the wrong group, which is a thousand times the work.
pub fn is_well_formed(text: &str) -> bool {
    read(text).is_ok_and(|symbols| valid(&symbols))
}

/// Two different places out of the eight, in order, to be asked back.
pub(crate) fn two_places() -> Result<[u8; 2], NoRandomness> {
    // 56 ordered pairs of different places; a byte below 224 = 4 · 56 is even over them.
    loop {
        let draw = Secret::<1>::random()?.expose("a place, not a secret")[0];
        if draw < 224 {
            let (first, step) = (draw % 8, 1 + (draw / 8) % 7);
            let second = (first + step) % 8;
            return Ok([first.min(second), first.max(second)]);
        }
    }
}

/// Collects the 32 symbols of a text, or says what is wrong with it.
fn read(text: &str) -> Result<Symbols, Check> {
    let mut symbols = Symbols::new([0; SYMBOLS]);
    let mut count = 0;
    for symbol in text.chars().filter(|symbol| !separates(*symbol)) {
        let Some(slot) = symbols.get_mut(count) else {
            return Err(Check::TooLong);
        };
        *slot = value(symbol).ok_or(Check::BadSymbol { group: group_of(count) })?;
        count += 1;
    }
    if count < SYMBOLS {
        return Err(Check::Incomplete { groups: group_of(count) });
    }
    Ok(symbols)
}

/// What may stand between symbols: whatever somebody's pen, keyboard or mail program puts there.
fn separates(symbol: char) -> bool {
    symbol.is_whitespace()
        || matches!(symbol, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | '·' | '_' | '\u{200b}' | '\u{feff}')
}

fn value(symbol: char) -> Option<u8> {
    // The alphabet has a zero and no O, and the two look alike in handwriting.
    let symbol = if matches!(symbol, 'o' | 'O') { '0' } else { symbol };
    Fe32::from_char(symbol).ok().map(Fe32::to_u8)
}

fn letter(symbol: u8) -> Option<char> {
    Fe32::try_from(symbol).ok().map(|symbol| symbol.to_char().to_ascii_uppercase())
}

fn group_of(symbol: usize) -> u8 {
    u8::try_from(symbol / GROUP).unwrap_or(u8::MAX)
}

fn residue(symbols: &[u8]) -> u32 {
    let mut engine = Engine::<Bech32m>::new();
    engine.input_hrp(HRP);
    for symbol in symbols {
        engine.input_fe(Fe32::try_from(*symbol).unwrap_or(Fe32::Q));
    }
    *engine.residue()
}

/// The checksum holds, and the two bits that carry nothing are zero, so that one code has one spelling.
fn valid(symbols: &Symbols) -> bool {
    let filling = symbols.get(DATA - 1).is_some_and(|last| last.trailing_zeros() >= 2);
    filling && residue(symbols.as_slice()) == Bech32m::TARGET_RESIDUE
}

/// Fills in the last six symbols.
fn seal(symbols: &mut Symbols) {
    let mut engine = Engine::<Bech32m>::new();
    engine.input_hrp(HRP);
    for symbol in symbols.iter().take(DATA) {
        engine.input_fe(Fe32::try_from(*symbol).unwrap_or(Fe32::Q));
    }
    engine.input_target_residue();
    let residue = *engine.residue();
    for (place, symbol) in symbols.iter_mut().skip(DATA).enumerate() {
        let shift = 5 * (SYMBOLS - DATA - 1 - place);
        *symbol = ((residue >> shift) & 31) as u8;
    }
}

/// The group of the only single symbol whose change makes the code valid; `None` where there is none, or more.
fn misplaced(symbols: &Symbols) -> Option<u8> {
    let mut found = None;
    let mut attempt = symbols.clone();
    for place in 0..SYMBOLS {
        let original = attempt.get(place).copied()?;
        for other in (0..32).filter(|other| *other != original) {
            *attempt.get_mut(place)? = other;
            if valid(&attempt) {
                if found.is_some() {
                    attempt.zeroize();
                    return None;
                }
                found = Some(group_of(place));
            }
        }
        *attempt.get_mut(place)? = original;
    }
    found
}

#[cfg(test)]
mod tests;
