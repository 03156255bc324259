# Lists of meetings from elsewhere: brought, looked through, saved as groups.

directory = Directory
directory-meetings = Meetings
directory-meeting = Meeting
palette-directory = Groups: directory of meetings

## Nothing brought yet, and the lists that are there

directory-intro = Many groups publish their meetings as a list: a file, a calendar, a page. Bring one here and look through it at your own pace. Everything stays on this computer, and nobody learns what you look for.
directory-lists = Lists of meetings
directory-lists-intro = Lists go out of date. When you find a newer file of one, read it again: you see what is new, changed or gone.
directory-lists-open = Lists
directory-bring = Bring a list
directory-choose = Choose a file
directory-choose-hint = A meeting feed (Meeting Guide or BMLT), a table (CSV), a calendar (.ics), or plain text. You can also drop it anywhere on this window.
directory-paste = Paste text
directory-paste-title = Paste what you copied
directory-paste-text = A few lines of a web page or an e-mail about a group, or a whole list.
directory-paste-field = Text
directory-paste-hint = It is read on this computer. You see what was found before anything is kept.
directory-paste-empty = Paste something first.
directory-look = Look at it
directory-drop = Drop the list here
directory-places = Where to look
directory-places-text = Trustworthy places that list groups and professionals. They open in your browser, after asking. Some offer a list to download or a calendar to save; of others you can copy the lines about a group.
directory-places-professionals = Where to look
directory-places-professionals-text = Few countries have a public list, and only those that were looked at are here. Your family doctor or a helpline can often name somebody near you. They open in your browser, after asking.
directory-country = Country
directory-places-many = Many countries

directory-topic-family-carers = family and carers
directory-topic-trauma = trauma
directory-topic-substance-use = alcohol and drugs
directory-topic-youth = young people
directory-topic-relationships = relationships
directory-topic-eating-disorders = eating
directory-topic-general = many kinds
directory-topic-anxiety = anxiety
directory-topic-depression = depression
directory-topic-behavioural-addiction = gambling and other habits
directory-topic-spiritual = spiritual
directory-topic-professionals = professionals
directory-topic-practical = practical help
directory-topic-bipolar = bipolar

directory-feed-meetings =
    { $count ->
        [one] { $count } meeting
       *[other] { $count } meetings
    }
directory-feed-read = read on { $when }
directory-feed-news = Since it was read before
directory-feed-new =
    { $count ->
        [one] { $count } new
       *[other] { $count } new
    }
directory-feed-changed =
    { $count ->
        [one] { $count } changed
       *[other] { $count } changed
    }
directory-feed-gone =
    { $count ->
        [one] { $count } gone
       *[other] { $count } gone
    }
directory-again = Read again
directory-again-name = A newer file of { $name }
directory-feed-more = More for { $name }
directory-feed-show = Show its meetings
directory-feed-edit = Name and time zone
directory-feed-save = Save
directory-feed-remove = Remove the list
directory-remove-title = Remove this list?
directory-remove-text =
    { $count ->
        [one] Its meeting goes out of the directory. What you saved as a group stays, with everything you wrote.
       *[other] Its { $count } meetings go out of the directory. What you saved as groups stays, with everything you wrote.
    }
directory-remove-keep = Keep it
directory-removed = { $name } is removed.

directory-format-meeting-guide = Meeting Guide feed
directory-format-bmlt = BMLT feed
directory-format-table = table
directory-format-calendar = calendar
directory-format-text = text

## The preview

directory-preview =
    { $count ->
        [0] No meetings to read yet
        [one] { $count } meeting in this list
       *[other] { $count } meetings in this list
    }
directory-count-all = would come in
directory-count-new = new
directory-count-changed = changed
directory-count-same = as before
directory-count-gone = no longer in the file
directory-count-left = left out, with the reason below
directory-pasted = Pasted text
directory-sample = What was found
directory-sample-news = What is new or changed
directory-sample-rest =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
directory-no-name = Without a name
directory-changes = Changed: { $fields }
directory-before = Before: { $when }
directory-lost =
    { $count ->
        [one] { $count } meeting is no longer in the file
       *[other] { $count } meetings are no longer in the file
    }
