## The period

insights-so-far = { $period }, so far
insights-since = Since { $since }
insights-span = Period
insights-span-month = Month
insights-span-year = Year
insights-span-all = All
insights-earlier-month = The month before
insights-earlier-year = The year before
insights-later-month = The month after
insights-later-year = The year after
insights-empty = Nothing to look at yet
insights-empty-text = This place tells what your days have in common, and how sure that is. Each check-in is a day it can look at. One tap is enough.
insights-noted = Mood noted on { $n } of { $days } days.
insights-usual = Half of them lay between { $low } and { $high }, the middle one at { $middle }.
insights-usual-same = The middle half of them lay at { $middle }.
insights-changed = From one day to the next, mood changed by about { $by } steps.

## Why nothing is said

insights-why-too-few-days = Cannot tell yet: { $n } of at least 14 days.
insights-why-too-few-days-with = Cannot tell yet: { $n } of at least 10 days with it.
insights-why-too-few-days-without = Cannot tell yet: { $n } of at least 10 days without it.
insights-why-too-few-pairs = Cannot tell yet: noted together too few times ({ $n }).
insights-why-nothing-varies = Cannot tell: it was nearly the same on all days.
insights-why-too-few-arrangements = Cannot tell yet: too few weeks to rule out chance.
insights-why-not-clear = Cannot tell yet: chance could do as much.

## Every day

insights-days-title = Every day
insights-weeks-title = Every week
insights-days-sentence =
    { $n ->
        [0] No mood was noted in { $period }.
       *[other] { $period }: mood noted on { $n } days, most often { $word }.
    }
insights-weeks-sentence = { $n } weeks, a square each, from { $from } to { $to }.
insights-day-said = { $day }: { $word }
insights-day-not = { $day }: not noted
insights-week-said = Seven days from { $day }: around { $word }
insights-week-not = Seven days from { $day }: not noted
insights-not-noted = not noted
insights-days-month = Month
insights-days-year = Year
insights-days-noted = Days noted

## Mood over time

insights-line-title-month = Three months
insights-line-title-half = Six months
insights-line-title-year = Twelve months
insights-line-title-all = All the time
insights-name-again = { $name } ({ $number })
insights-scale-title = { $name }: { $reach }
insights-line-sentence = Around { $first } at the beginning and { $last } at the end. Highest around { $high }, lowest around { $low }.
insights-dose-short = dose changed, { $day }
insights-dose-changed = { $name }: from { $before } to { $after }
insights-dose-and = { " + " }
insights-break = You took a break
insights-break-since = Since { $since }
insights-break-until = From { $since } to { $until }
insights-mark = { $when }: { $what }.
insights-mark-when = When
insights-mark-what = What
insights-line-said = { $day }: around { $word }, could lie between { $low } and { $high }
insights-line-note = Line: about three weeks together. Band: where it could lie.
insights-line-day = Day
insights-line-line = Around
insights-line-range = Could lie between
insights-line-between = { $low } and { $high }
insights-line-none = The line needs at least 7 days noted within three weeks.

## What goes along

insights-along-title = What goes along with better and worse days
insights-along-lag = Mood
insights-along-lag-same-day = That day
insights-along-lag-next-day = The day after
insights-along-lag-day-before = The day before
insights-along-lag-clear = { $lag } ({ $n } clear)
insights-along-with = Days with
insights-along-more = More of
insights-along-days = Days
insights-along-lower = lower
insights-along-same = no difference
insights-along-higher = higher
insights-along-steps = Steps (95 % range)
insights-along-together = Together, −1 to 1 (95 % range)
insights-along-sure = How sure
insights-sure-clear = clear
insights-sure-fairly-clear = fairly clear
insights-sure-cannot-tell-yet = cannot tell yet
insights-range = { $by } ({ $low } to { $high })
insights-range-same = { $by } every time
insights-along-note =
    { $looks ->
        [one] Compared with days without, on your { $steps } steps, allowing for the weekday, the weeks around and the day before. Going along is not causing.
       *[other] Compared with days without, on your { $steps } steps, allowing for the weekday, the weeks around and the day before, and for having asked { $looks } questions at once. Going along is not causing.
    }
