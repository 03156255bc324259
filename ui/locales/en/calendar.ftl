# The calendar and its reminders.

calendar-add = Add
calendar-save = Save
calendar-not-now = Not now
calendar-again = Try again
calendar-today = Today
calendar-tomorrow = tomorrow
calendar-span = { $from } to { $to }
calendar-shape = How it is shown
calendar-shape-agenda = Agenda
calendar-shape-week = Week
calendar-shape-month = Month
calendar-before-agenda = Four weeks back
calendar-after-agenda = Four weeks on
calendar-before-week = The week before
calendar-after-week = The week after
calendar-before-month = The month before
calendar-after-month = The month after
calendar-month-before = Turn back a month
calendar-month-after = Turn on a month
calendar-beside = Month and next reminders
calendar-cell =
    { $count ->
        [0] { $day }
        [one] { $day }, one
       *[other] { $day }, { $count }
    }
calendar-cell-more = { $count } more
calendar-more = Show four more weeks
calendar-more-days = Show more days
calendar-none-here = Nothing in these weeks.
calendar-none-day = Nothing on this day.
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
calendar-leave-by = Leave by { $time }
calendar-ask-again = Ask { $name } again
calendar-moved = Moved
calendar-visit = Planned visit
calendar-visit-open = Open the visit
calendar-cancelled = Does not take place
calendar-shifted = The clocks skip its usual time, so it begins later
calendar-bell = You are reminded at
calendar-bell-day = { $day } { $time }
calendar-was-there = You were there
calendar-was-not-there = Not this time
calendar-actions = More about { $title }
calendar-edit = Change
calendar-open-room = Open room
calendar-show-way = Show the way
calendar-attend-yes = I was there
calendar-attend-no = Not this time
# Says of which one, to whoever hears several such buttons.
calendar-attend-which = { $what }: { $title }
calendar-attend-undo = Take that back
calendar-move = Move this one
calendar-skip = Leave this one out
calendar-cancel = It does not take place
calendar-restore = As it was planned
calendar-remark = A word about this one
calendar-remove = Remove
calendar-cancelled-toast = Noted: it does not take place
calendar-skipped-toast = Left out
calendar-restored-toast = As it was planned
calendar-one-toast = This one is changed
calendar-following-toast = Changed from here on
calendar-all-toast = Changed
calendar-moved-toast = Moved
calendar-removed-toast = Removed
calendar-ended-toast = Removed from { $day } on
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

# A reminder to note how one is. It stands in no calendar, only among the reminders.
calendar-check-in = A moment to check in
calendar-check-in-text = Ten seconds are enough. Leaving it is fine too.
calendar-next-head = Next reminders
calendar-next-today = today
calendar-next-none = None in the next two months.
calendar-next-something = Something at { $when }
calendar-next-named = { $name }, { $when }
calendar-next-discreet = This is what the screen will say. It names nothing unless you chose so for that one.
calendar-autostart = Reminders come while Mooring runs. Should it start with your computer, without a window?
calendar-autostart-yes = Start with the computer
calendar-autostart-no = No
calendar-autostart-on = It starts with your computer from now on. Settings can change that.
calendar-autostart-off = It starts only when you start it. Settings can change that.
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
calendar-group-rests-head = Meetings
calendar-group-rests = They wait while this group is paused or left: they are not in the calendar, and nothing reminds you of them. If you come back, so do they.
calendar-group-add = Add a meeting
calendar-group-in-calendar = Show the calendar
calendar-group-not-then = Not this time
# Says of which meeting, to whoever hears two such buttons.
calendar-group-which = { $what }, { $when }
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
calendar-past-first = The first one is over already. It goes on from there.
calendar-repeats = Repeats
calendar-repeats-once = Once
calendar-repeats-days = Every day
calendar-repeats-weeks = Every week
calendar-repeats-two-weeks = Every two weeks
calendar-repeats-many-weeks = Every few weeks
calendar-every-weeks = Every how many weeks
calendar-repeats-months-day = Every month on the { $nth } { $day }
calendar-repeats-months-date = Every month on day { $date }
calendar-repeats-years = Every year
calendar-repeats-kept = As it is
calendar-rule-kept = Its rule came from elsewhere and is kept to the letter:
calendar-weekdays = On these days
calendar-weeks-of-month = In these weeks of the month
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
calendar-lead-own = Another
calendar-lead-amount = How long before
calendar-lead-unit = Counted in
calendar-lead-unit-minutes = minutes
calendar-lead-unit-hours = hours
calendar-lead-unit-days = days
calendar-lead-unit-weeks = weeks
calendar-lead-add = Remind me then
calendar-lead-wrong = Write a number first, a year at most.
calendar-leads-late = That would be before now. You hear of it when it begins.
calendar-leads-late-first = The first one is too soon for that. The next ones are told in time.
calendar-leave-title = Leave this unfinished?
calendar-leave-text = What you wrote here is not in the calendar yet, and would be gone.
calendar-leave-verb = Leave it
calendar-leave-keep = Go on writing
calendar-named = Show the name on the screen
calendar-named-on = The reminder shows the name. Whoever sees the screen can read it.
calendar-named-off = The reminder says “Something at” and the time, nothing else.
calendar-scope = What the change is meant for
calendar-scope-one = Only this one
calendar-scope-following = This and all following
calendar-scope-all = All of them
calendar-scope-one-hint = The others stay as they are. What kind it is, how it repeats and its reminders are the same for all.
calendar-scope-following-hint = What was before stays as it was.
calendar-scope-all-hint = Past ones change as well. What you noted of them stays.
calendar-missing-title = Give it a name first.
calendar-missing-date = Choose a day first.
calendar-missing-time = Choose a time first.
calendar-missing-count = Say how many times, from 1 to 5,000.
calendar-missing-until = Choose a last day that is not before the first.
calendar-skipped-here = There is no { $time } that day: the clocks are put forward over it. It would be { $next }. Choose that, or another time.
calendar-skipped-there = There is no such time that day in { $place }: the clocks are put forward over it. Choose an earlier or a later one.

