# Settings

settings-section = Section
settings-protection = Protection
settings-reminders = Reminders
settings-check_in = Check-in and mood
settings-appearance = Appearance
settings-language = Language
settings-keys = Keys
settings-backup = Backup
settings-import = Import
settings-export = Export
settings-erase = Erase everything

close = Close
keep-as-is = Keep as it is

## Protection

protection-demo = This is a demo. It has no keychain and no passphrase, and nothing of it is kept.
protection-opens = What opens the journal
protection-keychain = This computer
protection-keychain-text = The system’s keychain keeps the key. While you are logged in, one press opens the journal.
protection-passphrase = A passphrase
protection-passphrase-text = Only your words open it. Nobody can reset them.
protection-both = Both
protection-both-text = Your words and the system’s keychain are both needed. A copied disk is useless, and so is a borrowed login.
protection-undecided = You chose to decide later. Until then the system’s keychain keeps the key.
protection-undecided-code = You chose to decide later. Until then the system’s keychain keeps the key, and until the recovery code is written down, a lost keychain would mean a lost journal.
protection-keep = Keep it so
protection-kept = It stays as it is.
protection-store = Keychain
protection-store-keychain = { $name } keeps the key.
protection-store-both = { $name } keeps one of the two keys.
protection-store-absent = It does not answer just now. The recovery code opens the journal without it.
protection-folder = Where the journal is kept
seal-title = Changes from outside
seal-checking = The files are being compared with how they were left.
seal-state-sound = The files are as they were left.
seal-state-firstTime = From now on, the files are compared with how they were left.
seal-state-notClosed = The journal was not closed properly the last time. Every saved change is there.
seal-state-accepted = You took the journal as it was found.
seal-keychain-remembers = Missing changes, older parts and an older copy of the folder would be noticed.
seal-keychain-noAnswer = The keychain did not answer, so an older copy of the whole folder would not have been noticed.
seal-keychain-notUsed = Missing changes and older parts would be noticed. An older copy of the whole folder would not: only a keychain could remember.
seal-not-kept = “journal.seal” cannot be written just now, so less will be noticed the next time.
passphrase-set = Yours alone; nobody can reset it.
passphrase-changed = Changed { $day }
passphrase-change = Change
passphrase-changing = Changing
passphrase-change-title = Change the passphrase
passphrase-change-text = The journal stays open and is not rewritten. Copies of this folder made before still open with the old words.
passphrase-current = The passphrase you use now
passphrase-current-missing = Type the passphrase you use now first.
passphrase-changed-now = The passphrase is changed.
code-none = There is none yet.
code-made = Made { $day }.
code-checked = Last checked { $day }.
code-unchecked = Not checked yet: look whether your paper is right.
code-new = Make a new one
code-check = Check it
code-make = Make the code
code-making = Making it
code-written = It is written down
code-new-title = A new recovery code
code-new-text = The code you have now works until you have given back two groups of the new one. Copies of this folder made before still open with the old one.
code-first-text = If the keychain or the passphrase is ever gone, this code opens the journal.
code-new-shown = It is shown this once. Type two groups of it below, and it takes the place of the old one.
code-keep-old = Keep the old one
code-check-title = Check the recovery code
code-check-text = Type it from your paper. Nothing is changed.
code-fits = It fits. Put the paper back where it was.
code-other = This code is complete, but it is not the one of this journal. Your journal is untouched. Look for a newer paper, or make a new code.

