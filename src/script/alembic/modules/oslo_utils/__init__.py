"""The helpers of oslo.utils that revisions call."""
