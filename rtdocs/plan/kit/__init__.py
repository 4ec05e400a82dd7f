"""The workshop kit: the papers of a facilitator before, during and after a workshop, for a project or any group."""
