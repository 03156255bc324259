# Help now: read on the worst night of a year. Short, no urgency that is not real.

help-title = Help now
help-lead = You do not have to be sure it is bad enough.
help-lines = People you can reach
help-close = Close
help-lines-in = Lines in { $country }

help-free = free
help-always = day and night
help-text-word = Text the word { $word }
help-audience = For { $audience }
help-spoken = In { $languages }
help-source = Source: { $source }, { $date }
help-big-chat = Chat online
help-big-site = On their website

help-emergency-any = If a life is in danger now, yours or another’s.
help-emergency-ambulance = Ambulance, if a life is in danger now.
help-emergency-police = Police.
help-emergency-also = { $numbers } works too.
help-mobile-only = From mobile phones only.

help-do-call = Call
help-do-text = Text
help-do-chat = Chat
help-do-site = Open
help-do-emergency = Call
help-do-call-name = Call { $name }
help-do-text-name = Text { $name }
help-do-chat-name = Chat with { $name }
help-do-site-name = Open the website of { $name }
help-do-emergency-name = Call { $name }

help-own-dialled = Dialled as { $number }
help-own-unclear = Which digits to dial cannot be told from what is written here.

help-copy = Copy the number { $number }
help-copied = { $number } is copied.
help-not-copied = Copying did not work here. Type the number into your phone.
help-nothing-answers = Nothing on this computer can make the call. Type { $number } into any phone.

help-country = Country
help-country-first = Where are you?
help-choose-country = Choose a country
help-proposed = { $country }, because this computer is set up for it
help-another = Another country

help-elsewhere = Anywhere in the world
help-elsewhere-text = A directory of free lines by country. It opens in your browser.

help-visit-failed = No browser could be opened here. The address is { $url }
ground-title = One minute, here
ground-intro = Put both feet on the floor. Then look for five things, one after the other. There is no hurry and no way to do it wrong.
ground-begin = Do it with me
ground-step = { $step } of { $of }
ground-next = Next
ground-again = Once more
ground-back = Back
ground-stop = Stop
ground-say-feet = Press both feet into the floor.
ground-more-feet = Feel where they carry you: heels, toes, the sides.
ground-say-see = Find five things you can see.
ground-more-see = Say their names, out loud if you can. Small ones count: a screw, a thread, a shadow.
ground-say-touch = Touch four things.
ground-more-touch = Your sleeve, the table, your own hand. Is it warm or cool, rough or smooth?
ground-say-hear = Listen for three sounds.
ground-more-hear = One far away, one near, one of your own.
ground-say-smell = Notice two smells, or two tastes.
ground-more-smell = If there is nothing, think of two that you like.
ground-say-breath = Let one slow breath go out.
ground-more-breath = Longer out than in. Then look around the room again. You can stay here as long as you like.

## After an entry that may have been a hard one

quiet-card-name = Where help is
quiet-card = If it is hard right now, people to call and one exercise are here. Nobody is told.
quiet-card-not-now = Not now
quiet-card-show = Show
