"""Every command, declared once: it feeds bindings, footer, help, palette and remapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.keys import format_key

from tablero.i18n import _


class Command(NamedTuple):
    """One thing a person can do."""

    id: str
    """Dotted kebab; what the settings' `[keys]` name."""
    keys: str
    """As Textual names them, separated by commas."""
    action: str
    label: str
    """Two words at most, for the footer."""
    help: str
    """One sentence, for help and palette."""
    priority: bool = False


CARD = (
    Command("card.open", "enter", "open_page", _("page"), _("Open the person's page")),
    Command("card.log-touch", "t", "log_touch", _("touch"), _("Log a touch of yours")),
    Command("card.log-answer", "T", "log_answer", _("they answered"), _("Log their answer")),
    Command("card.next-step", "s", "plan_step", _("next step"), _("Set the next step")),
    Command("card.pin", "p", "toggle_pin", _("wall"), _("Pin to the wall, or wipe from it")),
    Command("card.move", "m", "move_to", _("move"), _("Move to a stage, by its number")),
    Command("card.channel", "o", "open_channel", _("open channel"), _("Write or call them")),
    Command("card.idea", "i", "add_idea", _("idea"), _("Write down one idea for this person")),
    Command("card.note", "plus", "add_note", _("note"), _("Write a note")),
    Command("card.edit", "e", "edit", _("edit"), _("Edit the person's fields")),
    Command("card.copy", "y", "copy", _("copy"), _("Copy mail, phone, link or a summary")),
    Command("card.tag", "asterisk", "tag", _("tag"), _("Put a tag on, or take it off")),
    Command(
        "card.settle",
        "full_stop",
        "settle",
        _("no answer needed"),
        _("Their last message needs no answer"),
    ),
    Command("card.close", "x", "close", _("close"), _("Close: nurture, not a fit, opt-out")),
    Command("card.archive", "a", "archive", _("archive"), _("Archive, or bring back")),
)
PAGE = (
    Command(
        "page.sheet",
        "f",
        "write_sheet",
        _("sheet"),
        _("Why this person, and what you have heard from them"),
    ),
    Command("page.way-in", "b", "add_way_in", _("way in"), _("Who can bring you closer")),
    Command("page.chain", "c", "who_brought_whom", _("chain"), _("Who brought whom, and thanks")),
    Command("page.date", "d", "add_date", _("date"), _("A birthday, a decision, another date")),
    Command("page.reflect", "r", "reflect", _("reflect"), _("What you missed; what you'd not do")),
    Command("page.opt-out", "z", "opt_out", _("opt-out"), _("What they asked not to get")),
    Command("page.delete", "D,delete", "delete", _("delete"), _("Delete what is under the cursor")),
    Command("page.forget", "F", "forget", _("forget"), _("Forget this person for ever…")),
)
REVIEW = (
    Command("review.next", "space", "look", _("looked at, next"), _("Looked at; the next name")),
    Command("review.back", "backspace", "back", _("the one before"), _("The name before this")),
    Command("review.mode", "f", "app.choose_mode", _("time, energy"), _("Time and energy")),
    Command("review.down", "down,j", "scroll(1)", _("down"), _("Down in the story")),
    Command("review.up", "up,k", "scroll(-1)", _("up"), _("Up in the story")),
    Command(
        "review.reflect", "r", "reflect", _("reflect"), _("What you missed; what you'd not do")
    ),
    Command("review.why", "w", "why", _("why"), _("Why this person, and what you have heard")),
    Command("review.rest", "n", "rest", _("nurture"), _("Let them rest, where it is offered")),
)
REVIEW_END = (
    Command("end.done", "enter", "leave", _("the board"), _("Keep the line; to the board")),
    Command("end.more", "plus", "more", _("go on"), _("Go on with those who wait")),
    Command("end.idea", "n", "add_idea", _("an idea"), _("The idea that the day asks for")),
    Command("end.figures", "i", "app.figures", _("figures"), _("What your touches bring")),
)
AGENDA = (
    Command("agenda.span", "tab", "turn_span", _("7 or 30 days"), _("Seven days, or thirty")),
)
REFLECTIONS = (
    Command("reflections.edit", "e", "edit", _("edit"), _("Edit the reflection")),
    Command("reflections.delete", "D,delete", "delete", _("delete"), _("Delete the reflection")),
)
BIG_WALL = (
    Command("wall.wiped", "b", "wiped", _("wiped names"), _("The names that left the wall")),
)
SHIFTING = (
    Command(
        "card.stage-left", "H,shift+left", "shift_stage(-1)", _("stage back"), _("One stage back")
    ),
    Command(
        "card.stage-right", "L,shift+right", "shift_stage(1)", _("stage on"), _("One stage on")
    ),
)
"""What moves a card also where no column is in sight."""
MOVING = (
    *SHIFTING,
    Command("card.down", "J,shift+down", "shift_place(1)", _("place down"), _("One place down")),
    Command("card.up", "K,shift+up", "shift_place(-1)", _("place up"), _("One place up")),
    Command(
        "card.grab", "space", "grab", _("grab"), _("Grab the card and carry it; space drops it")
    ),
    Command(
        "card.mark", "v", "mark", _("mark"), _("Mark several, to move, tag, put off or archive")
    ),
)
CURSOR = (
    Command("cursor.down", "down,j", "cursor(1)", _("down"), _("Down")),
    Command("cursor.up", "up,k", "cursor(-1)", _("up"), _("Up")),
    Command("cursor.left", "left,h", "column(-1)", _("left"), _("To the column on the left")),
    Command("cursor.right", "right,l", "column(1)", _("right"), _("To the column on the right")),
    Command("cursor.first", "g,home", "end(False)", _("first"), _("To the column's first card")),
    Command("cursor.last", "G,end", "end(True)", _("last"), _("To the column's last card")),
    Command("cursor.page-down", "pagedown,ctrl+d", "page(1)", _("page down"), _("A page down")),
    Command("cursor.page-up", "pageup", "page(-1)", _("page up"), _("A page up")),
)
DIGITS = tuple(
    Command(
        f"cursor.number-{digit}",
        str(digit),
        f"number({digit})",
        str(digit),
        _("To column, or line of the wall, {digit}").format(digit=digit),
    )
    for digit in range(1, 10)
)
BOARD = (
    Command("board.new", "n", "new", _("new"), _("New person in this column")),
    Command("board.filter", "slash,ctrl+f,minus", "filter", _("find"), _("Filter as you type")),
    Command("board.previous", "N", "previous_match", _("previous"), _("The match before this one")),
    Command("board.wall", "w,tab", "to_wall", _("to the wall"), _("To the wall and back")),
    Command(
        "board.big-wall",
        "W",
        "app.big_wall",
        _("large wall"),
        _("The wall alone, in large letters"),
    ),
    Command(
        "board.import", "I", "app.transfer", _("import"), _("Bring people in, or take them out")
    ),
    Command("board.boards", "b", "app.boards", _("boards"), _("Change board, add or rename one")),
    Command(
        "board.stages", "S", "app.stages", _("stages"), _("Add, rename, order or remove stages")
    ),
    Command("board.review", "r", "app.review", _("review"), _("The daily review, one by one")),
    Command("board.mode", "f", "app.choose_mode", _("time, energy"), _("What fits 15 minutes")),
    Command("board.agenda", "A", "app.agenda", _("agenda"), _("What comes in 7 or 30 days")),
    Command(
        "board.figures", "percent_sign", "app.figures", _("figures"), _("What your touches bring")
    ),
    Command(
        "board.reflections",
        "R",
        "app.reflections",
        _("reflections"),
        _("What you wrote down to do better"),
    ),
    Command("board.demo", "d", "app.demo", _("example"), _("An example, from an empty board")),
)
APP = (
    Command("app.undo", "u", "undo", _("undo"), _("Undo the last act, whoever did it")),
    Command("app.redo", "U,ctrl+r", "redo", _("redo"), _("Do again what was undone")),
    Command("app.settings", "comma", "settings", _("settings"), _("Edit the settings file")),
    Command(
        "app.palette",
        "colon,ctrl+p",
        "palette",
        _("commands"),
        _("Every command by its name"),
    ),
    Command("app.help", "question_mark", "keys", _("all keys"), _("The keys in force")),
    Command(
        "app.pause",
        "ctrl+z",
        "suspend_process",
        _("to the shell"),
        _("To the shell for a while; fg comes back"),
    ),
    Command("app.quit", "q", "leave", _("quit"), _("One level back; on the board it quits")),
)
LIST = (
    Command("list.down", "down,j", "cursor(1)", _("down"), _("Down")),
    Command("list.up", "up,k", "cursor(-1)", _("up"), _("Up")),
    Command("list.first", "home,g", "end(False)", _("first"), _("To the first line")),
    Command("list.last", "end,G", "end(True)", _("last"), _("To the last line")),
    Command("list.page-down", "pagedown,ctrl+d", "page(1)", _("page down"), _("A page down")),
    Command("list.page-up", "pageup", "page(-1)", _("page up"), _("A page up")),
    Command("list.choose", "enter", "choose", _("choose"), _("Take the line under the cursor")),
)
"""The screens that are a list."""
BOARDS = (
    Command("boards.new", "n", "new", _("new"), _("A new board, with the usual stages")),
    Command("boards.rename", "e", "rename", _("rename"), _("Rename the board")),
    Command("boards.remove", "x", "remove", _("remove"), _("Remove the board and its people")),
)
STAGES = (
    Command("stages.new", "n", "new", _("new stage"), _("A new stage after this one")),
    Command("stages.rename", "e", "rename", _("rename"), _("Rename the stage")),
    Command("stages.up", "K,shift+up", "shift(-1)", _("earlier"), _("One place earlier")),
    Command("stages.down", "J,shift+down", "shift(1)", _("later"), _("One place later")),
    Command("stages.stall", "t", "stall", _("stall limit"), _("Days until people here stall")),
    Command("stages.limit", "l", "limit", _("card limit"), _("How many cards it should hold")),
    Command("stages.kind", "c", "kind", _("kind"), _("Open, clients, nurture or exit")),
    Command("stages.remove", "x", "remove", _("remove"), _("Remove the stage")),
)
FILES = (
    Command("files.other", "slash,minus", "other_path", _("a path"), _("Type the file's path")),
    Command("files.place", "tab", "turn_place", _("board or book"), _("To the board, or the book")),
    Command("files.export", "x", "export", _("export"), _("Write everybody into a file")),
)
GROUPS: Mapping[str, tuple[Command, ...]] = {
    _("The person under the cursor"): CARD,
    _("Moving a card"): MOVING,
    _("Moving about"): CURSOR,
    _("The board"): BOARD,
    _("The program"): APP,
    _("Lists"): LIST,
    _("The list of stages"): STAGES,
    _("The list of boards"): BOARDS,
    _("Files"): FILES,
    _("A person's page"): PAGE,
    _("The review"): REVIEW,
    _("The end of the review"): REVIEW_END,
    _("The agenda"): AGENDA,
    _("Reflections"): REFLECTIONS,
    _("The large wall"): BIG_WALL,
}
BY_ID: Mapping[str, Command] = {
    command.id: command for group in (*GROUPS.values(), DIGITS) for command in group
}
_TOGETHER = (
    {"card", "cursor", "board", "app"},
    {"card", "cursor", "page", "app"},
    {"card", "review", "app"},
    {"end", "app"},
    {"wall", "app"},
    {"list", "agenda", "app"},
    {"list", "reflections", "app"},
    {"list", "boards", "app"},
    {"list", "stages", "app"},
    {"list", "files", "app"},
)
"""Families of ids that share a screen, where a key means one thing only."""
FOOTER = (
    "board.review",
    "card.log-touch",
    "card.log-answer",
    "card.next-step",
    "card.pin",
    "card.move",
    "card.channel",
    "board.filter",
    "board.new",
    "app.undo",
)
"""What the footer shows, the most wanted first; `app.help` always closes it."""
WIDE_ONLY = frozenset({"card.channel"})
"""What a footer that is not wide leaves to the help."""
SHORT = {"card.next-step": _("step"), "card.channel": _("channel"), "app.help": _("help")}
"""Labels for a footer that is not wide."""

