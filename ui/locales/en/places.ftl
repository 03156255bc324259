# Places that are not built yet: what they will be for, and what helps already.

coming-note = This part is still being built. There is nothing to set up here yet.
coming-step = What you can do already

care-team-lead = The people who look after you, and what you want to tell them.
care-team-item-people = Who is who, and when you see them
care-team-item-questions = Questions to bring, and what was said
care-team-item-pages = Two honest pages about the last weeks, to print
care-team-step = You can write your questions for the next appointment into the journal.

safety-lead = Your plan for hard hours, and people you can reach.