locks-title = When it locks
locks-idle = After nobody touched it for
locks-idle-text = Twenty seconds before, it says so. What you are writing is kept.
locks-never-text = It stays open until you lock it or close it. Anybody at this screen can read it.
locks-sleep = When the computer sleeps
locks-sleep-text = Before it sleeps, what you are writing is kept and the journal is closed.
locks-screen = When the screen locks
locks-screen-text = Also when somebody else logs in at this computer.
locks-untold = This system does not tell Mooring. The time above counts all the same, also while the computer sleeps.
locks-now = At once
locks-now-text = Also with the lock beside the name, or by { $keys }.
hide-title = When somebody comes in
hide-now = Hide at once
hide-now-text = By { $keys }. Mooring is then in no list of windows; open it as usual to bring it back.
hide-and-lock = and lock
hide-stay-open = stay open
hide-capture = Out of screenshots
hide-capture-text = Pictures and recordings of the screen show this window blank, as far as the system does what it is told. The locked window always asks for this.
hide-capture-not = This system has no way to keep a window out of pictures and recordings of the screen. Whoever can take them sees what you see.
idle-minutes = { $minutes ->
    [one] 1 minute
    [60] 1 hour
    [120] 2 hours
   *[other] { $minutes } minutes
  }
idle-never = Never

promises-title = What this protects, and what it does not
promises-intro = No app can promise everything. This is what holds, and where it ends.
promise-who = Who or what
promise-holds = What holds
promise-not = What does not
promise-stolen = A stolen computer, switched off
promise-stolen-keychain = Unreadable without your login’s keychain.
promise-stolen-passphrase = Unreadable; each guess of the passphrase costs about a second.
promise-stolen-both = Unreadable without both your passphrase and your login’s keychain.
promise-stolen-not = A weak passphrase or login. The size of the files and when they changed.
promise-user = Another user of this computer
promise-user-holds = The folder is closed to other users.
promise-user-not = The computer’s administrator.
promise-screen = Somebody at the open screen
promise-screen-holds = It locks by itself when nobody touches it, and with the screen where the system tells. One key locks it, another takes it off the screen.
promise-screen-not = What stands on the screen at that moment.
promise-login = Somebody who borrows your login
promise-login-keychain = Nothing: whoever is logged in as you can open it. A passphrase would help here.
promise-login-passphrase = The journal stays closed without your words.
promise-login-both = The journal stays closed without your words.
promise-login-not = A program that watches you type.
promise-cloud = A copy of your files in a cloud
promise-cloud-holds = The copy is encrypted, and the key is not in it unless you put it there.
promise-cloud-not = A copy taken in the middle of writing may be incomplete.
promise-leftovers = Traces left on the disk
promise-leftovers-holds = Nothing readable in the database, its helpers, caches or logs.
promise-leftovers-not = Memory the system writes to disk, old cells of a solid-state drive.
promise-files = A file made to do harm
promise-files-holds = Imports are read with limits, shown first, and undone as one step.
promise-files-not = Flaws nobody knows of yet.
promise-tampering = Somebody who changes the files
promise-tampering-keychain = A changed part, an older part, missing changes and an older copy of the folder are noticed and said.
promise-tampering-passphrase = A changed part, an older part and missing changes are noticed and said.
promise-tampering-both = A changed part, an older part, missing changes and an older copy of the folder are noticed and said.
promise-tampering-not = An older folder where no keychain is used, or put back together with the keychain. A journal that was not closed properly.
promise-force = Somebody who forces you
promise-force-holds = Nothing outside the window names a group or an illness.
promise-force-not = There is no hidden journal and no second passphrase. They could not be proven, and they put people in danger.

## Appearance

appearance-theme = Light or dark
appearance-theme-system = As the system
appearance-theme-light = Light
appearance-theme-dark = Dark
appearance-contrast = Contrast
appearance-contrast-text = More makes every line and letter stronger.
appearance-contrast-system = As the system
appearance-contrast-standard = Usual
appearance-contrast-more = More
appearance-motion = Motion
appearance-motion-text = Less: nothing travels across the screen.
appearance-motion-system = As the system
appearance-motion-full = Usual
appearance-motion-less = Less
appearance-size = Size of the text
appearance-size-text = Everything grows with it.
appearance-size-now = Text at { $percent } percent
appearance-percent = { $percent } %
appearance-smaller = Smaller
appearance-larger = Larger
appearance-sample = How it reads
appearance-sample-date = Thursday, in the evening
appearance-sample-text = There was soup, and we talked in the kitchen with our coats on. It had stopped raining by then. I had not noticed when.

