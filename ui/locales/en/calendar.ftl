# The calendar and its reminders.

calendar-add = Add
calendar-save = Save
calendar-not-now = Not now
calendar-again = Try again
calendar-today = Today
calendar-tomorrow = tomorrow
calendar-span = { $from } to { $to }
calendar-before = Four weeks back
calendar-after = Four weeks on
calendar-more = Show four more weeks
calendar-none-here = Nothing in these weeks.
calendar-incomplete = There is more than can be shown at once. Look at a shorter time.
calendar-empty = Nothing here yet
calendar-empty-text = Meetings, appointments and times for yourself, in one list. You can be reminded, and what the screen shows then names no group and no illness.
calendar-empty-add = Add the first one

## A row

calendar-kind-meeting = Meeting
calendar-kind-appointment = Appointment
calendar-kind-self-care = Time for myself
calendar-kind-own = Something else
calendar-whole-day = Whole day
calendar-until = until { $time }
calendar-until-day = until { $day }, { $time }
calendar-there = { $day } { $time } in { $place }
calendar-online = Online
calendar-moved = Moved
calendar-cancelled = Does not take place
calendar-shifted = The clocks skip its usual time, so it begins later
calendar-bell = You are reminded at
calendar-bell-day = { $day } { $time }
calendar-was-there = You were there
calendar-was-not-there = Not this time
calendar-actions = More about { $title }
calendar-edit = Change
calendar-open-room = Open room
calendar-attend-yes = I was there
calendar-attend-no = Not this time
calendar-attend-undo = Take that back
calendar-move = Move this one
calendar-skip = Leave this one out
calendar-cancel = It does not take place
calendar-restore = As it was planned
calendar-remark = A word about this one
calendar-remove = Remove
calendar-cancelled-toast = Noted: it does not take place
calendar-skipped-toast = Left out
calendar-noted-there = Noted: you were there
calendar-noted-not-there = Noted: not this time

## What is due

calendar-due-head = Now and lately
calendar-due =
    { $minutes ->
        [one] At { $when }, in a minute.
       *[other] At { $when }, in { $minutes } minutes.
    }
calendar-due-later = { $when }
calendar-due-snoozed = { $when }. You hear of it again at { $time }.
calendar-in-progress = Since { $when }. There is still time for it.
calendar-missed = { $when }. It was over before you could be reminded.
calendar-afterwards = { $when }. How did it go?
calendar-day-time = { $day }, { $time }
calendar-snooze = Again in { $minutes } minutes
calendar-put-away = Put away: { $title }

## What comes next

calendar-next-head = Next reminders
calendar-next-none = None in the next two months.
calendar-next-something = Something at { $when }
calendar-next-named = { $name }, { $when }
calendar-next-discreet = This is what the screen will say. It names nothing unless you chose so for that one.
calendar-silent = without a sound, quiet hours
calendar-quiet-head = Quiet hours
calendar-quiet-none = None. Reminders come at any hour.
calendar-quiet-are = { $from } to { $to }
calendar-quiet-change = Change
calendar-quiet-text = What can wait until they end waits. What cannot comes without a sound.
calendar-quiet-on = Quiet hours
calendar-quiet-from = From
calendar-quiet-to = To

## On a group's page

calendar-group-head = Next meeting
calendar-group-none = None in the calendar.
calendar-group-add = Add a meeting
calendar-group-in-calendar = Show the calendar
calendar-group-not-then = Not this time
calendar-group-bells = You are reminded at { $times }
calendar-group-tomorrow = Tomorrow
calendar-group-last = Were you there on { $day }?
calendar-group-were-there = You were there on { $day }.
calendar-group-visit = Write down how it was
calendar-group-open = Open the group
calendar-tonight = Tonight

## The form

calendar-group-of = Group
calendar-group-of-none = No group here
calendar-group-away = A group in the bin

