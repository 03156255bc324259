//! What is wanted of a group, and how much each thing matters: settings of this area.

use vault::store::{Reader, Writer};

use super::model::{GroupProfile, GroupWeights};
use super::validate;
use crate::clock::Stamp;
use crate::error::Result;
use crate::settings;

const PROFILE: &str = "groupsProfile";
const WEIGHTS: &str = "groupsWeights";

/// What is wanted; nothing yet until the guide was answered.
pub fn get(reader: Reader<'_>) -> Result<GroupProfile> {
    Ok(settings::one(reader, PROFILE)?.unwrap_or_default())
}

/// Keeps the answers of the guide.
pub fn set(writer: Writer<'_>, stamp: &Stamp, profile: &GroupProfile) -> Result<()> {
    validate::profile(profile)?;
    settings::set_one(writer, stamp, PROFILE, profile)
}

/// How much each thing matters.
pub fn weights(reader: Reader<'_>) -> Result<GroupWeights> {
    let kept: Option<GroupWeights> = settings::one(reader, WEIGHTS)?;
    Ok(kept.filter(|kept| validate::weights(kept).is_ok()).unwrap_or_default())
}

/// Keeps how much each thing matters.
pub fn set_weights(writer: Writer<'_>, stamp: &Stamp, weights: &GroupWeights) -> Result<()> {
    validate::weights(weights)?;
    settings::set_one(writer, stamp, WEIGHTS, weights)
}
