### The place Care team: people, questions to bring, what was said, and what else belongs to them.

care-team-lead = The people who look after you, and what you want to tell them.
care-team-again = Try again
care-team-report = Two honest pages
care-team-add = Add somebody
care-team-edit = Edit
care-team-none-title = Nobody here yet
care-team-none-text = A doctor, a counsellor, a sponsor, a friend who goes along: whoever helps you. You can also begin with a question.
care-team-people = People
care-team-past = In the past
care-team-when = { $day }, { $time }
care-team-remove = Remove
care-team-removed = Removed: { $name }
care-team-gone = Whoever this page was about is not here any more.
care-team-journal-none = Nothing yet. What you write about somebody, or about an appointment with them, stands here too.
care-team-journal-write = Write about this person
care-team-nobody = Not said
care-team-anybody = Anybody
care-team-no-name = Somebody without a name
care-team-emptied = Nothing of it would be left, so what stood here stays. Write something, or remove it.
care-team-somebody-gone = Somebody who is not here any more

## A person

care-team-add-title = Add somebody
care-team-person-edit = Edit
care-team-person-more = More about this person
care-team-name = Name
care-team-name-hint = “The doctor” is a name too. Without one, it says “Somebody without a name”.
care-team-role = What they are
care-team-role-none = Not said
care-team-role-words = In your own words
care-team-purposes = What they do for you
care-team-purpose-evaluates = finds out what it is
care-team-purpose-treats = treats
care-team-purpose-listens = listens
care-team-purpose-refers = sends you on
care-team-purpose-counsels = advises
care-team-purpose-prescribes = prescribes
care-team-purpose-words = What else they are for
care-team-contact = How to reach them
care-team-contact-none = Nothing noted yet.
care-team-phone = Telephone
care-team-email = Email
care-team-web = Web page
care-team-address = Address
care-team-hours = When they can be reached
care-team-referrer = Who sent you there
care-team-referrer-none = Nobody, or not said
care-team-since = Since
care-team-ended = Until
care-team-ended-hint = Whoever is in the past stays here.
care-team-ended-wrong = This day is before the first one.
care-team-since-wrong = This day is after the last one.
care-team-note = Note
care-team-go-call = Call
care-team-go-mail = Write an email
care-team-go-web = Open the page
care-team-go-way = Show the way
care-team-chain = Who sent you where
care-team-sent-by = Sent by
care-team-sent-before = Before that, by
care-team-sent-to = Sent you on to

## Questions to bring

care-team-questions = To bring
care-team-questions-open = { $count } open
care-team-questions-none = Nothing to bring just now. A question can come from an entry, from the lists under “Finding a professional”, or be written here.
care-team-question = Question or concern
care-team-question-new = A question or concern
care-team-question-add = Add
care-team-question-no-text = A question without words
care-team-question-removed = The question is removed
care-team-question-text = Your words
care-team-question-for = For
care-team-for = for { $name }
care-team-for-anybody = for anybody
care-team-from-entry = from { $day }
care-team-up = Move up: { $text }
care-team-down = Move down: { $text }
care-team-moved = Place { $place } of { $count }
care-team-ask = I asked it
care-team-ask-name = I asked it: { $text }
care-team-asked-toast = Moved to what was asked
care-team-asked = Asked
care-team-asked-that = asked on { $day }
care-team-bring-to = Bring this to somebody
care-team-bring-text = It waits in your care team until you ask it. The entry stays as it is.
care-team-asked-on = Asked on
care-team-asked-on-hint = Empty: still to bring.
care-team-answer = What was said
care-team-answer-none = No answer noted.

## What was said

care-team-said = What was said
care-team-said-add = Write it down
care-team-said-none = After an appointment, a few words are enough.
care-team-said-edit = Edit what was said on { $day }
care-team-said-day = Day
care-team-said-words = In your own words
care-team-said-removed = The note is removed
care-team-said-gone = Said by somebody who is not here any more
care-team-said-by = Who said it
care-team-said-at = At which appointment
care-team-said-at-none = At none of them
care-team-said-at-earlier = At an earlier one
care-team-said-add-at = Write it down: what was said on { $day }
care-team-said-all = { $count ->
    [one] One more appointment
   *[other] { $count } more appointments
}

## Treatments

care-team-treatments = Treatments talked about
care-team-treatment-add = Add a treatment
care-team-treatments-none = What was offered, what speaks for it and what against, as you see it.
care-team-treatment = A treatment
care-team-treatment-text = As you see it. Nothing here says what is right for you.
care-team-treatment-name = What it is called
care-team-treatment-no-name = A treatment without a name
care-team-treatment-by = Who spoke of it
care-team-state = Where it stands
care-team-state-talked = talked about
care-team-state-begun = begun
care-team-state-declined = decided against
care-team-state-ended = ended
care-team-pros = What speaks for it
care-team-cons = What speaks against it
care-team-wonder = What I want to know

## Scores

care-team-scores = Scores
care-team-score-add = Add a score
care-team-scores-none = A number from a form that somebody went through with you, with its day. You need none.
care-team-scores-text = A number somebody wrote down, not a diagnosis. It goes up and down, and says nothing about who you are.
care-team-score = A score
care-team-score-no-name = A score without a name
care-team-score-line = { $name }: { $value }
care-team-score-line-none = { $name }: no number yet
care-team-band = People with this score often have { $words }. This is no diagnosis.
care-team-measure = Which form
care-team-measure-other = Another one
care-team-measure-about = About { $about }.
care-team-measure-name = What it is called
care-team-value = Number
care-team-value-none = Without a number it is kept here, and left out of the two pages.
care-team-value-wrong = This is no whole number.
care-team-value-outside = { $name } goes from { $low } to { $high }.
care-team-score-day = Day
care-team-score-by = Who wrote it down

## Finding a professional

care-team-finding = Finding a professional
care-team-finding-lead = Who can do what, and what to ask before you trust somebody with it. What people are called differs from country to country.
care-team-kinds = Who there is
care-team-first-talk = Questions for a first talk
care-team-first-talk-text = You need not ask them all. Whoever is good at this work likes being asked.
care-team-treatment-questions = About a treatment
care-team-bring = Bring this
care-team-bring-name = Bring this: { $text }
care-team-is-brought = to bring
care-team-brought = It stands under “To bring”
care-team-no-advice = This is general, and it is not medical advice. Somebody who knows you can say what fits you.

## Medicines

care-team-medicines = Medicines
care-team-medicines-change = Change in Settings
care-team-medicines-none = Medicines you note in the journal stand here.
care-team-medicine-as-needed = as needed
