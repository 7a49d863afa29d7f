"""Pure judgements on the values; the date comes in, never read from the clock."""
