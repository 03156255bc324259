//! How large a plan and lines of one's own may be.

/// Lines in one step of the plan.
pub const STEP_LINES: usize = 30;
/// Characters of a line of the plan, and of the note beside a line of one's own.
pub const LINE_CHARS: usize = 500;
/// Characters of a name, a number, or how somebody is reached.
pub const NAME_CHARS: usize = 200;
/// Lines of one's own.
pub const OWN_LINES: usize = 30;
/// Earlier states of the plan that are kept; the oldest go.
pub const EARLIER: usize = 100;
