"""The only folder that speaks peewee. `tablero.store.board.Board` is its door."""
