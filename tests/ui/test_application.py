"""The application object, made in a process of its own as it is in earnest."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

SCRIPT = """
import sys
from pathlib import Path
from desktop.ui.application import Appearance, Language, Shade, build
made = build(["huishen"], Appearance(Language("{language}"), Shade.DARK, 1.5), Path(r"{folder}"))
from PySide6.QtCore import QLocale, QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox
from desktop.ui.speech import tr
from desktop.ui.icons import Icon, pixmap
pixmap(Icon.CHECK, "#000000", 16)
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
print(QLocale().name(), made.look.theme.px(4), made.look.theme.tokens.dark)
print(box.buttons()[0].text(), tr("停止"))
print(sys.excepthook is made.crash_hook)
print("sqlalchemy" in sys.modules, "openpyxl" in sys.modules, "pypdfium2" in sys.modules)
"""


def said(language: str, folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(language=language, folder=folder)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "PYTHONUTF8": "1",
            "QT_IM_MODULE": "fcitx",
        },
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(("language", "words"), [("zh", "取消 停止"), ("en", "Cancel Stop")])
def test_the_application_is_dressed_and_speaks_the_language_asked_for(
    language: str, words: str, tmp_path: Path
) -> None:
    lines = said(language, tmp_path)
    assert lines == ["zh_CN 6 True", words, "True", "False False False"]


def test_this_qt_does_not_lose_references_to_none() -> None:
    rect = QRect()
    before = sys.getrefcount(None)
    for _ in range(100):
        rect.setX(1)
    assert abs(sys.getrefcount(None) - before) < 20
