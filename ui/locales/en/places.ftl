# Places that are not built yet: what they will be for, and what helps already.

coming-note = This part is still being built. There is nothing to set up here yet.
coming-step = What you can do already


safety-lead = Your plan for hard hours, and people you can reach.

