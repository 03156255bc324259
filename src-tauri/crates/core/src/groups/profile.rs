//! What is wanted of a group, and how much each thing matters: settings of this area.

use serde_json::{Map, Value};
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

/// How much each thing matters. What an earlier version did not ask about matters as it does at first.
pub fn weights(reader: Reader<'_>) -> Result<GroupWeights> {
    let kept: Option<Map<String, Value>> = settings::one(reader, WEIGHTS)?;
    let mut all = serde_json::to_value(GroupWeights::default())?;
    if let (Some(all), Some(kept)) = (all.as_object_mut(), kept) {
        all.extend(kept);
    }
    let weights = serde_json::from_value(all).ok();
    Ok(weights.filter(|weights| validate::weights(weights).is_ok()).unwrap_or_default())
}

/// Keeps how much each thing matters.
pub fn set_weights(writer: Writer<'_>, stamp: &Stamp, weights: &GroupWeights) -> Result<()> {
    validate::weights(weights)?;
    settings::set_one(writer, stamp, WEIGHTS, weights)
}
