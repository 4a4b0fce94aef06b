"""How the views `whole` and `time` are laid out: ministries, issues in boxes, and the other parties."""
