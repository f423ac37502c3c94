"""Every word the windows say: Chinese in the source, other languages from a catalogue.

Call ``tr`` with a literal, so that the test that looks for missing translations can see it.
"""

from PySide6.QtCore import QCoreApplication

CONTEXT = "huishen"


def tr(text: str, /, **values: object) -> str:
    """Return ``text`` in the language of the application, with ``{name}`` filled from ``values``.

    The catalogue is asked for the unfilled text. Without an installed catalogue the Chinese text is returned.
    """
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said
