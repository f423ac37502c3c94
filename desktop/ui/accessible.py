"""What a screen reader is told: the audit that finds controls without a name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QComboBox, QWidget


def unnamed(root: QWidget) -> tuple[str, ...]:
    """Return each widget under ``root`` that can take the focus and has no name, as ``class objectName``.

    What is hidden cannot take it. The inner parts of spin boxes, combo boxes and scroll areas take their
    name from the whole and are left out.
    """
    found: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget is not root and not widget.isVisibleTo(root):
            continue
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or _is_part(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}".strip())
    return tuple(found)


def _is_part(widget: QWidget) -> bool:
    if widget.objectName().startswith("qt_") or widget.focusProxy() is not None:
        return True
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return True
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox):
            return True
        parent = parent.parentWidget()
    return False
