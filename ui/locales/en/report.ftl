### Two honest pages for an appointment.

report-title = Two honest pages
report-lead = Take out whatever you do not want to show. Nothing leaves this computer until you save or print.
report-back = Care team
report-desk = The pages, as they will be
report-parts = What is on the pages
report-who = For
report-who-nobody = Nobody in particular
report-gone = Whoever the appointment is with is not on your care team any more. These pages are for nobody in particular. You can choose somebody below.
report-period = Period
report-period-fourWeeks = The last four weeks
report-period-threeMonths = Three months
report-period-sinceLast = Since you met on { $day }
report-period-sinceLast-unknown = Since you met (not known)
report-period-own = From a day to a day
report-from = From
report-to = To
report-order = This day is before the first one.
report-too-long = Ten years at most.
report-again = Try again
report-out = left out
report-by-name = by name
report-editable = you can edit it on the page
report-taken-out = { $count ->
    [one] 1 line taken out
   *[other] { $count } lines taken out
}
report-put-back = Put back
report-put-back-name = Put back what was taken out of “{ $part }”
report-take-out = Take out: { $what }
report-took-out = Taken out
report-paper = Paper
report-a4 = A4
report-letter = Letter
report-pages = { $count ->
    [one] One page.
   *[other] { $count } pages.
}
report-pages-many = { $count } pages. For two, take something out or choose fewer days.
report-missing = { $count ->
    [one] One sign on the pages has no letter in their typeface, and would be an empty box in the PDF. Printing shows it.
   *[other] { $count } signs on the pages have no letter in their typeface, and would be empty boxes in the PDF. Printing shows them.
}
report-readable = Anybody who opens the PDF can read it.
report-save = Save as PDF
report-saved = The pages are saved
report-print = Print
report-print-failed = The system’s printing could not be opened. Nothing was printed.
report-failed = It could not be kept: { $error }

## The parts, as they are called beside the pages

report-part-questions = Questions to ask
report-part-mood = Mood
report-part-medicines = Medicines
report-part-groups = Groups
report-part-exercises = Exercises
report-part-dimensions = Four dimensions
report-part-scores = Scores
report-part-treatments = Treatments talked about
report-part-words = In my own words

## On the pages. Whoever reads them is somebody else: the person speaks of themselves.

report-for-on = For { $name }, { $day }
report-for = For { $name }
report-for-nobody = From my notes
report-span = { $from } to { $to }, written by the person it is about.
report-noted = Mood noted on { $n } of { $m } days.
report-nothing = No mood, medicine or other measure was noted on these days.
report-foot = Page { $n } of { $m }
report-questions = What I would like to ask
report-mood-line = line: about three weeks together; band: where it could lie
report-mood-dots = a dot for each day; too few for a line
report-mood-half = Half of the days
report-mood-between = between { $low } and { $high }, the middle one at { $middle }
report-mood-around = around { $middle }
report-alt-line = Mood from { $from } to { $to }: around { $first } at the beginning and { $last } at the end, highest around { $high }, lowest around { $low }.
report-alt-dots = Mood from { $from } to { $to }: a dot for each of { $n } days.
report-alt-mark = { $mark }.
report-too-few = Too little to go by: { $n } of at least 14 days.
report-night = Usual night
report-day = Usual day
report-nights-noted = { $n ->
    [one] 1 night noted
   *[other] { $n } nights noted
}
report-days-noted = { $n ->
    [one] 1 day noted
   *[other] { $n } days noted
}
# Words by which a length of time is known to be sleep, with spaces between them.
report-sleep-words = sleep slept asleep night
report-middle-half = { $middle } (half of them { $low } to { $high })
report-short = Under 5 h
report-short-nights = { $n ->
    [one] 1 night
   *[other] { $n } nights
}
report-short-most = { $n } nights, { $k } in { $month }
report-hours = { $hours } h { $minutes }
report-amount = { $amount } { $unit }
report-yes = Yes
report-yes-days = on { $n } of { $m } days noted
report-of-ten = { $n } of 10
report-medicines-note = as noted
report-taken = taken on { $n } of { $m } days
report-taken-since = taken on { $n } of { $m } days since { $day }
report-left-out = { $taken }, left out on { $n }
report-as-needed = as needed, noted on { $n ->
    [one] 1 day
   *[other] { $n } days
}
report-dose = { $name }, { $before } to { $after }
report-dose-mark = { $day }, { $name }, { $before } to { $after }
report-dose-and = { " + " }
report-groups-of = { $m ->
    [one] { $n } of 1 meeting.
   *[other] { $n } of { $m } meetings.
}
# Of a group that meets each week. $weekday: 0 is Monday. There are always two or more of these days.
report-groups-weekdays = { $n } of { $m } { $weekday ->
    [0] Mondays
    [1] Tuesdays
    [2] Wednesdays
    [3] Thursdays
    [4] Fridays
    [5] Saturdays
   *[6] Sundays
}.
report-exercise = { $n } times: { $before } of 10 before, { $after } after
report-exercise-early = { $n ->
    [one] Noted before and after 1 time: too little to go by.
   *[other] Noted before and after { $n } times: too little to go by.
}
report-groups-days = { $n ->
    [one] There on 1 day.
   *[other] There on { $n } days.
}
report-groups-early = { $there } The day after: too little to go by.
report-groups-after = { $name }, the day after
report-groups-change = { $by } steps from the day before (could be { $low } to { $high }), { $n } times
report-score-band = { $value }, { $day }. People with this score often have { $words }. This is no diagnosis.
report-score = { $value }, { $day }
report-treatment-talked = talked about
report-treatment-begun = begun
report-treatment-declined = decided against
report-treatment-ended = ended
report-words-too-long = This is longer than can be kept. Its end is in this window alone. Shorten it to save or print.
report-words-hint = What you want to say in your own words
report-figure = the figure
report-noted-line = on how many days mood was noted
