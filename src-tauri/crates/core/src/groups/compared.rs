//! Groups side by side at the boundary.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::model::{GroupDraft, GroupStage, GroupWish, GroupWishFit};

/// How much each thing matters to this person, 0 (not at all) to 3 (a lot).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupWeights {
    // how it felt
    pub safe: u8,
    pub understood: u8,
    pub welcoming: u8,
    pub supportive: u8,
    pub practical: u8,
    // what it is
    pub led_by: u8,
    pub times: u8,
    pub size: u8,
    pub travel: u8,
    pub cost: u8,
    pub topics: u8,
    pub scope: u8,
    pub setting: u8,
    pub joining: u8,
    pub faith: u8,
    pub languages: u8,
    pub access: u8,
}

impl GroupWeights {
    /// How much a wish matters. Days and times of day are one question here: when it meets.
    pub(super) const fn of(&self, wish: GroupWish) -> u8 {
        match wish {
            GroupWish::LedBy => self.led_by,
            GroupWish::Weekdays | GroupWish::Times => self.times,
            GroupWish::Size => self.size,
            GroupWish::Travel => self.travel,
            GroupWish::Fee => self.cost,
            GroupWish::Topics => self.topics,
            GroupWish::Scope => self.scope,
            GroupWish::Setting => self.setting,
            GroupWish::Joining => self.joining,
            GroupWish::Faith => self.faith,
            GroupWish::Languages => self.languages,
            GroupWish::Access => self.access,
        }
    }
}

impl Default for GroupWeights {
    /// Everything matters, nothing more than the rest.
    fn default() -> Self {
        Self {
            safe: 2,
            understood: 2,
            welcoming: 2,
            supportive: 2,
            practical: 2,
            led_by: 1,
            times: 1,
            size: 1,
            travel: 1,
            cost: 1,
            topics: 1,
            scope: 1,
            setting: 1,
            joining: 1,
            faith: 1,
            languages: 1,
            access: 1,
        }
    }
}

/// What the weighing comes to, 1–5, and how far it could be off.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupScore {
    #[specta(type = i32)]
    pub value: f64,
    #[specta(type = i32)]
    pub low: f64,
    #[specta(type = i32)]
    pub high: f64,
}

/// Means of the five feelings over the visits that noted them, 1–5.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupMeans {
    #[specta(type = Option<i32>)]
    pub welcoming: Option<f64>,
    #[specta(type = Option<i32>)]
    pub supportive: Option<f64>,
    #[specta(type = Option<i32>)]
    pub safe: Option<f64>,
    #[specta(type = Option<i32>)]
    pub understood: Option<f64>,
    #[specta(type = Option<i32>)]
    pub practical: Option<f64>,
}

/// A group beside others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupColumn {
    pub group: GroupDraft,
    pub stage: GroupStage,
    /// Visits of which the person noted how they felt.
    pub rated: u32,
    /// Meetings one was at; 0 where attendance was never noted in the calendar.
    pub meetings: u32,
    pub means: GroupMeans,
    pub fits: Vec<GroupWishFit>,
    /// `None` where nothing that matters is known yet.
    pub score: Option<GroupScore>,
}

/// Groups side by side, in the order of the weighing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupComparison {
    pub columns: Vec<GroupColumn>,
    pub weights: GroupWeights,
    /// How many of the first could as well be the first: 1 where the order is clear, 0 where nothing is known.
    pub close: u32,
}
