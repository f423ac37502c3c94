"""What can be written after `huishen`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from desktop.cli.voice import Exit

COMMANDS = (
    "demo",
    "new",
    "import",
    "play",
    "list",
    "profiles",
    "search",
    "show",
    "check",
    "export",
    "verify",
    "backup",
    "restore",
    "rehearse",
    "clear-rehearsal",
    "window",
)


class Parser(argparse.ArgumentParser):
    """Faults of usage end in exit code 2 with the usage line, in Chinese."""

    def error(self, message: str) -> NoReturn:
        """The usage and the fault stand on standard error; the program ends with code 2."""
        self.print_usage()
        self.exit(Exit.USAGE, f"用法不对（usage）：{message}\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments, parsed; ends the program with code 2 where they are wrong."""
    common = Parser(add_help=False)
    common.add_argument("--store", type=Path, metavar="文件夹", help="会议库所在文件夹（默认为本用户的会议库）")
    common.add_argument("--rehearsal", action="store_true", help="演练：用单独的演练库，所有材料印“演练”")
    common.add_argument("--json", action="store_true", help="输出供程序读取的JSON")
    common.add_argument("--lang", choices=("zh", "en"), default="zh", help="提示所用语言")
    parser = Parser(prog="huishen", description="会审：离线的会审会议记录程序。不带命令时打开窗口。")
    below = parser.add_subparsers(dest="command", metavar="命令", parser_class=Parser)

    def command(name: str, purpose: str) -> argparse.ArgumentParser:
        return below.add_parser(name, help=purpose, description=purpose, parents=[common])

    demo = command("demo", "在文件夹里演一遍完整的样本会审：会议库、记录、纪要、反馈、汇总表")
    demo.add_argument("--out", type=Path, required=True, metavar="文件夹")
    new = command("new", "准备一次新的会议")
    new.add_argument("--profile", default="rectification-review", metavar="会议类型")
    new.add_argument("--title", required=True, metavar="名称")
    new.add_argument("--number", default="", metavar="编号")
    new.add_argument("--from", dest="source", metavar="会议", help="人员、会审方照抄这次会议")
    take = command("import", "从台账表格导入问题")
    take.add_argument("file", type=Path, metavar="表格")
    take.add_argument("--meeting", required=True, metavar="会议")
    take.add_argument("--sheet", metavar="工作表")
    take.add_argument(
        "--map", action="append", default=[], metavar="列=字段", help="指定某一列是什么，可重复，如 --map C=finding"
    )
    take.add_argument("--conflict", choices=("stop", "skip", "update"), default="stop", help="与已有问题相同时怎么办")
    take.add_argument("--yes", action="store_true", help="确认导入；不写则只预览，什么也不保存")
    play = command("play", "照脚本记录一次会议")
    play.add_argument("scene", type=Path, metavar="脚本")
    command("profiles", "列出会议类型：自带的和本单位的")
    listing = command("list", "列出会议")
    listing.add_argument("words", nargs="*", metavar="查找")
    _take_words(command("search", "在全部会议记录里查找"))
    show = command("show", "显示一次会议的记录")
    show.add_argument("meeting", metavar="会议")
    show.add_argument("--paper", default="record", metavar="材料", help="record、minutes、feedback、votes 等")
    check = command("check", "核对一次会议的记录，列出待核事项")
    check.add_argument("meeting", metavar="会议")
    export = command("export", "导出材料")
    export.add_argument("meeting", metavar="会议")
    export.add_argument("--pdf", action="store_true", help="会议记录、会议纪要、会审情况反馈")
    export.add_argument("--xlsx", action="store_true", help="会审情况汇总表")
    export.add_argument("--txt", action="store_true", help="纯文字")
    export.add_argument("--to", type=Path, required=True, metavar="文件夹")
    export.add_argument("--papers", nargs="+", default=["record", "minutes", "feedback"], metavar="材料")
    export.add_argument("--scope", nargs="*", default=[], metavar="范围", help="汇总表另含 votes、dissents、opinions")
    export.add_argument("--recipient", default="", metavar="报送对象")
    export.add_argument("--medium", default="", metavar="介质编号")
    _about_the_store(command)
    return parser.parse_args(list(arguments))


def _about_the_store(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    command("verify", "核验整个会议库")
    backup = command("backup", "备份会议库并核对")
    backup.add_argument("--to", type=Path, required=True, metavar="文件夹")
    backup.add_argument("--with-key", action="store_true", help="把密钥另存一份；没有密钥，备份无法打开")
    restore = command("restore", "从备份恢复到新的文件夹")
    restore.add_argument("copy", type=Path, metavar="备份")
    restore.add_argument("--key", type=Path, metavar="密钥文件")
    rehearse = command("rehearse", "把准备好的会议复制到演练库，供演练（正式会议不受影响）")
    rehearse.add_argument("meeting", metavar="会议")
    clear = command("clear-rehearsal", "清空演练库")
    clear.add_argument("--yes", action="store_true", help="确认清空；不写则什么也不做")
    command("window", "打开窗口")


def _take_words(search: argparse.ArgumentParser) -> None:
    search.add_argument("words", nargs="+", metavar="词", help="几个词都要出现在同一条里")
    search.add_argument("--former", action="store_true", help="也查已撤销和更正前的文字")
    search.add_argument("--limit", type=int, choices=range(1, 401), default=50, metavar="条数", help="1到400，默认50")
