"""The parts of oslo.db that revisions import."""
