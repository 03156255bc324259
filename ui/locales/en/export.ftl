# Settings, Export: everything as one file.

export-intro = All your entries, with what you noted and attached, as one file that every computer opens. Use it to leave, or to have your words outside Mooring.
export-what = What is in it
# $size is in megabytes.
export-entries =
    { $count ->
        [0] There is no entry yet.
        [one] { $count } entry, as a text to read and as data for other programs.
       *[other] { $count } entries, as a text to read and as data for other programs.
    }
export-attached =
    { $count ->
        [one] { $count } picture or file. It takes { $size } MB.
       *[other] { $count } pictures and files. They take { $size } MB.
    }
export-missing =
    { $count ->
        [one] One more is missing on this computer and can’t be in it.
       *[other] { $count } more are missing on this computer and can’t be in it.
    }
export-not-in-it = Drafts, earlier versions, the bin, doses, groups, the calendar, exercises, the care team, the safety plan and your settings are not in it. A backup has them all.
export-open = Anybody who has this file can read it. Nothing protects it. What you save stays in Mooring too.
export-save = Save all entries
export-nothing = There is no entry yet.
export-going = Saving { $done } of { $total }
export-asking = Choose a place in the other window.
export-stop = Stop
export-stopping = Stopping
export-done =
    { $entries ->
        [one] { $entries } entry saved in the file.
       *[other] { $entries } entries saved in the file.
    }
export-done-missing =
    { $count ->
        [one] One picture or file could not be read and is not in it.
       *[other] { $count } pictures and files could not be read and are not in it.
    }
