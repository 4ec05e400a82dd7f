"""The workshop kit: what a facilitator needs before, during and after a workshop, for any group or for a project's."""
