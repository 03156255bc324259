## The page to draw on

art-title = Drawing
art-undo = Undo
art-redo = Do it again
art-undone = Undone
art-redone = Done again
art-nothing-undo = There is nothing to undo.
art-nothing-redo = Nothing was undone.
art-shapes = Shapes to colour in
art-layers = Layers
art-more = More
art-save = Save
art-close = Close
art-nothing-yet = Nothing is drawn yet.
art-file-name = drawing.png
art-count = { $count ->
    [0] No strokes
    [one] { $count } stroke
   *[other] { $count } strokes
}
art-fills-full = This paper holds no more fills. Pens still draw. Save it, or undo some.
art-full = This paper holds no more strokes. Save it, or undo some.

## Paper and keys

art-paper = Paper
art-paper-keys = Arrow keys move the pen, with Shift further. Space puts it down and takes it up. Enter fills. W says where it is. Escape leaves.
art-picture = { $count ->
    [0] A drawing, empty so far
    [one] A drawing of { $count } stroke
   *[other] A drawing of { $count } strokes
}
art-pen-down = Pen down
art-pen-up = Pen up
art-filled = Filled
art-at-edge = At the edge
art-where = { $across } percent from the left, { $down } percent from the top

## What one draws with

art-tools = What you draw with
art-tool = Pen
art-tool-liner = Fine liner
art-tool-brush = Brush
art-tool-crayon = Crayon
art-tool-eraser = Eraser
art-tool-fill = Fill
art-width = Width
art-width-0 = Thin
art-width-1 = Medium
art-width-2 = Wide
art-width-3 = Very wide
art-colour = Colour
art-colour-ink = Ink
art-colour-deep = Deep blue
art-colour-water = Blue
art-colour-shallow = Light blue
art-colour-moss = Green
art-colour-leaf = Light green
art-colour-sand = Sand
art-colour-sun = Yellow
art-colour-clay = Clay red
art-colour-rose = Rose
art-colour-plum = Plum
art-colour-own = A colour of your own

## Layers and symmetry

art-symmetry = Symmetry
art-symmetry-none = No symmetry
art-symmetry-mirror = Left and right
art-symmetry-sectors = Mandala, { $sectors } sectors
art-symmetry-mirrored = Mirror each sector
art-symmetry-hint = For what you draw next on this layer.
art-layer = Layer { $number }
art-layer-shown = Show { $layer }
art-layer-up = Move { $layer } up
art-layer-down = Move { $layer } down
art-layer-moved = Now { $place } of { $of }, from the bottom
art-layer-add = Add a layer
art-layer-most = That is as many layers as there can be.
art-layer-remove = Remove { $layer }
art-layer-removed = { $layer } is removed. Undo brings it back
art-wipe = Clear this layer
art-wiped = Layer cleared

## Shapes

art-shape-petals = Petals
art-shape-star = Star
art-shape-shells = Shells
art-shape-tiles = Tiles
art-shape-waves = Waves
art-shape-none = Take the shapes off
art-shape-on = { $shape } on the paper
art-shape-off = The shapes are off the paper

## Something to draw

art-idea = Give me something to draw
art-idea-another = Another
art-idea-without = Without

## Saving

art-save-title = Save the drawing
art-save-new = It becomes an entry of your journal, as a picture. You can go on drawing later.
art-save-into = It goes into the entry it belongs to, as a picture. You can go on drawing later.
art-save-attach = It is attached to what you are writing.
art-save-verb = Save to the journal
art-attach-verb = Attach it
art-save-not = Go on drawing
art-description = What it shows
art-description-hint = For later, and for screen readers. You can leave it empty.
art-saved = The drawing is in your journal
art-saved-draft = The drawing is in what you are writing, which is not saved yet
art-saved-go = Look at it
art-attached = The drawing is attached
art-waits = The drawing waits in Self-care
art-leave = Throw this drawing away
art-left = The drawing is gone
art-leave-changes = Throw away what you changed
art-left-changes = What you changed is gone. The picture in your journal is as it was

## Self-care

art-draw = Draw
art-draw-hint = A page to draw on. It needs no skill, and nobody sees it.
art-one-waits = A drawing waits for you, from { $when }.
art-go-on = Go on drawing
art-waiting-failed = Drawings that wait cannot be shown now. They are kept. { $error }
art-waiting-all = Show all { $count } that wait

## Where a drawing can't be shown

art-gone = This drawing does not wait any more. It was saved or thrown away.
art-new-page = Draw on a new page
art-no-room = { $count } drawings wait, and no more can be kept. Save one of them, or throw one away in Self-care.
art-open-latest = Open the one you drew on last
art-without-not-a-drawing = What you changed since you saved this picture can’t be read. It is kept as it is. You go on from the picture.
art-without-newer = A newer Mooring changed this since the picture was saved. That is kept as it is. You go on from the picture.
art-without-too-large = What you changed since you saved this picture is more than can be shown here. It is kept as it is. You go on from the picture.
art-problem-not-a-drawing = The strokes of this drawing can’t be read. Nothing was changed.
art-problem-newer = A newer Mooring drew this. It is kept as it is. Update Mooring to go on with it.
art-problem-too-large = This drawing has more strokes than can be shown here. It is kept as it is.
