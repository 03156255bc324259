## Making an exercise of one's own

making-title = An exercise of your own
making-change-title = Change your exercise
making-lead = Made of the same steps as the others. What you type is kept while you type.
making-what = What it is
making-name = Name
making-summary = In a few words
making-summary-hint = Stands under the name, as “five breaths by the window”
making-about = What one does, and when it fits
making-kind = Kind
making-minutes = Minutes
making-choose = Choose one or more.
making-dimensions = Part of health
making-needs = I would like to
making-before = How to get ready
making-cautions = Take care
making-one-a-line = One to a line
making-steps-text = They are done one after the other. Every question can be left out while doing it.
making-keeps = Offer to keep what is written as an entry
making-keep = Keep it
making-later = Later
making-kept = It is among your own
making-leave-title = Discard what you typed?
making-leave-text = This exercise would be gone.
making-leave-text-known = The exercise stays as it was before.
making-leave-keep = Go on
making-wrong =
    { $count ->
        [one] One thing is not right yet. It is marked above.
       *[other] { $count } things are not right yet. They are marked above.
    }
making-no-steps = It needs one step at least.

## Steps

making-step = Step { $number }: { $kind }
making-step-add = Add a step
making-step-up = Move step { $number } up
making-step-down = Move step { $number } down
making-step-remove = Remove step { $number }
making-step-removed = The step is removed
making-way-removed = This way is removed, with its steps
making-phase-removed = The part is removed
making-step-moved = It is step { $number } now
making-type-tap = Read, then go on
making-type-timed = For a while
making-type-breath = Breathe
making-type-repeat = The same for each
making-type-text = Write something
making-type-list = Write a list
making-type-slider = A number
making-type-choice = Choose
making-type-checklist = Tick off
making-type-sort = Sort onto piles
making-type-branch = One way or another
making-type-loop = Again until it is enough
making-type-canvas = Draw
making-step-title = What to do
making-step-words = More words
making-seconds = Seconds
making-symmetry = Mirrored around, 0 for not at all
making-phases = What is done for each
making-phases-breath = One breath
making-phase = Part { $number }
making-phase-do = Do
making-phase-title = Do
making-phase-words = With these words
making-phase-add = Add a part
making-phase-remove = Remove part { $number }
making-cycles = How many breaths
making-over = For each of these
making-ask = Question
making-ask-yes = Question, which “yes” ends
making-hint = A word of help
making-long = Room for a page
making-at-least = Lines at first
making-at-most = Lines at most
making-from = From
making-low = Words at the low end
making-to = To
making-high = Words at the high end
making-options = To choose from
making-several = Several can be chosen
making-items = To tick off
making-piles = Piles
making-cards = Cards to sort
making-loop-most = At most how often
making-loop-steps = What is done again
making-way = Way { $number }
making-way-add = Add a way
making-way-remove = Remove way { $number }
making-answer = Later words can show what was answered here: { $name }

## Bringing one, sharing one

making-take-in-text = You see what it is before it is kept. Nothing in it runs by itself.
making-take-in-choose = Choose an exercise
making-take-in-hint = A file that ends in .exercise.json
making-take-in-keep = Keep it with your own
making-take-in-steps =
    { $count ->
        [one] One step
       *[other] { $count } steps
    }
making-refused = This file is not kept. What is wrong with it:
making-problem = Line { $line }: { $what }
making-not-now = Not now

## What can be wrong

making-fault-too-large = This is larger than an exercise may be.
making-fault-not-json = This can’t be read. It may be cut off.
making-fault-other-file = This is not an exercise.
making-fault-newer = This was made by a later version of Mooring.
making-fault-unknown-key = There is a part no exercise has.
making-fault-key-of-another = This part belongs to another kind of step.
making-fault-missing = A part is missing.
making-fault-other-value = A word stands where a number belongs, or the other way round.
making-fault-unknown-step = There is no such kind of step.
making-fault-unknown-word = This is none of the known words.
making-fault-empty = This is empty. Write a word or two.
making-fault-too-long = This is too long. Fewer words fit.
making-fault-too-many = There are too many.
making-fault-too-few = There are too few. Add one.
making-fault-out-of-range = This number is too small, too large or none.
making-fault-control = There is a sign in it nobody can see.
making-fault-bad-name = A name may have a–z, 0–9 and - only.
making-fault-twice = This answer has the name of another one.
making-fault-unknown-answer = It shows an answer that is not asked for before. Look at what stands in { "{" }…{ "}" }.
making-fault-too-deep = Ways and repeats lie too deep in one another.
making-fault-too-many-phases = It could go on for too many parts. Make the numbers smaller.
making-fault-too-lasting = It could last more than four hours. Make the times shorter.
making-fault-link-refused = Only links that begin with https:// are kept.
