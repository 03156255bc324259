# Groups: the board, a group's page, visits, the guide, groups side by side.

groups-add = Add a group
groups-compare = Compare
groups-looking-for = Looking for: { $wishes }.
groups-not-decided = What kind of group would fit you? A few questions help to find out. You can skip any of them.
groups-decide = Answer them
groups-change = Change
groups-view = Show groups as
groups-view-board = Board
groups-view-list = List
groups-back = Groups
groups-none-title = No groups here yet
groups-none-text = This is the place for groups you are thinking about, and for those you go to. Add one you heard of. A name is enough.
groups-none-decide = First: what would fit me?
groups-board-hint = Open a group with Enter. Move it with Ctrl and the arrow keys, by dragging, or from its menu. Leaving one keeps everything you wrote about it.
groups-moved = { $name }: { $stage }
groups-moved-rests = { $name }: { $stage }. Nothing reminds you of it now.
groups-bin-open =
    { $count ->
        [one] 1 thing in the bin
       *[other] { $count } things in the bin
    }

groups-stage-considering = Considering
groups-stage-contacted = Contacted
groups-stage-trying = Trying
groups-stage-attending = Attending
groups-stage-paused = Paused
groups-stage-left = Left
groups-stage-off = Paused or left
groups-stage-empty = None
groups-was-considering = Considered
groups-stage-now = Stage: { $stage }
groups-since = since { $day }
groups-menu = Move or open { $name }
groups-open = Open
groups-move-to = Move to { $stage }
groups-pause-leave = Pause or leave

groups-next-visit = Visit on { $day }
groups-next-visit-time = Visit on { $day }, { $time }
groups-next-today = Visit today
groups-next-today-time = Visit today, { $time }
groups-next-day = Today
groups-next-tonight = Tonight
groups-next-ask = Ask again on { $day }
groups-next-ask-late = You wanted to ask again on { $day }
groups-next-wrote = Last contact on { $day }
groups-next-fits = Fits { $fits } of { $wishes } wishes
groups-left-on = Left on { $day }
groups-left-on-note = Left on { $day }: { $note }
groups-paused-on = Paused on { $day }
groups-paused-on-note = Paused on { $day }: { $note }
groups-visits =
    { $count ->
        [one] One visit
       *[other] { $count } visits
    }
groups-meetings =
    { $count ->
        [one] One meeting
       *[other] { $count } meetings
    }

## The list

groups-find = Find a group
groups-stage-filter = Stage
groups-stage-all = Every stage
groups-list-count =
    { $count ->
        [one] 1 group
       *[other] { $count } groups
    }
groups-list-nothing = No group has these words.
groups-list-name = Group
groups-list-next = What comes next

## A new group, and what it is

groups-add-title = Add a group
groups-add-text = A name is enough. You can write down the rest when you know it.
groups-add-verb = Add it
groups-name = Name
groups-name-missing = Give the group a name first.
groups-name-needed = A group needs a name. The last one is kept.
groups-about = What is it for?
groups-about-hint = In a few words: “Depression and anxiety”
groups-meets = When does it meet?
groups-meets-hint = As you would say it: “Thursdays at 7”
groups-edit = Edit what it is
groups-edit-title = What it is
groups-edit-text = Everything you write here is saved as you write. Leave open what you do not know.
groups-description = More about it
groups-scope = Who is it for?
groups-scope-general = Anybody
groups-scope-specific = People with something in common
groups-led-by = Led by
groups-led-by-peers = Peers
groups-led-by-professional = A professional
groups-led-by-mixed = Both
groups-leaders = Who leads it, in words
groups-setting = Where does it meet?
groups-setting-in-person = In person
groups-setting-online = Online
groups-setting-both = Both
groups-joining = Can you drop in?
groups-joining-open = Open
groups-joining-closed = Closed
groups-faith = Faith
groups-faith-none = Not faith-based
groups-faith-based = Faith-based
groups-fee = Cost
groups-fee-free = Free
groups-fee-donation = A donation
groups-fee-paid = Paid
groups-cost = What it costs, in words
groups-people = About how many come?
groups-people-wrong = Write a whole number, for example 12.
groups-weekdays = Days
groups-times = Time of day
groups-time-morning = Morning
groups-time-afternoon = Afternoon
groups-time-evening = Evening
groups-time-night = Night
groups-languages = Languages
groups-languages-hint = Begin to write its name
groups-languages-wrong = No language here has this name. A few letters of its English or its own name find it.
groups-languages-which = Which of them? Choose one from the list, or write more of its name.
groups-languages-take = Take { $name } away
groups-access = Access
groups-access-step-free = No steps
groups-access-hearing-loop = Hearing loop
groups-access-sign-language = Sign language
groups-access-captions = Captions
groups-access-camera-off = Camera can stay off
groups-access-by-phone = By phone
groups-access-childcare = Childcare
groups-access-quiet-room = A quiet room
groups-zone = Its time zone
groups-zone-own = The same as yours
groups-place = Place
groups-travel = How you get there
groups-travel-minutes = Minutes to get there
groups-minutes-wrong = Write minutes as a whole number, at most 1440.
groups-room = Address of the online room
groups-room-words = What you need to get in
groups-web = Web page
groups-email = E-mail
groups-phone = Phone
groups-verified = Last checked on
groups-verified-hint = When you last knew all this to be true
groups-unknown = Not known
groups-done = Done
groups-save-failed = { $error } What you wrote is still here.

