"""Facts of the chains: pure functions on the model."""
