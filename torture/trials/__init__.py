"""The trials, a file a subject; each names its own in TRIALS."""
