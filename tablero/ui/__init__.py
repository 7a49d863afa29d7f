"""What one sees: the only folder that speaks Textual."""

import os

# Textual waits this long after an escape for the rest of a key's code, and reads it once, as it is
# imported. Its 100 ms are felt at every `esc`.
os.environ.setdefault("ESCDELAY", "25")
