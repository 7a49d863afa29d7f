"""tablero: the whiteboard behind the monitor, in the terminal."""
