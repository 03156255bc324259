//! Groups, visits and notes of which next to nothing is known.

use uuid::Uuid;

use super::{GroupDraft, GroupFeelings, GroupNote, GroupNoteKind, GroupVisit};

/// A group of which only the name is known.
pub fn named(name: &str) -> GroupDraft {
    GroupDraft {
        id: Uuid::now_v7(),
        source: None,
        name: name.to_owned(),
        about: String::new(),
        description: String::new(),
        scope: None,
        led_by: None,
        leaders: String::new(),
        setting: None,
        joining: None,
        faith: None,
        fee: None,
        cost: String::new(),
        people: None,
        meets: String::new(),
        weekdays: Vec::new(),
        times: Vec::new(),
        languages: Vec::new(),
        access: Vec::new(),
        zone: None,
        place: String::new(),
        point: None,
        travel: String::new(),
        travel_minutes: None,
        room: String::new(),
        room_words: String::new(),
        web: String::new(),
        email: String::new(),
        phone: String::new(),
        to_share: String::new(),
        verified: None,
    }
}

pub fn visit_of(group: Uuid, on: &str) -> GroupVisit {
    GroupVisit {
        id: Uuid::now_v7(),
        group,
        meeting: None,
        day: on.parse().unwrap(),
        time: None,
        zone: "Europe/London".to_owned(),
        route: String::new(),
        words: String::new(),
        companion: String::new(),
        way_out: String::new(),
        feelings: GroupFeelings::default(),
        before: None,
        after: None,
        next: None,
        topics: String::new(),
        note: String::new(),
    }
}

pub fn note_of(group: Uuid, kind: GroupNoteKind) -> GroupNote {
    GroupNote {
        id: Uuid::now_v7(),
        group,
        kind,
        day: None,
        title: String::new(),
        body: String::new(),
        link: String::new(),
        follow_up: None,
        settled: false,
    }
}