## Language

language-words = Words of the app
language-words-text = There is only English so far. What you write can be in any language.
language-english = English
language-dates = Dates and times
language-dates-text = As this computer writes them.
language-zone = Time zone
language-zone-text = As this computer is set. Each entry keeps the zone it was written in.
language-country = Country of the crisis lines
language-country-text = Kept outside the encrypted journal, so that Help now works while it is locked.
language-country-none = None chosen

## Keys

keys-intro = These work from anywhere in the open journal. Choosing other keys is still being built.
keys-anywhere = Anywhere
keys-places = Places
key-check-in = Check in
key-help-now = Help now, also while locked
key-palette = Find or do something
key-new-entry = New entry
key-next-meeting = To the next meeting, and open its room
key-find = Search in this place
key-lock = Lock now
key-hide = Hide the window, also while locked
key-next-pane = Next part of the window
key-back = Back to where you were
key-undo = Undo the last step, outside a text
keys-player = While an exercise goes on
key-player-pause = Pause and go on
key-player-back = One step back
key-player-on = On to the next step
key-player-longer = A minute longer
key-player-shorter = A minute shorter
key-player-eyes = Eyes closed
key-player-sound = Soft sound
key-player-count = Count instead of movement
key-player-end = End

## Check-in and mood

day-starts = A new day starts at
day-starts-text = What you note before that still belongs to the day before. Days already written stay as they are.
on-this-day-setting = On this day
on-this-day-text = Today shows what you wrote on the same date in earlier years. Some years are hard to meet unasked, so it is off until you want it.
on-this-day-hard = Leave out hard days
on-this-day-hard-text = Days with a mood in the lowest part of the scale do not come up on Today. They stay in the journal.
scale-title = Mood scale
scale-text = The words and colours you choose from. Entries you have written keep the scale they were noted with.
scale-word = Word of step { $step } of { $of }
scale-colour = Colour of { $word }
scale-colour-reset = Give { $word } the usual colour
scale-up = Move { $word } up
scale-down = Move { $word } down
scale-add-above = Add a step above { $word }
scale-remove = Take { $word } out
scale-count = { $count } steps. From { $min } to { $max } are possible.
scale-alike = { $lower } and { $upper } look alike. Face and word still tell them apart; a lighter colour for the upper one would help.
scale-unnamed = Every step needs a word.
scale-use = Use this scale
scale-back = As it was
scale-saved = New entries use this scale.
words-feelings = Feelings
words-feelings-text = Press one to change its word, or to put it away. Entries keep it either way.
words-add = Add
words-add-family = Add a kind of feeling
word-text = The new word shows in every entry that has it.
word-name = Word
feeling-title = Change this feeling
group-title = Rename this group
group-rename = Rename { $name }
words-add-feeling = Add to { $family }
words-tags = Activities and people
words-tags-text = Press one to change its name or picture, or to put it away. Entries keep it either way.
words-add-tag = Add one
words-add-group = Add a group
words-put-away = { $name }, put away
words-name-missing = It needs a name.
words-save = Save
words-change = Change
tag-title = Change this tag
tag-text = A new name shows in every entry that has it.
tag-name = Name
tag-icon = Picture
tag-no-icon = None
tag-offered = Offer it when I check in
words-trackers = Trackers
words-trackers-text = What you want to keep beside the mood: sleep, coffee, a medicine. One you no longer want can be put away; what you noted stays.

