"""What one sees: the only folder that speaks Textual."""
