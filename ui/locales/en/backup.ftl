# Backups, restoring, moving to another computer.

backup-demo = This is a demo: nothing of it is kept, so there is nothing to back up.
backup-intro = A backup is your whole journal in one encrypted file. Each one is read again, page by page, before it counts.
backup-code-unchecked = Nobody has shown yet that the recovery code is written down. Until then, a backup is only known to open on this computer.
backup-code-look = Look at the code

## The last one

backup-last = Last backup
backup-last-none = There is none yet. The first is made soon after your first entry.
backup-last-none-never = There is none yet.
backup-last-made = { $when }. Read again and whole.
backup-now = Back up now
backup-made = The backup is made, and was read again.
backup-going-on = A backup is being made. You can go on writing.
backup-copying = Copying, { $percent } %. You can go on writing.
backup-verifying = Reading it again, { $percent } %. You can go on writing.
backup-reading = Reading the entries, { $done } of { $total }.
backup-stop = Stop
backup-stopping = Stopping
backup-failed = The last try, { $when }, did not work. { $why }
backup-try = Try the last backup
backup-try-text = Opens it beside your journal, reads everything and compares the two. Nothing is changed.
backup-try-none = There is no backup to try yet.
backup-try-now = Try it
backup-tried = It works. Everything of { $when } could be read: { $what }.
backup-tried-zero = It works. There is nothing in it yet.
backup-tried-same = It holds everything that is in the journal now.
backup-tried-newer = Newer than it, or changed since: { $what }.

## How and where

backup-how = How it goes on
backup-every = How often
backup-every-text = Only while the journal is open. After a long time away, one makes up for all that were missed.
backup-every-never-text = None is made by itself.
backup-every-never = Never
backup-every-day = Every day
backup-every-week = Every week
backup-place = Where they are kept
backup-place-usual = In the journal’s folder: { $place }
backup-place-choose = Choose a place
backup-place-back = Use the journal’s folder
backup-place-same-disk = A backup on the same disk is lost together with it. Another disk or a stick is safer.
backup-place-gone = This folder is not there just now. Connect the disk it is on, or choose another place.
backup-synced-place = { $service } seems to copy this folder to other places. The backups in it are encrypted, but whoever has that account has them, also ones you delete here.
backup-synced-data = { $service } seems to copy the folder of the journal itself. A copy taken in the middle of writing may be incomplete, and putting it back can lose what you wrote. Keep the journal elsewhere, and only its backups there.
backup-synced-other = A program
backup-synced-know = I know
backup-kept = Kept are the newest of the last 7 days, 4 weeks and 12 months, 3 from before an update, and each one you asked for, until you delete it. The newest good one always stays. As long as something is wrong with the journal, none is let go.
backup-kept-deleted = What you delete from the journal stays in older backups until these are let go.

## The list

backup-list = Backups
backup-media-left = { $count ->
    [one] One picture or file is not in the copy beside these backups yet.
   *[other] { $count } pictures or files are not in the copy beside these backups yet.
} The next backup adds what can be read here.
backup-list-empty = Nothing here yet.
backup-kind-scheduled = by itself
backup-kind-asked = you asked for it
backup-kind-migration = before an update
backup-kind-unknown = cannot be used
backup-size = { $size } MB
backup-size-small = { $size } KB
backup-other = of another journal, or from before the key was changed
backup-this-computer = this computer only
backup-open = Look into it
backup-open-named = Look into it: the backup of { $when }
backup-open-file = Open a file
backup-delete = Delete for good
backup-delete-named = Delete the backup of { $when }
backup-delete-title = Delete this backup?
backup-delete-text = The backup of { $when } cannot be brought back. Your journal and every other backup stay as they are.
backup-delete-keep = Keep it
backup-deleted = It is deleted.

## Journals a backup took the place of

kept-title = Earlier journals
kept-text = When a backup took the place of your journal, what was there before was kept. It takes up room, and opens with what opened it then.
kept-since = Kept since { $when }
kept-delete-named = Delete the journal kept since { $when }
kept-delete-title = Delete this earlier journal?
kept-delete-text = What was kept on { $when } cannot be brought back, also not what is only in it. Your journal and its backups stay as they are.