## A group's page

groups-page-more = More for this group
groups-facts = What it is
groups-facts-none = Nothing is written down yet.
groups-facts-people = about { $count } people
groups-facts-travel = { $minutes } min
groups-verified-on = Last checked on { $day }.
groups-verify = It is still so
groups-go-room = Open the room
groups-go-way = Show the way
groups-copy-place = Copy the address
groups-place-copied = The address is copied.
groups-go-web = Open the page
groups-go-call = Call them
groups-go-mail = Write to them
groups-fits-title = Held against what you want
groups-fits-yes = As you want it: { $wishes }
groups-fits-no = Not as you want it: { $wishes }
groups-fits-unknown = Not known, you could ask: { $wishes }
groups-wish-topics = What it is about
groups-wish-scope = Who it is for
groups-wish-led-by = Who leads it
groups-wish-setting = In person or online
groups-wish-joining = Open or closed
groups-wish-faith = Faith
groups-wish-fee = Cost
groups-wish-size = Size
groups-wish-weekdays = Days
groups-wish-times = Time of day
groups-wish-languages = Language
groups-wish-access = Access
groups-wish-travel = Way there
groups-delete = Put into the bin
groups-deleted = { $name } is in the bin.
groups-gone = This group is in the bin.

groups-stage-title = Where are you with { $name }?
groups-stage-text = Leaving a group is as good an end as staying. Everything you wrote about it stays.
groups-stage-choose = Stage
groups-stage-since = Since when?
groups-stage-why = Why, if you like
groups-stage-why-hint = Only you read this
groups-stage-verb = Move it
groups-stage-rests = Its meetings wait with it: they leave the calendar from then on, and nothing reminds you of them. If you come back, so do they.
groups-stage-future = This day is still to come.
groups-stage-day-first = First put a day there that has been.

groups-asked = What I asked
groups-asked-count = { $answered } of { $count } answered
groups-asked-none = No questions yet.
groups-asked-open = Not answered yet
groups-asked-edit = Answers
groups-asked-title = Questions and answers
groups-asked-text = Take what helps and leave the rest.
groups-asked-own = A question of your own
groups-asked-add = Add it
groups-asked-more = Add from the checklist
groups-asked-remove = Take away: { $question }
groups-question-often = How often do you meet?
groups-question-topics = What do you talk about?
groups-question-leads = Who leads the group?
groups-question-help = What help can I expect?
groups-question-confidential = Does what I say stay there?
groups-question-listen = May I only listen?
groups-question-size = How many people come?
groups-question-newcomers = What happens when somebody is new?
groups-question-cost = Does it cost anything?
groups-question-access = Can everybody get in and take part?
groups-question-camera = May my camera stay off?
groups-question-crisis = What do you do when somebody is in crisis?
groups-question-medicine = What do you say about medicine?

groups-message = Message from these questions
groups-message-goon = Go on with your message
groups-message-title = Ask the group
groups-message-text = Made from the questions that have no answer yet. Change it as you like: nothing is sent from here.
groups-message-kind = What you want to do
groups-message-kind-write = Write
groups-message-kind-call = Call
groups-message-field = Message
groups-script-field = What you could say
groups-message-subject = A question about your group
groups-message-start = Hello,
groups-message-who = I am thinking of coming to { $name }. Before I do, I would like to ask:
groups-message-end = Thank you for your time.
groups-script-start = “Hello, I am calling about { $name }. Is this a good moment for a few questions?”
groups-script-end = “Thank you, that helps me. Goodbye.”
groups-script-late = If it is not a good moment: “When may I call again?” You can hang up at any time.
groups-message-none = Every question has an answer. Add one, or write your own words.
groups-message-anew = Begin again from the questions
groups-message-own = Go back to your own words
groups-message-copy = Copy
groups-message-copied = Copied. It stays on the clipboard until something else is copied.
groups-message-copy-failed = It could not be copied. Mark the text and copy it by hand.
groups-message-mail = Open in the mail program
groups-message-no-mail = None is written down yet. Write it here, and it is kept with the group. Or copy the message, and send it another way.
groups-message-no-phone = None is written down yet. Write it here, and it is kept with the group.
groups-message-to = To:
groups-message-number = Their number:
groups-message-note = Note the contact
groups-message-noted = The contact is noted.
groups-message-noted-text = The contact is noted, with what you wrote.
groups-message-follow = When do you want to ask again, if nothing comes?
groups-message-move = Move it to Contacted
groups-message-moved = It is at Contacted now.

