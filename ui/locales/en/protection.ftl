# Settings: changing what opens the journal, another key, erasing everything.

## Changing what opens it

change-to-keychain = Change to this computer
change-to-passphrase = Change to a passphrase
change-to-both = Change to both
change-choose = Change
change-now = now
change-title-keychain = Open it with this computer’s keychain
change-title-passphrase = Open it with words only you know
change-title-both = Open it with your words and the keychain
change-passphrase-keychain = The keychain keeps the key, and there is nothing to type any more. Whoever is logged in as you can open the journal. Backups made until now still open with your words.
change-passphrase-both = Your words stay as they are, and from now on the keychain’s own key is needed too. Backups made until now still open with your words alone.
change-keychain-passphrase = From now on the words open it, and the key leaves the keychain. Backups made until now then open with the recovery code alone.
change-keychain-both = From now on your words and the keychain’s key are both needed. Backups made until now still open with the keychain alone.
change-both-keychain = The keychain keeps the key, and there is nothing to type any more. Whoever is logged in as you can open the journal. Backups made until now still need your words and the keychain.
change-both-passphrase = Your words stay as they are and are enough from now on; the key leaves the keychain. Backups made until now then open with the recovery code alone.
change-code-first = With both, a lost passphrase or a lost keychain is enough to lose the journal. So the recovery code comes first: two groups of it are asked back.
change-code-text = Write this down. It opens the journal if the words or the keychain are ever gone. It takes the place of any code from before.
change-go-on = Go on
change-changing = Changing
change-done-keychain = The keychain opens the journal from now on.
change-done-passphrase = Your words open the journal from now on.
change-done-both = Your words and the keychain open the journal together from now on.
change-item-left = The keychain would not let go of the old key. It opens nothing here any more, but it still opens older backups. You can remove the item “mooring” in the keychain’s own window.
change-slow = The keychain has not answered yet. It may be asking you something in another window.

## Another key

rotation-label = A new key for everything
rotation-label-text = If you think that somebody has had your recovery code, your words or an old backup. Everything is written anew, and what opened it until now does not open it any more.
rotation-open = Make a new key
rotation-title = A new key for everything
rotation-text = The whole journal is written again under a new key. It stays open, and nothing in it changes. Saving waits until that is done.
rotation-needs-keychain = The keychain gets a new key, and the old one is removed at the end.
rotation-needs-words = Choose words that nobody else has had. You may keep the ones you have if you are sure of them.
rotation-code-new = There will be a new recovery code. The paper you have now then opens only older backups.
rotation-begin = Go on
rotation-preparing = Making the new key
rotation-code-title = The new recovery code
rotation-code-text = It is shown this once. Write it down and type two groups of it below. Nothing has changed so far.
rotation-start = Write everything anew
rotation-running-title = Writing everything anew
rotation-copying = Writing the journal under the new key. You can read meanwhile.
rotation-verifying = Reading all of it again, before it takes the place of the old one.
rotation-stop = Stop
rotation-stopping = Stopping
rotation-give-up = Keep the old key
rotation-done-title = Everything is under the new key
rotation-done-text = It was read again, and the journal under the old key is removed. Only the new code opens it if all else is lost.
rotation-old-left = A part of the old journal could not be removed yet. It is removed after one of the next times you unlock.
rotation-backups = { $count ->
    [one] One backup from before is still there. The new key does not open it: what opened the journal when it was made does.
   *[other] { $count } backups from before are still there. The new key does not open them: what opened the journal when each was made does.
  }
rotation-backup-unreadable = Cannot be read just now
rotation-kept = { $count ->
    [one] One earlier journal is still there, whose place a backup took. It opens with what opened it then.
   *[other] { $count } earlier journals are still there, whose place a backup took. They open with what opened them then.
  }
rotation-old-list = From before the new key
rotation-old-delete = Delete what is from before
rotation-old-ask = Delete all of this?
rotation-old-ask-text = There may be no newer backup yet. Once all of this is gone, the journal on this computer is the only copy that Mooring knows of. What is only in an earlier journal is gone, too.
rotation-old-keep = Keep it
rotation-old-deleted = What was from before is deleted.
rotation-elsewhere = Copies of backups or of the folder that lie elsewhere still open as they did. Mooring cannot reach them.

## Erasing everything

erase-lead = This ends the journal on this computer. It cannot be taken back.
erase-goes = What goes
erase-goes-keys = The keys, first: the file “vault.keys”, and what the system’s keychain holds of the journal. Without them the rest is noise.
erase-goes-files = Every entry, draft and check-in, the settings, and what this device remembers. Also journals that were kept when a backup took their place.
erase-goes-backups = The backups that Mooring knows of, in each folder it ever put one into.
erase-stays = What stays out of reach
erase-stays-copies = Copies you made elsewhere: other disks, a cloud, a printed page. A backup there still opens with its own passphrase or recovery code.
erase-stays-disk = What a disk keeps of deleted files. On a solid-state drive nobody can promise that nothing is left, but without the keys it cannot be read.
erase-open = Erase everything
erase-title = Erase everything?
erase-text-proof = First prove that it is yours, then say it in a word.
erase-text-word = Say it in a word first, so that it cannot happen by accident.
erase-word = Type “{ $word }”
erase-the-word = erase
erase-word-missing = First type the word “{ $word }”.
erase-go-on = Go on
erase-last-title = This is the last step
erase-last-text = The journal and the backups Mooring knows of will be gone. Nobody can bring them back, and we cannot either.
erase-keep = Keep my journal
erase-now = Erase it now
erase-erasing = Erasing
erased-title = The journal is erased.
erased-text = Its keys and its files are gone from this computer.
erased-keychain-left = The system’s keychain would not let go of its items. They open nothing any more. You can remove what is called “mooring” in the keychain’s own window.
erased-left = This could not be reached or removed, or may belong to another journal:
