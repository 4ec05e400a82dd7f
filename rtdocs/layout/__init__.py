"""Geometry: from a timeline or a graph to a scene."""
