"""From the model to its problems: pure generators, one topic a file."""
