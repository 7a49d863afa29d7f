"""`python -m tablero`."""

from tablero.cli import main

main()