groups-contacts = Contact
groups-contact-add = Add a contact
groups-contacts-none = Nothing yet. The first message is the hardest one, and a short one is enough.
groups-contact-title = Contact
groups-ask-again = Ask again on { $day }
groups-settled = Nothing left to ask
groups-notekind = Kind
groups-notekind-email = E-mail
groups-notekind-call = Call
groups-notekind-message = Message
groups-notekind-talk = Talk
groups-notekind-book = Book
groups-notekind-site = Web page
groups-notekind-activity = Activity
groups-notekind-advice = Advice
groups-notekind-professional = A professional
groups-notekind-organisation = An organisation
groups-notekind-friend = A friend
groups-notekind-member = Somebody who was there
groups-note-day = Day
groups-note-what = In a few words
groups-note-who = Who
groups-note-body = Note
groups-note-said = What they said
groups-note-link = Address of a page
groups-note-follow = Ask again on
groups-note-edit = Change: { $title }
groups-note-untitled = Without words
groups-note-removed = It is in the bin.
groups-note-remove = Put into the bin

groups-resources = Resources
groups-resource-add = Add a resource
groups-resources-none = Books, pages, things to do, good advice.
groups-resource-title = Resource
groups-voices = Recommended by
groups-voice-add = Add who said what
groups-voices-none = Who spoke of this group, and what they said.
groups-voice-title = What somebody said
groups-share = To share, if I like
groups-share-hint = What you would like to say next time. Nobody waits for it.
groups-signs = When a group does you no good
groups-signs-text = You may leave at any time, also in the middle. These are signs to take seriously:
groups-signs-pay = You are pressed to pay.
groups-signs-medicine = You are told to stop your medicine.
groups-signs-tell = You are pressed to tell more than you want.
groups-signs-secret = What somebody said is told elsewhere.
groups-signs-laugh = Somebody is laughed at.

## Visits

groups-visits-title = Visits
groups-visit-add = Add a visit
groups-visits-none = No visits yet. You can plan the first one here: how you get there, what you could say, how you can leave.
groups-visit-when = When
groups-visit-moods = Before, after
groups-visit-moods-next = Before, after, next day
groups-visit-open = Visit of { $day }
groups-visit-planned = planned
groups-visits-more = Show earlier visits
groups-visit-title = Visit
groups-visit-text = Other people’s names and stories stay out of your notes. What was said there belongs to them.
groups-visit-day = Day
groups-visit-time = Time
groups-visit-plan = Before you go
groups-visit-route = How I get there
groups-visit-words = What I can say if somebody asks
groups-visit-words-hint = “I would like to listen today” is a whole sentence.
groups-visit-companion = Who comes along, or knows where I am
groups-visit-way-out = How I can leave if I want to
groups-visit-look-back = How it was
groups-visit-rate = Each from 1 (not at all) to 5 (very much). Leave open what you cannot tell.
groups-felt-welcoming = Welcoming
groups-felt-supportive = Supportive
groups-felt-safe = Safe
groups-felt-understood = Understood
groups-felt-practical = Practical
groups-felt-of = { $value } of 5
groups-felt-open = not noted
groups-visit-before = Mood before
groups-visit-after = Mood after
groups-visit-next = Mood on the next day
groups-mood-open = Not noted
groups-mood-way = before { $before }, after { $after }
groups-mood-way-next = before { $before }, after { $after }, the next day { $next }
groups-visit-topics = What was talked about
groups-visit-note = Note
groups-visit-move = Move it to Trying
groups-visit-moved = It is at Trying now.
groups-journal-none = Nothing yet. What you write from here, or from a visit, stands here too.
groups-journal-write = Write about this group
groups-journal-write-visit = Write about it in the journal

## The guide

