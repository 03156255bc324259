# The frame: rail, keys, palette, what the app tells.

app-name = Mooring
title-locked = Locked · Mooring
title-first-start = First start · Mooring
title-place = { $place } · Mooring
skip-to-content = To the content
rail-places = Places

place-today = Today
place-journal = Journal
place-insights = Insights
place-groups = Groups
place-calendar = Calendar
place-self_care = Self-care
place-care_team = Care team
place-safety = Safety
place-learn = Learn
place-settings = Settings

action-check-in = Check in
action-help-now = Help now
action-lock = Lock now
action-hide = Hide the window
action-quit = Quit Mooring
action-new-entry = New entry

toasts = Messages
toast-undo = { $text } Undo with { $keys }.
palette-title = Find or do something
palette-hint = A place, an action, a group, a word from your journal
palette-draw = Draw
palette-settings = Settings: { $section }
palette-bring = Bring this entry to somebody
palette-question = Care team: a question to bring
palette-report = Care team: two honest pages
palette-search = Search: { $name }
# $days is a day, a month or a year.
palette-days = Journal: { $days }
palette-none = Nothing here has these letters. Fewer of them find more.
palette-count = { $count ->
    [one] One match
   *[other] { $count } matches
  }

lock-warning-name = About to lock
lock-warning = Locking in { $seconds } seconds.
lock-warning-kept = What you are writing is kept. Any key keeps it open, and so does the mouse.
lock-warning-aloud = Mooring locks in { $seconds } seconds. What you are writing is kept. Press any key to stay.
lock-stay = Stay open

demo = Demo
demo-text = Invented entries, removed when you close it.
not-now = Not now
undecided-code = One step is still open: checking that your recovery code is written down. It opens your journal when nothing else does.
undecided-choice = You chose to decide later who must not read this. Until then the system’s keychain keeps the key.
undecided-keep = Keep it so
undecided-kept = It stays as it is. You can look at it in Settings, under Protection.
undecided-finish = Look at it
outbox-added = { $count ->
    [one] One check-in that you wrote while the journal was locked was added.
   *[other] { $count } check-ins that you wrote while the journal was locked were added.
  }
outbox-unproven = { $count ->
    [one] No keychain could vouch for one check-in. Look whether it is yours.
   *[other] No keychain could vouch for { $count } check-ins. Look whether they are yours.
  }
outbox-unread = { $count ->
    [one] One item could not be read. It was not removed: it is kept in the journal’s folder, in a file whose name begins with “outbox.kept”.
   *[other] { $count } items could not be read. They were not removed: they are kept in the journal’s folder, in a file whose name begins with “outbox.kept”.
  }
outbox-torn = { $count ->
    [one] The writing of one check-in was cut short, so it was never saved. What there is of it is kept in the journal’s folder.
   *[other] The writing of { $count } check-ins was cut short, so they were never saved. What there is of them is kept in the journal’s folder.
  }
outbox-flooded = There was far more in the outbox than Mooring leaves there. All of it is kept in the journal’s folder, in a file whose name begins with “outbox.kept”.
outbox-not-taken = What you wrote while the journal was locked could not be added now. It is safe: it stays sealed in the journal’s folder, and Mooring tries again when you unlock next.
outbox-not-emptied = The sealed copies of it could not be removed now. Mooring tries again when you unlock next. Nothing is added twice.
outbox-show = Show
outbox-close = Close this note
