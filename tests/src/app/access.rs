//! axe-core over the window, and what else can be measured about being able to use it.

#![allow(clippy::panic)]

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::App;

/// The success criteria the design promises: WCAG 2.2 AA, and axe's own good habits.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

impl App<'_> {
    /// Runs axe-core over what is on the screen; panics with a readable list where it finds a violation.
    #[track_caller]
    pub fn check_access(&self, screen: &str) {
        let faults = self.access_faults();
        assert!(faults.is_empty(), "axe-core on “{screen}”:\n{faults}");
    }

    /// The violations axe-core finds, one thing a line; empty when there are none.
    pub fn access_faults(&self) -> String {
        self.settle();
        // Brings axe-core along.
        self.outline();
        let script = "const [tags, done] = arguments;
            window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
                .then((result) => done(result.violations), (error) => done([{ id: String(error), nodes: [] }]));";
        let violations = self
            .wait_on(self.client().execute_async(script, vec![json!(TAGS)]))
            .unwrap_or_else(|error| panic!("axe-core did not run: {error}"));
        describe(&violations)
    }

    /// Waits until no animation or transition runs and what changed is painted, so that colours are measured as they stay.
    pub fn settle(&self) {
        let painted = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        let _ = self.wait_on(self.client().execute_async(painted, vec![]));
        let script = "return document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity)";
        crate::wait::poll(crate::wait::SOON, || {
            (self.try_script(script, vec![]) == Some(Value::Bool(true))).then_some(())
        });
    }

    /// What sticks out to the right of the window, where sideways scrolling would be needed to read it.
    pub fn sticks_out(&self) -> Vec<String> {
        let script = "const page = document.documentElement;
            const width = page.clientWidth;
            const scrolls = (e) => { for (let p = e.parentElement; p; p = p.parentElement) { const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll') return p.querySelector('table, pre') !== null; if (o === 'hidden' || o === 'clip') return true; } return false; };
            const out = page.scrollWidth > width + 1 ? [`the page is ${page.scrollWidth} wide in ${width}`] : [];
            for (const e of document.querySelectorAll('main, main *, nav, nav *, header, header *, dialog, dialog *')) {
                const box = e.getBoundingClientRect();
                const style = getComputedStyle(e);
                if (e.scrollWidth > e.clientWidth + 1 && (style.overflowX === 'auto' || style.overflowX === 'scroll') && e.clientWidth > 0 && !e.querySelector('table, pre'))
                    out.push(`${e.tagName.toLowerCase()}.${e.className} scrolls sideways: ${e.scrollWidth} in ${e.clientWidth}`);
                if (box.width > 1 && box.height > 1 && box.right > width + 1 && e.checkVisibility() && !scrolls(e) && !e.closest('.visually-hidden, svg'))
                    out.push(`${e.tagName.toLowerCase()}.${e.className}: ends at ${Math.round(box.right)} of ${width}`);
            }
            return out.slice(0, 12)";
        let found = self.script(script, vec![]);
        found
            .as_array()
            .map(|lines| lines.iter().filter_map(|line| Some(line.as_str()?.to_owned())).collect())
            .unwrap_or_default()
    }
}

fn describe(violations: &Value) -> String {
    let mut report = String::new();
    for violation in violations.as_array().into_iter().flatten() {
        let word = |key: &str| violation.get(key).and_then(Value::as_str).unwrap_or_default();
        let _ = writeln!(report, "{} ({}): {}", word("id"), word("impact"), word("help"));
        for node in violation.get("nodes").and_then(Value::as_array).into_iter().flatten().take(6) {
            let target = node.get("target").map(Value::to_string).unwrap_or_default();
            let summary = node.get("failureSummary").and_then(Value::as_str).unwrap_or_default().replace('\n', " ");
            let _ = writeln!(report, "    {target}: {summary}");
        }
    }
    report
}
