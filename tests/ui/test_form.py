"""Forms: faults under their fields, one submission at a time, nothing typed is lost."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.accessible import unnamed
from desktop.ui.field import Field, Kind, Value
from desktop.ui.form import Form
from desktop.ui.look import Look


def short(value: Value) -> str:
    return "" if len(str(value)) <= 4 else "名称不能超过4个字。"


FIELDS = (
    Field("name", "名称(&N)", needed=True, check=short, hint="简称"),
    Field("text", "内容(&T)", Kind.TEXT),
    Field("method", "表决方式(&M)", Kind.CHOICE, choices=(("hands", "举手"), ("secret", "无记名"))),
    Field("quorum", "法定人数(&Q)", Kind.NUMBER, least=1, most=99),
    Field("recused", "回避者计入基数", Kind.TICK),
)


@pytest.fixture
def form(qtbot: QtBot, look: Look) -> Form:
    made = Form(look, FIELDS)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def line(form: Form) -> QLineEdit:
    widget = form.widget("name")
    assert isinstance(widget, QLineEdit)
    return widget


def faults_of(form: Form) -> list[str]:
    return [each.text() for each in form.findChildren(QLabel) if each.property("role") == "fault" and each.isVisible()]


def test_what_is_loaded_is_what_is_read_back(form: Form) -> None:
    values: dict[str, Value] = {
        "name": "问题一",
        "text": "两行\n文字",
        "method": "secret",
        "quorum": 7,
        "recused": True,
    }
    form.load(values)
    assert form.values() == values


def test_a_good_form_is_submitted_once_until_it_is_answered(qtbot: QtBot, form: Form) -> None:
    submitted: list[object] = []
    form.submitted.connect(submitted.append)
    form.load({"name": "议题一"})
    qtbot.keyClick(line(form), Qt.Key.Key_Return)
    qtbot.keyClick(line(form), Qt.Key.Key_Return)
    assert len(submitted) == 1
    form.settle()
    assert form.submit()


def test_an_empty_needed_field_is_pointed_out_and_given_the_focus(qtbot: QtBot, form: Form) -> None:
    form.widget("text").setFocus()
    assert not form.submit()
    assert faults_of(form) == ["请填写这一项。"]
    assert line(form).hasFocus()
    assert line(form).accessibleDescription() == "请填写这一项。"


@pytest.mark.parametrize(("name", "faults"), [("一二三四", []), ("一二三四五", ["名称不能超过4个字。"])])
def test_the_check_of_a_field_speaks_under_it(form: Form, name: str, faults: list[str]) -> None:
    form.load({"name": name})
    form.submit()
    assert faults_of(form) == faults


def test_a_refused_submission_keeps_what_was_typed_and_says_where(form: Form) -> None:
    form.load({"name": "议题一"})
    form.submit()
    form.fault({"quorum": "法定人数多于应到人数。"})
    assert faults_of(form) == ["法定人数多于应到人数。"]
    assert form.values()["name"] == "议题一"
    assert form.submit()


def test_a_word_still_being_composed_is_submitted_with_the_rest(form: Form) -> None:
    form.load({"name": "议题"})
    QCoreApplication.sendEvent(line(form), QInputMethodEvent("一", []))
    assert form.values()["name"] == "议题一"


def test_every_field_has_a_name_and_its_label_leads_to_it(form: Form) -> None:
    assert unnamed(form) == ()
    buddies = {label.buddy() for label in form.findChildren(QLabel)}
    assert form.widget("name") in buddies


def test_two_fields_with_one_key_are_a_mistake(qtbot: QtBot, look: Look) -> None:
    with pytest.raises(ValueError, match="one key"):
        Form(look, (FIELDS[0], FIELDS[0]))
