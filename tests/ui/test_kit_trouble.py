"""The world's errors get a sentence, ours do not."""

from desktop.ui.kit_trouble import kit_trouble
from desktop.ui.pages import PdfUnreadableError
from desktop.ui.process_work import WorkFailedError


def test_a_broken_pdf_and_failed_work_are_told_with_advice() -> None:
    pdf, work = kit_trouble(PdfUnreadableError("x")), kit_trouble(WorkFailedError(4, "no space\n"))
    assert pdf is not None
    assert work is not None
    assert "PDF" in pdf.sentence
    assert "4" in work.sentence
    assert work.advice.endswith("no space")


def test_anything_else_is_left_to_others() -> None:
    assert kit_trouble(KeyError("m7")) is None
