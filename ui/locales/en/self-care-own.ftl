## Making an exercise of one's own

own-title = An exercise of your own
own-change-title = Change your exercise
own-lead = Made of the same steps as the others. What you type is kept while you type.
own-what = What it is
own-name = Name
own-summary = In a few words
own-summary-hint = Stands under the name, as “five breaths by the window”
own-about = What one does, and when it fits
own-kind = Kind
own-minutes = Minutes
own-dimensions = Part of health
own-needs = I would like to
own-before = How to get ready
own-cautions = Take care
own-one-a-line = One to a line
own-steps-text = They are done one after the other. Every question can be left out while doing it.
own-keeps = Offer to keep what is written as an entry
own-keep = Keep it
own-later = Later
own-kept = It is among your own
own-leave-title = Discard what you typed?
own-leave-text = This exercise would be gone.
own-leave-text-known = The exercise stays as it was before.
own-leave-keep = Go on
own-wrong =
    { $count ->
        [one] One thing is not right yet. It is marked above.
       *[other] { $count } things are not right yet. They are marked above.
    }
own-no-steps = It needs one step at least.

## Steps

own-step = Step { $number }: { $kind }
own-step-add = Add a step
own-step-up = Move step { $number } up
own-step-down = Move step { $number } down
own-step-remove = Remove step { $number }
own-step-removed = The step is removed
own-step-moved = It is step { $number } now
own-type-tap = Read, then go on
own-type-timed = For a while
own-type-breath = Breathe
own-type-repeat = The same for each
own-type-text = Write something
own-type-list = Write a list
own-type-slider = A number
own-type-choice = Choose
own-type-checklist = Tick off
own-type-sort = Sort onto piles
own-type-branch = One way or another
own-type-loop = Again until it is enough
own-type-canvas = Draw
own-step-title = What to do
own-step-words = More words
own-seconds = Seconds
own-symmetry = Mirrored around, 0 for not at all
own-phases = What is done for each
own-phases-breath = One breath
own-phase = Part { $number }
own-phase-do = Do
own-phase-title = Do
own-phase-words = With these words
own-phase-add = Add a part
own-phase-remove = Remove part { $number }
own-cycles = How many breaths
own-over = For each of these
own-ask = Question
own-ask-yes = Question, which “yes” ends
own-hint = A word of help
own-long = Room for a page
own-at-least = Lines at first
own-at-most = Lines at most
own-from = From
own-low = Words at the low end
own-to = To
own-high = Words at the high end
own-options = To choose from
own-several = Several can be chosen
own-items = To tick off
own-piles = Piles
own-cards = Cards to sort
own-loop-most = At most how often
own-loop-steps = What is done again
own-way = Way { $number }
own-way-add = Add a way
own-way-remove = Remove way { $number }
own-answer = Later words can show what was answered here: { $name }

## Bringing one, sharing one

own-take-in-text = You see what it is before it is kept. Nothing in it runs by itself.
own-take-in-choose = Choose an exercise
own-take-in-hint = A file that ends in .exercise.json
own-take-in-keep = Keep it with your own
own-take-in-steps =
    { $count ->
        [one] One step
       *[other] { $count } steps
    }
own-refused = This file is not kept. What is wrong with it:
own-problem = Line { $line }: { $what }
own-not-now = Not now

## What can be wrong

own-fault-too-large = This is larger than an exercise may be.
own-fault-not-json = This can’t be read. It may be cut off.
own-fault-other-file = This is not an exercise.
own-fault-newer = This was made by a later version of Mooring.
own-fault-unknown-key = There is a part no exercise has.
own-fault-key-of-another = This part belongs to another kind of step.
own-fault-missing = A part is missing.
own-fault-other-value = A word stands where a number belongs, or the other way round.
own-fault-unknown-step = There is no such kind of step.
own-fault-unknown-word = This is none of the known words.
own-fault-empty = This is empty. Write a word or two.
own-fault-too-long = This is too long. Fewer words fit.
own-fault-too-many = There are too many.
own-fault-too-few = There are too few. Add one.
own-fault-out-of-range = This number is too small, too large or none.
own-fault-control = There is a sign in it nobody can see.
own-fault-bad-name = A name may have a–z, 0–9 and - only.
own-fault-twice = This answer has the name of another one.
own-fault-unknown-answer = It shows an answer that is not asked for before. Look at what stands in { "{" }…{ "}" }.
own-fault-too-deep = Ways and repeats lie too deep in one another.
own-fault-too-many-phases = It could go on for too many parts. Make the numbers smaller.
own-fault-too-lasting = It could last more than four hours. Make the times shorter.
own-fault-link-refused = Only links that begin with https:// are kept.
