//! Drawings the disk did not take.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{AllUnkept, Of, Words};
use crate::art::ArtWaiting;

/// A drawing, as its page keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::session) struct Drawn {
    pub(super) id: Uuid,
    pub(super) picture: Option<String>,
    pub(super) body: String,
}

impl Drawn {
    pub fn of(id: Uuid, picture: Option<&str>, body: &str) -> Self {
        Self { id, picture: picture.map(ToOwned::to_owned), body: body.to_owned() }
    }
}

impl AllUnkept {
    /// What is drawn so far, where it is in memory alone.
    pub fn drawing(&self, id: Uuid) -> Option<String> {
        match &self.lock().get(&Of::Drawing(id))?.words {
            Words::Drawing(drawn) => Some(drawn.body.clone()),
            _ => None,
        }
    }

    /// Drawings that wait, with those in memory before them.
    pub fn over_art(&self, waiting: &mut Vec<ArtWaiting>) {
        for unkept in self.all() {
            let Words::Drawing(Drawn { id, picture, .. }) = unkept.words else { continue };
            waiting.retain(|one| one.id != id);
            waiting.insert(0, ArtWaiting { id, kept_at: unkept.at, picture });
        }
    }
}
