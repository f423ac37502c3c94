"""The pages of one open store, and the ways between them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.office import Office
from desktop.app.search import Hit
from desktop.meeting.ids import MeetingId
from desktop.ui.bulletin import Bulletin
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.hall_page import HallPage
from desktop.ui.home.screen import HomeScreen
from desktop.ui.importing.record import import_into_record, take_back_import
from desktop.ui.minutes.screen import MinutesScreen
from desktop.ui.prepare.screen import PrepareScreen
from desktop.ui.screen import Screen
from desktop.ui.search.screen import SearchScreen
from desktop.ui.session import Session
from desktop.ui.settings_screen import SettingsScreen
from desktop.ui.shelf.screen import ShelfScreen

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

OF_A_MEETING = ("prepare", "hall", "minutes")


class Navigator(QObject):
    """Which page is shown and of which meeting; pages are made when first wanted."""

    def __init__(self, window: MainWindow, office: Office, keeper: ChoiceKeeper) -> None:
        super().__init__(window)
        self.office = office
        self.bulletin = Bulletin(self)
        """Says, in the window's thread, how far each record reaches."""
        self._window = window
        self._keeper = keeper
        self._session = Session(office, window.look, window.teller, window.errands, window.language)
        self._meeting = MeetingId("")
        self._preparing = False
        self._pages: dict[str, Screen] = {}
        self._at_work = True
        self._before_search = "shelf"
        office.desk.tell(self._tell)
        office.search.complete()

    def new_meeting(self) -> None:
        """Show the shelf and ask there what is to be prepared."""
        self.go("shelf")
        page = self._pages.get("shelf")
        if isinstance(page, ShelfScreen):
            page.new_meeting()

    def show_shelf(self) -> None:
        """Show the list of meetings."""
        self.go("shelf")

    def go(self, page: str) -> None:
        """Show that page, of the meeting that is open where it is a page of a meeting."""
        if not self.can_go(page):
            return
        if page == "search" and (shown := self._shown) not in {"search", ""}:
            self._before_search = shown
        if page not in self._pages:
            self._pages[page] = made = self._make(page)
            made.heading_changed.connect(lambda: self._heading(made))
        self._window.show_screen(self._pages[page])

    def search(self, words: str) -> None:
        """Show the search over all records, looking for the words."""
        self.go("search")
        page = self._pages.get("search")
        if isinstance(page, SearchScreen):
            page.seek(words)

    @property
    def _shown(self) -> str:
        shown = self._window.screen_shown
        return self.page_of(shown) if isinstance(shown, Screen) else ""

    def page_of(self, screen: Screen) -> str:
        """Return the id of that page, "" for one that is not of this store."""
        return next((name for name, page in self._pages.items() if page is screen), "")

    def can_go(self, page: str) -> bool:
        """Return whether that page has something to show now."""
        if not self._at_work:
            return False
        match page:
            case "prepare":
                return bool(self._meeting) and self._preparing
            case "hall" | "minutes":
                return bool(self._meeting) and not self._preparing
        return True

    def open(self, meeting: str, status: str) -> None:
        """Show the page where the work on that meeting stands; nothing once the store was let go of."""
        if not self._at_work:
            return
        self._choose(MeetingId(meeting), preparing=status == "preparing")
        self.go("prepare" if self._preparing else "hall" if status == "open" else "minutes")

    def open_hit(self, hit: Hit) -> None:
        """Show the record of the meeting in which something was found, at that line."""
        self._choose(hit.meeting, preparing=False)
        self.go("hall")
        page = self._pages.get("hall")
        if isinstance(page, HallPage):
            page.go_to(hit.seq, hit.finding)

    def import_findings(self) -> None:
        """Open the import of findings: into the plan while there is one, into the record afterwards."""
        page = self._pages.get("prepare")
        if isinstance(page, PrepareScreen):
            page.import_findings()
        elif self.recording:
            import_into_record(self._session, self._meeting, self._window)

    def take_back_import(self) -> None:
        """Offer to strike out the findings last taken into the record."""
        if self.recording:
            take_back_import(self._session, self._meeting, self._window)

    def show_kinds(self) -> None:
        """Open the kinds of meeting over the window."""
        from desktop.ui.kinds.dialog import KindsDialog  # noqa: PLC0415 - loaded when an office changes its rules

        KindsDialog(self._session, self._window).open()

    def show_wording(self) -> None:
        """Open the set phrases of papers over the window."""
        from desktop.ui.wording_dialog import open_wording  # noqa: PLC0415 - loaded when an office changes its phrases

        open_wording(self._session, self._window)

    @property
    def recording(self) -> bool:
        """Whether a meeting is chosen whose record was opened."""
        return bool(self._meeting) and not self._preparing

    def leave(self) -> None:
        """Keep what was typed and let go of every page."""
        self._at_work = False
        for page in self._pages.values():
            page.leave()
            page.drop()
            page.deleteLater()
        self._pages = {}
        self.deleteLater()

    def under_way(self) -> str:
        """Return what would be cut off by closing the window now, "" when nothing would."""
        return next((said for page in self._pages.values() if (said := page.under_way())), "")

    def _choose(self, meeting: MeetingId, *, preparing: bool) -> None:
        """Turn to that meeting; pages of the one before are let go."""
        if (meeting, preparing) == (self._meeting, self._preparing):
            return
        self._meeting, self._preparing = meeting, preparing
        for name in OF_A_MEETING:
            if (page := self._pages.pop(name, None)) is not None:
                page.leave()
                page.drop()
                page.hide()
                page.deleteLater()

    def _make(self, page: str) -> Screen:
        match page:
            case "prepare":
                prepare = PrepareScreen(self._session, self._meeting)
                prepare.record_opened.connect(self._record_opened)
                prepare.page_wanted.connect(self.go)
                return prepare
            case "hall":
                hall = HallPage(self._session, self._meeting, folder=self._paper_folder)
                hall.hall.head.lead_back(self._window.acts.action("page.shelf"))
                return hall
            case "minutes":
                return MinutesScreen(self._session, self._meeting, self._keeper)
            case "settings":
                settings = SettingsScreen(self._session, self._keeper)
                settings.language_wanted.connect(self._window.speak)
                settings.wanted.connect(self._window.acts.trigger)
                return settings
            case "search":
                search = SearchScreen(self._session)
                search.opened.connect(self.open_hit)
                search.left.connect(self._leave_search)
                return search
            case "home":
                home = HomeScreen(self._session, self.bulletin)
                home.opened.connect(self.open)
                home.wanted.connect(self._begin)
                return home
        shelf = ShelfScreen(self._session, self.bulletin)
        shelf.opened.connect(self.open)
        shelf.dropped.connect(self._forget)
        shelf.search_wanted.connect(self.search)
        shelf.rehearse_wanted.connect(self._window.rehearsals.rehearse)
        shelf.sample_wanted.connect(self._window.rehearsals.show_sample)
        return shelf

    def _paper_folder(self) -> Path:
        """Where papers went last."""
        return Path(self._keeper.now.export_to or Path.home())

    def _leave_search(self) -> None:
        self.go(self._before_search if self.can_go(self._before_search) else "shelf")

    def _begin(self, way: str) -> None:
        """Go the way chosen on the start page."""
        match way:
            case "new":
                self.new_meeting()
            case "shelf":
                self.show_shelf()
            case "sample":
                self._window.rehearsals.show_sample()
            case "rehearse":
                self._window.rehearsals.enter()
            case "other":
                self._window.choose_store()

    def _record_opened(self, meeting: str) -> None:
        self.open(meeting, "open")

    def _forget(self, meeting: str) -> None:
        if meeting == self._meeting:
            self._choose(MeetingId(""), preparing=False)

    def _heading(self, page: Screen) -> None:
        if self._window.screen_shown is page:
            self._window.show_heading(page)

    def _tell(self, meeting: MeetingId, upto: int) -> None:
        """Called on the store's thread: pass on the ids, and nothing once the window has let go."""
        if self._at_work:
            self.bulletin.recorded.emit(meeting, upto)
