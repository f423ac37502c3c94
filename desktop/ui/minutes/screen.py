"""Papers: looked at page by page, reworded, taken through the office, exported and printed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.app.files import write_whole
from desktop.app.printing import Printed, Stop
from desktop.app.publish import Left, Order
from desktop.app.wordings import WordingBook
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId
from desktop.meeting.refusal import Refusal
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.aside import Abandoned, aside
from desktop.ui.button import Button, Role
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.columns import Columns
from desktop.ui.empty_state import EmptyState
from desktop.ui.errand import Errand, Progress, Report
from desktop.ui.follower import Follower
from desktop.ui.icons import Icon
from desktop.ui.lasting import while_alive
from desktop.ui.minutes.export import ExportDialog, Wanted
from desktop.ui.minutes.flow_panel import FlowPanel
from desktop.ui.minutes.paper_list import PaperList
from desktop.ui.minutes.papers import paper_name
from desktop.ui.minutes.preview import Preview
from desktop.ui.minutes.printer import PrintRun, any_printer, new_printer
from desktop.ui.minutes.reword import Reword
from desktop.ui.minutes.versions_dialog import VersionsDialog
from desktop.ui.page_view import PageView
from desktop.ui.pages import PdfPages
from desktop.ui.refusals import refused
from desktop.ui.screen import Screen
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Offer, Troubled


class MinutesScreen(Screen):
    """The papers of one meeting. ``shown`` follows when pages stand on the screen."""

    def __init__(
        self, session: Session, meeting: MeetingId, keeper: ChoiceKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._id = meeting
        self._keeper = keeper
        self._pages: PdfPages | None = None
        self._printed: Printed | None = None
        self._reword: Reword | None = None
        look = session.look
        self.preview = Preview(session, meeting, self)
        self.follower = Follower(session, meeting, self)
        self.list = PaperList(look)
        self.list.chosen.connect(self._choose)
        self.view = PageView(look)
        self.view.turned.connect(lambda _page: self._say_page())
        self._waiting = EmptyState(look, Icon.LOADER, tr("正在排印…"), tr("按记录现在的样子排印，稍等即可。"))
        self._failed = EmptyState(
            look, Icon.FILE_TEXT, tr("这份材料现在排不出来"), tr("原因见上方提示；记录不受影响。")
        )
        self._middle = QStackedWidget()
        for widget in (self.view, self._waiting, self._failed):
            self._middle.addWidget(widget)
        self.flow = FlowPanel(session, meeting)
        self._place = QLabel()
        self._place.setProperty("role", "meta")
        self.table = self.acts = ActionTable(look, self, self._specs())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(look, self.list, self._centre(), self.flow))
        self._middle.setCurrentWidget(self._waiting)
        self.preview.printed.connect(self._show)
        self.preview.failed.connect(self._fail)
        self.follower.changed.connect(self._follow)

    def heading(self) -> tuple[str, str]:
        """Return the meeting's title, and how far its record reaches."""
        meeting = self.follower.meeting
        if meeting is None:
            return tr("纪要与材料"), ""
        said = tr("纪要与材料 · 记至第{n}号", n=meeting.upto)
        return meeting.plan.title, f"{meeting.plan.number}　{said}".strip()

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return the keys of looking and letting go."""
        return (
            ("PgUp/PgDown", tr("翻页")),
            ("+ - 0", tr("缩放")),
            ("Ctrl+E", tr("导出")),
            ("Ctrl+P", tr("打印页面")),
            ("Ctrl+R", tr("改段落")),
            ("Ctrl+1–6", tr("纪要流程")),
        )

    def enter(self) -> None:
        """Go to the pages; a paper that was let go of is made again."""
        self.view.setFocus()
        if self._printed is None and not self.preview.busy:
            self.preview.show(self.preview.paper)

    def leave(self) -> None:
        """Let go of a paper that is being made only to be looked at."""
        self.preview.drop()

    def drop(self) -> None:
        """Let go of the paper shown, for good."""
        self.preview.drop()
        self._forget()

    def _centre(self) -> QWidget:
        look, px = self._session.look, self._session.look.theme.px
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(16), px(6), px(16), px(6))
        row.setSpacing(px(8))
        row.addWidget(self._place, 1)
        for name, text, mark, role in (
            ("paper.smaller", "", Icon.ZOOM_OUT, Role.QUIET),
            ("paper.larger", "", Icon.ZOOM_IN, Role.QUIET),
            ("paper.reword", tr("修改段落"), Icon.PENCIL, Role.PLAIN),
            ("paper.versions", tr("比较稿本"), Icon.HISTORY, Role.PLAIN),
            ("paper.print", tr("打印…"), Icon.PRINTER, Role.PLAIN),
            ("paper.export", tr("导出"), Icon.FILE_DOWN, Role.PRIMARY),
        ):
            button = Button(look, text, mark=mark, role=role)
            button.stand_for(self.acts.action(name))
            row.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._middle, 1)
        return page

    def _choose(self, paper: Paper) -> None:
        self._middle.setCurrentWidget(self._waiting)
        self._forget()
        self.preview.show(paper)
        self.acts.refresh()

    def _follow(self, _upto: int) -> None:
        meeting = self.follower.meeting
        if meeting is None:
            return
        self.flow.show_meeting(meeting)
        if self._reword is not None:
            self._reword.show_meeting(meeting)
        if self._printed is not None:
            self.preview.renew()
        self.acts.refresh()
        self.heading_changed.emit()

    def _show(self, printed: Printed) -> None:
        page, zoomed = self.view.page, self._pages is not None
        self._forget()
        self._printed = printed
        self._pages = PdfPages(printed.data)
        self.view.show_pages(self._pages)
        if zoomed:
            self.view.turn_to(page)
        self._middle.setCurrentWidget(self.view)
        self._say_page()
        self.acts.refresh()

    def _forget(self) -> None:
        self.view.show_pages(None)
        if self._pages is not None:
            self._pages.close()
        self._pages, self._printed = None, None

    def _fail(self) -> None:
        if self._printed is None:
            self._middle.setCurrentWidget(self._failed)

    def _say_page(self) -> None:
        name = paper_name(self.preview.paper)
        count = len(self._pages.sizes) if self._pages else 0
        self._place.setText(tr("{paper}　第 {page} 页，共 {all} 页", paper=name, page=self.view.page, all=count))

    def open_reword(self) -> None:
        """Open the paragraphs of this paper that may be reworded."""
        wordings = self._session.office.wordings
        self._session.errands.send(
            Errand(tr("正在读取公文用语"), lambda _report: wordings.book(), while_alive(self, self._open_reword))
        )

    def _open_reword(self, book: WordingBook) -> None:
        meeting = self.follower.meeting
        if meeting is not None and self._reword is None:
            self._reword = Reword(self._session, self._id, meeting, self.preview.paper, book.now, self)
            self._reword.finished.connect(self._reworded)
            self._reword.open()

    def open_versions(self) -> None:
        """Open the differences between two versions of the paper shown."""
        self.versions = VersionsDialog(self._session, self._id, self.preview.paper, self.follower.meeting, self)
        self.versions.open()

    def _reworded(self) -> None:
        self._reword = None

    def open_export(self) -> None:
        """Ask what is to leave."""
        folder = self._keeper.now.export_to or str(Path.home())
        dialog = ExportDialog(self._session.look, folder, self.preview.paper, self)
        dialog.wanted.connect(self.export)
        dialog.open()

    def export(self, wanted: Wanted) -> None:
        """Have the papers leave, with progress and a way to stop."""
        self._keeper.change(export_to=str(wanted.folder))
        stop, office = Stop(), self._session.office
        waited: list[Abandoned[tuple[Left, ...] | Refusal]] = []

        def start(report: Report) -> Abandoned[tuple[Left, ...] | Refusal]:
            def progress(order: Order, page: int) -> None:
                at = wanted.orders.index(order)
                said = tr("{paper} 第 {n} 页", paper=paper_name(order.paper), n=page)
                report(Progress(at, len(wanted.orders), said))

            waited.append(
                Abandoned(
                    office.publisher.publish(
                        self._id,
                        wanted.orders,
                        wanted.folder,
                        scope=wanted.scope,
                        recipient=wanted.recipient,
                        medium=wanted.medium,
                        progress=progress,
                        stop=stop,
                    )
                )
            )
            return waited[0]

        def cancel() -> None:
            stop.stop()
            waited[0].abandon()
            self._session.teller.done(tr("已停止导出；已经写好的材料留在文件夹里。"))

        self._session.errands.send(Errand(tr("正在导出"), start, lambda left: self._exported(left, wanted), cancel))

    def _exported(self, left: tuple[Left, ...] | Refusal, wanted: Wanted) -> None:
        if isinstance(left, Refusal):
            self._session.teller.refuse(refused(left, self._session.language))
            return
        notes = "".join(dict.fromkeys(note for each in left for note in each.notes))
        said = tr("已导出 {n} 份到 {folder}。", n=len(left), folder=wanted.folder)
        self._session.teller.done(said + notes)

    def print_paper(self) -> None:
        """Print the paper shown through the system's dialog; without a printer, offer a file."""
        if self._pages is None:
            return
        if not any_printer():
            offer = Offer(tr("另存为 PDF…"), self.save_as)
            advice = tr("请在系统设置中添加打印机，或者另存为 PDF，拿到有打印机的电脑上打印。")
            self._session.teller.trouble(Troubled(tr("这台电脑没有可用的打印机。"), advice, offer))
            return
        printer = new_printer()
        printer.setDocName(paper_name(self.preview.paper))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self._pages.sizes))
        dialog.accepted.connect(lambda: self._print(PrintRun(printer, PdfPages(self._bytes()), self)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _bytes(self) -> bytes:
        return self._printed.data if self._printed else b""

    def _print(self, run: PrintRun) -> None:
        def then(pages: int) -> None:
            self._session.teller.done(tr("已交给打印机 {n} 页。", n=pages))

        self._session.errands.send(Errand(tr("正在打印"), run.start, then, run.cancel)).ended.connect(run.deleteLater)

    def save_as(self) -> None:
        """Save the paper shown as a PDF file, without a line in the record: it is what the screen shows."""
        if self._printed is None:
            return
        data, name = self._printed.data, f"{paper_name(self.preview.paper)}_{tr('预览')}.pdf"
        start = Path(self._keeper.now.export_to or Path.home()) / name
        dialog = QFileDialog(self, tr("另存为 PDF…"), str(start.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(start.name)
        dialog.fileSelected.connect(lambda chosen: self._write(Path(chosen), data))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: Path, data: bytes) -> None:
        def work() -> Path:
            path.unlink(missing_ok=True)  # the dialog has asked before it named a file that exists
            return write_whole(path.parent, path.name, data)

        def then(written: Path) -> None:
            self._session.teller.done(tr("已另存为 {file}。", file=written))

        self._session.errands.send(Errand(tr("正在保存"), lambda _report: aside(work), then))

    def _specs(self) -> tuple[ActionSpec, ...]:
        menu = tr("材料(&D)")

        def spec(name: str, text: str, work: Callable[[], None], key: str, mark: Icon | None, group: str) -> ActionSpec:
            return ActionSpec(f"paper.{name}", text, work, (key,) if key else (), menu, group, mark, scope=Scope.PANEL)

        def shown() -> bool:
            return self._pages is not None

        def read() -> bool:
            return self.follower.meeting is not None

        return (
            replace(spec("export", tr("导出…"), self.open_export, "Ctrl+E", Icon.FILE_DOWN, "out")),
            replace(spec("print", tr("打印…"), self.print_paper, "Ctrl+P", Icon.PRINTER, "out"), enabled_when=shown),
            replace(spec("save", tr("另存为 PDF…"), self.save_as, "Ctrl+S", Icon.SAVE, "out"), enabled_when=shown),
            replace(
                spec("reword", tr("修改段落…"), self.open_reword, "Ctrl+R", Icon.PENCIL, "edit"),
                enabled_when=self._rewordable,
            ),
            replace(
                spec("versions", tr("比较稿本…"), self.open_versions, "Ctrl+D", Icon.HISTORY, "edit"), enabled_when=read
            ),
            spec("larger", tr("放大页面"), lambda: self.view.zoom_by(1), "", Icon.ZOOM_IN, "zoom"),
            spec("smaller", tr("缩小页面"), lambda: self.view.zoom_by(-1), "", Icon.ZOOM_OUT, "zoom"),
            spec("fit", tr("适合宽度"), lambda: self.view.zoom_to(0), "", Icon.MOVE_HORIZONTAL, "zoom"),
            spec("renew", tr("重新排印"), lambda: self.preview.show(self.preview.paper), "F5", None, "zoom"),
            *(
                replace(spec(name, text, work, f"Ctrl+{at}", mark, "flow"), enabled_when=read)
                for at, (name, text, work, mark) in enumerate(
                    (
                        ("draft", tr("拟稿…"), self.flow.draft, None),
                        ("review", tr("核稿…"), self.flow.review, None),
                        ("countersign", tr("会签…"), self.flow.countersign, None),
                        ("approve", tr("签发…"), self.flow.approve, None),
                        ("number", tr("编号…"), self.flow.number, None),
                        ("seal", tr("定稿封存…"), self.flow.ask_to_seal, Icon.STAMP),
                    ),
                    1,
                )
            ),
        )

    def _rewordable(self) -> bool:
        meeting = self.follower.meeting
        return (
            meeting is not None and self.preview.paper in {Paper.MINUTES, Paper.FEEDBACK} and not meeting.papers.sealed
        )
