# The safety plan. Somebody may read it in a very bad hour: short, plain, nothing they must do.

plan-title = My safety plan
plan-lead = What helps you when it gets hard, written down while it is calmer: from what you can do alone to who comes when you call. Leave out what does not fit.
plan-failed = This could not be saved: { $error } It is still here, and saved with your next change.
plan-saved = Saved
plan-looked = Last looked through on { $day }
plan-looked-not = Not looked through yet
plan-look = I looked through it today
plan-look-done = Noted: looked through today
plan-print = Print
plan-card = Save as a card (PDF)
plan-earlier = Earlier plans

plan-step-signs = How I notice that it is getting hard
plan-for-signs = Thoughts, feelings or habits that come before. They tell you when to take the plan out.
plan-first-signs = Write the first sign
plan-step-alone = What I can do by myself
plan-for-alone = What has carried you over a bad hour before. The easiest first.
plan-first-alone = Write one thing
plan-step-distraction = People and places that take my mind off it
plan-for-distraction = Company, a café, a park where others walk. You need not tell anybody how you are.
plan-first-distraction = Write one place or one name
plan-step-people = People I can ask for help
plan-for-people = Those you can tell how it is, and how you reach them.
plan-first-people = Write one name
plan-step-professionals = Professionals and services
plan-for-professionals = A doctor, a counsellor, a clinic, a line you trust. With their hours, if they have any.
plan-first-professionals = Write one of them
plan-step-surroundings = Making my surroundings safer
plan-for-surroundings = What should not be within reach in a bad hour, and who could keep it for you.
plan-first-surroundings = Write one thing
plan-step-worth = What is worth living for
plan-for-worth = If you like. Somebody, an animal, something you want to see. One is enough.
plan-first-worth = Write one

plan-line = { $step }, line { $number }
plan-contact = How to reach them, line { $number }
plan-contact-hint = Number or address, as you write it
plan-add = Add a line
plan-line-menu = Line { $number } of “{ $step }”
plan-up = Move up
plan-down = Move down
plan-remove = Remove
plan-removed = Line removed
plan-moved = Line { $number } of { $of }
plan-full = There is room for { $count } lines in each step.

plan-begin-title = Begin with three lines
plan-begin-text = That is a plan already. The rest can come another day, or never.
plan-begin-alone = One thing I can do by myself when it gets hard
plan-begin-people = One person I can ask for help
plan-begin-contact = How to reach them
plan-begin-signs = One sign by which I notice it
plan-begin-keep = Keep these
plan-begin-empty = Write a word in one of the fields first.

plan-earlier-title = Earlier plans
plan-earlier-text = What your plan was before you changed it. Bringing one back keeps the present one here.
plan-earlier-until = Until { $when }
plan-earlier-back = Bring this one back
plan-earlier-back-name = Bring this one back: until { $when }
plan-earlier-remove = Remove: the plan until { $when }
plan-earlier-gone = Removed: the plan until { $when }
plan-earlier-kept = Back again: the plan until { $when }
plan-earlier-undo = Undo: the plan until { $when }
plan-earlier-undo-short = Undo
plan-earlier-done = The earlier plan is back

plan-card-title = A card to fold
plan-card-text = One page, folded twice. It is a file that anybody can read who has it: on a shared computer, print it and delete the file.
plan-card-missing = { $count ->
    [one] One sign in your plan has no letter in the card’s typeface, and would be an empty box. Printing shows it.
   *[other] { $count } signs in your plan have no letter in the card’s typeface, and would be empty boxes. Printing shows them.
}
plan-card-paper = Paper
plan-card-a4 = A4
plan-card-letter = Letter
plan-card-save = Save
plan-card-saved = The card is saved
plan-not-now = Not now
plan-print-title = Print the plan
plan-print-text = It goes to your printer as you see it here, without the rest of the page. Some printers keep what they print.
plan-print-paper = Without the numbers of the country: write those you want at hand into the plan.
plan-print-failed = The system’s printing could not be opened. Nothing was printed.

plan-locked-title = While Mooring is locked
plan-locked-label = Show my plan and my own lines in Help now without unlocking
plan-locked-text = For this, a small copy lies beside your journal, sealed with a key in this computer’s keychain. Anybody at this computer while you are signed in can then read it by pressing F1, without your passphrase. Nothing else of your journal can be read that way. Turned off, the key and the copy are removed.
plan-locked-not = This needs a keychain, where the key for the copy can lie. This system has none that Mooring can use, so the plan is shown only while the journal is open.
plan-locked-waits = The keychain did not answer, so the copy is not there yet. It is tried again.
plan-locked-failed = That could not be done: { $error }

own-title = Lines of my own
own-text = A number you would rather call, or a line that is missing here. They stand first in Help now.
own-name = Name
own-number = Number
own-number-hint = As you know it. Letters are dialled as the keys they are on.
own-ways = How
own-ways-call = Call
own-ways-text = Text
own-ways-both = Call or text
own-note = Note
own-note-hint = Hours, or what to say first
own-add = Add a line
own-menu = Line { $number }: { $name }
own-line = Line { $number }
own-removed = { $name } removed
own-removed-nameless = Line removed
own-number-needed = It is kept. Without a number, Help now does not show it.
own-dialled = Dialled as { $number }
own-not-dialled = It will be shown and can be copied. To dial it from here, write the digits alone.

help-plan-first = My plan, first steps
help-plan-whole = The whole plan
help-plan-less = Only the first steps
help-plan-all = My plan
help-plan-call = Call { $name }
help-plan-nothing-answers = Nothing on this computer can make the call. Type { $number } into any phone.
