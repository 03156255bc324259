# The journal: check-in, list, reader, editor. What stands alone in a sentence of its own is said to the person.

## Words used all over the journal

mood = Mood
feelings = Feelings
tags = Tags
trackers = Trackers
words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }

dimensions = Four dimensions
dimensions-range = 0–10
dimensions-hint = Arrows move by one. Delete takes a value away again.
dimension-physical = Physical
dimension-emotional = Emotional
dimension-social = Social
dimension-spiritual = Spiritual

duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-both = { $hours } h { $minutes } min

tracker-yes = yes
tracker-no = no
tracker-of = { $value } of { $max }
tracker-step = { $word } ({ $value } of { $max })
tracker-of-word = { $of }, { $word }
tracker-time-example = 21:30
tracker-time-unreadable = Write it as “21:30” or “9:30 pm”.
tracker-duration-example = 7 h 30
tracker-duration-unreadable = Write it as “7 h 30”, “7:30” or “90 min”.
tracker-number-unreadable = Write a number, for example 2 or 0.5.

## Choosing words

word-more = More
word-add = Add
word-none = No word like that yet.
word-new = Make a new word:
word-new-group = Group for the new word
word-chosen = { $word } chosen
word-taken-away = { $word } taken away
feelings-find = Find a feeling
tags-find = Find a tag

## Check in

how-are-you = How are you, just now?
check-in-one-tap = One tap is enough. The rest can wait.
check-in-tags = With, or after
check-in-line = A line, if there is one
check-in-deeper = Sleep, trackers, four dimensions
check-in-more = More
check-in-noted = Noted at { $time }.
check-in-undo = Take it back
check-in-not-saved = Not saved yet. Done saves it.
check-in-added = Noted. Done saves what you added since.
check-in-help = Help now
check-in-write-more = Write more
check-in-done = Done
check-in-close = Close and keep a draft
check-in-saved = Noted at { $time }
check-in-saved-mood = Noted: { $mood }, { $time }
check-in-kept = Kept as a draft

## The small window for checking in

small-check-in-title = Check in
small-check-in-noted = Noted
small-check-in-sealed = Sealed. It is in your journal when you unlock.
small-check-in-close = Close
small-check-in-close-sealed = Close and seal what you noted
small-check-in-locked = Your journal is locked
small-check-in-locked-text = Unlock it to check in. In Settings, “Check-in and mood”, you can choose to check in while it is locked.
small-check-in-locked-hint = Your journal is locked. What you note is sealed for it.
small-check-in-unlock = Unlock
small-check-in-give-up = Close without it

## When it was

when-title = When it was
when-change = { $when }. Change when it was
when-typed = In your words
when-example = yesterday 9pm
when-hint = For example “fri 19:30”, “2 hours ago”, “14 March 2025”.
when-understood = { $day }, { $time }
when-not-understood = This is not clear enough. Try “yesterday 9pm”, or choose a date below.
when-future = This is still to come. Choose a moment that was.
when-date = Date
when-time = Time
when-zone = Time zone
when-zone-here = { $zone }, here
when-day = Counts for
when-day-hint = By the hour your day starts at, it is { $day }. Choose another where it belongs to that.
when-counts-for = counts for { $day }
when-done = Done

## The list

journal = Journal
list = Entries
list-view = View
list-timeline = Timeline
list-month = Month
list-search = Search the journal
list-search-clear = Clear the search
list-results = Search results
list-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries, newest first
    }
list-found =
    { $count ->
        [0] Nothing found for “{ $text }”
        [one] { $count } entry for “{ $text }”
       *[other] { $count } entries for “{ $text }”, newest first
    }
list-filtered =
    { $count ->
        [0] Nothing fits
        [one] { $count } entry fits
       *[other] { $count } entries fit, newest first
    }
