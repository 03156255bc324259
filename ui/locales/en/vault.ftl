# First start, lock window, recovery code.

## Passphrase

passphrase = Passphrase
passphrase-new = A passphrase only you know
passphrase-again = The same again
passphrase-too-short = This is short enough to be guessed. Use { $min } characters or more.
passphrase-different = The two are different. Type the same again.
passphrase-again-missing = Type it a second time first.
passphrase-length-empty = Four or five words that have nothing to do with each other are good.
passphrase-length-too-short = Go on typing.
passphrase-length-short = It will do for a computer nobody else touches. A few more words make it strong.
passphrase-length-fair = Good. One more word makes it very hard to guess.
passphrase-length-long = Long enough that nobody will guess it.

## Recovery code

recovery-code = Recovery code
recovery-code-groups = Recovery code, { $count } groups of four
recovery-group = Group { $group } of { $of }
recovery-hint = Capital or small letters, with spaces or without.
recovery-holds = The code is complete.
recovery-bad-sign = Group { $group } has a sign that no code has. 1, B, I and O are never used.
recovery-mistyped = Look at group { $group } again: one sign is different.
recovery-mistyped-somewhere = One or more signs are not right. Compare it with your paper, group by group.
recovery-print = Print
recovery-save = Save to a file
recovery-saved = Saved. Move the file to a stick or another place, then delete it here.
recovery-copy = Copy for one minute
recovery-copied = Copied. After a minute, or when you go on, it is taken off the clipboard.
recovery-copy-over = The clipboard is empty again.
recovery-not-copied = Copying did not work here. Print it, save it, or write it down.
recovery-ask = To be sure it is written down:
recovery-ask-group = What is group { $group }?
recovery-answer-wrong = That is not group { $group }. Compare it with the code above.
recovery-keep = Keep it where you keep a passport, not on this computer.
recovery-sheet-title = Recovery code
recovery-sheet-text = Whoever has this code can open what it was made for. Keep it somewhere only you look.

## First start

first-steps = Steps
first-step-what = What this is
first-step-protection = Protection
first-step-recovery = Recovery code
first-step-country = Where you live
first-step-check-in = First check-in
first-step-done = , done
first-promise = Nothing you write leaves this computer unless you send it.
first-back = Back
first-go-on = Go on

what-title = A place of your own
what-lead = Mooring is a private journal for your moods and your days. It lives on this computer and nowhere else.
what-yours = What you write is yours
what-yours-text = It is encrypted on this disk: without the key it is only noise. There is no account, and the app sends nothing anywhere.
what-bad-day = It is short on a bad day
what-bad-day-text = One tap says how you are. Help now is on every screen, also while the journal is locked.
what-people = It leads to people
what-people-text = In time it will keep your groups, your care team and your safety plan beside your days.
what-care = It is not a doctor
what-care-text = It makes no diagnosis and treats nothing. It can help you say how you have been.
what-begin = Begin

protect-title = Who must not be able to read this?
protect-lead = Everything is encrypted either way. The choice is about who else uses this computer.
protect-keychain-who = Somebody who finds or steals the computer
protect-keychain-how = The system’s keychain, where it also keeps passwords, holds the key. While you are logged in, one press opens the journal; there is nothing to type.
protect-passphrase-who = Somebody who shares my login
protect-passphrase-how = A passphrase of your own, asked each time. Four or five unrelated words are good, and easier to remember than symbols.
protect-both-who = Either of them
protect-both-how = Both keys are needed. A copied disk is useless, and so is a borrowed login.
protect-safest = safest
protect-no-keychain = This system has no keychain, so nothing could keep that key safely.
protect-absent-note = No keychain was found on this system: nothing in it keeps passwords safely. So a passphrase is needed. The key is never put into a plain file.
protect-later = Decide later
protect-use-keychain = Use the keychain
protect-choose-passphrase = Choose a passphrase
protect-words-title = Words only you know
protect-words-lead = You will type them each time you open the journal. Nobody can reset them for you; the recovery code comes next.
protect-words-lead-both = You will type them each time, and the keychain adds its own key. Nobody can reset them for you; the recovery code comes next.
protect-make = Make the journal
protect-making = Making the journal. This takes a moment.

recovery-title = A code for a bad memory day
recovery-lead-passphrase = If the passphrase is ever gone, this code opens the journal. Nobody else has it: without both, what you wrote cannot be read again, by you or by us.
recovery-lead-keychain = If the keychain or your login is ever gone, this code opens the journal. Nobody else has it: without both, what you wrote cannot be read again, by you or by us.
recovery-lead-both = If the passphrase or the keychain is ever gone, this code opens the journal. Nobody else has it: without it, what you wrote could not be read again, by you or by us.
recovery-stays-open = Take your time. Mooring does not lock by itself while this code is shown.
recovery-later = Later
recovery-go-on-missing = First type the two groups from your paper.

