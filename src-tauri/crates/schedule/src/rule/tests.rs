use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;

fn read(text: &str) -> Result<Recurrence, Unsupported> {
    Rule::parse(text).reading().cloned().map_err(|reason| *reason)
}

#[test]
fn a_rule_is_read_part_by_part() {
    let read = read("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-2MO,FR;BYMONTHDAY=1,-1;BYMONTH=3;BYHOUR=9,21;WKST=SU");
    let mut expected = Recurrence::every(Frequency::Monthly);
    (expected.interval, expected.count, expected.week_start) = (2, Some(10), Weekday::Sun);
    expected.by_day = vec![
        ByDay { ordinal: Some(1), weekday: Weekday::Sun },
        ByDay { ordinal: Some(-2), weekday: Weekday::Mon },
        Weekday::Fri.into(),
    ];
    (expected.by_month_day, expected.by_month, expected.by_hour) = (vec![1, -1], vec![3], vec![9, 21]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn careless_writing_is_read_all_the_same() {
    for text in
        ["FREQ=YEARLY;BYMONTH=11;BYDAY=1SU;", "freq=yearly; bymonth=11 ;byday=+1su", "BYDAY=1SU;BYMONTH=11;FREQ=YEARLY"]
    {
        assert_eq!(read(text).map(|rule| rule.to_string()), Ok("FREQ=YEARLY;BYDAY=1SU;BYMONTH=11".into()), "{text}");
    }
    assert_eq!(read("FREQ=DAILY;COUNT=99999999999999").unwrap().count, Some(u32::MAX));
}

#[test]
fn what_cannot_be_scheduled_is_kept_to_the_letter_with_the_reason() {
    for (text, reason) in [
        ("FREQ=SECONDLY", Unsupported::WithinDay),
        ("FREQ=MINUTELY;INTERVAL=20", Unsupported::WithinDay),
        ("FREQ=HOURLY;BYDAY=MO", Unsupported::WithinDay),
        ("FREQ=YEARLY;BYYEARDAY=100", Unsupported::Part),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", Unsupported::Part),
        ("RSCALE=CHINESE;FREQ=YEARLY", Unsupported::Part),
        ("FREQ=YEARLY;BYEASTER=-2", Unsupported::UnknownPart),
        ("FREQ=WEEKLY;X-MOON=FULL", Unsupported::UnknownPart),
        ("FREQ=WEEKLY;BYDAY=1MO", Unsupported::Misplaced),
        ("FREQ=WEEKLY;BYMONTHDAY=13", Unsupported::Misplaced),
        ("FREQ=MONTHLY;BYSETPOS=1", Unsupported::Misplaced),
        ("", Unsupported::Malformed),
        ("every Tuesday", Unsupported::Malformed),
        ("FREQ=FORTNIGHTLY", Unsupported::Malformed),
        ("FREQ=DAILY;INTERVAL=0", Unsupported::Malformed),
        ("FREQ=DAILY;COUNT=-1", Unsupported::Malformed),
        ("FREQ=DAILY;UNTIL=tomorrow", Unsupported::Malformed),
        ("FREQ=DAILY;UNTIL=20260231", Unsupported::Malformed),
        ("FREQ=MONTHLY;BYMONTHDAY=32", Unsupported::Malformed),
        ("FREQ=MONTHLY;BYMONTHDAY=0", Unsupported::Malformed),
        ("FREQ=MONTHLY;BYDAY=0MO", Unsupported::Malformed),
        ("FREQ=MONTHLY;BYDAY=1ÄÖ", Unsupported::Malformed),
        ("FREQ=YEARLY;BYMONTH=", Unsupported::Malformed),
        ("FREQ=DAILY;FREQ=WEEKLY", Unsupported::Malformed),
    ] {
        let rule = Rule::parse(text);
        assert_eq!(rule.reading(), Err(&reason), "{text}");
        assert_eq!(rule.to_string(), text);
    }
    let long = format!("FREQ=DAILY;BYHOUR={}", "1,".repeat(5_000));
    assert_eq!(Rule::parse(&long).reading(), Err(&Unsupported::TooLong));
    assert_eq!(Rule::parse(&long).text(), long);
}

#[test]
fn parts_are_given_as_they_stand() {
    let rule = Rule::parse("FREQ=WEEKLY; x-Moon=Full;;ODD");
    assert_eq!(rule.parts().collect::<Vec<_>>(), [("FREQ", "WEEKLY"), ("x-Moon", "Full"), ("ODD", "")]);
}

fn any_recurrence() -> impl Strategy<Value = Recurrence> {
    let frequency = select(vec![Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly]);
    let weekday = || select(vec![Weekday::Mon, Weekday::Tue, Weekday::Thu, Weekday::Sat, Weekday::Sun]);
    let until = select(vec!["20260331", "20260331T183000", "20260331T173000Z"]);
    let ordinal = option::of(select(vec![1_i8, 2, 5, -1, -53]));
    let days = vec((ordinal, weekday()).prop_map(|(ordinal, weekday)| ByDay { ordinal, weekday }), 0..4);
    let times = (vec(0_u8..24, 0..3), vec(0_u8..60, 0..3), vec(0_u8..60, 0..2));
    let lists = (
        vec(1_u8..=12, 0..4),
        vec(select(vec![1_i8, 31, -1, -31]), 0..3),
        days,
        times,
        vec(select(vec![1_i16, -366]), 0..3),
    );
    ((frequency, 1_u32.., option::of(1_u32..), option::of(until)), lists, weekday()).prop_map(
        |((frequency, interval, count, until), (months, month_days, days, times, places), week_start)| Recurrence {
            frequency,
            interval,
            count,
            until: until.map(|text| Moment::parse(text).unwrap()),
            by_month: months,
            by_month_day: month_days,
            by_day: days,
            by_hour: times.0,
            by_minute: times.1,
            by_second: times.2,
            by_set_pos: places,
            week_start,
        },
    )
}

proptest! {
    #[test]
    fn a_rule_that_was_written_is_read_as_it_was(recurrence in any_recurrence()) {
        match read(&recurrence.to_string()) {
            Ok(read) => prop_assert_eq!(read, recurrence),
            Err(reason) => prop_assert_eq!(reason, Unsupported::Misplaced),
        }
    }

    #[test]
    fn any_text_is_answered_and_kept(text in "\\PC{0,40}|FREQ=(DAILY|WEEKLY)(;[A-Z]{2,10}=[-+0-9A-Z,]{0,9}){0,4}") {
        let rule = Rule::parse(&text);
        prop_assert_eq!(rule.text(), text);
    }
}
