# Bringing a journal along from another app.

import-intro = Years kept in Daylio can come along: moods, activities and notes, each with its own date. You see what the file holds before anything is changed.
import-how-1 = In Daylio, open More, then Export entries, and choose CSV.
import-how-2 = Bring the file to this computer.
import-how-3 = Choose it here, or drop it on the field below.
import-choose = Choose a file
import-choose-hint = A CSV file from Daylio. It is read here, on this computer.
import-reading = Reading

import-preview =
    { $count ->
        [one] This file holds { $count } entry
       *[other] This file holds { $count } entries
    }
import-count-new = not here yet
import-count-known = here already, left as they are
import-count-changed = here with other words
import-count-problems =
    { $count ->
        [one] line with a problem
       *[other] lines with a problem
    }
import-take-changed = Take the file’s words for those that differ
import-take-changed-hint = Entries you edited in Mooring stay as you left them.
import-entries =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }

import-samples = A few of them
import-moods = Moods
import-moods-text = Choose where each name of the file stands here, or bring its entries without a mood. Keys 1 to 9 work while a scale is focused.
import-mood-open = Needs a place
import-mood-none = No mood

import-activities = Activities
import-activities-text = Each becomes one of your tags, a new tag, or nothing.
import-activities-take = Take them all
import-activities-leave = Leave them all out
import-activities-all = Show all { $count }
import-activities-fewer = Show fewer
import-activity-new = New tag
import-activity-out = Leave out

import-zone-title = Time zone
import-zone-text = The file says what the clock showed, and not where. Choose the place you were in for most of it.
import-zone = Time zone

import-problems =
    { $count ->
        [one] { $count } line with a problem
       *[other] { $count } lines with a problem
    }
import-problems-text = The rest of the file comes as it is.
import-problems-all = Show all { $count }
import-problems-fewer = Show fewer
import-problems-rest = And { $count } more of the same kinds.
import-line = Line
import-problem = What is wrong
import-problem-then = What happens
import-left-out = left out
import-repaired = comes along
import-problem-bad-date = The date is missing or cannot be read.
import-problem-too-few-fields = The line ends before its mood.
import-problem-too-many-fields = There are more values than columns, and no way to tell which belong together.
import-problem-file-ends-in-row = The file stops in the middle of this line. Export it again to get the rest.
import-problem-quote-not-closed = A quotation mark is opened and never closed.
import-problem-time-unreadable = The time cannot be read. The entry is put at noon.
import-problem-no-mood = No mood is noted.
import-problem-fields-joined = A separator stood inside a text. The text was put together again.
import-problem-fields-missing = The last columns are missing and taken as empty.
import-problem-stray-quote = A quotation mark stood alone inside a text. It was kept.
import-problem-scale-unclear = A scale has a name but no value.
import-problem-zero-characters = Invisible characters were taken out.
import-problem-unreadable-bytes = Some letters cannot be read and are shown as �.
import-problem-cut = A text or a name was longer than can be kept, and was cut.
import-problem-encoding-guessed = The file uses an older way of writing letters. Look whether accents read right in the examples above.
import-problem-other = Something in this line is not as expected.

import-undecided =
    { $count ->
        [one] One mood still needs a place.
       *[other] { $count } moods still need a place.
    }
import-undecided-show = Show me
import-nothing-new = Everything in this file is here already.
import-ready =
    { $count ->
        [one] One entry comes along. You can take it back afterwards.
       *[other] { $count } entries come along. You can take them back afterwards, all at once.
    }
import-not-now = Not now
import-run =
    { $count ->
        [one] Bring { $count } entry
       *[other] Bring { $count } entries
    }

import-running = Bringing your entries
import-progress = { $done } of { $total }. Until it is through, nothing of it is kept.
import-stop = Stop

import-done =
    { $count ->
        [0] No new entries came along
        [one] { $count } entry came along
       *[other] { $count } entries came along
    }
import-done-updated =
    { $count ->
        [one] { $count } entry took the file’s words.
       *[other] { $count } entries took the file’s words.
    }
import-done-skipped =
    { $count ->
        [one] { $count } was here already.
       *[other] { $count } were here already.
    }
import-done-undo = You can take this back in Settings, under Import.
import-see-journal = See the journal
import-go-on = Go on
import-another = Choose another file

import-past = Brought along before
import-undo = Take it back
import-undo-title = Take this import back?
import-undo-text =
    { $count ->
        [one] The entry it brought goes away, unless you edited it since. The file itself is not touched.
       *[other] The { $count } entries it brought go away, except those you edited since. The file itself is not touched.
    }
import-undo-keep = Keep them
import-undone =
    { $removed ->
        [one] { $removed } entry taken back
       *[other] { $removed } entries taken back
    }
import-undone-kept =
    { $removed ->
        [one] { $removed } entry taken back
       *[other] { $removed } entries taken back
    }, { $kept } edited since stay
import-undone-on = Taken back on { $when }