list-clear = Show everything
list-jump = Jump to…
jump-title = Jump to a day or month
jump-field = A day or a month
jump-example = 12 March 2024
jump-hint = For example “last Friday”, “2024-03-12”, “March 2024”. Arrow keys choose a month.
jump-not-understood = This is not clear enough. Try “12 March 2024”, or choose a month.
jump-months = Months with entries
jump-nowhere = Nothing is written yet.
# $what is a day, a month or a year, $day a day.
jump-none = Nothing from { $what }. The nearest day before it is { $day }.
jump-none-before = Nothing from { $what } or before. The first day is { $day }.
list-count-plain =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
list-more = More
list-again = Try again
list-reading = Reading
list-none-found = Nothing found
list-none-found-text = No entry has all of this. Fewer words, or the beginning of one, find more.
# What is written before a colon in the search of the journal: one word each, in lower case.
search-key-tag = tag
search-key-feeling = feeling
search-key-mood = mood
search-key-group = group
search-key-has = has
# What can stand after “has:”.
search-has-picture = picture
search-has-pictures = pictures
search-key-before = before
search-key-after = after
search-keys-hint = You can also write tag:work, -tag:work, mood:low, has:picture, before:2026 or after:march.
search-saved = Saved searches
search-keep = Save this search
search-arrange = Names and order
search-keep-title = Save this search
search-keep-text = Its words and filters are kept under a name, here and in the list of commands.
search-keep-verb = Save it
search-kept = “{ $name }” is among the saved searches
search-name = Name
search-name-of = Name of { $name }
search-name-missing = Give it a name first.
search-up = Move { $name } up
search-down = Move { $name } down
search-remove = Remove { $name }
search-removed = “{ $name }” is no longer saved. Its entries are as they were.
list-empty = Nothing written yet
list-empty-text = What you note and write is kept here, newest first. You can look for any word of it.
list-empty-write = Write something
list-empty-import = Bring a journal along

## Choosing several in the list

select-begin = Choose several
select-begun = Choosing. Space chooses an entry, Escape ends it.
select-left = No longer choosing
select-bar = What is chosen
select-count =
    { $count ->
        [0] Nothing chosen
       *[other] { $count } chosen
    }
select-counting = Counting
select-busy = One moment
select-all = All
select-done = Done
select-none-chosen = Choose an entry first.
select-save = Save
select-print = Print
select-bin = Move to the bin
select-binned =
    { $count ->
        [one] { $count } entry moved to the bin
       *[other] { $count } entries moved to the bin
    }
select-tags-title =
    { $count ->
        [one] Tags of { $count } entry
       *[other] Tags of { $count } entries
    }
select-tags-add = Add to all of them
select-tags-take = Take away where it is
select-tags-verb = Change the tags
select-tags-nothing = Choose a tag to add or to take away first.
select-tagged =
    { $count ->
        [0] All of it was so already
        [one] Tags of { $count } entry changed
       *[other] Tags of { $count } entries changed
    }
select-save-title =
    { $count ->
        [one] Save { $count } entry as a file
       *[other] Save { $count } entries as a file
    }
select-save-form = What kind of file
select-save-markdown = To read
select-save-markdown-text = One text (Markdown), oldest entry first, with the mood, tags and notes of each.
select-save-json = For another program
select-save-json-text = Everything noted about each entry, as data (JSON).
select-save-open = Anybody who has this file can read it. Nothing protects it. What you save stays in your journal too.
# $size is in megabytes.
select-save-along = With pictures and files
select-save-along-in =
    { $count ->
        [one] { $count } picture or file is in it, { $size } MB. It is one file (zip) that every computer opens.
       *[other] { $count } pictures and files are in it, { $size } MB. It is one file (zip) that every computer opens.
    }
select-save-along-out =
    { $count ->
        [one] { $count } picture or file is not in it. It takes { $size } MB.
       *[other] { $count } pictures and files are not in it. They take { $size } MB.
    }
select-save-missing =
    { $count ->
        [one] { $count } is missing on this computer.
       *[other] { $count } are missing on this computer.
    }
# Before names of what is attached.
select-save-left-out = Not in this file
select-save-verb = Save the file
select-saved =
    { $count ->
        [one] { $count } entry saved in the file.
       *[other] { $count } entries saved in the file.
    }
select-saved-along =
    { $count ->
        [one] { $count } picture or file is with them.
       *[other] { $count } pictures and files are with them.
    }
select-print-title =
    { $count ->
        [one] Print { $count } entry
       *[other] Print { $count } entries
    }
select-print-text = Oldest first, with the mood, feelings and tags of each.
select-print-paper = Anybody who has the paper can read it.
select-print-many = At most { $count } entries can be printed at once.
select-print-verb = Print
select-print-failed = The system could not print. Nothing was changed. Save the entries as a file and print that.