## One of them

calendar-move-title = Move this one
calendar-move-text = Only this one moves. You are reminded of it where it is then.
calendar-move-there = Only this one moves. The time is by the clocks in { $place }.
calendar-remark-title = { $day }
calendar-remark-label = A word about this one
calendar-remark-hint = For example “in the small room upstairs”. It is shown in the list, and not on the screen with a reminder.
calendar-remove-title = Remove from the calendar
calendar-remove-back = Right afterwards you can take that back.
calendar-remove-one = Only { $day }
calendar-remove-one-text = The others stay as they are.
calendar-remove-once = It goes, with what you noted of it. Right afterwards you can take that back.
calendar-remove-verb = Remove
calendar-remove-following = From { $day } on
calendar-remove-following-text = What was before stays, with what you noted of it.
calendar-remove-all = All of it
calendar-remove-all-text = Past ones go as well, with what you noted of them.

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
rule-months-without = Months without a day { $date } are left out.
rule-years-without = Years without that day are left out.
rule-nth-1 = first
rule-nth-2 = second
rule-nth-3 = third
rule-nth-4 = fourth
rule-nth-5 = fifth
rule-nth-last = last
rule-until = , until { $day }
rule-times =
    { $times ->
        [one] , once
       *[other] , { $times } times
    }

## Calendars of other programs

calendar-more-actions = More about the calendar
calendar-file-open = Bring in a calendar file
calendar-file-title = Bring in a calendar file
calendar-file-text = A file of another calendar program, ending in .ics. You see what is in it before anything changes, and you can take it back.
calendar-file-choose = Choose a calendar file
calendar-file-hint = You can also drop it here. It is read on this computer and sent nowhere.
calendar-file-paste = Paste its text instead
calendar-file-pasted = Text of a calendar, beginning with BEGIN:VCALENDAR
calendar-file-pasted-name = What you pasted
calendar-file-paste-first = Paste the text first.
calendar-file-read = Look at it
calendar-file-missing = Choose a file first.
calendar-file-nothing = There is nothing in it to bring in.
calendar-file-no-room = The calendar has room for { $room } more. Leave some out.
calendar-file-counts =
    { $new ->
        [0] None is new
        [one] One is new
       *[other] { $new } are new
    }, { $changed ->
        [0] none changed
        [one] one changed
       *[other] { $changed } changed
    }, { $here ->
        [0] none is here already.
        [one] one is here already.
       *[other] { $here } are here already.
    }
calendar-file-others =
    { $count ->
        [one] One thing that is no event, such as a task or a note, stays in the file. It is named below.
       *[other] { $count } things that are no events, such as tasks and notes, stay in the file. They are named below.
    }
calendar-file-changed = changed in the file
calendar-file-changed-text = Of those that changed, what you changed here stays as you have it. The rest follows the file.
calendar-file-kind = What are the new ones?
calendar-file-remind = Remind me as the file does
calendar-file-remind-on =
    { $count ->
        [one] One of them has an alarm. It becomes a reminder that names nothing.
       *[other] { $count } of them have alarms. They become reminders that name nothing.
    }
calendar-file-remind-off = Their alarms are kept for the other program and do nothing here.
calendar-file-past =
    { $count ->
        [one] Also bring in the one that is over
       *[other] Also bring in the { $count } that are over
    }
calendar-file-zone = What time is “{ $zone }”?
calendar-file-zone-none = I do not know
calendar-file-zone-hint = The file calls a time zone so, and nobody here knows the name. Without an answer they are listed without a time.
calendar-file-no-time = time not known
calendar-file-repeats = repeats
calendar-file-rows = What comes in
calendar-file-unseen =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
calendar-file-keep =
    { $count ->
        [one] Bring in one
       *[other] Bring in { $count }
    }
calendar-file-keep-changed =
    { $count ->
        [one] Take over one change
       *[other] Take over { $count } changes
    }
