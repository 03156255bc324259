# Today.

today-nothing-noted = Nothing noted yet.
today-count =
    { $count ->
        [one] One thing noted.
       *[other] { $count } things noted.
    }
today-things =
    { $count ->
        [one] One thing is still to come today, at { $time }.
       *[other] { $count } things are still to come today. The first is at { $time }.
    }
today-noted-head = Noted today
today-late = It is past midnight. What you note still counts for { $day }.
today-break = You are taking a break
today-break-text = Nothing is asked of you. You can still note or write whatever you like.
break-since = Since { $since }, until you end it.
break-until = From { $since } to { $until }.
break-end = End the break
today-again = Try again
today-noted = Noted: { $mood }
today-changed = Changed to { $mood }
today-just-noted = { $mood }, noted at { $time }.
today-another-tap = Another tap changes it.
today-add-more = Add more
today-drafts = You were writing…
today-none-text = What you note today is listed here.
today-first = This is the first page
today-first-text = One tap above is a whole entry. You can also write as much as you like, or bring a journal from another app.
today-on-this-day = On this day
today-on-this-day-off = What you wrote on this day in earlier years can be shown here. It stays off until you choose it.
today-on-this-day-show = Show it
today-on-this-day-hide = Hide
today-on-this-day-none = Nothing from earlier years on this day.