filters = Filters
filter-dates = Dates
filter-from = From
filter-to = To
filter-group = Group
filter-group-gone = A group that is gone
filter-picture = Picture
filter-without = not { $name }
filter-since = since { $day }
filter-until = until { $day }
filter-and-more = { $first } and { $count } more

month-before = Earlier month
month-after = Later month
month-day = { $day }, { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
month-day-mood = { $day }, { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }, { $mood }
month-day-empty = { $day }, nothing noted
month-nothing = Nothing noted on this day.

## An entry

reader = Entry
reader-empty = Choose an entry to read it here.
reader-empty-bin = Choose an entry to see what it was.
entry-new = New entry
entry-edit = Edit
entry-continue = Go on writing
entry-star = Star
entry-starred = Starred
entry-more = More
entry-copy = Copy the text
entry-copied = Text copied
entry-copy-failed = The text could not be copied. Open the entry to edit it, and copy it there.
entry-bin = Move to the bin
entry-binned = Moved to the bin
entry-has-draft = being written
entry-no-text = No text
entry-about = What it is about
entry-about-add = Something
entry-about-find = Find what it is about
entry-about-none = Nothing of that name.
entry-about-visits = Visits
entry-about-people = People
entry-about-appointments = Appointments
entry-about-exercises = Exercises you did
entry-about-done = { $name }, { $day }
entry-about-appointment = Appointment: { $name }, { $day }
entry-about-appointment-bare = Appointment of { $day }
entry-about-visit = { $name }, visit of { $day }
entry-about-take = No longer about { $name }
entry-about-taken = No longer about { $name }.
entry-began = Began from “{ $from }”
entry-source = Brought along from { $source }
entry-source-daylio = Brought along from Daylio
entry-source-outbox = Written while the journal was locked

## Entries that are about a group or somebody, on their page

entries-linked = In your journal
entries-linked-open = Entry of { $day }: { $words }
entries-linked-open-bare = Entry of { $day }
entries-linked-all = Show all { $count }
entries-linked-latest = These are the latest { $count }.

versions = Earlier versions
versions-text = How this entry read before. What is there now stays, as a version.
versions-none = There is no earlier version.
versions-until = Until { $when }
versions-restore = Bring this one back
versions-restored = The earlier version is back
versions-look = How it is shown
versions-then = As it was
versions-difference = Compared with now
versions-same = The words are the same as now.
versions-gone = no longer there
versions-new = not there yet
versions-legend-gone = struck through: no longer there
versions-legend-new = underlined: not there yet
versions-others = Another now: { $parts }
versions-part-when = when it was
versions-part-mood = mood
versions-part-feelings = feelings
versions-part-dimensions = dimensions
versions-part-trackers = trackers
versions-part-tags = tags
versions-part-star = the star
versions-part-links = what it is about
versions-part-attached = what is attached
versions-part-began = what it began from
versions-close = Close

drafts-waiting = Drafts
draft-kept = Draft, { $when }
draft-of-saved = Not saved, { $when }
draft-continue = Go on
draft-discard = Discard
draft-discarded = Draft discarded

## The bin

bin = Bin
bin-leave = Back to the journal
bin-search = Search the bin
bin-count =
    { $count ->
        [0] Nothing in the bin
        [one] { $count } entry in the bin
       *[other] { $count } entries in the bin
    }
bin-since = In the bin since { $when }
bin-restore = Put it back
bin-restored = Back in the journal
bin-purge = Delete for good
bin-purged = Deleted for good
bin-purge-title = Delete this entry for good?
bin-purge-text = It is gone from this journal after that, with its earlier versions. It cannot be brought back.
bin-empty-it = Empty the bin
bin-empty-title = Empty the bin?
bin-empty-text = Everything in it is deleted for good, with all earlier versions. It cannot be brought back.
bin-emptied =
    { $count ->
        [one] { $count } entry deleted for good
       *[other] { $count } entries deleted for good
    }
bin-keep = Keep it
bin-is-empty = The bin is empty
bin-is-empty-text = Entries you delete wait here until you delete them for good.

## The editor

editor = Writing
editor-back = Journal
editor-text = Text of the entry
editor-placeholder = Write here
editor-title = Title
editor-title-placeholder = A title, if it has one
editor-marks = Marks
editor-mark-strong = Bold
editor-mark-emphasis = Italic
editor-mark-heading = Heading
editor-mark-list = List
editor-mark-quote = Quote
editor-saved = Saved { $time }
editor-draft-kept = Draft kept { $time }
editor-not-saved = Not saved
editor-not-kept = Not kept
editor-failed-in-draft = Your text is on this screen and in the draft. Try to save again in a moment.
editor-left-out = { $count ->
    [one] While you wrote, this entry was given a tag, a feeling, a number or a link more than it has room for. It was left out. What you wrote is all here.
   *[other] While you wrote, this entry was given { $count } tags, feelings, numbers or links more than it has room for. They were left out. What you wrote is all here.
}
editor-failed-on-screen = Your text is still on this screen. Leave it open, or copy it somewhere safe, and try again.
editor-began = from “{ $from }”
editor-began-take = Begin from an empty page instead
editor-draw = Draw a picture
editor-count = Count the words
editor-count-stop = Do not count the words
editor-keep-template = Keep as a page to begin from
editor-only-page = Only the page
editor-details = Details
editor-done = Done
editor-discard = Discard this draft
editor-discard-changes = Discard what is not saved

## Pictures, sound and files of an entry

entry-pictures = { $count ->
    [one] one picture
   *[other] { $count } pictures
}
entry-files = { $count ->
    [one] one file
   *[other] { $count } files
}
attached = Attached
attached-add = Add pictures or files
attached-added = { $count ->
    [one] Attached.
   *[other] { $count } attached.
}
attached-drop = Let go to attach it to this page
attached-busy = Attaching…
attached-as-file = Keep it as a file
attached-as-file-text = A picture kept as a file is not shown here. It keeps everything the camera wrote into it, also where it was taken.
attached-leave = Leave it out
attached-not-shown = { $name } is a kind of picture that can't be shown here. It is kept as a file, with everything in it, also where it was taken.
attached-picture = Picture
attached-sound = Sound
attached-file = File
attached-pictures = Pictures
attached-files = Sound and files
attached-missing = Its content is not here. It may be in a backup.
attached-picture-missing = This picture is not here. It may be in a backup.
attached-describe = What it is: { $name }
attached-describe-picture = What it shows, if you like
attached-describe-file = What it is, if you like
attached-earlier = Move up: { $name }
attached-earlier-tip = Move up
attached-later = Move down: { $name }
attached-later-tip = Move down
attached-moved = Place { $place } of { $of }.
attached-remove = Take off: { $name }
attached-remove-tip = Take off
attached-removed = Taken off: { $name }
attached-draw-on = Go on drawing
attached-draw-on-of = Go on drawing: { $name }
attached-open = Open picture: { $name }
attached-previous = Previous picture
attached-next = Next picture
attached-of = { $place } of { $of }
attached-close = Close
attached-play = Play
attached-play-of = Play: { $name }
attached-sound-not = This computer can't play this kind of sound. Save a copy, and open it in another program.
attached-save = Save a copy…
attached-save-of = Save a copy: { $name }
attached-saved = Copy saved.
attached-save-text = A copy outside the journal can be opened by anyone who gets the file.
attached-size = { $size } MB
attached-size-small = { $size } kB

## Doses: of a day, on Today and beside an entry. Left out is as good a note as taken.

doses = Medicines
doses-of = Medicines, { $day }
doses-of-day = Medicines that day
doses-none = Nothing noted on this day.
doses-before = The day before
doses-after = The day after
dose-named = { $name }, { $time }
dose-taken = Taken
dose-taken-of = Taken: { $name }
dose-taken-at = taken { $time }
dose-leave-out = Left out
dose-leave-out-of = Left out: { $name }
dose-left-out = left out
dose-change = { $name }: { $state }. Change
dose-note = Note
dose-note-of = Note { $name }
dose-another = Note a dose
dose-which = Which
dose-what = What became of it
dose-time = Time
dose-time-missing = It needs a time, for example 21:00.
dose-amount = How much
dose-amount-unit = How much, in { $unit }
dose-amount-wrong = Write how much as a number, or leave it empty.
dose-save = Save
dose-forget = Take this note away
