"""What the chains say: pure functions on the model."""
