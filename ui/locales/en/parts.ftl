part-on = On
part-off = Off
part-undo = Undo
part-caps-lock = Caps Lock is on.
part-passphrase-show = Show what I type
part-passphrase-hide = Hide what I type
part-slider-unset = Not noted
filter-is = { $name }: { $asks }
filter-clear = { $name }: take this filter away
part-no-such-date = There is no such day.
part-no-such-time = There is no such time.
part-day-wrong = There is no such day. Write it as “27 Nov 2026”, “2026-11-27”, “fri” or “today”.
part-day-hint = “27 Nov”, “fri”, “tomorrow”
part-day-hint-back = “27 Nov”, “fri”, “yesterday”
part-day-choose = { $label }: choose from a month
part-day-choose-tip = Choose from a month
part-month-before = The month before
part-month-after = The month after
part-time-wrong = There is no such time. Write it as “19:00” or “7 pm”.

# A way to an article that fits what is done here.
article-read = Read: { $title }

part-done = Done
part-remove = Remove
part-saved = Saved as you write
part-save-failed = { $error } What you wrote is still here.
