//! How a group answers what is wished. Pure.
//!
//! Nobody is told "no" for what is not known: a fact that was never asked is `Unknown`, a question to ask.

use super::model::{GroupDraft, GroupFits, GroupProfile, GroupSetting, GroupSize, GroupWish, GroupWishFit};
use crate::text::pieces::fold_name;

/// The questions of the guide, in its order.
const WISHES: [GroupWish; 13] = [
    GroupWish::Topics,
    GroupWish::Scope,
    GroupWish::LedBy,
    GroupWish::Setting,
    GroupWish::Joining,
    GroupWish::Faith,
    GroupWish::Fee,
    GroupWish::Size,
    GroupWish::Weekdays,
    GroupWish::Times,
    GroupWish::Languages,
    GroupWish::Access,
    GroupWish::Travel,
];

/// The answers of a group to each wish that was said, in the order of the guide.
pub fn fit(profile: &GroupProfile, group: &GroupDraft) -> Vec<GroupWishFit> {
    WISHES.iter().filter_map(|wish| Some(GroupWishFit { wish: *wish, fits: one(*wish, profile, group)? })).collect()
}

/// How many wishes a group answers, and how many were said.
pub(super) fn counted(fits: &[GroupWishFit]) -> (u32, u32) {
    let yes = fits.iter().filter(|fit| fit.fits == GroupFits::Yes).count();
    (u32::try_from(yes).unwrap_or(u32::MAX), u32::try_from(fits.len()).unwrap_or(u32::MAX))
}

fn one(wish: GroupWish, profile: &GroupProfile, group: &GroupDraft) -> Option<GroupFits> {
    match wish {
        GroupWish::Topics => topics(&profile.topics, group),
        GroupWish::Scope => equal(profile.scope, group.scope),
        GroupWish::LedBy => among(&profile.led_by, group.led_by),
        GroupWish::Setting => setting(&profile.settings, group.setting),
        GroupWish::Joining => equal(profile.joining, group.joining),
        GroupWish::Faith => equal(profile.faith, group.faith),
        GroupWish::Fee => among(&profile.fees, group.fee),
        GroupWish::Size => among(&profile.sizes, group.people.map(size)),
        GroupWish::Weekdays => meets(&profile.weekdays, &group.weekdays),
        GroupWish::Times => meets(&profile.times, &group.times),
        GroupWish::Languages => languages(&profile.languages, &group.languages),
        GroupWish::Access => access(profile, group),
        GroupWish::Travel => travel(profile.travel_minutes, group),
    }
}

fn said(yes: bool) -> GroupFits {
    if yes { GroupFits::Yes } else { GroupFits::No }
}

fn equal<T: PartialEq>(wished: Option<T>, is: Option<T>) -> Option<GroupFits> {
    let wished = wished?;
    Some(is.map_or(GroupFits::Unknown, |is| said(is == wished)))
}

fn among<T: PartialEq>(wished: &[T], is: Option<T>) -> Option<GroupFits> {
    if wished.is_empty() {
        return None;
    }
    Some(is.map_or(GroupFits::Unknown, |is| said(wished.contains(&is))))
}

fn meets<T: PartialEq>(wished: &[T], are: &[T]) -> Option<GroupFits> {
    match (wished.is_empty(), are.is_empty()) {
        (true, _) => None,
        (false, true) => Some(GroupFits::Unknown),
        (false, false) => Some(said(are.iter().any(|is| wished.contains(is)))),
    }
}

/// A group that meets both ways answers either wish.
fn setting(wished: &[GroupSetting], is: Option<GroupSetting>) -> Option<GroupFits> {
    if is == Some(GroupSetting::Both) || wished.contains(&GroupSetting::Both) {
        return among(wished, is).map(|fits| if fits == GroupFits::No { GroupFits::Yes } else { fits });
    }
    among(wished, is)
}

fn size(people: u32) -> GroupSize {
    match people {
        ..=8 => GroupSize::Small,
        9..=20 => GroupSize::Middle,
        _ => GroupSize::Large,
    }
}

/// A word that is nowhere in what is known of a group says nothing about it.
fn topics(wished: &[String], group: &GroupDraft) -> Option<GroupFits> {
    if wished.is_empty() {
        return None;
    }
    let told = fold_name(&format!("{} {} {}", group.name, group.about, group.description));
    let found = wished.iter().any(|topic| told.contains(&fold_name(topic)));
    Some(if found { GroupFits::Yes } else { GroupFits::Unknown })
}

/// Languages are compared by their first part: whoever speaks Portuguese follows a group in Brazilian Portuguese.
fn languages(wished: &[String], are: &[String]) -> Option<GroupFits> {
    let first = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match (wished.is_empty(), are.is_empty()) {
        (true, _) => None,
        (false, true) => Some(GroupFits::Unknown),
        (false, false) => Some(said(are.iter().any(|is| wished.iter().any(|wish| first(wish) == first(is))))),
    }
}

/// What a group says of access is never all of it: what is not named is a question to ask.
fn access(profile: &GroupProfile, group: &GroupDraft) -> Option<GroupFits> {
    if profile.access.is_empty() {
        return None;
    }
    let all = profile.access.iter().all(|need| group.access.contains(need));
    Some(if all { GroupFits::Yes } else { GroupFits::Unknown })
}

/// Nobody travels to a group that is online.
fn travel(longest: Option<u16>, group: &GroupDraft) -> Option<GroupFits> {
    let longest = longest?;
    if matches!(group.setting, Some(GroupSetting::Online | GroupSetting::Both)) {
        return Some(GroupFits::Yes);
    }
    Some(group.travel_minutes.map_or(GroupFits::Unknown, |minutes| said(minutes <= longest)))
}