calendar-form-title = Change
calendar-form-title-new = Add to the calendar
calendar-title = What is it called?
calendar-kind = What is it?
calendar-when = When
calendar-times = At a time
calendar-by-appointment = By appointment
calendar-call-first = Call first
calendar-date = Day
calendar-time = Time
calendar-days = How many days
calendar-length = How long
calendar-length-unknown = Not known
calendar-zone = By the clocks of
calendar-zone-here = { $place } (here)
calendar-zone-floats = It goes by the clock of wherever you are.
calendar-seen-here = That is { $day }, { $time } in { $place }.
calendar-past = That is over already. You can still keep it.
calendar-repeats = Repeats
calendar-repeats-once = Once
calendar-repeats-days = Every day
calendar-repeats-weeks = Every week
calendar-repeats-two-weeks = Every two weeks
calendar-repeats-months-day = Every month on the { $nth } { $day }
calendar-repeats-months-date = Every month on day { $date }
calendar-repeats-years = Every year
calendar-repeats-kept = As it is
calendar-rule-kept = Its rule came from elsewhere and is kept to the letter:
calendar-weekdays = On these days
calendar-ends = Until when
calendar-ends-never = No end
calendar-ends-on = Until a day
calendar-ends-after = So many times
calendar-until-label = Last day
calendar-count-label = How many times
calendar-place = Place
calendar-link = Address of the room online
calendar-link-hint = Opened in your browser, and only after you agreed.
calendar-note = Note
calendar-leads = Remind me
calendar-lead-start = When it begins
calendar-lead-minutes = { $length } before
calendar-lead-days =
    { $days ->
        [one] A day before
       *[other] { $days } days before
    }
calendar-lead-days-minutes =
    { $days ->
        [one] A day and { $length } before
       *[other] { $days } days and { $length } before
    }
calendar-lead-week = A week before
calendar-named = Show the name on the screen
calendar-named-on = The reminder shows the name. Whoever sees the screen can read it.
calendar-named-off = The reminder says “Something at” and the time, nothing else.
calendar-scope = What the change is meant for
calendar-scope-following = This and all following
calendar-scope-all = All of them
calendar-scope-following-hint = What was before stays as it was.
calendar-scope-all-hint = Past ones change as well. What you noted of them stays.
calendar-missing-title = Give it a name first.
calendar-missing-date = Choose a day first.
calendar-missing-time = Choose a time first.
calendar-missing-count = Say how many times, from 1 to 5,000.
calendar-missing-until = Choose a last day that is not before the first.
calendar-no-such-day = There is no such day.
calendar-no-such-time = There is no such time.

## One of them

calendar-move-title = Move this one
calendar-move-text = Only this one moves. You are reminded of it where it is then.
calendar-move-there = Only this one moves. The time is by the clocks in { $place }.
calendar-remark-title = { $day }
calendar-remark-label = A word about this one
calendar-remark-hint = For example “in the small room upstairs”. It is shown in the list, and not on the screen with a reminder.
calendar-remove-title = Remove from the calendar
calendar-remove-once = It goes for good, with what you noted of it.
calendar-remove-verb = Remove
calendar-remove-following = From { $day } on
calendar-remove-following-text = What was before stays, with what you noted of it.
calendar-remove-all = All of it
calendar-remove-all-text = Past ones go as well, with what you noted of them. This cannot be taken back.

## What has no times here

calendar-aside-head = Without a time
calendar-aside-by-appointment = By appointment
calendar-aside-call-first = Call first
calendar-aside-zone = Its time zone is one nobody knows. Choose another one, and it is in the list.
calendar-aside-within-day = Repeats within a day, which can’t be scheduled here. It is kept as it is:
calendar-aside-part = Has a rule that can’t be scheduled here. It is kept as it is:
calendar-aside-unknown-part = Has a rule with a part nobody knows. It is kept as it is:
calendar-aside-misplaced = Has a rule that contradicts itself. It is kept as it is:
calendar-aside-malformed = Has a rule that can’t be read. It is kept as it is:
calendar-aside-too-long = Has a rule that is too long to be read. It is kept as it is.

## A rule in words

rule-days =
    { $every ->
        [one] Every day
       *[other] Every { $every } days
    }
rule-weeks =
    { $every ->
        [one] Every week on { $days }
       *[other] Every { $every } weeks on { $days }
    }
rule-months-date =
    { $every ->
        [one] Every month on day { $date }
       *[other] Every { $every } months on day { $date }
    }
rule-months-day =
    { $every ->
        [one] Every month on the { $nth } { $day }
       *[other] Every { $every } months on the { $nth } { $day }
    }
rule-years =
    { $every ->
        [one] Every year on { $day }
       *[other] Every { $every } years on { $day }
    }
rule-nth-1 = first
rule-nth-2 = second
rule-nth-3 = third
rule-nth-4 = fourth
rule-nth-last = last
rule-until = , until { $day }
rule-times =
    { $times ->
        [one] , once
       *[other] , { $times } times
    }
