"""What the screens are made of; widgets post messages and change nothing."""
