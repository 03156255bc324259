//! Schema 1 is frozen, and what was written under it opens.

use sha2::{Digest as _, Sha256};

use super::MIGRATIONS;

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// People's journals were made by these bytes. What must change, changes in a new step.
#[test]
fn released_steps_never_change() {
    let digests: Vec<String> = MIGRATIONS.iter().map(|step| hex(Sha256::digest(step.sql))).collect();
    assert_eq!(digests, ["FILL"]);
    assert!(MIGRATIONS.iter().zip(1..).all(|(step, version)| step.version == version));
}
