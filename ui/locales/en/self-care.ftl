## The library

self-care-search = Search exercises
self-care-search-hint = Search { $count } exercises
self-care-would = I would like to
self-care-need-slow-down = slow down
self-care-need-room = come back to the room
self-care-need-urge = let an urge pass
self-care-need-sleep = sleep
self-care-need-kinder = be kinder to myself
self-care-need-make = make something
self-care-need-reach = reach somebody
self-care-need-untangle = untangle thoughts
self-care-need-get-going = get going
self-care-favourites = Favourites
self-care-favourite = Favourite
self-care-is-favourite = favourite
self-care-length = Length
self-care-any-length = Any length
self-care-up-to = Up to { $minutes } minutes
self-care-dimension = Part of health
self-care-any-dimension = All of health
self-care-dimension-physical = Body
self-care-dimension-emotional = Feelings
self-care-dimension-social = People
self-care-dimension-spiritual = Spirit
self-care-order = Order
self-care-order-kind = By kind
self-care-order-eased = By what you noted
self-care-list = Exercises
self-care-count =
    { $count ->
        [0] No exercises
        [one] { $count } exercise
       *[other] { $count } exercises
    }
self-care-none = Nothing here answers all of that. Take one of your choices away, or look at everything.
self-care-show-all = Show everything
self-care-nothing-shown = Choose an exercise to see what it is.
self-care-back = All exercises
self-care-minutes-short = { $minutes } min
self-care-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
self-care-kind-own = Your own
self-care-kind-eased = Felt lighter afterwards, most first
self-care-kind-unknown = Not noted three times yet
self-care-kind-breathing = Breathing
self-care-kind-grounding = Grounding
self-care-kind-body = Body
self-care-kind-thinking = Thinking
self-care-kind-kindness = Kindness
self-care-kind-art = Art
self-care-kind-people = People
self-care-kind-sleep = Sleep
self-care-kind-urges = Urges
self-care-kind-skills = Skills
self-care-kind-meaning = Meaning
self-care-noted =
    { $times ->
        [one] { $before } before, { $after } after, once
       *[other] { $before } before, { $after } after, { $times } times
    }
self-care-unfinished = What you wrote in “{ $name }” is still here. You can go on where you left it.
self-care-go-on = Go on
self-care-leave = Leave it
self-care-leave-title = Leave it for good?
self-care-leave-text = What you wrote in it would be gone.
self-care-leave-keep = Keep it

## One exercise

self-care-take-care = Take care
self-care-evidence = Evidence
self-care-grade-A = Several controlled trials.
self-care-grade-B = At least one controlled trial, or part of a programme that was tried.
self-care-grade-C = Agreed practice.
self-care-grade-D = Well liked, little studied.
self-care-serves = For
self-care-for-you = For you
self-care-for-you-text =
    { $times ->
        [one] Once: { $before } before, { $after } after. That alone proves little.
       *[other] { $times } times: { $before } before, { $after } after. That alone proves little.
    }
self-care-phase-in = in
self-care-phase-topUp = a little more
self-care-phase-hold = hold
self-care-phase-out = out
self-care-phase-rest = rest
self-care-seconds = { $seconds } s
self-care-shorter = Shorter
self-care-longer = Longer
self-care-begin = Begin

## Exercises of one's own, in the library

making-more = More about self-care
making-more-of = More about { $name }
making-change = Change
making-like-this = Make one like this
making-to-calendar = A time for it in the calendar
making-share = Save as a file
making-remove = Remove
making-left = What you typed is discarded
making-make = Make one of your own
making-take-in = Bring an exercise from a file
making-shared = Saved as a file. Whoever has it can read it.
making-removed = “{ $name }” is removed
making-made = You were making “{ $name }”. What you typed is kept.
making-made-unnamed = You were making an exercise. What you typed is kept.
making-leave = Discard

## What somebody starts themselves

