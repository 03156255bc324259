//! Several series side by side, so that one step is taken for all of them. What is summed up is summed up in the order of the days,
//! each for itself: the numbers are the same to the last bit as if each were alone.

use std::ops::Add;

/// How many go side by side: two of the registers that every processor this runs on has hold as many as one line of its cache.
pub(super) const LANES: usize = 8;

/// A value of each.
pub(super) type Lanes<T = f64> = [T; LANES];

/// What comes of each and its own.
#[inline]
#[allow(clippy::many_single_char_names)] // Eight of each.
pub(super) fn both<T: Copy>(ones: Lanes<T>, others: &Lanes<T>, of: impl Fn(T, T) -> T) -> Lanes<T> {
    let ([a, b, c, d, e, f, g, h], [i, j, k, l, m, n, o, p]) = (ones, *others);
    [of(a, i), of(b, j), of(c, k), of(d, l), of(e, m), of(f, n), of(g, o), of(h, p)]
}

/// The sums with what is added to each.
#[inline]
pub(super) fn plus<T: Copy + Add<Output = T>>(sums: Lanes<T>, others: &Lanes<T>) -> Lanes<T> {
    both(sums, others, |sum, other| sum + other)
}

/// The values of each day, of up to [`LANES`] series that are equally long; nothing where there are fewer.
pub(super) fn beside(series: &[&[f64]]) -> Vec<Lanes> {
    let days = series.first().map_or(0, |one| one.len());
    let mut beside = vec![[0.0; LANES]; days];
    for (lane, one) in series.iter().enumerate() {
        for (lanes, value) in beside.iter_mut().zip(*one) {
            if let Some(own) = lanes.get_mut(lane) {
                *own = *value;
            }
        }
    }
    beside
}
