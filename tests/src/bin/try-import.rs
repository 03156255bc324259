//! What a file of another program gives, as JSON: `cargo xtask try-import`.

#![allow(clippy::print_stdout)]

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mooring_tests::feeds::{Format, report};

const USAGE: &str = "cargo xtask try-import meeting-guide|bmlt|csv|ics|text FILE [--zone ZONE] [--from YYYY-MM-DD]";

fn main() -> Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let (Some(format), Some(file)) = (arguments.next(), arguments.next()) else { bail!(USAGE) };
    let format: Format = format.parse().context(USAGE)?;
    let (mut zone, mut from) = (None, None);
    while let Some(option) = arguments.next() {
        let value = arguments.next().context(USAGE)?;
        match option.as_str() {
            "--zone" => zone = Some(value),
            "--from" => from = Some(value.parse().context("a date is written YYYY-MM-DD")?),
            _ => bail!(USAGE),
        }
    }
    let bytes = std::fs::read(&file).with_context(|| format!("reading {file}"))?;
    let report = report(format, &bytes, zone, from);
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(if report.get("refused").is_some_and(serde_json::Value::is_null) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
