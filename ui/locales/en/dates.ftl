# Words people type for days and times, wherever a field takes them. Lower case, commas between; the words of all that mean the same.

when-words-today = today, tonight, this
when-words-yesterday = yesterday, last night
when-words-day-before = day before yesterday, the day before yesterday
when-words-tomorrow = tomorrow
when-words-now = now, just now
when-words-noon = noon, midday, lunchtime
when-words-midnight = midnight
when-words-morning = morning, in the morning, this morning
when-words-afternoon = afternoon, in the afternoon, this afternoon
when-words-evening = evening, in the evening, this evening
when-words-night = night, at night, late
when-words-ago = ago
when-words-minutes = minute, minutes, min, mins
when-words-hours = hour, hours, h, hr, hrs
when-words-days = day, days
when-words-weeks = week, weeks
when-words-am = a.m., am, a
when-words-pm = p.m., pm, p
