//! The mouse in the app's window.

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::json;

use super::App;
use super::find::Query;

impl App<'_> {
    /// Draws a line over what a query finds: points as parts of its width and height, 0 to 1.
    #[track_caller]
    pub fn draw(&self, query: &Query, line: &[(f64, f64)]) {
        let element = self.find(query);
        let script =
            "const box = arguments[0].getBoundingClientRect(); return [box.left, box.top, box.width, box.height]";
        let found = self.script(script, vec![json!(element)]);
        let at = |of: usize| found.get(of).and_then(serde_json::Value::as_f64).unwrap_or_default();
        let (left, top, width, height) = (at(0), at(1), at(2), at(3));
        let to =
            |(x, y): &(f64, f64)| PointerAction::MoveTo { duration: None, x: left + x * width, y: top + y * height };
        let mut actions = MouseActions::new("mouse".to_owned());
        for (place, point) in line.iter().enumerate() {
            actions = actions.then(to(point));
            if place == 0 {
                actions = actions.then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
            }
        }
        actions = actions.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        let _ = self.wait_on(self.client().perform_actions(actions));
    }
}