## Moving

backup-move = Move to a new computer
backup-move-1 = Have your recovery code at hand. It opens the backup where nothing else does.
backup-move-2 = Make the file on a stick, or in a folder you can take along.
backup-move-3 = Start Mooring on the new computer, choose “I have a backup”, then the file, and type the code.
backup-move-4 = When everything is there, remove the file from the stick.
backup-move-unchecked = Check the recovery code first: without it, the file would not open there.
backup-move-make = Make the file
backup-move-made = The file is made: { $file }

## On Today

backup-notice = The last backup could not be made. { $why }
backup-notice-last = The last good one is of { $when }.
backup-notice-none = There is no good one yet.
backup-notice-look = Look at it
backup-restored = The backup of { $when } is your journal now.
backup-restored-kept = What was here before is kept whole. It is under Backup, in “Earlier journals”.
backup-restored-first = Everything in it is here.
backup-restored-without =
    { $count ->
        [one] Pictures or files of { $count } entry were not beside this backup. The entry says so where they would be. If you have another copy of the folder, they may be there.
       *[other] Pictures or files of { $count } entries were not beside this backup. Each entry says so where they would be. If you have another copy of the folder, they may be there.
    }
backup-restored-good = Good

## Restoring

restore-title-choose = Which backup?
restore-title-key = Open this backup
restore-title-running = Opening it
restore-title-preview = What is in it
restore-choose-text = A backup is opened beside what is here. Nothing is changed before you have seen what is in it.
restore-none = In the folder of the journal there are no backups.
restore-file = Choose a file
restore-of = The backup of { $when }.
restore-key-passphrase = Type the passphrase you used when it was made.
restore-key-both = Type the passphrase you used when it was made. The keychain of that computer is needed as well; elsewhere, the recovery code opens it.
restore-key-keychain = The keychain of the computer it was made on keeps its key. Elsewhere, the recovery code opens it.
restore-key-recovery = Type the recovery code from your paper.
restore-key-opened = Your open journal has the key. There is nothing to type.
restore-use-everyday = Use the other way
restore-open = Look into it
restore-passphrase-missing = Type the passphrase first.
restore-copying = Putting it back together, { $percent } %. Nothing is changed yet.
restore-verifying = Reading the file, { $percent } %. Nothing is changed yet.
restore-reading = Reading the entries, { $done } of { $total }. Nothing is changed yet.
restore-there = In the backup
restore-here = Here, now
restore-count = { $entries ->
    [0] no entries
    [one] 1 entry
   *[other] { $entries } entries
  }
restore-count-groups = { $count ->
    [one] 1 group
   *[other] { $count } groups
  }
restore-count-series = { $count } in the calendar
restore-span = { $entries }, from { $first } to { $last }
restore-day = { $entries }, on { $first }
restore-only-here = Only here
restore-only-there = Only in the backup
restore-different = In both, with other words
restore-beside = Also not the same
restore-beside-drafts = drafts
restore-beside-bin = the bin
restore-beside-doses = doses taken and left out
restore-beside-words = the words for moods, feelings, tags and trackers, or your own pages and saved searches
restore-beside-settings = settings
restore-beside-lists = lists of meetings
restore-beside-exercises = exercises: your own, favourites, when which were done
restore-beside-safety = the safety plan or lines of your own
restore-beside-careTeam = the care team, and questions to bring
restore-beside-reminders = reminders put off or put away
restore-beside-imports = the list of imports
restore-same = Both hold the same.
restore-loses = What is only here, or not the same, will not be in the journal any more. It is not deleted: this journal is kept whole, in a folder whose name begins with “replaced”.
restore-keeps = The files that are here now are not deleted. They are kept in the journal’s folder, in a folder whose name begins with “replaced”.
restore-use = Use this one
restore-using = Changing over
restore-leave = Leave everything as it is
restore-first = I have a backup
restore-instead = Restore a backup
