"""Why a file could not be read, in one sentence with what to do about it."""

from enum import StrEnum


class Cause(StrEnum):
    """What stands in the way; the value crosses the process border, so it never changes."""

    EMPTY = "empty"
    TOO_BIG = "too-big"
    TOO_MUCH_INSIDE = "too-much-inside"
    PASSWORD = "password"  # noqa: S105 - the name of a cause, not a secret
    DAMAGED = "damaged"
    BOMB = "bomb"
    DTD = "dtd"
    WEB_PAGE = "web-page"
    XML_TABLE = "xml-table"
    BINARY_WORKBOOK = "binary-workbook"
    WORD = "word"
    SLIDES = "slides"
    PDF = "pdf"
    PICTURE = "picture"
    ARCHIVE = "archive"
    NO_SHEETS = "no-sheets"
    ENCODING = "encoding"
    UNKNOWN = "unknown"
    TOO_SLOW = "too-slow"
    GAVE_UP = "gave-up"


_SENTENCES: dict[Cause, tuple[str, str]] = {
    Cause.EMPTY: ("是空的，没有任何内容。", "请确认拷贝完整后重新选择。"),
    Cause.TOO_BIG: ("太大，超出了可以导入的大小。", "请只保留要导入的工作表，另存后再试。"),
    Cause.TOO_MUCH_INSIDE: ("内容太多，超出了可以导入的数量。", "请只保留要导入的行和列，另存后再试。"),
    Cause.PASSWORD: ("有打开密码，无法读取。", "请先在 WPS 或 Excel 中取消密码，再导入。"),
    Cause.DAMAGED: ("已经损坏或不完整，无法读取。", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。"),
    Cause.BOMB: ("解开后的大小与文件大小不相称，可能有害，没有打开。", "请向提供文件的人核实来源。"),
    Cause.DTD: ("里面含有表格不应有的定义（DTD），可能有害，没有打开。", "请向提供文件的人核实来源。"),
    Cause.WEB_PAGE: ("其实是网页，不是表格。", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。"),
    Cause.XML_TABLE: (
        "其实是 XML 文本，不是可以直接读取的表格。",
        "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。",
    ),
    Cause.BINARY_WORKBOOK: (
        "是二进制工作簿（.xlsb），不能直接读取。",
        "请在 WPS 或 Excel 中另存为 .xlsx 后再导入。",
    ),
    Cause.WORD: ("是文字文档，不是表格。", "请把其中的表格复制到 WPS 表格或 Excel，另存为 .xlsx 后再导入。"),
    Cause.SLIDES: ("是演示文稿，不是表格。", "请选择台账表格文件。"),
    Cause.PDF: ("是 PDF 等版式文件，不是表格。", "请向提供单位索要表格原件。"),
    Cause.PICTURE: ("是图片，不是表格。", "请向提供单位索要表格原件。"),
    Cause.ARCHIVE: ("是压缩包，不是表格。", "请先解压，再选择里面的表格。"),
    Cause.NO_SHEETS: ("里面没有可读的工作表。", "请用 WPS 或 Excel 打开，确认表格没有被隐藏，另存后再试。"),
    Cause.ENCODING: ("的文字编码无法识别。", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。"),
    Cause.UNKNOWN: ("不是可以识别的表格。", "可以导入 .xlsx、.xls、.et、.ods 和 .csv。"),
    Cause.TOO_SLOW: ("读取时间过长，已经停止。", "请只保留要导入的工作表，另存为 .xlsx 后再试。"),
    Cause.GAVE_UP: ("无法安全读取，已经停止。", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。"),
}


class Unreadable(Exception):
    """The file cannot be read; `str()` is the sentence for the user, with advice.

    `cause` says why, `name` is the file as the user knows it, `detail` is for the log only.
    """

    def __init__(self, cause: Cause, name: str = "", detail: str = "") -> None:
        super().__init__(cause, name, detail)
        self.cause = cause
        self.name = name
        self.detail = detail

    @property
    def sentence(self) -> str:
        """What is wrong, as a whole Chinese sentence."""
        what = f"文件“{self.name}”" if self.name else "这个文件"
        return what + _SENTENCES[self.cause][0]

    @property
    def advice(self) -> str:
        """What the user can do next."""
        return _SENTENCES[self.cause][1]

    def __str__(self) -> str:
        return self.sentence + self.advice
