# Pages and questions an entry may begin from, and how an earlier version differs: read when they are first shown.

begin-from = Or begin from
begin-from-others = Other questions
begin-from-pages = A page
begin-from-own = Your own pages and questions
templates = Your own pages and questions
templates-text = What you begin from stays with the entry in the words of then. Changing or removing it here changes no entry.
templates-none = None yet. While writing, “Keep as a page to begin from” makes one of what you wrote. Or add one here.
templates-add = Add one
templates-name = Name, or the question
templates-name-missing = It needs a name.
templates-body = What stands on the page
templates-body-hint = Left empty, it is a question.
templates-remove = Remove
templates-removed = Removed
templates-done = Done
templates-back = All of them
template-keep-title = Keep as a page to begin from
template-keep-text = What stands on this page now is offered on an empty page from now on.
template-keep = Keep it
template-kept = Kept as a page to begin from
