# What the program itself says: native dialogs and the command line.

## What a window is called in the title bar and the list of windows

window-title = Mooring
window-title-demo = Mooring (demo)

## Before something outside Mooring is opened

outside-title = Open outside Mooring
outside-web =
    This opens in your browser:

    { $where }

    The website can see that you visit it.
outside-tel =
    This hands a number to your phone program:

    { $where }

    Nothing is dialled until you say so there.
outside-sms =
    This starts a text message to:

    { $where }

    Nothing is sent until you say so there.
outside-mail =
    This starts an e-mail to:

    { $where }

    Nothing is sent until you say so there.
outside-way =
    This opens a map in your browser:

    { $where }

    The browser and openstreetmap.org then know this place.
outside-open = Open
outside-cancel = Not now

## Before something somebody put beside their exercises is started for the first time

launch-title = Start something outside Mooring
launch-file-title = Choose a file
launch-program-title = Choose a program
launch-start = Start
launch-link =
    This opens in your browser:

    { $where }

    The website can see that you visit it. You are asked this once, and again if the address changes.
launch-file =
    This opens a file in the program your computer uses for it:

    { $where }

    That program may note that you opened it. You are asked this once, and again if it is another file.
launch-program =
    This starts a program on your computer:

    { $where }

    It can do what you can do here, and it goes on when Mooring is locked. You are asked this once, and again if it changes.
launch-program-with =
    This starts a program on your computer:

    { $where }

    It is given:
    { $given }

    It can do what you can do here, and it goes on when Mooring is locked. You are asked this once, and again if it changes.

## Before words are lost that found no room on the disk

lose-words-title = Close Mooring
lose-words =
    Your last words found no room on the disk. They are nowhere but in this program, sealed until you unlock.

    If you close Mooring now, they are gone. Everything that was saved before is safe.
lose-words-yes = Close and lose them
lose-words-no = Stay

## Keeping the recovery code in a file

recovery-save-title = Save the recovery code
recovery-save-name = Recovery code.txt
recovery-save-kind = Text
recovery-file =
    Recovery code

    { $code }

    Whoever has this code can open what it was made for. Keep it away from this computer, somewhere only you look.

## Backups

backup-place-title = Choose a folder for backups
backup-move-title = Where to put the file
restore-file-title = Choose a backup
restore-file-kind = Backups of Mooring
restore-file-any = All files

## Reminders on the screen

# They can be read by anybody who sees the screen: no name, unless its owner chose so.
reminder-something = Something { $when }
reminder-named = { $name }, { $when }
reminder-at = at { $time }
reminder-tomorrow-at = tomorrow at { $time }
reminder-yesterday-at = since yesterday at { $time }
reminder-in-days-at = in { $days } days, at { $time }
reminder-today = today
reminder-tomorrow = tomorrow
reminder-in-days = in { $days } days
reminder-begun = It has begun.
reminder-in-a-minute = In a minute.
reminder-in-minutes = In { $minutes } minutes.
reminder-in-an-hour = In an hour.
reminder-in-hours = In { $hours } hours.
reminder-in-hours-minutes = In { $hours } h { $minutes }.
reminder-check-in = A moment to check in
reminder-check-in-text = Ten seconds are enough. Leaving it is fine too.
reminder-check-in-open = Check in
reminder-dose = Something for you at { $time }
reminder-dose-done = Done
reminder-open-room = Open room
reminder-snooze = Again in 10 minutes
reminder-dismiss = Dismiss
# Said once, when the window is closed for the first time while reminders wait.
reminder-unseen-title = Mooring goes on unseen
reminder-unseen = So that it can remind you. Start it again to bring it back. “Quit Mooring” is among its commands.

reminder-trial-title = Something at 19:00
reminder-trial = This is how a reminder looks. It names nothing.

## The icon in the tray

tray-open = Open Mooring
tray-check-in = Check in
tray-lock = Lock
tray-quit = Quit Mooring

## The command line

cli-help =
    Mooring, a private companion on your own computer.

    Usage: mooring [--data-dir FOLDER | --demo] [--hidden | --check-in]

      --data-dir FOLDER  keep everything in this folder instead of the usual one
      --demo             open a throw-away journal with invented entries, removed at the end
      --hidden           start without a window, to remind; starting again brings it
      --check-in         bring the window, with a check-in in it
      -V, --version      say which version this is
      -h, --help         show this
cli-folder-in-use = This folder holds other things and no journal. Name a new folder, an empty one, or one with a journal in it.
cli-see-help = See mooring --help.

## Saving a calendar for other programs

calendar-save-title = Save a calendar file
calendar-save-name = Calendar.ics
calendar-save-kind = Calendar

## Saving a copy of something that is attached to an entry

attachment-save-title = Save a copy

## Saving a picture of a chart

insights-save-title = Save a picture
insights-save-name-png = Insights.png
insights-save-kind-png = Picture
insights-save-name-svg = Insights.svg
insights-save-kind-svg = Drawing

## Saving entries of the journal

entries-save-title = Save entries
entries-save-name-markdown = Entries.md
entries-save-kind-markdown = Text (Markdown)
entries-save-name-json = Entries.json
entries-save-kind-json = Data (JSON)
entries-save-name-archive = Entries.zip
entries-save-name-everything = Journal.zip
entries-save-kind-archive = Entries with pictures and files (zip)

## Sharing an exercise

exercise-save-title = Save an exercise
exercise-save-name = Exercise.exercise.json
exercise-save-kind = Exercise

## Saving the safety plan as a card

card-save-title = Save the card
card-save-name = A card to fold.pdf
card-save-kind = PDF
report-save-title = Save the pages
report-save-name = Two honest pages.pdf
