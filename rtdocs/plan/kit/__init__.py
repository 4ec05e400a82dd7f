"""What a workshop needs on paper and on screen, for any group or for one project."""