anywhere-title = From anywhere
anywhere-window = The small window
anywhere-window-text = “Check in” in the icon’s menu, or the command “mooring --check-in”, opens a small window without the rest. Your desktop can give that command a key of its own.
anywhere-locked = Check in while the journal is locked
anywhere-locked-text = Then the words of your scale, your feelings and your tags lie sealed beside the journal, and whoever sits at this computer can read them in that window. What you note is sealed for your journal and can be read only there, after unlocking.
anywhere-locked-not = It needs a keychain on this computer: without one, nobody could vouch for what was noted.

suggest-exercise = One exercise on Today
suggest-exercise-text = Today offers one short exercise, and says why this one.
care-title = Care
care-charts = Hide charts
care-charts-text = Insights shows nothing drawn until you ask it to, and the month in the journal shows no moods. Nothing is lost: days are kept as before.
care-fewer = Fewer questions
care-fewer-text = Checking in asks how you are, and no more unless you want it. After a meeting nothing is asked.
care-break = A break from noting
care-break-text = Nobody asks how you are until it ends, here or by a reminder. Days without a note are days without a note, now and later.
care-break-long = How long
care-break-0 = Until I end it
care-break-7 = For a week
care-break-14 = For two weeks
care-break-30 = For thirty days
care-break-take = Take a break
care-quiet-card = After a hard entry
care-quiet-card-text = When words in an entry may speak of a hard time, one card says where help is, once, after saving. It is decided on this computer and written down nowhere. It misses many: when no card comes, that means nothing.

## Reminders

reminders-how = How you are reminded
reminders-named-on = New ones show the name. Whoever sees the screen can read it. You can choose otherwise for each.
reminders-named-off = New ones say “Something at” and the time, nothing else. You can choose otherwise for each.
reminders-check-ins = A moment to check in
reminders-check-ins-text = Every day at these times, by the clock of where you are. It stays away when you wrote something in the two hours before. An evening without is no gap.
reminders-check-in-time = Time { $number }
reminders-check-in-remove = Take time { $number } away
reminders-check-in-add = Add a time
reminders-leads = What new ones begin with
reminders-leads-text = Those that are in the calendar stay as they are.
reminders-here = On this computer
reminders-notifications = Notifications
reminders-notifications-buttons = Your desktop shows them, with buttons. One that you overlook is still in Calendar.
reminders-notifications-plain = Your desktop shows them, without buttons. One that you overlook is still in Calendar.
reminders-notifications-none = No program here shows notifications. What is due is in Calendar only.
reminders-notifications-unsaid = Your system decides whether they are shown, and does not say. What is due is in Calendar in any case.
reminders-try = Show one
reminders-tried = It was handed to your desktop. If nothing came, notifications are off there.
reminders-closed = When the window is closed
reminders-closed-goes-on = While reminders wait, Mooring goes on without it. Start it again to bring it back. “Quit Mooring” is among its commands, with { $keys }.
reminders-closed-ends = Mooring ends, and no reminder comes: nothing here could bring a hidden window back.
reminders-autostart = Start with the computer
reminders-autostart-text = Without a window, and with the journal locked. It knows when to remind you, and not of what.
reminders-autostart-unlock = Without a window. There is no keychain here, so reminders come once you have unlocked the journal.
reminders-autostart-none = Mooring cannot do that here yet. Your system’s own settings can start it.
reminders-tray = Icon in the tray
reminders-tray-text = With a menu to open, check in, lock and quit. It is called “Mooring” and says nothing else.
reminders-tray-unseen = No tray is shown here now. Where one comes, the icon is in it.
reminders-tray-none = Mooring has none here yet.
reminders-key = A key for checking in
reminders-key-text = Mooring takes no keys from other programs. Your desktop can give this command a key of your choice:

## Room on the disk

room = Room on this computer
room-journal = The journal
room-media = Pictures, sound and files
room-backups = Backups
room-backups-text = In the usual folder.
room-quota = Set aside for pictures, sound and files
room-quota-text = { $size } of it is in use.
room-quota-mb = { $size } MB
room-size = { $size } MB