## Locked

lock-title = Locked
lock-lead = Your journal is closed and safe.
lock-draft-kept = What you were writing is kept.
lock-import-stopped = Locking ended the import before it was done. Nothing of it is in the journal. Once it is open again, choose the file anew.
lock-device-damaged = “device.json” could not be read. In it were the look, the language and the country of Help now; your journal is untouched. They are as at the first start until you choose again in Settings. The file is kept.
lock-unread-shelf = “shelf” could not be read. In it were the times of coming reminders, for while Mooring is locked; until you unlock, none come. Your journal is untouched. Unlock once and it is made anew. The file is kept, with “damaged” in its name.
lock-unread-plan = “shelf-plan”, the copy of your safety plan for while Mooring is locked, could not be read. The plan is safe in your journal. Unlock once and the copy is made anew. The file is kept, with “damaged” in its name.
lock-unread-switch = A note that a backup was taking the journal’s place could not be read. Nothing was moved because of it. It is kept, with “damaged” in its name.
lock-unread-erase = A note to erase everything could not be read. Mooring did not go on with it, and nothing was removed because of it. It is kept, with “damaged” in its name.
lock-words-held = Your last words found no room on the disk. They are kept in the program, sealed, until you unlock. Until then, do not close Mooring or turn the computer off. Free some space if you can.
lock-keychain = The system’s keychain keeps the key. There is nothing to type.
lock-open = Unlock
lock-opening = Opening
lock-cancel = Stop waiting
lock-demo-lead = The demo is closed for now.
lock-demo-what = This is a demo. Its entries are invented, and nobody has a key to it: it is there until you close this window, then it is gone.
lock-demo-real = A journal of your own asks here for what you chose: one press, or words only you know.
lock-demo-open = Open again
lock-check-in = Check in without unlocking
lock-use-code = Use the recovery code
lock-keychain-changed = The key of this journal was put into “{ $keychain }”, and another keychain answers here. The journal is whole. Open it where that keychain is, or use the recovery code.
lock-keychain-slow = The keychain has not answered yet. It may be asking you something in another window.
lock-wrong-passphrase = The passphrase does not fit. Your journal is untouched. Try again, or use the recovery code.
lock-wrong-passphrase-only = The passphrase does not fit. Your journal is untouched. Try again.
lock-recovery-title = Recovery code
lock-recovery-lead = The code from your paper. Your journal is untouched.
lock-code-missing = The code is not complete yet.
lock-help-open = Opens without unlocking

## Files that are not what they should be

trouble-title = The journal cannot be opened
trouble-untouched = Nothing was changed, deleted or made anew.
trouble-again = Look again
trouble-where = Where the files are
trouble-code = For somebody who helps you: { $code }
trouble-header-missing = The file with the keys is not there, but the journal’s own file is. Without the keys it cannot be read. If you moved or restored files, put “vault.keys” back beside it.
trouble-header-damaged = The file with the keys is damaged. The journal itself may be whole. Put back a copy of “vault.keys”, for example from a backup of this folder.
trouble-header-foreign = The file with the keys was not made by Mooring. Move it away and put the right “vault.keys” in its place.
trouble-header-newer = A newer Mooring made this journal. Install that version or a later one, then open it again.
trouble-header-tampered = The file with the keys was changed by something other than Mooring. Put back a copy you trust.
trouble-database-missing = The keys are there, but the journal’s own file is not. If you moved or restored files, put “journal.db” back beside “vault.keys”.
trouble-database-damaged = Part of the journal’s file cannot be read. Leave it where it is, and copy the whole folder to another disk before anything else is tried.
trouble-database-foreign = The journal’s file belongs to other keys. It may come from another computer or an older copy: put the two files that belong together side by side.
trouble-database-newer = A newer Mooring wrote this journal. Install that version or a later one, then open it again.
trouble-database-not-encrypted = The journal’s file is not encrypted, so Mooring did not write it like this. It will not be opened. Put back the right “journal.db”.
trouble-vault-in-use = Another Mooring has this journal open. Close it there, then look again here.
trouble-keychain-item-missing = The system’s keychain no longer has the key of this journal. The journal is whole; the recovery code opens it.
trouble-storage-unavailable = The folder of the journal cannot be read. Look whether the disk is connected and belongs to you, then look again.

