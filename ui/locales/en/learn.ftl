### The place Learn: short articles and how to prepare a hard conversation.

learn-search = Search the articles
learn-search-none = No article has these words.
learn-found =
    { $count ->
        [0] Nothing found
        [one] One article
       *[other] { $count } articles
    }
learn-list = Articles
learn-topic-mind = Mental health
learn-topic-difficulties = When it is hard
learn-topic-groups = Groups
learn-topic-help = Help and treatment
learn-topic-talking = Telling and supporting
learn-topic-stigma = Stigma
learn-topic-crisis = In a crisis
learn-minutes = { $minutes } min
learn-back = Learn
learn-read = { $minutes } min to read. Facts looked at in { $month }.
learn-go-on = In Mooring
learn-go-journal = Journal
learn-go-insights = Insights
learn-go-groups = Groups
learn-go-directory = Directory of meetings
learn-go-calendar = Calendar
learn-go-self_care = Exercises
learn-go-safety = People to call
learn-exercises = Exercises that fit
learn-see = Read on
learn-text = The article
learn-sources = Sources
learn-source-open = Open in the browser
learn-no-advice = This is general, and it is not medical advice. Somebody who knows you can say what fits you.

## Hard conversations

learn-talk = Prepare a hard conversation
learn-talk-text = Whom, what to say, and what to keep for yourself. Nobody hears of it from here.
learn-talk-card = The card
learn-talk-whom = Whom
learn-talk-when = When and where
learn-talk-say = What I say
learn-talk-ask = What I ask for
learn-talk-not = What I keep for myself
learn-talk-after = Afterwards
learn-talk-examples = You could say
learn-talk-unsaid = Better left unsaid
learn-talk-wrong = If it goes another way
learn-talk-write = Write it down
learn-talk-write-text = The questions stand on a new page of your journal. It is kept while you write, and you can print it there.
