//! Declares the commands of this application, so that none can be called without being granted to a window.

include!("src/commands/names.rs");

#[allow(clippy::disallowed_methods, reason = "nothing to wipe while building")]
fn main() {
    println!("cargo:rerun-if-changed=src/commands/names.rs");
    tauri_build::try_build(
        tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS)),
    )
    .unwrap_or_else(|error| {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    });
}
