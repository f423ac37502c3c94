"""The page 设置: how the program looks and speaks, where the store lies, its backup and its proof."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.app.clock import moment
from desktop.app.vault import LAST_BACKUP, backup_job
from desktop.ui.application import Language, Shade
from desktop.ui.button import Button, Role
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.errand import Errand
from desktop.ui.field import Field, Kind, Value
from desktop.ui.icons import Icon
from desktop.ui.lasting import while_alive
from desktop.ui.prepare.live_form import LiveForm
from desktop.ui.screen import Screen
from desktop.ui.session import Session
from desktop.ui.shelf.lines import day
from desktop.ui.speech import tr
from desktop.ui.store_proof import LAST_PROOF, StoreProof
from desktop.ui.telling import Question

FACTORS = ("1.0", "1.15", "1.3", "1.5", "2.0")


class SettingsScreen(Screen):
    """The settings of this machine and of the store that is open.

    ``language_wanted`` carries another language, ``wanted`` the id of something the window is to do.
    """

    language_wanted = Signal(object)
    wanted = Signal(str)

    def __init__(self, session: Session, keeper: ChoiceKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        px = session.look.theme.px
        self.form = LiveForm(session.look, _fields(), wide=3)
        self.form.setMaximumWidth(px(900))
        self.form.edited.connect(self._change)
        keeper.changed.connect(self._load)
        self._load()
        self._last = self._fact("")
        self.proof = StoreProof(session, self)
        self.proof.ended.connect(self._recall)
        inner = QFrame()
        inner.setProperty("role", "panel")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(10))
        self._column.addWidget(self._heading(tr("显示")))
        self._column.addWidget(self.form)
        self._lay_out_store()
        self._lay_out_rest()
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(tr("设置"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _lay_out_store(self) -> None:
        session, office = self._session, self._session.office
        self._begin_part(tr("演练库") if office.rehearsal else tr("会议库"))
        keys = office.places.keys
        self._column.addWidget(self._fact(tr("文件夹：{folder}", folder=office.folder)))
        self._column.addWidget(
            self._fact(tr("密钥文件夹：{folder}。没有密钥，谁也打不开会议库，请另行保管。", folder=keys))
        )
        self._column.addWidget(self._last)
        self.backup = Button(session.look, tr("备份…"), mark=Icon.SAVE, role=Role.PRIMARY)
        self.backup.clicked.connect(lambda: self._choose_backup(with_key=False))
        self.backup_key = Button(session.look, tr("备份并另存密钥…"), mark=Icon.LOCK)
        self.backup_key.clicked.connect(self._ask_key)
        self.verify = Button(session.look, tr("核验会议库"), mark=Icon.SHIELD_CHECK)
        self.verify.clicked.connect(self.proof.begin)
        self._add_row(self.backup, self.backup_key, self.verify)
        self._column.addWidget(
            self._fact(tr("备份和核验时都可以继续工作。备份写完后会读回核对；默认不含密钥。核验可以随时停止。"))
        )

    def _lay_out_rest(self) -> None:
        session = self._session
        self._begin_part(tr("本单位的做法"))
        self._column.addWidget(
            self._fact(
                tr("会议类型存在本机，可以导出带走；公文用语存在会议库里，随备份走。都只管以后，不改已经开启的记录。")
            )
        )
        self._add_row(
            self._way("office.kinds", tr("会议类型…"), Icon.LIST_CHECKS),
            self._way("office.words", tr("公文用语…"), Icon.FILE_TEXT),
        )
        self._begin_part(tr("演练"))
        there = session.office.places.rehearsal
        self._column.addWidget(
            self._fact(tr("演练和样本会议都在单独的演练库：{folder}。材料一律印“演练”或“样张”。", folder=there))
        )
        self._add_row(
            *(
                self._way(name, text, mark)
                for name, text, mark in (
                    ("rehearsal.enter", tr("演练…"), Icon.DRAMA),
                    ("rehearsal.leave", tr("结束演练"), Icon.UNDO_2),
                    ("rehearsal.clear", tr("清空演练库…"), Icon.TRASH_2),
                )
            )
        )
        self._begin_part(tr("程序"))
        self._column.addWidget(
            self._fact(tr("列表的筛选和次序、材料导出的文件夹、窗口的大小会自动记住，在用到的地方改。"))
        )
        self._add_row(
            *(
                self._way(name, text, mark)
                for name, text, mark in (
                    ("help.keys", tr("全部快捷键"), Icon.KEYBOARD),
                    ("help.manual", tr("使用手册"), Icon.CIRCLE_HELP),
                    ("help.about", tr("版本与许可"), Icon.INFO),
                )
            )
        )

    def _way(self, action: str, text: str, mark: Icon) -> Button:
        """A button for something the window can do."""
        way = Button(self._session.look, text, mark=mark)
        way.clicked.connect(lambda: self.wanted.emit(action))
        way.setVisible(action not in self._out_of_place())
        return way

    def _out_of_place(self) -> tuple[str, ...]:
        return ("rehearsal.enter",) if self._session.office.rehearsal else ("rehearsal.leave", "rehearsal.clear")

    def _begin_part(self, title: str) -> None:
        self._column.addSpacing(self._session.look.theme.px(12))
        self._column.addWidget(self._heading(title))

    def _add_row(self, *buttons: Button) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._session.look.theme.px(8))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def heading(self) -> tuple[str, str]:
        """Return the page's name."""
        return tr("设置"), tr("显示方式存在本机；会议内容都在会议库中")

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return the keys that change the look."""
        return (("Ctrl+=", tr("放大文字")), ("Ctrl+-", tr("缩小文字")))

    def enter(self) -> None:
        """Go to the first choice."""
        self._recall()
        self.form.widget("language").setFocus()

    def back_up(self, folder: Path, *, with_key: bool) -> None:
        """Leave a verified copy of the store in the new folder, with its key beside it where asked."""
        office = self._session.office

        def then(made: tuple[Path, ...]) -> None:
            said = tr("已备份并核对：{folder}。", folder=made[0])
            key = tr("密钥另存为 {file}，请与备份分开保管。", file=made[1]) if len(made) > 1 else ""
            self._session.teller.done(said + key)
            self._recall()

        job = backup_job(folder, office.places, office.clock, with_key=with_key)
        self._session.errands.send(Errand(tr("正在备份"), lambda _report: office.thread.post(job), then))

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "title")
        return label

    def _fact(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "meta")
        label.setWordWrap(True)
        return label

    def _load(self) -> None:
        appearance = self._keeper.now.appearance
        factor = min(FACTORS, key=lambda each: abs(float(each) - appearance.factor))
        self.form.load({"language": appearance.language.value, "shade": appearance.shade.value, "factor": factor})

    def _change(self, key: str, value: Value) -> None:
        if key == "language":
            self.language_wanted.emit(Language(str(value)))
        else:
            self._keeper.change(**{key: str(value)})

    def _ask_key(self) -> None:
        self._session.teller.ask(
            Question(
                tr("把密钥也存一份？"),
                tr("拿到备份和密钥的人就能读出全部会议。密钥单独成一个文件，请不要和备份放在同一个盘里。"),
                tr("选择位置…"),
                tr("取消"),
                grave=True,
            ),
            lambda: self._choose_backup(with_key=True),
        )

    def _choose_backup(self, *, with_key: bool) -> None:
        dialog = QFileDialog(self, tr("备份放在哪个文件夹下"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.back_up(self._named(Path(name)), with_key=with_key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _named(self, folder: Path) -> Path:
        """A new folder of today's name below the one chosen."""
        moment = f"{self._session.office.clock.now().astimezone():%Y%m%d-%H%M%S}"
        return folder / tr("会审备份-{moment}", moment=moment)

    def _recall(self) -> None:
        """Say when the store was backed up and found sound last."""
        settings = self._session.office.settings

        def said(backup: str, proof: str) -> None:
            self._last.setText(
                tr("上次备份：{backup}。上次核验通过：{proof}。", backup=_day(backup), proof=_day(proof))
            )

        self._ask(
            settings.get(LAST_BACKUP),
            lambda backup: self._ask(settings.get(LAST_PROOF), lambda proof: said(backup, proof)),
        )

    def _ask(self, future: Future[str], then: Callable[[str], None]) -> None:
        self._session.errands.send(Errand(tr("正在读取设置"), lambda _report: future, while_alive(self, then)))


def _day(told: str) -> str:
    return day(moment(told)) if told else tr("还没有")


def _fields() -> tuple[Field, ...]:
    shades = ((Shade.SYSTEM.value, tr("跟随系统")), (Shade.LIGHT.value, tr("浅色")), (Shade.DARK.value, tr("深色")))
    languages = ((Language.CHINESE.value, QLocale("zh_CN").nativeLanguageName()), (Language.ENGLISH.value, "English"))
    sizes = tuple((each, f"{float(each):.0%}") for each in FACTORS)
    return (
        Field("language", tr("语言(&L)"), Kind.CHOICE, choices=languages),
        Field("shade", tr("颜色(&C)"), Kind.CHOICE, choices=shades),
        Field("factor", tr("文字大小(&Z)"), Kind.CHOICE, choices=sizes),
    )
