//! A list of meetings in the town of the story, as somebody would have brought it.

use vault::store::Writer;

use crate::clock::Stamp;
use crate::directory::{self, DirectoryDecision, Pending};
use crate::error::Result;
use crate::ids;

/// What the list is called.
const NAME: &str = "Meetings along the coast";

/// Keeps the list; its times are those of the zone the person is at home in.
pub(super) fn fill(writer: Writer<'_>, stamp: &Stamp, zone: &str) -> Result<()> {
    let list = include_bytes!("../../data/demo.directory.json");
    let pending = Pending::open("coast.json", list.to_vec(), false, stamp.now)?;
    let decision = DirectoryDecision {
        id: pending.id,
        feed: ids::new(stamp.now),
        name: NAME.to_owned(),
        zone: Some(zone.to_owned()),
    };
    directory::run(writer, stamp, &pending, &decision)?;
    Ok(())
}
