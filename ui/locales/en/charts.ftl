## Around every figure

chart-show-table = Show as table
chart-as-table = { $title }, as a table
chart-show-figure = Show as figure
chart-save = Save “{ $title }” as a picture
chart-save-png = As a picture (PNG)
chart-save-svg = As a drawing (SVG)
chart-save-png-names = As a picture (PNG), with these names
chart-save-svg-names = As a drawing (SVG), with these names
chart-saved = Saved. It is not locked: whoever has the file can look at it.