directory-lost-text = They stay in the directory, marked as gone, until the list is removed.
directory-into = Where to
directory-into-hint = A newer file of a list you have is compared with it.
directory-new-list = A new list
directory-name = Name of the list
directory-name-hint = For you, to tell it from others.
directory-name-hint-text = A group whose name was not found is called this.
directory-name-missing = Give the list a name first.
directory-zone = Time zone of the meetings
directory-zone-none = Not known
directory-zone-hint = Used for meetings that name none.
directory-zone-told =
    { $count ->
        [one] One meeting does not say which zone its time is in. This is what was said of the list before.
       *[other] { $count } meetings do not say which zone their times are in. This is what was said of the list before.
    }
directory-zone-question = Which time zone are these times in?
directory-zone-text =
    { $count ->
        [one] One meeting does not say so. Choose where it takes place: in a wrong zone it would stand at a wrong hour.
       *[other] { $count } meetings do not say so. Choose where they take place: in a wrong zone they would stand at a wrong hour.
    }
directory-zone-own = My zone, { $zone }
directory-zone-named =
    { $count ->
        [one] { $zone }. Another meeting of the list names it. It is { $time } there now.
       *[other] { $zone }. { $count } other meetings of the list name it. It is { $time } there now.
    }
directory-zone-words =
    { $count ->
        [one] { $zone }. The words beside a time seem to mean it. It is { $time } there now.
       *[other] { $zone }. The words beside the times seem to mean it. It is { $time } there now.
    }
directory-zone-places =
    { $count ->
        [one] { $zone }. A place of the list seems to lie there. It is { $time } there now.
       *[other] { $zone }. { $count } places of the list seem to lie there. It is { $time } there now.
    }
directory-zone-here = It is { $time } now.
directory-zone-now = It is { $time } there now.
directory-zone-find = Another zone
directory-zone-find-hint = Zones are called after a large city. Type one of the same region.
directory-zone-found = Zones with these letters
directory-zone-none-found = No zone has these letters. Try another large city of the region.
directory-zone-more =
    { $count ->
        [one] One more zone has these letters. Type on to see fewer.
       *[other] { $count } more zones have these letters. Type on to see fewer.
    }
directory-zone-missing = Say first which time zone the times are in. The question stands at the top.
directory-mapping = What the columns hold
directory-mapping-text = Look whether each column was understood. You can change every one.
directory-mapping-header = The first row holds the names of the columns
directory-column = Column { $number }
directory-column-none = Not read
directory-column-name = Name
directory-column-group = Group that holds it
directory-column-day = Day
directory-column-time = Begins at
directory-column-end = Ends at
directory-column-length = Length
directory-column-zone = Time zone
directory-column-venue = House or room
directory-column-address = Address
directory-column-region = Town or district
directory-column-latitude = Latitude
directory-column-longitude = Longitude
directory-column-attendance = In person or online
directory-column-room = Link to the room
directory-column-room-notes = How to get into the room
directory-column-phone = Telephone
directory-column-website = Web page
directory-column-email = E-mail
directory-column-types = Kinds
directory-column-openness = Open or closed
directory-column-language = Language
directory-column-notes = Notes
directory-column-source-id = Id
directory-place-row = Meeting
directory-problems =
    { $count ->
        [one] { $count } thing is not as expected
       *[other] { $count } things are not as expected
    }
directory-problem-at = { $field }: { $problem }
directory-nothing-read = Nothing could be read yet. Choose which column holds the name, or another file.
directory-ready = Nothing is kept before you choose Keep.
directory-keep = Keep
directory-kept =
    { $new ->
        [0] No new meetings
        [one] { $new } new meeting
       *[other] { $new } new meetings
    }{ $changed ->
        [0] {""}
       *[other] , { $changed } changed
    }{ $gone ->
        [0] {""}
       *[other] , { $gone } gone
    }.

