"""Looking a board's file over, and mending what is wrong with it (`tablero doctor`).

Nothing here is loaded unless somebody asks, or something that was read makes no sense.
"""
