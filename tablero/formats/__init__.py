"""Files in and out; pure: a binary stream to Drafts, a Snapshot to text."""