directory-field-name = Name
directory-field-group = Group
directory-field-day = Day
directory-field-time = Time
directory-field-end = End
directory-field-length = Length
directory-field-zone = Time zone
directory-field-rule = How often
directory-field-venue = House
directory-field-address = Address
directory-field-region = Town
directory-field-coordinates = Coordinates
directory-field-attendance = In person or online
directory-field-room = Room link
directory-field-room-notes = Way into the room
directory-field-phone = Telephone
directory-field-website = Web page
directory-field-email = E-mail
directory-field-types = Kinds
directory-field-language = Language
directory-field-notes = Notes
directory-field-source-id = Id

directory-problem-not-a-meeting = This is not a meeting.
directory-problem-broken = It is not written as this kind of file asks.
directory-problem-too-deep = Lists lie within lists, deeper than is read.
directory-problem-too-long = It is longer than is read.
directory-problem-file-ends = The file ends in the middle of it. Fetch it again to get the rest.
directory-problem-name-missing = It has no name.
directory-problem-unpublished = The list marks it as not to be shown.
directory-problem-repeated = The same meeting stands there twice, word for word.
directory-problem-superseded = A newer version of it stands in the same file.
directory-problem-same-id = Another meeting has the same id. Both are kept.
directory-problem-day-missing = There is a time and no day. You would have to ask.
directory-problem-day-unreadable = The day cannot be read. You would have to ask.
directory-problem-time-missing = It names no time. You would have to ask.
directory-problem-time-unreadable = The time cannot be read. You would have to ask.
directory-problem-half-of-day-unclear = It may be morning or evening. You would have to ask.
directory-problem-evening-supposed = Nobody says morning or evening. It was read as the evening.
directory-problem-year-missing = It is a date without a year. You would have to ask.
directory-problem-end-unreadable = The end cannot be read, so only the beginning is kept.
directory-problem-zone-unknown = Nobody knows this time zone. The one you choose is used.
directory-problem-other-rule-in-words = Its words speak of certain weeks of the month, its times of every week. You would have to ask.
directory-problem-rule-unclear = It may mean the second of each month, or every second week. You would have to ask.
directory-problem-rule-within-day = It repeats within a day, which cannot be scheduled here. It is kept as it is written.
directory-problem-rule-part = It has a part that cannot be scheduled here. It is kept as it is written.
directory-problem-rule-malformed = It cannot be read. It is kept as it is written.
directory-problem-rule-more = There is more than one rule. The first is used.
directory-problem-orphan = It changes a date of something that is not in the file. It stands for itself.
directory-problem-coordinates-outside = There is no such place on earth.
directory-problem-link-refused = This is no link to a page. It was left out and is never opened.
directory-problem-phone-unreadable = This number cannot be dialled. It was left out.
directory-problem-wrong-type = There is something else than a word here. It was left out.
directory-problem-word-unknown = This word is not known here.
directory-problem-cut = It was longer than can be kept, and was cut.
directory-problem-fields-differ = This line has more or fewer fields than the table has columns.
directory-problem-quote-not-closed = A quotation mark is opened and never closed.
directory-problem-line-unreadable = This line cannot be read. The rest of the entry is.
directory-problem-not-closed = The entry is not closed.
directory-problem-unreadable-bytes = Some letters cannot be read and are shown as �.
directory-problem-encoding-guessed = The file uses an older way of writing letters. Look whether accents read right above.
directory-problem-no-times = Nothing in the text looks like a time.
directory-problem-more = There are more problems than are listed.
directory-problem-other = Something is not as expected.

## Looking through it

directory-search = Name, place or word
directory-found =
    { $count ->
        [0] No meetings
        [one] { $count } meeting
       *[other] { $count } meetings
    }
