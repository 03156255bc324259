//! Writes the TypeScript of the boundary: `cargo run -p mooring --bin bindings -- ui/src/backend/bindings.ts`.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        let _ = writeln!(std::io::stderr(), "usage: bindings FILE");
        return ExitCode::from(2);
    };
    let written = mooring_lib::bindings::typescript().and_then(|text| Ok(std::fs::write(path, text)?));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "bindings: {error}");
            ExitCode::FAILURE
        }
    }
}
