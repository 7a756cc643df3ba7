//! Ids as REFI-QDA wants them, each made of what it names, so that a project is the same each time.

use sha2::{Digest, Sha256};

/// The id of something by its names: a UUID of version 8, whose digits are those of a digest.
pub(super) fn guid(names: &[&str]) -> String {
    let mut digest = Sha256::new();
    for name in names {
        digest.update((name.len() as u64).to_be_bytes());
        digest.update(name);
    }
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// The id of whoever has coded.
pub(super) fn user() -> String {
    guid(&["user", "rapporteur"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_names_apart() {
        assert_eq!(guid(&["a", "b"]), guid(&["a", "b"]));
        assert_ne!(guid(&["a", "b"]), guid(&["ab"]));
        let id = guid(&["a"]);
        assert_eq!((id.len(), &id[14..15]), (36, "8"));
        assert!(matches!(&id[19..20], "8" | "9" | "a" | "b"));
    }
}
