//! Commands of drawings.

use uuid::Uuid;

use super::Session;
use super::unkept::{Drawn, Of, Words};
use crate::area::{Area, Changed};
use crate::art::{self, ArtWaiting};
use crate::error::Result;

const ART: &[Area] = &[Area::Art];

impl Session {
    /// Drawings that wait, the one that was drawn on last first.
    pub fn art_waiting(&self) -> Result<Vec<ArtWaiting>> {
        let mut waiting = self.read(art::waiting)?;
        self.unkept.over_art(&mut waiting);
        Ok(waiting)
    }

    pub fn art_draft_get(&self, id: Uuid) -> Result<Option<String>> {
        match self.unkept.drawing(id) {
            Some(body) => Ok(Some(body)),
            None => self.read(|reader| art::draft_get(reader, id)),
        }
    }

    /// Keeps a drawing as it is now, and which picture it goes on from. What the disk does not take is remembered.
    pub fn art_draft_keep(&self, id: Uuid, picture: Option<&str>, body: &str) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| art::draft_keep(writer, stamp, id, picture, body));
        self.keeping(|| Words::Drawing(Drawn::of(id, picture, body)), written)?;
        Ok(Changed::new((), ART))
    }

    pub fn art_draft_leave(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, _| art::draft_leave(writer, id))?;
        self.unkept.forget(Of::Drawing(id));
        Ok(Changed::new((), ART))
    }

    /// Keeps the strokes a picture was drawn with. They go with the picture.
    pub fn art_strokes_keep(&self, content: &str, body: &str) -> Result<Changed<()>> {
        self.write(|writer, _| art::strokes_keep(writer, content, body))?;
        Ok(Changed::new((), ART))
    }

    pub fn art_strokes_get(&self, content: &str) -> Result<Option<String>> {
        self.read(|reader| art::strokes_get(reader, content))
    }

    pub fn art_drawn(&self, contents: &[String]) -> Result<Vec<String>> {
        self.read(|reader| art::drawn(reader, contents))
    }
}
