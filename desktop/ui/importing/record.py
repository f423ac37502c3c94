"""Importing into a meeting whose record is open, and taking such an import back."""

from PySide6.QtWidgets import QWidget

from desktop.app.desk import Recorded
from desktop.meeting.ids import MeetingId
from desktop.meeting.state import Meeting
from desktop.ui.errand import Errand
from desktop.ui.field import Field, Kind
from desktop.ui.hall.form_dialog import Answers, FormDialog
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.importing.target import RecordTarget, last_batch
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused


def import_into_record(session: Session, meeting: MeetingId, window: QWidget) -> None:
    """The import dialog of that meeting is open once its record was read."""

    def then(standing: Meeting) -> None:
        ImportDialog(session, RecordTarget(session, standing, meeting), window).open()

    desk = session.office.desk
    session.errands.send(Errand(tr("正在读取会议记录"), lambda _report: desk.meeting(meeting), then))


def take_back_import(session: Session, meeting: MeetingId, window: QWidget) -> None:
    """The findings last taken in are struck out, once a ground was given."""

    def then(standing: Meeting) -> None:
        batch = last_batch(standing)
        if not batch:
            session.teller.refuse(Refused(tr("这次会议没有导入或增加过问题。")))
            return

        def submit(dialog: FormDialog, said: Answers) -> None:
            dialog.taken()
            acceptance = session.office.acceptance
            session.errands.send(
                Errand(
                    tr("正在撤回导入的问题"),
                    lambda _report: acceptance.take_back(meeting, batch, str(said["ground"])),
                    done,
                )
            )

        note = tr(
            "将作为误录撤回第{first}号至第{last}号，共 {n} 个问题。", first=batch[0], last=batch[-1], n=len(batch)
        )
        fields = (Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True),)
        FormDialog(session.look, tr("撤回导入的问题"), fields, submit, window, note=note, word=tr("撤回")).open()

    def done(recorded: Recorded) -> None:
        session.teller.done(tr("已撤回，已记录 第{n}号。", n=recorded.upto))

    desk = session.office.desk
    session.errands.send(Errand(tr("正在读取会议记录"), lambda _report: desk.meeting(meeting), then))
