"""From the text of a scene to the scene."""

from __future__ import annotations

from datetime import UTC

from desktop.meeting.scene.body import Body
from desktop.meeting.scene.cast import IdMaker, stable_id
from desktop.meeting.scene.fault import SceneFault
from desktop.meeting.scene.head import scan, understand
from desktop.meeting.scene.lines import telling_lines
from desktop.meeting.scene.script import Scene


def parse_scene(text: str, make_id: IdMaker = stable_id) -> Scene:
    """The scene that text tells; `SceneFault` names the first line that cannot be understood.

    Ids of people, parties and so on come from `make_id`, called with a kind and a name.
    """
    lines = telling_lines(text)
    if not lines:
        raise SceneFault(1, "场景里什么都没有")
    scanned = scan(lines)
    head = understand(scanned, make_id)
    body = Body(head)
    steps = tuple(body.read(number, line) for number, line in scanned.rest)
    opened_at = steps[0].occurred_at if steps else head.starts.astimezone(UTC)
    return Scene(
        head.plan,
        head.profile,
        str(head.zone),
        head.recorder,
        head.rules,
        head.line_number,
        opened_at,
        steps,
    )
