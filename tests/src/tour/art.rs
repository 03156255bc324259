//! The page to draw on.

use crate::app::App;
use crate::app::find::{any, button, field, radio, role, text};

/// From Self-care to the paper: shapes to colour in, layers, the picture's words. Nothing is kept of it.
pub fn art(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Self-care");
    app.click(&button("Draw"));
    let paper = role("application", "Paper");
    app.see(&paper);
    see(app, "art-empty");
    app.click(&button("Give me something to draw"));
    app.see(&button("Another"));
    app.click(&button("Shapes to colour in"));
    app.click(&role("menuitem", "Petals"));
    app.click(&radio("Fill"));
    app.click(&radio("Light blue"));
    app.draw(&paper, &[(0.5, 0.5)]);
    app.see(&text("1 stroke"));
    // Once round with the brush, in every sector.
    app.draw(&paper, &[(0.02, 0.02)]);
    app.see(&text("2 strokes"));
    app.click(&radio("Brush"));
    app.click(&radio("Clay red"));
    for _ in 0..5 {
        app.press("s");
    }
    app.draw(&paper, &[(0.52, 0.4), (0.55, 0.3), (0.53, 0.25), (0.5, 0.2)]);
    app.see(&text("3 strokes"));
    if !app.has(&any("complementary").within(any("dialog"))) {
        app.click(&button("Layers"));
    }
    app.click(&button("Add a layer"));
    app.see(&radio("Layer 2"));
    see(app, "art-mandala");
    app.press("Ctrl+S");
    app.see(&field("What it shows"));
    see(app, "art-save");
    app.press("Esc");
    app.gone(&field("What it shows"));
    app.click(&button("More").within(any("dialog")));
    app.click(&role("menuitem", "Throw this drawing away"));
    app.gone(&any("dialog"));
    app.go("Today");
}