directory-none-title = No meeting has all of this
directory-none-text = Take away one of the filters, or a word. What a list does not say about a meeting cannot be found by a filter.
directory-start-title = Choose a meeting to read about it
directory-start-text = With the keyboard: arrows move, Space picks one out, Enter reads it.
directory-wished = What I look for
directory-any = Any
directory-filter-find = Find one of these
directory-filter-none = None has these letters.
directory-filter-day = Day
directory-filter-time = Time of day
directory-filter-near = Distance
directory-filter-setting = In person or online
directory-filter-where = Where
directory-filter-joining = Open or closed
directory-filter-kind = Kind
directory-filter-access = Access
directory-filter-language = Language
directory-filter-topic = Topic
directory-topic-hint = Words you look for, from what you wrote about a group that fits. One of them is enough, also in the name of a list.
directory-unsaid = Also those that do not say
directory-filter-list = List
directory-filter-news = News
directory-lists-all = All lists
directory-part-morning = Morning
directory-part-afternoon = Afternoon
directory-part-evening = Evening
directory-part-night = Night
directory-begins-from = Begins at or after
directory-begins-until = And at or before
directory-time-from = from { $time }
directory-time-until = until { $time }
directory-time-hint = As the clock shows where the meeting is.
directory-near-base = Measure from
directory-near-typed = Coordinates I type
directory-near-from = Measured from { $name }.
directory-near-point = Coordinates to measure from
directory-near-hint = Like “51.4545, -2.5879”. Maps show them. Or open a meeting near you and choose “Measure from here”.
directory-near-wrong = Write two numbers: how far north, then how far east, like “51.4545, -2.5879”.
directory-near-within-label = At most, in kilometres
directory-within-hint = Left empty, the nearest come first and none is left out.
directory-within-wrong = Write a number of kilometres, like 10.
directory-near-go = Measure
directory-near-sorted = nearest to { $from }
directory-near-within = { $distance } around { $from }
directory-setting-in-person = in person
directory-setting-online = online
directory-setting-both = in person and online
directory-joining-open = open
directory-joining-closed = closed
directory-joining-hint = Open: anybody may come and listen. Closed: for people it is about.
directory-change-new = New
directory-change-changed = Changed
directory-change-gone = Gone
directory-suspended = Not for now
directory-is-saved = Saved
directory-fitting = What fits first
directory-fit-yes =
    { $count ->
        [0] none fits
        [one] { $count } fits
       *[other] { $count } fit
    }
directory-fit-no =
    { $count ->
        [one] { $count } doesn’t
       *[other] { $count } don’t
    }
directory-fit-unknown = { $count } not known
directory-fit-said = Of { $wishes ->
        [one] { $wishes } wish
       *[other] { $wishes } wishes
    } { $fits } fit, { $misses } do not fit, { $unknown } are not known.
directory-online = Online
directory-no-place = Place not said
directory-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
directory-every-day = every day
directory-when-appointment = By appointment
directory-when-ask = Ask for the times
directory-when-zone = { $when }, in { $zone }
directory-rule-months = Every month on the { $days }
directory-rule-all-but-last = Every { $day } but the last of the month
directory-rule-other = By a rule of its own ({ $rule })
directory-rule-unsupported = By a rule that cannot be scheduled here
directory-picked =
    { $count ->
        [0] None picked out
        [one] { $count } picked out
       *[other] { $count } picked out
    }
directory-pick-none = None
directory-save =
    { $count ->
        [one] Save as a group
       *[other] Save as groups
    }
directory-save-one = Save as a group
directory-save-most = At most { $count } can be saved at once. Put some back.
directory-saved =
    { $count ->
        [one] Saved as a group, with its times in the calendar.
       *[other] { $count } saved as groups, with their times in the calendar.
    }
directory-saved-aside =
    { $count ->
        [one] Saved as a group. Without sure times it stands aside in the calendar.
       *[other] { $count } saved as groups. What has no sure times stands aside in the calendar.
    }
directory-said = “{ $words }”
directory-ways-title =
    { $count ->
        [one] When does it meet?
       *[other] When do they meet?
    }
