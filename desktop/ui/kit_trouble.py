"""What the world can do to the pieces of this package, said with advice."""

from desktop.ui.pages import PdfUnreadableError
from desktop.ui.process_work import WorkFailedError
from desktop.ui.speech import tr
from desktop.ui.telling import Troubled


def kit_trouble(error: BaseException) -> Troubled | None:
    """Return the message for an error of these pieces, None for any other: ask the next, or it is a bug."""
    if isinstance(error, PdfUnreadableError):
        return Troubled(tr("这个文件不是完整的 PDF，无法预览。"), tr("请重新生成后再试；原记录不受影响。"))
    if isinstance(error, WorkFailedError):
        return Troubled(
            tr("后台任务没有完成（代码 {code}）。", code=error.exit_code),
            tr(
                "记录不受影响，可以再试一次；若仍不成功，请把下面的话告诉维护人员：{said}",
                said=error.said.strip() or "-",
            ),
        )
    return None
