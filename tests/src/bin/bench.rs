//! What everything costs: `cargo xtask bench`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use mooring_tests::bench::{Plan, run};

fn main() -> anyhow::Result<()> {
    let plan = Plan::of(std::env::args().skip(1), |what| eprintln!("… {what}"))?;
    #[allow(clippy::disallowed_methods, reason = "the date the table is of")]
    let today = chrono::Utc::now().format("%Y-%m-%d").to_string();
    println!("{}", run(&plan, &today)?);
    Ok(())
}
