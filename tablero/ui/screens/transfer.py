"""People in from files and out to files: the exports in Downloads, or any path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from textual import events, on
from textual.binding import Binding

from tablero import words
from tablero.formats import export_csv, export_json
from tablero.formats.downloads import FoundFile, exports_in
from tablero.formats.dropped import dropped_path
from tablero.formats.writing import write_new
from tablero.i18n import _
from tablero.locations import downloads
from tablero.rules.stage_names import slug
from tablero.ui.commands import FILES, bindings
from tablero.ui.scene import Scene
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.ui.screens.importing import ImportScreen
from tablero.ui.screens.list_face import ListFace
from tablero.ui.widgets.import_lines import file_rows
from tablero.ui.widgets.pane import Pane, Row


class TransferScreen(ListFace):
    """Choose a file; what it would do is shown before anything is done."""

    BINDINGS = [
        *bindings([command for command in FILES if command.id != "files.place"]),
        Binding("tilde", "path_from_home", show=False),
    ]
    FOOTER = ("list.choose", "files.other", "files.export")

    def __init__(self) -> None:
        super().__init__()
        self._folder = downloads()
        self._files: list[FoundFile] = exports_in(self._folder)

    def heading(self) -> str:
        return _("IMPORT")

    def rows(self, scene: Scene, width: int) -> Sequence[Row]:
        return file_rows(self._files, self._folder, scene.today, scene.glyphs, width - 2)

    def about(self) -> str:
        return _("enter shows what a file brings, before anything is written.")

    def action_choose(self) -> None:
        if self.pane.cursor is not None:
            self._preview(self._files[self.pane.cursor].path)
        else:
            self.action_other_path()

    @on(Pane.Chosen)
    def _clicked_file(self) -> None:
        self.action_choose()

    def _preview(self, path: Path) -> None:
        self.app.push_screen(ImportScreen(path))

    # --- another path -------------------------------------------------------------------

    def action_other_path(self) -> None:
        self._ask_for_path("")

    def on_paste(self, event: events.Paste) -> None:
        """A file dropped on the terminal comes as text."""
        event.stop()
        self._ask_for_path(str(dropped_path(event.text)) if event.text.strip() else "")

    def action_path_from_home(self) -> None:
        self._ask_for_path("~")

    def _ask_for_path(self, text: str) -> None:
        path = [Path()]

        def take(values: Mapping[str, str]) -> str | None:
            typed = values["file"].strip()
            if not typed:
                raise Wrong("file", _("Write where the file lies, or drop it here."))
            path[0] = dropped_path(typed)
            if not path[0].is_file():
                raise Wrong("file", _("There is no file {file}.").format(file=path[0]))
            return None

        def preview(given: bool | None) -> None:
            if given:
                self._preview(path[0])

        field = Field("file", _("File"), text, _("a path, or a file dropped here"))
        hint = _("enter shows what it brings    esc leaves it")
        strip = FormStrip(_("Import another file"), [field], take, hint=hint)
        self.app.open_strip(strip, preview)

    # --- out ----------------------------------------------------------------------------

    def action_export(self) -> None:
        choices = [
            Choice("c", _("CSV, for a spreadsheet")),
            Choice("j", _("JSON, everything, which tablero takes back")),
        ]
        kinds = {"c": "csv", "j": "json"}
        strip = KeyStrip(_("Write everybody into a file"), choices)
        self.app.open_strip(strip, chosen(lambda key: self._ask_where(kinds[key])))

    def _ask_where(self, kind: str) -> None:
        def write(values: Mapping[str, str]) -> str | None:
            path = dropped_path(values["file"])
            if path.is_dir():
                path = path / self._export_name(kind)
            try:
                written = write_new(path, self._export(kind))
            except OSError as failed:
                why = _("{file} could not be written: {why}.")
                raise Wrong("file", why.format(file=path, why=failed.strerror)) from failed
            self.say(_("Written: {file}").format(file=written))
            return None

        folder = self._folder if self._folder.is_dir() else Path.home()
        field = Field("file", _("File"), str(folder / self._export_name(kind)))
        self.app.open_strip(FormStrip(_("Write everybody into a file"), [field], write))

    def _export_name(self, kind: str) -> str:
        board = slug(words.board_name(self.app.scene.snapshot.board), ()).replace("_", "-")
        return f"tablero-{board}-{self.app.scene.today.isoformat()}.{kind}"

    def _export(self, kind: str) -> str:
        snapshot = self.app.board.snapshot()
        if kind == "csv":
            return export_csv(snapshot, self.app.scene.judged.standings)
        return export_json(snapshot, self.app.board.people(snapshot.prospects))