calendar-file-done =
    { $added ->
        [0] Nothing new came in
        [one] One came in
       *[other] { $added } came in
    }{ $changed ->
        [0] .
        [one] , one changed.
       *[other] , { $changed } changed.
    }
calendar-file-undone =
    { $left ->
        [0] Taken back.
        [one] Taken back, but for one that you changed since.
       *[other] Taken back, but for { $left } that you changed since.
    }
calendar-file-problems =
    { $count ->
        [one] One thing to know
       *[other] { $count } things to know
    }
calendar-file-problems-text = What comes in keeps every line it has, also those that mean nothing here, and goes out with them again. What is left out stays in the file.
calendar-file-what = What it is
calendar-file-kept = kept

## Writing a calendar for other programs

calendar-export-open-dialog = Save as a calendar file
calendar-export-one = Save as a calendar file
calendar-export-title = Save as a calendar file
calendar-export-save = Save the file
calendar-export-which = What goes into it
calendar-export-all =
    { $count ->
        [one] Everything with a time: one
       *[other] Everything with a time: { $count }
    }
calendar-export-how = What others can read in it
calendar-export-times = Only the times
calendar-export-times-text = One word for every name. Places, notes and links stay out.
calendar-export-everything = Everything
calendar-export-everything-text = Names, places, notes and links go along.
calendar-export-instead = The word that stands for every name
calendar-export-instead-default = Appointment
calendar-export-instead-missing = Choose a word first.
calendar-export-open-times = The file is not encrypted. Whoever has it can read when you are busy.
calendar-export-open = The file is not encrypted. Names and notes leave your encrypted journal with it, and whoever gets hold of the file can read them.
calendar-export-without =
    { $count ->
        [one] One more has no time. Such a file has no place for it, so it stays out.
       *[other] { $count } more have no time. Such a file has no place for them, so they stay out.
    }
calendar-export-resting =
    { $count ->
        [one] One more belongs to a group you paused or left. It rests, so it stays out.
       *[other] { $count } more belong to groups you paused or left. They rest, so they stay out.
    }
calendar-export-done =
    { $count ->
        [one] Saved, with one in it.
       *[other] Saved, with { $count } in it.
    }

## A free time

calendar-free-open = Find a free time
calendar-free-title = Find a free time
calendar-free-text = Looks for times beside what is in the calendar. What lasts a whole day leaves the day free.
calendar-free-from = Not before
calendar-free-until = Not after
calendar-free-when = Within
calendar-free-weeks =
    { $weeks ->
        [one] A week
       *[other] { $weeks } weeks
    }
calendar-free-days = Only on these days, or on any
calendar-free-look = Look
calendar-free-found =
    { $count ->
        [0] Nothing found
        [one] One free time
       *[other] { $count } free times
    }
calendar-free-none = Nothing is free for that long between these hours. Try a shorter time, other hours or more weeks.
calendar-free-time = { $day }, { $from } to { $until }
calendar-free-between = Between { $after } and { $before }
calendar-free-after = After { $after }
calendar-free-before = Before { $before }
calendar-free-empty = Nothing else in these hours
calendar-free-take = Take it
calendar-free-take-named = Take it: { $day }, { $time }

## On paper

calendar-print-open = Print
calendar-print-title = Print the calendar
calendar-print-verb = Print
calendar-print-named = With names
calendar-print-named-on = Names, places and what you noted stand on the paper. Whoever finds it can read them.
calendar-print-named-off = Only the times, and “Appointment” for every name.
calendar-print-time = { $from } to { $until }
calendar-print-failed = This system does not let the window print. Nothing left the app. Save a calendar file, and print that from another program.

## On Today

calendar-how-was-head = How it was
calendar-how-was = { $when }. How was it?
calendar-next-meeting = { $title }: { $when }
calendar-next-meeting-none = No meeting in the next four weeks.
calendar-on-now = Going on now
calendar-on-night = In the night
calendar-on-room = Open room: { $title }
calendar-on-way = Show the way: { $title }

## The palette

palette-calendar-add = Calendar: add something
palette-calendar-today = Calendar: go to today
palette-calendar-next = Calendar: to the next meeting, and open its room
palette-calendar-agenda = Calendar: as an agenda
palette-calendar-week = Calendar: week
palette-calendar-month = Calendar: month
palette-calendar-free = Calendar: find a free time
palette-calendar-print = Calendar: print
palette-calendar-file = Calendar: bring in a calendar file
palette-calendar-export = Calendar: save as a calendar file

## Appointments with people of the care team.

calendar-person = With
calendar-person-none = Nobody of the care team
calendar-person-away = Somebody who was removed
calendar-exercise = For
calendar-exercise-none = Nothing in particular
calendar-exercise-away = An exercise that was removed
calendar-pages = Two honest pages for it
calendar-exercise-begin = Begin
calendar-exercise-begin-which = Begin: { $title }
calendar-person-head = Next appointment
calendar-person-no-next = No appointment ahead.
calendar-person-add = Add an appointment
