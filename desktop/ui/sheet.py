"""The one style sheet, written from the tokens.

Widgets choose among the roles below with a dynamic property:
labels ``role`` = title, heading, meta, hint, fault; buttons ``role`` = primary, quiet, danger, tab;
frames ``role`` = panel, bar, strip, tabs.
"""

from importlib.resources import files

from desktop.ui.scale import HINT, META, SPEAKER, TITLE, UI, Scale
from desktop.ui.tokens import Hue, Tokens


def sheet(t: Tokens, s: Scale) -> str:
    """Return the style sheet of tokens ``t`` at scale ``s``.

    A focused control swaps its 1-px line for a 2-px ring and one pixel of padding, so nothing moves.
    """
    px = s.px
    shade = files("resources") / "theme" / ("dark" if t.dark else "light")
    chevron, tick = (f"{shade}-{sign}.svg".replace("\\", "/") for sign in ("chevron", "tick"))
    red = t.hue(Hue.RED)
    return f"""
QWidget {{ color: {t.text}; }}
QMainWindow, QDialog {{ background: {t.app}; }}
QMessageBox QLabel {{ min-width: {px(320)}px; }}
QMessageBox QLabel#qt_msgbox_label {{ font-size: {px(SPEAKER)}px; font-weight: 700; }}
QMessageBox QLabel#qt_msgboxex_icon_label {{ min-width: {px(40)}px; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.outline}; padding: {px(4)}px; }}
QFrame[role="panel"] {{ background: {t.surface}; border: 0; }}
QFrame[role="card"] {{ background: {t.surface}; border: 1px solid {t.line_strong};
    border-radius: {px(6)}px; }}
QFrame[role="bar"] {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.line}; }}
QFrame[role="strip"] {{ background: {t.subtle}; border: 0; border-top: 1px solid {t.line}; }}
QFrame[role="side"] {{ background: {t.surface}; border: 0; border-left: 1px solid {t.line}; }}
QFrame[role="rule"] {{ background: {t.line}; border: 0; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {px(TITLE)}px; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {px(SPEAKER)}px; font-weight: 700; }}
QLabel[role="meta"] {{ font-size: {px(META)}px; color: {t.text_second}; }}
QLabel[role="hint"] {{ font-size: {px(HINT)}px; color: {t.text_third}; }}
QLabel[role="fault"] {{ font-size: {px(META)}px; color: {red.ink}; }}
QPushButton, QToolButton {{ background: {t.surface}; border: 1px solid {t.line_strong};
    border-radius: {px(6)}px; padding: 0 {px(12)}px; min-height: {px(30)}px; font-size: {px(UI)}px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.subtle}; border-color: {t.outline}; }}
QPushButton:pressed, QToolButton:pressed, QPushButton:checked {{ background: {t.selected}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.focus}; outline: 0; padding: 0 {px(12) - 1}px;
    min-height: {px(30) - 2}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.text_disabled}; border-color: {t.line};
    background: {t.subtle}; }}
QPushButton[role="primary"] {{ background: {t.primary}; border-color: {t.primary};
    color: {t.on_primary}; font-weight: 700; padding: 0 {px(16)}px; }}
QPushButton[role="primary"]:hover {{ background: {t.primary_hover}; }}
QPushButton[role="primary"]:pressed {{ background: {t.primary_pressed}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {t.focus}; padding: 0 {px(16) - 1}px; }}
QPushButton[role="primary"]:disabled {{ background: {t.line}; border-color: {t.line};
    color: {t.text_third}; }}
QPushButton[role="danger"] {{ color: {red.ink}; border-color: {red.ink}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent;
    border-color: transparent; padding: 0 {px(8)}px; }}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {t.selected}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{ border: 2px solid {t.focus};
    padding: 0 {px(8) - 1}px; }}
QFrame[role="tabs"] {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.line}; }}
QPushButton[role="tab"] {{ background: transparent; border: 1px solid transparent; color: {t.text_second};
    padding: 0 {px(2)}px; min-height: {px(26)}px; }}
QPushButton[role="tab"]:hover {{ background: {t.subtle}; }}
QPushButton[role="tab"]:checked {{ background: {t.selected}; color: {t.text}; font-weight: 700; }}
QPushButton[role="tab"]:focus {{ border: 2px solid {t.focus}; padding: 0 {px(2) - 1}px;
    min-height: {px(26) - 2}px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QTimeEdit, QComboBox {{
    background: {t.surface}; border: 1px solid {t.outline}; border-radius: {px(6)}px;
    padding: 0 {px(8)}px; min-height: {px(30)}px; font-size: {px(UI)}px;
    selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(4)}px {px(6)}px; }}
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus, QComboBox:focus {{
    border: 2px solid {t.focus}; padding: 0 {px(8) - 1}px; min-height: {px(30) - 2}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.focus};
    padding: {px(4) - 1}px {px(6) - 1}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{
    background: {t.subtle}; color: {t.text_disabled}; border-color: {t.line}; }}
QLineEdit[fault="true"], QPlainTextEdit[fault="true"], QComboBox[fault="true"],
QSpinBox[fault="true"] {{ border: 2px solid {red.ink}; padding-left: {px(8) - 1}px; }}
QLineEdit > QToolButton, QLineEdit > QToolButton:focus {{ background: transparent; border: 0; padding: 0;
    min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: {px(24)}px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: {px(14)}px; height: {px(14)}px; }}
QToolButton::menu-indicator {{ image: url("{chevron}"); width: {px(12)}px; height: {px(12)}px;
    subcontrol-origin: border; subcontrol-position: right center; right: {px(8)}px; }}
QToolButton[role="more"] {{ padding: 0 {px(24)}px 0 {px(10)}px; }}
QToolButton[role="more-flat"] {{ background: transparent; border: 0; min-height: {px(26)}px;
    padding: 0 {px(22)}px 0 {px(8)}px; }}
QToolButton[role="more-flat"]:focus {{ border: 2px solid {t.focus}; min-height: {px(26) - 4}px; }}
QToolButton[role="more"]:focus {{ padding: 0 {px(24) - 1}px 0 {px(10) - 1}px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.outline};
    selection-background-color: {t.selected}; selection-color: {t.text}; outline: 0; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; min-height: {px(24)}px; border: 2px solid transparent;
    border-radius: {px(4)}px; background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.focus}; }}
QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 1px solid {t.outline};
    border-radius: {px(4)}px; background: {t.surface}; }}
QCheckBox::indicator:checked {{ background: {t.primary}; border-color: {t.primary}; image: url("{tick}"); }}
QCheckBox::indicator:disabled {{ background: {t.subtle}; border-color: {t.line_strong}; }}
QTableView, QListView, QTreeView {{ background: {t.surface}; alternate-background-color: {t.subtle};
    border: 1px solid {t.line}; gridline-color: {t.line}; outline: 0;
    selection-background-color: {t.selected}; selection-color: {t.text}; }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 1px solid {t.focus}; }}
QTableView[role="flush"], QListView[role="flush"] {{ border: 1px solid transparent; }}
QTableView[role="flush"]:focus, QListView[role="flush"]:focus {{ border: 1px solid {t.focus}; }}
QTableView::item {{ padding: 0 {px(8)}px; border: 0; }}
QHeaderView {{ background: {t.subtle}; border: 0; }}
QHeaderView::section {{ background: {t.subtle}; color: {t.text_second}; border: 0;
    border-bottom: 1px solid {t.line_strong}; padding: {px(6)}px {px(8) + 3}px; font-size: {px(META)}px; }}
QHeaderView[role="flush"] {{ background: {t.surface}; }}
QTableCornerButton::section {{ background: {t.subtle}; border: 0;
    border-bottom: 1px solid {t.line_strong}; }}
QMenuBar {{ background: {t.surface}; border-bottom: 1px solid {t.line}; }}
QMenuBar::item {{ padding: {px(4)}px {px(8)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.selected}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.line_strong}; padding: {px(4)}px 0; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(36)}px; }}
QMenu::icon {{ position: absolute; left: {px(10)}px; }}
QMenu::indicator {{ left: {px(10)}px; width: {px(14)}px; height: {px(14)}px; }}
QMenu::item:selected {{ background: {t.selected}; }}
QMenu::item:disabled {{ color: {t.text_disabled}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(4)}px 0; }}
QStatusBar {{ background: {t.subtle}; border-top: 1px solid {t.line}; }}
QStatusBar::item {{ border: 0; }}
QProgressBar {{ background: {t.line}; border: 0; border-radius: {px(3)}px; max-height: {px(6)}px;
    min-height: {px(6)}px; }}
QProgressBar::chunk {{ background: {t.primary}; border-radius: {px(3)}px; }}
QSplitter::handle {{ background: {t.line}; }}
QScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.knob}; border-radius: {px(3)}px; margin: {px(3)}px;
    min-height: {px(32)}px; min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {t.outline}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.text_second}; padding: {px(8)}px {px(12)}px;
    border: 0; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.primary}; font-weight: 700; }}
QTabBar::tab:focus {{ color: {t.focus}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {t.line}; }}
"""