insights-along-few =
    { $n ->
        [one] One more was noted on too few days to compare.
       *[other] { $n } more were noted on too few days to compare.
    }
insights-along-left-out =
    { $n ->
        [one] One that is noted rarely was not looked at.
       *[other] { $n } that are noted rarely were not looked at.
    }
insights-along-nothing = Nothing noted here can be compared yet: it takes 10 days with and 10 days without.
insights-along-all =
    { $n ->
        [one] Show one more
       *[other] Show { $n } more
    }
insights-along-fewer = Show fewer
insights-along-any = A meeting that day
insights-along-group = { $name }, a meeting
insights-along-any-exercise = An exercise that day
insights-along-exercise = { $name }, an exercise
insights-dimension-physical = Physical health
insights-dimension-emotional = Emotional health
insights-dimension-social = Social health
insights-dimension-spiritual = Spiritual health
insights-looking = Looking at your days…
insights-stop = Stop
insights-stopped = Stopped. Nothing was changed.
insights-again = Look again

## By weekday and hour

insights-weekdays-title = By weekday
insights-weekdays-sentence = The mean of each weekday: { $parts }.
insights-hours-title = By hour
insights-hours-sentence = The mean of each hour that has at least 10 moods: { $parts }.
insights-mean-part = { $name } { $word }
insights-mean-said = { $name }: around { $word }, of { $n }
insights-mean-few = { $name }: { $n }, too few to say
insights-mean-name = When
insights-mean-n = Noted
insights-mean-mean = Around
insights-mean-note = Means of what was noted. Differences between them can be chance.
insights-hours-none = No hour has 10 moods yet.

## Around meetings and visits

insights-meetings-title = Around meetings
insights-visits-title = Around visits
insights-around-all = All groups
insights-around-before-meeting = Day before
insights-around-then-meeting = That day
insights-around-after-meeting = Day after
insights-around-before-visit = Before
insights-around-then-visit = After
insights-around-after-visit = Day after
insights-around-group = Group
insights-around-n = Times
insights-around-change-meeting = From the day before to the day after
insights-around-change-visit = From before to after
insights-around-said = { $group }, { $moment }: around { $word }, of { $n }
insights-around-sentence = { $group }: { $parts }.
insights-around-note = Means with the number of times behind them; the range is where the change could lie. It says what was, not why.
insights-around-none = Cannot tell yet: it takes 10 moods at each of the three moments.
insights-around-nothing = No meeting was marked as “I was there”, and no visit noted, in this time.
insights-exercises-title = Around exercises
insights-exercises-nothing = No exercise has a number both before and after in this time. An exercise in Self-care asks for them, and you can leave them out.
insights-exercises-none = Cannot tell yet: it takes 14 times with a number before and after.
insights-exercises-name = Exercise
insights-exercises-all = All exercises
insights-exercises-before = Before
insights-exercises-after = After
insights-exercises-lower = Lower
insights-exercises-higher = Higher
insights-exercises-change = From before to after
insights-exercises-said = { $name }: { $before } before, { $after } after, lower { $lower } of { $n } times. Change { $range }.
insights-exercises-note = How hard it was, 0 to 10: the open point is before, the filled one after. The range is where the change could lie. It says what was, not why: what is hard often eases by itself.

## Words

insights-words-title = Words of better and worse days
insights-words-word = Days with the word
insights-words-none =
    { $looks ->
        [0] No word was written on enough days to look at.
        [one] One word was looked at. It was not written more on better or worse days than chance would have it.
       *[other] { $looks } words were looked at. None was written more on better or worse days than chance would have it.
    }
insights-words-note = Of { $looks } words that were written on 10 days or more. A word goes along with a day; it did not make it.

## Out of sight

insights-hidden = Charts are hidden
insights-hidden-text = You chose that in Settings, “Check-in and mood”. What you note is kept as before.
insights-show = Show them
