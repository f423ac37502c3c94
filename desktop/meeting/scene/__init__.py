"""Scenes: whole meetings written in the secretary's words, for samples, tests, rehearsals and benchmarks."""

from desktop.meeting.scene.cast import IdMaker, stable_id
from desktop.meeting.scene.fault import SceneFault
from desktop.meeting.scene.line import Room
from desktop.meeting.scene.lines import scene_text
from desktop.meeting.scene.parse import parse_scene
from desktop.meeting.scene.play import Played, Put, opening, play, profile_of, record
from desktop.meeting.scene.script import Scene, Step
from desktop.meeting.scene.words import LATE, WORDS

__all__ = [
    "LATE",
    "WORDS",
    "IdMaker",
    "Played",
    "Put",
    "Room",
    "Scene",
    "SceneFault",
    "Step",
    "opening",
    "parse_scene",
    "play",
    "profile_of",
    "record",
    "scene_text",
    "stable_id",
]
