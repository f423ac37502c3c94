"""Profiles as files: TOML read strictly into the frozen profile, every fault named by its key path."""

from __future__ import annotations

import re
import tomllib
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from desktop.meeting.acts import Method, Paper
from desktop.meeting.plan import Role
from desktop.meeting.profile import ROOM, Profile
from desktop.meeting.rules.guards import GUARDS
from desktop.meeting.threshold import RuleError

SCHEMA = 1
"""The newest form of profile this program reads."""
DAY = 24 * 60 * 60
"""Seconds; a longer limit of speaking time is a slip of the pen."""


class ProfileFault(ValueError):
    """A profile does not say what it must: `path` is the key, `fault` what is wrong with it, both for the office."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"{path}: {fault}")
        self.path = path
        self.fault = fault


def shipped() -> tuple[str, ...]:
    """Ids of the profiles that come with the program, in alphabetical order."""
    folder = files("resources") / "profiles"
    return tuple(sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml")))


def load(profile: str) -> Profile:
    """The shipped profile of that id; `ProfileFault` where there is none."""
    file: Traversable = files("resources") / "profiles" / f"{profile}.toml"
    if profile not in shipped():
        raise ProfileFault("id", f"没有名为“{profile}”的会议类型")
    return parse(file.read_text(encoding="utf-8"))


def parse(text: str) -> Profile:
    """The profile that text describes; `ProfileFault` for bad TOML, an unknown or missing key, a wrong value."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as why:
        raise ProfileFault("", f"不是有效的TOML文件（{why}）") from why
    schema = table.get("schema")
    if type(schema) is not int or schema < 1:
        raise ProfileFault("schema", "应为1以上的整数")
    if schema > SCHEMA:
        raise ProfileFault("schema", "由更新的程序写成，请先升级本程序")
    profile = cast("Profile", _structure(Profile, table, ""))
    _consistent(profile)
    _named(profile)
    return profile


def _consistent(profile: Profile) -> None:
    """What types alone do not say: words that refer to other words must refer to something."""
    roles = {role.value for role in Role}
    methods = {method.value for method in Method}
    for place, stage in enumerate(profile.stages):
        if odd := set(stage.bars) - roles:
            raise ProfileFault(f"stages[{place}].bars", f"没有这种身份：{'、'.join(sorted(odd))}")
    for place, motion in enumerate(profile.motions):
        if not motion.methods or (odd := set(motion.methods) - methods):
            raise ProfileFault(
                f"motions[{place}].methods", "须至少有一种表决方式，且为 oral、hands、named、secret 之一"
            )
    for place, guard in enumerate(profile.guards):
        if guard.rule not in GUARDS:
            raise ProfileFault(f"guards[{place}].rule", f"没有这条规则：{guard.rule}")
    papers = {paper.value for paper in Paper} | {ROOM}
    for place, visible in enumerate(profile.visibility):
        if visible.paper not in papers:
            raise ProfileFault(f"visibility[{place}].paper", f"没有这种材料：{visible.paper}")
    for name in ("closed_verdicts", "partial_verdicts"):
        if odd := set(getattr(profile, name)) - set(profile.verdicts):
            raise ProfileFault(name, f"不在 verdicts 之中：{'、'.join(sorted(odd))}")
    for name in ("stages", "motions", "guards", "parties"):
        keys = [getattr(each, "id", getattr(each, "rule", "")) for each in getattr(profile, name)]
        if len(set(keys)) != len(keys):
            raise ProfileFault(name, "有重复的项")
    for name, seconds in vars(profile.limits).items():
        if not 0 <= seconds <= DAY:
            raise ProfileFault(f"limits.{name}", "应为秒数，0为不限，不超过一天")
    if not profile.motions:
        raise ProfileFault("motions", "须至少有一种表决事项")
    if profile.defer_margin is not None and not 0 <= profile.defer_margin <= 1:
        raise ProfileFault("defer_margin", "应在0和1之间")
    if profile.opening.quorum is None:
        raise ProfileFault("opening.quorum", "须写明到会人数要求")


def _named(profile: Profile) -> None:
    """Everything somebody chooses by its name has one, and words that are counted stand once."""
    names: list[tuple[str, str]] = [("name", profile.name), ("subject", profile.subject)]
    names += [(f"parties[{place}].name", each.name) for place, each in enumerate(profile.parties)]
    names += [(f"stages[{place}].name", each.name) for place, each in enumerate(profile.stages)]
    names += [(f"verdicts[{place}]", each) for place, each in enumerate(profile.verdicts)]
    names += [(f"judgements[{place}].word", each.word) for place, each in enumerate(profile.judgements)]
    names += [(f"motions[{place}].name", each.name) for place, each in enumerate(profile.motions)]
    for path, name in names:
        if not name.strip():
            raise ProfileFault(path, "不能为空")
    for path, words in (("verdicts", profile.verdicts), ("judgements", [each.word for each in profile.judgements])):
        if len(set(words)) != len(words):
            raise ProfileFault(path, "有重复的词")
    if both := set(profile.closed_verdicts) & set(profile.partial_verdicts):
        raise ProfileFault("partial_verdicts", f"不能既算已完成又算基本完成：{'、'.join(sorted(both))}")


def _structure(of: Any, table: object, path: str) -> object:  # noqa: ANN401 - any dataclass
    if not isinstance(table, Mapping):
        raise ProfileFault(path, "应为一个表")
    hints = get_type_hints(of)
    known = {each.name: each for each in fields(of)}
    for key in table:
        if key not in known:
            raise ProfileFault(_below(path, str(key)), "没有这个键")
    parts: dict[str, object] = {}
    for name, field in known.items():
        if name in table:
            parts[name] = _value(hints[name], table[name], _below(path, name))
        elif field.default is MISSING:
            if type(None) not in get_args(hints[name]):
                raise ProfileFault(_below(path, name), "缺少这个键")
            parts[name] = None
    try:
        made: object = of(**parts)
    except RuleError as why:
        raise ProfileFault(path, str(why)) from why
    return made


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _value(of: Any, given: object, path: str) -> object:  # noqa: ANN401 - any annotation
    if isinstance(of, types.UnionType) or get_origin(of) is Union:
        (inner,) = (each for each in get_args(of) if each is not type(None))
        return _value(inner, given, path)
    if get_origin(of) is tuple:
        if not isinstance(given, list):
            raise ProfileFault(path, "应为列表")
        return tuple(_value(get_args(of)[0], each, f"{path}[{place}]") for place, each in enumerate(given))
    if is_dataclass(of):
        return _structure(of, given, path)
    if of is Fraction:
        return _fraction(given, path)
    if issubclass(of, Enum):
        try:
            return of(given)
        except ValueError:
            words = "、".join(str(each.value) for each in of)
            raise ProfileFault(path, f"“{given}”不在可选的词之中：{words}") from None
    if type(given) is not of:
        raise ProfileFault(path, f"应为{ {str: '文字', int: '整数', bool: 'true或false'}[of] }")
    return given


def _fraction(given: object, path: str) -> Fraction:
    if isinstance(given, str) and (parts := _FRACTION.fullmatch(given)) is not None:
        return Fraction(int(parts[1]), int(parts[2] or 1))
    raise ProfileFault(path, "应为写成文字的分数，如“1/2”")


_FRACTION = re.compile("([0-9]{1,9})(?:/([1-9][0-9]{0,8}))?")
