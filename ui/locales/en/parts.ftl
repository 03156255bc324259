part-on = On
part-off = Off
part-undo = Undo
part-caps-lock = Caps Lock is on.
part-passphrase-show = Show what I type
part-passphrase-hide = Hide what I type
part-slider-unset = Not noted
