//! What a piece of work costs: processor time of the whole process, and time on the wall.

use std::time::{Duration, Instant};

use anyhow::Result;
use cpu_time::ProcessTime;

/// The cost of something.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cost {
    pub cpu: Duration,
    pub wall: Duration,
}

impl Cost {
    /// Milliseconds of processor time.
    pub fn cpu_ms(self) -> f64 {
        self.cpu.as_secs_f64() * 1e3
    }

    pub fn wall_ms(self) -> f64 {
        self.wall.as_secs_f64() * 1e3
    }

    /// What was spent after `earlier`, which one and the same watch read before.
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        Self { cpu: self.cpu.saturating_sub(earlier.cpu), wall: self.wall.saturating_sub(earlier.wall) }
    }
}

/// Reads what was spent since it began.
#[derive(Debug)]
pub struct Watch {
    cpu: ProcessTime,
    wall: Instant,
}

impl Watch {
    pub fn begin() -> Result<Self> {
        Ok(Self { cpu: ProcessTime::try_now()?, wall: Instant::now() })
    }

    pub fn read(&self) -> Result<Cost> {
        Ok(Cost { wall: self.wall.elapsed(), cpu: self.cpu.try_elapsed()? })
    }
}

/// Runs `work` once and says what it cost.
pub fn cost_of<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, Cost)> {
    let watch = Watch::begin()?;
    let answer = work()?;
    Ok((answer, watch.read()?))
}

/// Runs `work` so often that one measurement takes about `at_least`, and says what one run cost. The clocks of processor
/// time are coarse on some systems.
pub fn cost_of_many<T>(at_least: Duration, mut work: impl FnMut() -> Result<T>) -> Result<Cost> {
    let mut runs = 1_u32;
    loop {
        let ((), cost) = cost_of(|| {
            for _ in 0..runs {
                std::hint::black_box(work()?);
            }
            Ok(())
        })?;
        if cost.wall >= at_least || runs >= 4_096 {
            return Ok(Cost { cpu: cost.cpu / runs, wall: cost.wall / runs });
        }
        runs = runs.saturating_mul(2);
    }
}

/// The middle of some measurements.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.get(middle), values.len() % 2) {
        (Some(upper), 0) => values.get(middle.wrapping_sub(1)).map_or(*upper, |lower| f64::midpoint(*lower, *upper)),
        (Some(middle), _) => *middle,
        (None, _) => f64::NAN,
    }
}

impl std::ops::Div<u32> for Cost {
    type Output = Self;

    fn div(self, parts: u32) -> Self {
        Self { cpu: self.cpu / parts.max(1), wall: self.wall / parts.max(1) }
    }
}
