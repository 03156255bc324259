//! Figures that a test tells whoever runs it for the page of evidence: `cargo xtask prove`.

/// How often a test is to try what it tries, where it was told.
pub fn tries() -> Option<usize> {
    std::env::var(TRIES).ok()?.parse().ok()
}

/// The variable that says it.
pub const TRIES: &str = "MOORING_TRIES";

const MARK: &str = "figure: ";

/// Tells a figure; the name is one word.
#[allow(clippy::print_stdout)]
pub fn tell(name: &str, figure: usize) {
    println!("{MARK}{name} {figure}");
}

/// The figure of this name in what a test printed; those of several tests are added up.
pub fn heard(printed: &str, name: &str) -> Option<usize> {
    let figures = printed.lines().filter_map(|line| {
        // The name of the test may stand before it on the line.
        let (word, figure) = line.split_once(MARK)?.1.split_once(' ')?;
        (word == name).then(|| figure.trim().parse().ok()).flatten()
    });
    figures.fold(None, |sum: Option<usize>, figure: usize| Some(sum.unwrap_or(0) + figure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_heard_and_added_up() {
        let printed = "test a ... figure: tried 7\nfigure: tried 5\nok\nfigure: wrong 0\n";
        assert_eq!(
            (heard(printed, "tried"), heard(printed, "wrong"), heard(printed, "noticed")),
            (Some(12), Some(0), None)
        );
    }
}
