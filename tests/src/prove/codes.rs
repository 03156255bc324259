//! Types recovery codes wrongly, and looks whether it is caught.

use anyhow::{Context, Result};
use vault::recovery::{RecoveryCode, SYMBOLS, is_well_formed};

use super::page::{Row, Section};
use super::{Harness, Order};

/// Codes that are typed wrongly in every way there is.
pub const HARNESS: Harness = Harness { name: "codes", title: "A recovery code typed wrongly", tries: 10_000, prove };

const ABOUT: &str = "\
Of each random code, every error of one sign is typed (992), every swap of two neighbours that differ, and 1,000 errors of two
signs drawn at random; every error of two signs there is (476,656) of one code in a thousand. Whether the checksum catches an
error depends on the error alone and not on the code, so the drawn ones stand for all. Counter-checks: the code as it is, and
another whole code in its place, which no checksum can tell, are not caught.
";

/// The signs of a code, in the order of their values (BIP-173).
const ALPHABET: &[u8; 32] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
/// Errors of two signs drawn for each code.
const DRAWN: u32 = 1_000;
/// Of one code in so many, every error of two signs is typed.
const WHOLE: u32 = 1_000;

/// Errors typed and caught.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Typed {
    pub typed: u64,
    pub caught: u64,
}

impl Typed {
    fn add(&mut self, caught: bool) {
        self.typed += 1;
        self.caught += u64::from(caught);
    }

    const fn is_all(&self) -> bool {
        self.typed > 0 && self.typed == self.caught
    }
}

/// What came of all codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Codes {
    pub one: Typed,
    pub swapped: Typed,
    pub two: Typed,
    /// No error, and an error nobody can know.
    pub right: Typed,
    pub another: Typed,
}

impl Codes {
    /// Every error was caught, and nothing else.
    pub const fn is_sound(&self) -> bool {
        self.one.is_all()
            && self.swapped.is_all()
            && self.two.is_all()
            && self.right.caught == 0
            && self.another.caught == 0
    }
}

fn prove(order: &Order<'_>) -> Result<Section> {
    let found = type_wrongly(order.tries, WHOLE)?;
    let figures = |typed: &Typed| [typed.typed, typed.caught];
    let tried = |name: &str, typed: &Typed| {
        let [count, caught] = figures(typed);
        Row::tried(name, &[&count, &caught], typed.is_all())
    };
    let control = |name: &str, typed: &Typed| {
        let [count, caught] = figures(typed);
        Row::control(name, &[&count, &caught], count > 0 && caught == 0)
    };
    let rows = vec![
        tried("one sign wrong", &found.one),
        tried("two neighbours swapped", &found.swapped),
        tried("two signs wrong", &found.two),
        control("the code itself", &found.right),
        control("another code", &found.another),
    ];
    Ok(Section { about: ABOUT, columns: &["typed", "times", "caught"], rows })
}

/// Types so many random codes wrongly; of the first of each `whole`, every error of two signs.
pub fn type_wrongly(codes: u32, whole: u32) -> Result<Codes> {
    let mut chance = fastrand::Rng::with_seed(0x636f_6465);
    let mut found = Codes::default();
    for number in 0..codes {
        let code = signs(&RecoveryCode::random()?)?;
        found.right.add(caught(&code));
        found.another.add(caught(&signs(&RecoveryCode::random()?)?));
        one_wrong(&code, &mut found.one);
        swapped(&code, &mut found.swapped);
        for _ in 0..DRAWN {
            let first = chance.usize(0..SYMBOLS);
            let second = (first + chance.usize(1..SYMBOLS)) % SYMBOLS;
            let mut typed = code;
            for place in [first, second] {
                if let Some(sign) = typed.get_mut(place) {
                    *sign = other(*sign, chance.usize(1..32));
                }
            }
            found.two.add(caught(&typed));
        }
        if number % whole.max(1) == 0 {
            two_wrong(&code, &mut found.two);
        }
    }
    Ok(found)
}

type Signs = [u8; SYMBOLS];

fn signs(code: &RecoveryCode) -> Result<Signs> {
    code.groups().concat().into_bytes().try_into().ok().context("a code of 32 signs")
}

fn caught(typed: &Signs) -> bool {
    !std::str::from_utf8(typed).is_ok_and(is_well_formed)
}

/// The sign so many places further in the alphabet.
fn other(sign: u8, by: usize) -> u8 {
    let place = ALPHABET.iter().position(|known| *known == sign).unwrap_or_default();
    ALPHABET.get((place + by) % ALPHABET.len()).copied().unwrap_or(sign)
}

/// The code with the sign at one place replaced by each other one.
fn wrong_at(code: &Signs, place: usize) -> impl Iterator<Item = Signs> + '_ {
    (1..ALPHABET.len()).map(move |by| {
        let mut typed = *code;
        if let Some(sign) = typed.get_mut(place) {
            *sign = other(*sign, by);
        }
        typed
    })
}

fn one_wrong(code: &Signs, found: &mut Typed) {
    (0..SYMBOLS).flat_map(|place| wrong_at(code, place)).for_each(|typed| found.add(caught(&typed)));
}

fn swapped(code: &Signs, found: &mut Typed) {
    for place in 1..SYMBOLS {
        let mut typed = *code;
        typed.swap(place - 1, place);
        if typed != *code {
            found.add(caught(&typed));
        }
    }
}

fn two_wrong(code: &Signs, found: &mut Typed) {
    for first in 0..SYMBOLS {
        for typed in wrong_at(code, first) {
            for second in first + 1..SYMBOLS {
                wrong_at(&typed, second).for_each(|typed| found.add(caught(&typed)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_small_error_is_caught_and_nothing_else() {
        // Every error of two signs of one of them: the checksum is linear, so what holds for one code holds for all.
        let found = type_wrongly(100, 100).unwrap();
        assert!(found.is_sound(), "{found:?}");
        assert_eq!(found.one.typed, 100 * 992);
        assert_eq!(found.two.typed, 100 * u64::from(DRAWN) + 496 * 31 * 31);
    }
}
