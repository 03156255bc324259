//! Stretching a passphrase with Argon2id (RFC 9106), version 0x13, 32 bytes out.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::secret::{Passphrase, Secret};

/// The cost of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Params {
    /// KiB of memory (Argon2's m).
    pub memory_kib: u32,
    /// Passes over the memory (t).
    pub passes: u32,
    /// Lanes computed side by side (p).
    pub lanes: u32,
}

/// The least this program ever uses, also on the smallest machine.
pub const FLOOR: Params = Params { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

/// The most memory a header may ask for (KiB): 1 GiB.
pub const MEMORY_MAX_KIB: u32 = 1024 * 1024;
/// The most passes a header may ask for.
pub const PASSES_MAX: u32 = 16;
/// The most lanes a header may ask for.
pub const LANES_MAX: u32 = 16;

/// How long one attempt should take on the machine it was chosen on.
const TARGET: Duration = Duration::from_secs(1);

/// How the cost of a new passphrase is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Measured now, on this machine.
    Calibrated,
    /// Given; tests use [`FLOOR`].
    Fixed(Params),
}

/// Why a passphrase was not stretched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KdfFault {
    /// The parameters are outside the bounds; nothing was computed.
    #[error("the cost is out of bounds")]
    OutOfBounds,
    /// The memory could not be had.
    #[error("not enough memory")]
    Memory,
}

impl Params {
    /// Whether a header may ask for this: neither cheaper than the floor nor so dear that opening the file
    /// would be an attack on the machine. Asked before any work is done.
    pub const fn in_bounds(self) -> bool {
        self.memory_kib >= FLOOR.memory_kib
            && self.memory_kib <= MEMORY_MAX_KIB
            && self.passes >= FLOOR.passes
            && self.passes <= PASSES_MAX
            && self.lanes >= FLOOR.lanes
            && self.lanes <= LANES_MAX
    }
}

impl Cost {
    /// The parameters for a new passphrase.
    pub fn params(self) -> Result<Params, KdfFault> {
        match self {
            Self::Calibrated => calibrate(),
            Self::Fixed(params) => Ok(params),
        }
    }
}

/// `Argon2id(passphrase in NFC, salt, params)`, 32 bytes. Takes about a second with calibrated parameters.
pub fn stretch(passphrase: &Passphrase, salt: &[u8; 32], params: Params) -> Result<Secret<32>, KdfFault> {
    if !params.in_bounds() {
        return Err(KdfFault::OutOfBounds);
    }
    compute(passphrase.expose("stretched into a key"), salt, params)
}

fn compute(input: &[u8], salt: &[u8; 32], params: Params) -> Result<Secret<32>, KdfFault> {
    let params = argon2::Params::new(params.memory_kib, params.passes, params.lanes, Some(32))
        .map_err(|_| KdfFault::OutOfBounds)?;
    // Asked for rather than assumed: without this a machine with little memory would end the process.
    let mut memory: Zeroizing<Vec<Block>> = Zeroizing::new(Vec::new());
    memory.try_reserve_exact(params.block_count()).map_err(|_| KdfFault::Memory)?;
    memory.resize(params.block_count(), Block::new());
    let mut output = Secret::zeroed();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(input, salt, output.as_mut(), memory.as_mut_slice())
        .map_err(|_| KdfFault::OutOfBounds)?;
    Ok(output)
}

/// Parameters that take about a second here: memory is raised first, up to 1 GiB and a quarter of the machine's;
/// passes only when memory has reached that.
fn calibrate() -> Result<Params, KdfFault> {
    let at_floor = quickest(|| {
        let start = Instant::now();
        compute(b"a measurement", &[0; 32], FLOOR).map(|_| start.elapsed())
    })?;
    Ok(scaled(at_floor, physical_memory_kib()))
}

/// So often a cost is measured. Whatever else the machine does only makes a measurement longer, and a longer one the
/// passphrase weaker: the quickest is the one nearest to the truth.
const MEASUREMENTS: usize = 3;

fn quickest(mut measure: impl FnMut() -> Result<Duration, KdfFault>) -> Result<Duration, KdfFault> {
    let first = measure()?;
    (1..MEASUREMENTS).try_fold(first, |quickest, _| Ok(quickest.min(measure()?)))
}

