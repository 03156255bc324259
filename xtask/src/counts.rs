//! How many tests ran, read from what the runners print at their end.

use std::ops::AddAssign;

/// Tests that ran. Ignored and skipped ones are in neither number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Reads the summaries of `cargo test`, cargo-nextest and Vitest in what one of them said.
pub fn read(said: &str) -> Counts {
    let mut counts = Counts::default();
    let mut of_nextest = None;
    for line in said.lines() {
        let line = without_colour(line);
        let line = line.trim();
        // `test result: ok. 12 passed; 0 failed; 1 ignored; …`, one for each program
        let libtest = line.strip_prefix("test result:");
        // `Summary [  1.2s] 14 tests run: 12 passed (1 slow), 1 failed, 1 timed out, 2 skipped`
        let nextest = line.strip_prefix("Summary [").and_then(|rest| rest.split_once("run: "));
        // `Tests  2 failed | 12 passed (14)`
        let vitest =
            line.strip_prefix("Tests  ").filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
        if let Some((_, summary)) = nextest {
            of_nextest = Some(summary_of(summary));
        } else if let Some(summary) = libtest.or(vitest) {
            counts += summary_of(summary);
        }
    }
    // nextest shows what a failed test said, and that ends with a summary of its own.
    of_nextest.unwrap_or(counts)
}

/// Adds up `<number> <outcome>` pairs, whatever stands between them.
fn summary_of(summary: &str) -> Counts {
    let mut counts = Counts::default();
    let words: Vec<&str> = summary
        .split(|letter: char| letter.is_whitespace() || ",;|()".contains(letter))
        .filter(|word| !word.is_empty())
        .collect();
    for (number, outcome) in words.iter().zip(words.iter().skip(1)) {
        let Ok(number) = number.parse::<u64>() else { continue };
        match *outcome {
            "passed" => counts.passed += number,
            // "1 timed out", "1 exec failed": nextest's other ways to fail.
            "failed" | "timed" | "exec" => counts.failed += number,
            _ => {}
        }
    }
    counts
}

/// A line without terminal colours (ECMA-48 CSI sequences).
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            // Up to the final byte, a letter; `[` only opens the sequence.
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, passed: u64, failed: u64) {
        assert_eq!(read(said), Counts { passed, failed }, "{said}");
    }

    #[test]
    fn cargo_test_prints_one_line_for_each_binary() {
        check(
            "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             test result: FAILED. 3 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
            5,
            1,
        );
    }

    #[test]
    fn nextest_has_several_ways_to_fail() {
        check("     Summary [   0.014s] 3 tests run: 3 passed, 0 skipped\n", 3, 0);
        check(
            "     Summary [  90.1s] 9 tests run: 5 passed (1 slow, 1 flaky), 2 failed, 1 timed out, 1 exec failed, 7 skipped",
            5,
            4,
        );
        check("     Summary [   0.1s] 4/9 tests run: 3 passed, 1 failed, 0 skipped", 3, 1);
        check("     Summary [   0.1s] 1 test run: 1 passed (1 leaky), 0 skipped", 1, 0);
    }

    #[test]
    fn what_a_failed_test_said_is_not_counted_again() {
        check(
            "  stdout ───\n    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 6 filtered out\n\
             ────────────\n     Summary [   0.1s] 3 tests run: 2 passed, 1 failed, 0 skipped\n",
            2,
            1,
        );
    }

    #[test]
    fn vitest_counts_tests_and_not_files() {
        check(" Test Files  1 failed | 3 passed (4)\n      Tests  2 failed | 45 passed | 1 skipped (48)\n", 45, 2);
        check("      Tests  48 passed (48)\n", 48, 0);
    }

    #[test]
    fn colours_do_not_hide_a_summary() {
        check(
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (7)\u{1b}[39m",
            7,
            0,
        );
        check(
            "\u{1b}[32;1m     Summary\u{1b}[0m [   0.014s] \u{1b}[1m3\u{1b}[0m tests run: \u{1b}[1m3\u{1b}[0m passed, 0 skipped",
            3,
            0,
        );
    }

    #[test]
    fn prose_is_not_a_summary() {
        check("Tests  are written first: 12 passed on paper is no result", 0, 0);
        check("error: 12 passed", 0, 0);
    }
}
