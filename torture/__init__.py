"""What tablero promises about people's data, tried hard: `make torture`.

Each file of `trials` holds the trials of one subject; the suite runs a short form of each.
"""
