//! Shares of people, with how far each could be off.

use std::fmt::Write as _;

pub const NOTHING: &str = "a year that goes along with nothing, AR(1) 0.3";
pub const PLANTED: &str = "half a step higher on 60 scattered days of a year";

/// Of the standard normal distribution: 95 % lie within.
const TIMES: f64 = 1.959_964;

/// How many of some people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub people: u32,
    pub of_them: u32,
}

impl Share {
    /// Of a hundred.
    pub fn percent(self) -> f64 {
        100.0 * f64::from(self.of_them) / f64::from(self.people)
    }

    /// The 95 % interval, of a hundred (Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    /// American Statistical Association 22, 1927).
    pub fn interval(self) -> (f64, f64) {
        let (n, share) = (f64::from(self.people), self.percent() / 100.0);
        let square = TIMES * TIMES / n;
        let middle = (share + square / 2.0) / (1.0 + square);
        let reach = (share * (1.0 - share) * square + square * square / 4.0).sqrt() / (1.0 + square);
        (100.0 * (middle - reach).max(0.0), 100.0 * (middle + reach).min(100.0))
    }
}

/// What came of everybody who was made up.
#[derive(Debug, Default)]
pub struct Shares {
    /// Who sees any claim, where there is nothing to see.
    pub claimed: Vec<(&'static str, Share)>,
    /// Who sees what was planted.
    pub found: Vec<(&'static str, Share)>,
    /// The same by steps and days of what was planted.
    pub curve: Vec<(f64, usize, Share)>,
}

impl Shares {
    /// Percent of the people by this name.
    pub fn percent(&self, name: &str) -> Option<f64> {
        let all = self.claimed.iter().chain(&self.found);
        all.filter(|(known, _)| *known == name).map(|(_, share)| share.percent()).next()
    }

    /// In Markdown.
    pub fn table(&self, out: &mut String) {
        for (title, rows) in
            [("claims where there is nothing", &self.claimed), ("what was planted is found", &self.found)]
        {
            let _ = writeln!(out, "\n| insights: {title} | people | % | 95 % |\n| --- | ---: | ---: | --- |");
            for (name, share) in rows {
                let (low, high) = share.interval();
                let _ = writeln!(out, "| {name} | {} | {:.1} | {low:.1}–{high:.1} |", share.people, share.percent());
            }
        }
        let mut columns: Vec<usize> = self.curve.iter().map(|(_, days, _)| *days).collect();
        columns.sort_unstable();
        columns.dedup();
        let _ = write!(out, "\n| insights: % found, steps planted |");
        for days in &columns {
            let _ = write!(out, " on {days} days |");
        }
        let _ = writeln!(out, "\n| ---: |{}", " ---: |".repeat(columns.len()));
        for row in self.curve.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
            let _ = write!(out, "| {} |", row.first().map_or(0.0, |(effect, ..)| *effect));
            for (.., share) in row {
                let (low, high) = share.interval();
                let _ = write!(out, " {:.0} ({low:.0}–{high:.0}) |", share.percent());
            }
            out.push('\n');
        }
    }

    /// For machines.
    pub fn json(&self) -> serde_json::Value {
        let of = |share: &Share| serde_json::json!({ "people": share.people, "ofThem": share.of_them });
        let rows = |rows: &[(&'static str, Share)]| {
            rows.iter().map(|(name, share)| serde_json::json!({ "name": name, "share": of(share) })).collect::<Vec<_>>()
        };
        let curve: Vec<_> = self
            .curve
            .iter()
            .map(|(effect, days, share)| serde_json::json!({ "steps": effect, "days": days, "share": of(share) }))
            .collect();
        serde_json::json!({ "claimed": rows(&self.claimed), "found": rows(&self.found), "curve": curve })
    }
}
