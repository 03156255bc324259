//! Checksums and lengths made right again after a mutation, as somebody can who has a file and no key. The MACs stay wrong.

use sha2::{Digest, Sha256};

/// `vault.keys`: the length in its first line, and its last line (docs/formats/vault.md).
pub fn header(bytes: &[u8]) -> Vec<u8> {
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let (Some(first), Some(json), Some(mac)) = (lines.first(), lines.get(1), lines.get(2)) else {
        return bytes.to_vec();
    };
    let begin = first.rsplitn(2, |byte| *byte == b' ').nth(1).unwrap_or(first);
    let covered = [begin, format!(" {}\n", json.len()).as_bytes(), json, b"\n", mac, b"\n"].concat();
    let sum = format!("sha256 {}\n", hex::encode(Sha256::digest(&covered)));
    [covered, sum.into_bytes()].concat()
}

/// The end of a backup: its lines, the header within included (docs/formats/backup.md).
pub fn trailer(bytes: &[u8]) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let Some(last) = lines.pop() else { return bytes.to_vec() };
    let (Some(_sum), Some(mac), Some(manifest)) = (lines.pop(), lines.pop(), lines.pop()) else {
        return bytes.to_vec();
    };
    let header = header(&lines.concat());
    let begin: Vec<&[u8]> = last.splitn(4, |byte| *byte == b' ').take(3).collect();
    let last =
        [begin.join(&b' ').as_slice(), format!(" {:08} {:08}\n", header.len(), manifest.len()).as_bytes()].concat();
    let covered = [header.as_slice(), manifest, mac].concat();
    let sum = Sha256::new().chain_update(&covered).chain_update(&last).finalize();
    [covered, format!("sha256 {}\n", hex::encode(sum)).into_bytes(), last].concat()
}

/// The checksum of each item of an outbox that is long enough for what it says (docs/formats/outbox.md).
pub fn outbox(bytes: &[u8]) -> Vec<u8> {
    const MARK: &[u8] = b"mooring-outbox-1";
    const SIZES: [usize; 4] = [1_122, 4_194, 16_482, 65_634];
    let mut mended = bytes.to_vec();
    let mut at = 0;
    while let Some(ahead) = mended.get(at..).and_then(|rest| rest.windows(MARK.len()).position(|part| part == MARK)) {
        let start = at + ahead;
        let size = mended.get(start + MARK.len()).and_then(|bucket| SIZES.get(usize::from(*bucket)));
        match size.and_then(|size| mended.get_mut(start..start + size)) {
            Some(item) => {
                let (covered, sum) = item.split_at_mut(item.len() - 32);
                sum.copy_from_slice(&Sha256::digest(&covered));
                at = start + item.len();
            }
            None => at = start + MARK.len(),
        }
    }
    mended
}