groups-guide-title = What would fit you?
groups-guide-lead = There are no wrong answers. Skip what you do not know, and come back when you like.
groups-guide-topics = What is it about, for you?
groups-guide-topics-hint = A few words with commas: anxiety, grief
groups-guide-topics-wrong = Use at most 20 words, each of at most 60 letters.
groups-guide-scope = A group for anybody, or for people with something in common?
groups-guide-led-by = Who should lead it?
groups-guide-setting = In person or online?
groups-guide-joining = Open to drop in, or always the same people?
groups-guide-faith = Should faith be part of it?
groups-guide-fee = What may it cost?
groups-guide-size = How many people?
groups-guide-weekdays = Which days work?
groups-guide-times = Which time of day works?
groups-guide-access = What do you need to be able to take part?
groups-guide-travel = How many minutes may the way take?
groups-guide-done = Back to the groups
groups-guide-clear = Clear all answers
groups-guide-cleared = All answers are cleared.
groups-size-small = Up to 8
groups-size-middle = 9 to 20
groups-size-large = More than 20
groups-profile-led-peers = peer-led
groups-profile-led-professional = led by a professional
groups-profile-led-mixed = mixed
groups-profile-size-small = up to 8 people
groups-profile-size-middle = 9 to 20 people
groups-profile-size-large = many people
groups-profile-time-morning = mornings
groups-profile-time-afternoon = afternoons
groups-profile-time-evening = evenings
groups-profile-time-night = nights
groups-told-in-person = in person
groups-told-online = online
groups-told-both = in person and online
groups-profile-joining-open = open
groups-profile-joining-closed = the same people
groups-profile-travel = at most { $minutes } min away

## Side by side

groups-compare-title =
    { $count ->
        [2] Two groups, side by side
        [3] Three groups, side by side
        [4] Four groups, side by side
        [5] Five groups, side by side
       *[other] Groups side by side
    }
groups-compare-lead = The order is arithmetic. The choice is yours.
groups-compare-add = Add one
groups-compare-add-name = Add one: a group beside these
groups-compare-added = { $name } stands beside them now.
groups-compare-all = All your groups are here.
groups-compare-take = Take out { $name }
groups-compare-taken = { $name } is taken out.
groups-compare-few = Add another group to see them side by side.
groups-compare-none = There are not yet two groups to put side by side.
groups-compare-full = Five fit side by side. Take one out first.
groups-compare-table = Groups side by side
groups-compare-matters = How much it matters to me
groups-compare-felt = How it felt
groups-compare-is = What it is
groups-compare-sum = By what matters
groups-compare-met =
    { $meetings ->
        [one] { $stage }, 1 meeting, { $count } noted
       *[other] { $stage }, { $meetings } meetings, { $count } noted
    }
groups-compare-few-visits = Two visits say little yet, one says less.
groups-compare-rated =
    { $count ->
        [0] { $stage }, no visit noted
        [one] { $stage }, 1 visit noted
       *[other] { $stage }, { $count } visits noted
    }
groups-compare-times = Time that works
groups-compare-size = Size
groups-compare-travel = Way there
groups-compare-cost = Cost
groups-compare-weight = How much it matters: { $what }
groups-weight-0 = not at all
groups-weight-1 = a little
groups-weight-2 = matters
groups-weight-3 = a lot
groups-compare-score = { $value } of 5
groups-compare-range = could be { $low } to { $high }
groups-compare-cannot = Cannot tell yet
groups-compare-close =
    { $count ->
        [0] Nothing that matters to you is known of these groups yet. A visit would say more than any weighing.
        [one] The first is ahead by what matters to you. That does not have to be your choice.
        [2] The first two are too close to call.
        [3] The first three are too close to call.
        [4] The first four are too close to call.
        [5] The first five are too close to call.
       *[other] The first { $count } are too close to call.
    }
groups-compare-visit =
    { $count ->
        [0] A visit to { $name } would say more than any weighing.
       *[other] One more visit to { $name } would say more than any weighing.
    }
groups-compare-note = Few visits say little: the fewer there are, the wider the range. What a group is counts only where you said what you want.

## The bin

groups-bin-title = Bin of groups
groups-bin-lead = What lies here can come back as it was.
groups-bin-none = The bin is empty.
groups-bin-group = { $name }
groups-bin-visit = Visit of { $day }, { $name }
groups-bin-note = { $title }, { $name }
groups-bin-since = Since { $day }
groups-bin-restore = Put back
groups-bin-purge = Delete for good
groups-bin-empty = Empty the bin
groups-bin-empty-title = Empty the bin?
groups-bin-empty-text = What lies in it is deleted for good, with everything that belongs to it. Backups made before still have it.
groups-bin-purge-title = Delete it for good?
groups-bin-keep = Keep it
groups-bin-restored = It is back.
groups-bin-emptied = The bin is empty.

## The palette

palette-groups-add = Add a group
palette-groups-guide = Groups: what would fit me
palette-groups-compare = Compare groups side by side