directory-ways-text = The words of the list speak of other weeks than its times. Only what you choose goes into the calendar.
directory-ways-said = The list says: { $words }
directory-ways-label = In the calendar, { $name }
directory-ways-next = Next on { $day }, { $time }
directory-ways-none = Not yet
directory-ways-none-text = Without times in the calendar. You can add them once you have asked.

## One meeting

directory-back = Meetings
directory-measure = Measure from here
directory-open-group = Open the group
directory-fact-when = When
directory-fact-next = Next
directory-fact-place = Place
directory-fact-room = Way into the room
directory-fact-phone = Telephone
directory-fact-email = E-mail
directory-fact-organiser = Held by
directory-approximate = only the district is meant
directory-next-at = { $day }, { $time }
directory-next-both = { $here } · { $there } in { $zone }
directory-go-room = Open the room
directory-go-web = Open the page
directory-go-call = Call
directory-go-mail = Write to them
directory-notes = Notes of the list
directory-source = From the list { $list }, read on { $when }. Meetings change: ask before you go.
directory-note-gone = The list no longer has this meeting.
directory-note-suspended = The list says it does not take place for now. In the calendar it would stand without times.
directory-note-rule = Its rule cannot be scheduled here. It is kept as it is written: { $rule }
directory-note-exceptions = Some of its dates are left out, added or moved. The calendar keeps them so.
directory-note-spoken = The list says { $words }, and its times say every week. When you save it, you choose what goes into the calendar. Ask before you go.
directory-note-zone = Nobody said which time zone this is. You can say so under Lists; until then it would stand in the calendar without times.
directory-note-secret = The link holds the way in. Keep it to yourself.

## On the page of a group

directory-news = News of its list
directory-news-changed = { $list } says something else since { $day }.
directory-news-gone = { $list } no longer has this meeting since { $day }. It may have ended, or moved.
directory-news-differs = Other than here: { $fields }.
directory-news-kept = Nothing here was changed.
directory-news-noted = I have seen it
directory-news-here = In your calendar: { $when }
directory-news-there = In the list now: { $when }
directory-differs-rest = notes, kinds or languages
directory-differs-name = name
directory-differs-times = days or times
directory-differs-place = place
directory-differs-setting = in person or online
directory-differs-joining = open or closed
directory-differs-room = room
directory-differs-phone = telephone
directory-differs-web = web page
directory-differs-email = e-mail

## Kinds of meetings

directory-kind-beginners = for beginners
directory-kind-speaker = somebody speaks
directory-kind-discussion = discussion
directory-kind-questions = questions and answers
directory-kind-steps = steps
directory-kind-traditions = traditions
directory-kind-reading = reading
directory-kind-topic = a topic
directory-kind-meditation = meditation
directory-kind-changing = changes from time to time
directory-kind-women = women
directory-kind-men = men
directory-kind-young-people = young people
directory-kind-seniors = older people
directory-kind-lgbtq = LGBTQ
directory-kind-people-of-colour = people of colour
directory-kind-indigenous = Indigenous people
directory-kind-professionals = professionals
directory-kind-secular = secular
directory-kind-dual-diagnosis = with a mental illness as well
directory-kind-chronic-illness = with a long illness
directory-kind-with-relatives = relatives meet at the same time
directory-kind-bilingual = in two languages
directory-kind-candlelight = by candlelight
directory-kind-outdoors = outdoors
directory-kind-food = with food
directory-kind-celebration = celebrations
directory-kind-cross-talk = people may answer each other
directory-kind-smoking = smoking allowed
directory-kind-no-smoking = no smoking
directory-kind-children-welcome = children welcome
directory-kind-child-care = childcare
directory-kind-no-children = no children
directory-kind-closed-holidays = not on holidays
directory-kind-restricted-entry = ring or be let in
directory-kind-attendance-slip = signs proof of attendance
directory-kind-wheelchair = wheelchairs get in
directory-kind-wheelchair-toilet = toilet for wheelchairs
directory-kind-sign-language = sign language
directory-kind-fragrance-free = no fragrance
