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
action-new-entry = New entry