/// The rule of [`calibrate`], apart from the clock and the machine.
fn scaled(at_floor: Duration, machine_kib: u64) -> Params {
    let ceiling = u32::try_from(machine_kib / 4).unwrap_or(u32::MAX).clamp(FLOOR.memory_kib, MEMORY_MAX_KIB);
    let nanos = at_floor.as_nanos().max(1);
    // Time grows with memory × passes; in whole MiB so that the header shows a plain number.
    let affordable = u128::from(FLOOR.memory_kib) * TARGET.as_nanos() / nanos;
    let memory = u32::try_from(affordable).unwrap_or(u32::MAX).clamp(FLOOR.memory_kib, ceiling) / 1024 * 1024;
    let per_pass = nanos * u128::from(memory) / u128::from(FLOOR.memory_kib) / u128::from(FLOOR.passes);
    let passes = u32::try_from(TARGET.as_nanos() / per_pass.max(1)).unwrap_or(u32::MAX);
    Params { memory_kib: memory, passes: passes.clamp(FLOOR.passes, PASSES_MAX), lanes: FLOOR.lanes }
}

fn physical_memory_kib() -> u64 {
    let mut system = sysinfo::System::new();
    system.refresh_memory();
    system.total_memory() / 1024
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    const GIB: u64 = 1024 * 1024;

    fn stretched(text: &str, salt: u8) -> Secret<32> {
        stretch(&Passphrase::attempt(text).unwrap(), &[salt; 32], FLOOR).unwrap()
    }

    /// That the values themselves never change is held by the frozen vaults of `fixtures/format-1`.
    #[test]
    fn the_same_letters_give_the_same_key() {
        let composed = stretched("café by the sea", 1);
        let decomposed = stretched("cafe\u{301} by the sea", 1);
        assert!(composed.same_as(&decomposed), "NFC");
        assert!(!composed.same_as(&stretched("cafe by the sea", 1)));
        assert!(!composed.same_as(&stretched("café by the sea", 2)));
    }

    #[test]
    fn a_cost_out_of_bounds_is_refused_before_any_work() {
        let phrase = Passphrase::attempt("anything").unwrap();
        for params in [
            Params { memory_kib: FLOOR.memory_kib - 1, ..FLOOR },
            Params { memory_kib: MEMORY_MAX_KIB + 1, ..FLOOR },
            Params { memory_kib: u32::MAX, passes: u32::MAX, lanes: u32::MAX },
            Params { passes: 2, ..FLOOR },
            Params { passes: PASSES_MAX + 1, ..FLOOR },
            Params { lanes: 1, ..FLOOR },
            Params { lanes: LANES_MAX + 1, ..FLOOR },
        ] {
            assert_eq!(stretch(&phrase, &[0; 32], params).err(), Some(KdfFault::OutOfBounds), "{params:?}");
        }
    }

    #[test]
    fn this_machine_can_be_measured() {
        assert!(physical_memory_kib() > u64::from(FLOOR.memory_kib));
        assert!(Cost::Calibrated.params().unwrap().in_bounds());
    }

    #[test]
    fn memory_is_raised_before_passes() {
        let quick = scaled(Duration::from_millis(200), 16 * GIB);
        assert_eq!(quick, Params { memory_kib: 320 * 1024, passes: 3, lanes: 4 });
        let small = scaled(Duration::from_millis(100), GIB);
        assert_eq!(small, Params { memory_kib: 256 * 1024, passes: 7, lanes: 4 });
        assert_eq!(scaled(Duration::from_secs(9), 64 * GIB), FLOOR);
        assert_eq!(scaled(Duration::from_secs(9), 0), FLOOR);
    }

    #[test]
    fn one_stall_does_not_make_a_passphrase_weaker() {
        let mut taken = [900, 140, 150].map(Duration::from_millis).into_iter();
        assert_eq!(quickest(|| taken.next().ok_or(KdfFault::Memory)), Ok(Duration::from_millis(140)));
        assert_eq!(quickest(|| Err(KdfFault::Memory)), Err(KdfFault::Memory));
    }

    proptest! {
        #[test]
        fn whatever_was_measured_is_in_bounds(nanos in 0_u64..20_000_000_000, machine in 0_u64..1 << 40) {
            prop_assert!(scaled(Duration::from_nanos(nanos), machine).in_bounds());
        }
    }
}