starts-head = What you start yourself
starts-add = Add something you start yourself
starts-title = Something you start yourself
starts-change-title = Change what you start
starts-text = A page, a file or a program that does you good. You are asked before it starts for the first time.
starts-what = What it is
starts-kind-link = A page
starts-kind-file = A file
starts-kind-program = A program
starts-is-link = Opens in your browser
starts-is-file = Opens as your computer opens it
starts-is-program = Starts on your computer
starts-url = Address
starts-url-wrong = A whole address of a page is needed, as https://example.org/rain
starts-nothing-chosen = Nothing chosen yet
starts-choose-file = Choose a file
starts-choose-program = Choose a program
starts-choose-anew = Choose another one
starts-given = Given to it
starts-given-hint = Each goes to the program as it is, in this order. Most programs need nothing.
starts-argument = What it is given, { $number }
starts-argument-add = Give it something
starts-argument-remove = Take away what it is given, { $number }
starts-note = A note for yourself
starts-not-yet = It is kept once it has a name and something to start.
starts-start = Start
starts-started = “{ $name }” is started
starts-asked-again = “{ $name }” is started. Your disk did not take that you agreed, so you are asked again the next time.
starts-lost = What you chose is not known any more, as the journal was closed in between. Choose it once more.
starts-short-gone = Not there right now
starts-short-noProgram = Cannot be started
starts-short-isProgram = Is a program by now
starts-short-refused = Cannot be opened
starts-state-gone = This is not there, or cannot be reached right now. It may have been moved, or lie on a disk that is not connected. It stays here.
starts-state-noProgram = This is no program that can be started by itself. It stays here. You can choose another one.
starts-state-isProgram = This was a file to look at, and is a program by now. It is not opened. It stays here.
starts-state-refused = This is not an address that Mooring opens. It stays here. You can change it.
self-care-gone = This exercise is no longer here.

## The player

self-care-player = Player
self-care-start = Start
self-care-before-ask = How hard is it right now? You can leave this out.
self-care-after-ask = How hard is it now? You can leave this out.
self-care-rate-low = 0, not hard
self-care-rate-high = 10, as hard as it gets
self-care-do-in = Breathe in
self-care-do-topUp = A little more
self-care-do-hold = Hold
self-care-do-out = Breathe out
self-care-do-rest = Rest
self-care-repeat = { $over }: { $title }
self-care-rounds = Rounds
self-care-steps = Steps
self-care-left = { $time } left
self-care-end = End
self-care-close = Close
self-care-pause = Pause
self-care-resume = Go on
self-care-paused = Paused
self-care-goes-on = Going on
self-care-step-back = One step back (←)
self-care-step-on = On to the next step (→)
self-care-next = Next
self-care-to-end = To the end
self-care-minute-shorter = A minute shorter (−)
self-care-minute-longer = A minute longer (+)
self-care-is-shorter = A minute shorter
self-care-is-longer = A minute longer
self-care-cannot-change = This can’t be changed here
self-care-eyes-closed = Eyes closed: tones rise and fall (E)
self-care-eyes-text = The tone rises as you breathe in and falls as you breathe out. You can close your eyes.
self-care-sound = Soft sound (M)
self-care-counts = Count instead of movement (C)
self-care-enough = Yes
self-care-once-more = No, once more
self-care-canvas-here = Draw here
self-care-canvas-text = A page to draw on opens over this. Real paper and a pen do as well.
self-care-line = Line { $line }
self-care-own-item = Something else
self-care-add-item = Add
self-care-can-keep = At the end you can keep what you wrote as an entry.
self-care-not-keeping = What you write here is for the moment. It goes when you are done.

## Afterwards

self-care-after-title = That is the end of it
self-care-harder = It feels harder than before. That happens, and it is no fault of yours. Another kind of exercise may suit this moment better, or somebody to talk to.
self-care-something-else = Something else
self-care-to-people = Your groups
self-care-keep-text = What you wrote can become an entry in your journal.
self-care-keep = Keep what you wrote as an entry
self-care-keep-not = Don’t keep it
self-care-kept = Kept as an entry
self-care-kept-go = Read it
self-care-not-kept = What you wrote was not kept
self-care-question-gone = A question that is no longer in this exercise
self-care-done = Done
self-care-back-in = Back into it

## On Today

self-care-on-today = For a few minutes
self-care-look = Look at it
self-care-hide = Don’t offer one
self-care-hidden = Today offers no exercise any more
self-care-why-favourite = one of your favourites
self-care-why-morning = for the morning
self-care-why-day = to slow down in the day
self-care-why-evening = for the evening
self-care-why-night = for the night
