"""The board in one SQLite file: the only folder that speaks peewee."""
