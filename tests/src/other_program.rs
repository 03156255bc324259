//! A program that opens a journal's header with nothing but `docs/formats/vault.md`, the recovery code and the passphrase.
//!
//! Tests need the keys themselves to look for them. The vault hands none out, and a second reading of the page shows that
//! the page is enough.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, ensure};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::DateTime;
use hkdf::Hkdf;
use serde_json::Value;
use sha2::Sha256;
use uuid::Uuid;
use vault::kdf::{Params, stretch};
use vault::secret::Passphrase;

/// A key, and what it is called.
pub type Named = (&'static str, [u8; 32]);

/// Every key of the vault in this folder: what its passphrase and its recovery code become, the data key, and the keys
/// derived from it. The program may hold the folder meanwhile.
pub fn keys(folder: &Path, passphrase: &str, code: &str) -> Result<Vec<Named>> {
    let header = fs::read_to_string(folder.join("vault.keys"))?;
    let record: Value = serde_json::from_str(header.lines().nth(1).context("the second line")?)?;
    let slot = |kind: &str| {
        let slots = record.get("slots").and_then(Value::as_array).into_iter().flatten();
        slots.into_iter().find(|slot| text(slot, "kind").is_ok_and(|found| found == kind)).context("a slot")
    };
    let stretched = stretched(slot("passphrase")?, passphrase)?;
    let everyday = Opened::of(&record, slot("passphrase")?, &stretched)?;
    let recovery = Opened::of(&record, slot("recovery")?, &code_bytes(code)?)?;
    ensure!(everyday.data == recovery.data, "both slots hold the same key");
    let data = everyday.data;
    Ok(vec![
        ("the output of Argon2id", stretched),
        ("the wrapping key of the passphrase", everyday.wrapping),
        ("the wrapping key of the recovery code", recovery.wrapping),
        ("the data key", data),
        ("the database key", derive(None, &data, "mooring/v1/database")?),
        ("the key of the header's MAC", derive(None, &data, "mooring/v1/header-mac")?),
        ("the key of the seal", derive(None, &data, "mooring/v1/seal")?),
        ("the key of the outbox", derive(None, &data, "mooring/v1/outbox")?),
    ])
}

/// What a slot holds, and the key it was sealed with.
struct Opened {
    wrapping: [u8; 32],
    data: [u8; 32],
}

impl Opened {
    fn of(record: &Value, slot: &Value, secret: &[u8]) -> Result<Self> {
        let (salt, kind) = (bytes(slot, "salt")?, text(slot, "kind")?);
        let both: [u8; 64] = derive(Some(&salt), secret, &format!("mooring/v1/slot/{kind}"))?;
        let (wrapping, commitment) = both.split_at(32);
        ensure!(commitment == bytes(slot, "commitment")?, "the secret is another one");
        let vault: Uuid = text(record, "vault")?.parse()?;
        let made = DateTime::parse_from_rfc3339(text(slot, "made")?)?.timestamp();
        let cost = match cost(slot) {
            Ok(cost) => [cost.memory_kib, cost.passes, cost.lanes].map(u32::to_le_bytes).concat(),
            Err(_) => Vec::new(),
        };
        let store = slot.get("store").and_then(Value::as_str).unwrap_or_default();
        let bound: [&[u8]; 8] = [
            b"mooring/v1/slot",
            vault.as_bytes(),
            &1_u32.to_le_bytes(),
            kind.as_bytes(),
            &made.to_le_bytes(),
            &salt,
            &cost,
            store.as_bytes(),
        ];
        let mut binding = Vec::new();
        for part in bound {
            binding.extend(u32::try_from(part.len())?.to_le_bytes());
            binding.extend(part);
        }
        let payload = Payload { msg: &bytes(slot, "sealed")?, aad: &binding };
        let nonce: [u8; 24] = bytes(slot, "nonce")?.try_into().map_err(|_| anyhow!("24 bytes"))?;
        let cipher = XChaCha20Poly1305::new_from_slice(wrapping)?;
        let data = cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| anyhow!("a damaged slot"))?;
        let data = data.try_into().map_err(|_| anyhow!("32 bytes"))?;
        Ok(Self { wrapping: wrapping.try_into()?, data })
    }
}

fn stretched(slot: &Value, passphrase: &str) -> Result<[u8; 32]> {
    let salt = bytes(slot, "salt")?.try_into().map_err(|_| anyhow!("32 bytes"))?;
    let passphrase = Passphrase::attempt(passphrase)?;
    Ok(*stretch(&passphrase, &salt, cost(slot)?)?.expose("looked for by a test"))
}

fn cost(slot: &Value) -> Result<Params> {
    Ok(serde_json::from_value(slot.get("argon2id").context("a cost")?.clone())?)
}

/// The 16 bytes of a recovery code: five bits a symbol, from the front; the checksum is left alone.
fn code_bytes(code: &str) -> Result<Vec<u8>> {
    const ALPHABET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mut bits: u128 = 0;
    for symbol in code.chars().filter(|symbol| !matches!(symbol, ' ' | '-')).take(26) {
        let value = ALPHABET.find(symbol.to_ascii_lowercase()).context("a symbol of the alphabet")?;
        // Of the 130 bits the last two are empty: the first two come round to stand in their place.
        bits = bits.rotate_left(5) ^ u128::try_from(value)?;
    }
    Ok(bits.rotate_right(2).to_be_bytes().to_vec())
}

fn derive<const N: usize>(salt: Option<&[u8]>, secret: &[u8], label: &str) -> Result<[u8; N]> {
    let mut output = [0; N];
    let hkdf = Hkdf::<Sha256>::new(salt, secret);
    hkdf.expand(label.as_bytes(), &mut output).map_err(|_| anyhow!("too long an output"))?;
    Ok(output)
}

fn text<'value>(value: &'value Value, field: &str) -> Result<&'value str> {
    value.get(field).and_then(Value::as_str).with_context(|| format!("a text {field}"))
}

fn bytes(value: &Value, field: &str) -> Result<Vec<u8>> {
    Ok(hex::decode(text(value, field)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_the_page_is_read() {
        let bytes = code_bytes("QQGJ-YV6Y-24N8-0ZYE-42AU-EH0W-LUHV-J388").expect("a code");
        assert_eq!(hex::encode(bytes), "00112233445566778899aabbccddeeff");
    }
}