KEY_NAMES = {
    "enter": _("enter"),
    "space": _("space"),
    "tab": _("tab"),
    "escape": _("esc"),
    "backspace": _("backspace"),
    "up": _("up"),
    "down": _("down"),
    "left": "←",
    "right": "→",
    "pageup": _("page up"),
    "pagedown": _("page down"),
    "home": _("home"),
    "end": _("end"),
    "shift+left": _("shift+←"),
    "shift+right": _("shift+→"),
    "shift+up": _("shift+up"),
    "shift+down": _("shift+down"),
}


def bindings(*groups: Iterable[Command]) -> list[BindingType]:
    """The groups as Textual bindings, each with its id so that people may remap it."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=False,
            id=command.id,
            tooltip=command.help,
            priority=command.priority,
        )
        for group in groups
        for command in group
    ]


def keys_in_force(command: Command, remapped: Mapping[str, str]) -> list[str]:
    """The command's keys as a person reads them, after their own settings.

    A key that a person gave to another command of the same screen is no longer this one's."""
    if command.id in remapped:
        return [key_name(key) for key in _keys(remapped[command.id])]
    taken = {
        key for other in remapped if _meet(command.id, other) for key in _keys(remapped[other])
    }
    return [key_name(key) for key in _keys(command.keys) if key not in taken]


def _keys(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if key.strip()]


def _meet(one: str, other: str) -> bool:
    """Whether two commands are bound on the same screen."""
    families = {name.partition(".")[0] for name in (one, other)}
    return any(families <= screen for screen in _TOGETHER)


def key_name(key: str) -> str:
    """`slash` as `/`, `enter` as the language's word."""
    return KEY_NAMES.get(key) or format_key(key)