## The seal: what was noticed about the files of an open journal

seal-changesMissing = { $count ->
    [one] One saved change is missing from the journal.
   *[other] { $count } saved changes are missing from the journal.
  }
seal-changesMissing-what = More was saved here than the journal’s file holds now. A damaged disk can do this, or a part of the folder that was put back from an earlier copy.
seal-changesMissing-do = If you have a later copy of the whole folder, close Mooring and put it back before you write anything. If not, look at your newest entries, then accept this state and go on.
seal-olderCopy = { $count ->
    [0] These files are an earlier copy of the journal.
    [one] These files are an earlier copy: one later change is not in it.
   *[other] These files are an earlier copy: { $count } later changes are not in it.
  }
seal-olderCopy-what = The keychain remembers a later state than this folder holds. The folder may have been put back from a backup, or by a program that keeps folders the same.
seal-olderCopy-do = If you put it back yourself, accept this state. If not, close Mooring, look for the later copy, and put the whole folder back before you write anything.
seal-pagesDiffer = Something changed the journal’s file while it was closed.
seal-pagesDiffer-what = A part of it is not what it was when it was closed. A damaged disk can do this, or a part that was put back from an earlier copy, or another program.
seal-pagesDiffer-do = First copy the whole folder to another disk. If you have a copy from before, close Mooring and put the whole folder back. If not, look at your entries, then accept this state and go on.
seal-sealMissing = It cannot be said whether the journal is complete.
seal-sealMissing-what = The file that remembers how far the journal had come, “journal.seal”, is gone. This happens when only a part of the folder is copied.
seal-sealMissing-do = If you have the file, close Mooring and put it back. If not, look at your newest entries. If they are there, accept this state.
seal-sealDamaged = It cannot be said whether the journal is complete.
seal-sealDamaged-what = The file that remembers how far the journal had come, “journal.seal”, cannot be read. It may be damaged, or of another journal.
seal-sealDamaged-do = If you have a good copy of the file, close Mooring and put it back. If not, look at your newest entries. If they are there, accept this state.
seal-backup = There is a backup of { $when }. You can look into it beside this journal; looking changes nothing.
seal-backup-none = There is no backup Mooring knows of.
seal-backup-looking = Looking for backups…
seal-backup-unknown = Whether there is a backup could not be looked up just now.
seal-backup-look = Look at the backups
seal-safe = What you see is what the file holds. Nothing was deleted or repaired.
seal-unreadable = { $count ->
    [one] One part of the file cannot be read. What stands in it is not shown, rather than shown wrongly.
   *[other] { $count } parts of the file cannot be read. What stands in them is not shown, rather than shown wrongly.
  }
seal-details = Where the files are
seal-files = The journal is in “journal.db” and what begins with that name. “vault.keys” and “journal.seal” belong to it: keep them together.
seal-notice = Nothing was deleted.
seal-look = What to do
seal-accept = Accept this state
seal-accept-title = Take the journal as it is?
seal-accept-text = From now on, later changes are compared with what is here now, and this is not said again. Nothing is deleted. A later copy can still be put back, and Mooring will then say that the files were changed.
seal-accepted = The journal is taken as it is now.

## First start, in the open journal

country-title = Where do you live?
country-lead = So that Help now shows numbers that answer where you are. This is kept on this computer, outside the encrypted journal, so that it works while the journal is locked.
country-label = Country
country-hint = You can show another country at any time.
country-none = My country is not in this list
country-none-text = Then Help now shows a worldwide directory of lines, which opens in your browser.
country-only-emergency = No line there has a recent source yet. Help now shows { $numbers } for emergencies, and a worldwide directory.
country-missing = Choose a country first, or leave it for later with “Not now”.
country-shows = Among the lines in { $country }
country-skip = Not now
first-check-in-title = How are you, just now?
first-check-in-lead = One tap is a whole check-in. The rest can wait, today and any other day.
first-check-in-skip = Not now
first-bring-title = Do you have a journal elsewhere?
first-bring-lead = Years kept in Daylio can come along: moods, activities, notes, with their own dates.
first-bring-text = You will see what the file holds before anything is changed, and one press takes it all back. It also waits in Settings, under Import.
first-bring = Bring a journal along
first-enter = Open my journal

## Opened by the recovery code

recovered-title = It is open again
recovered-words = Choose the words that open it from now on. The recovery code stays good.
recovered-keychain = Put a key into the system’s keychain again, so that it opens by one press. The recovery code stays good.
recovered-use-words = Use these words
recovered-use-keychain = Use the keychain
