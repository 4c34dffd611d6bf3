"""Says whether a deed is told as done by several together: "jointly", "side by side", "a joint patrol"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.acts import Frame
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

TOGETHER = frozenset({"together", "jointly", "collectively"})
JOINT = frozenset({"joint", "combined", "common", "shared", "bilateral", "trilateral"})


def as_joint(document: Document, i: int, frame: Frame, sources: list[Actor]) -> Frame:
    """Forces that several states move together work with each other: "patrol the river jointly"."""
    several = len({a.country for a in sources if a.country}) > 1
    if frame.type != "MOBILIZE" or not several or not is_joint(document, i):
        return frame
    return replace(frame, type="COOPERATE", mode=None, cameo="062", targets=(*frame.targets, "with"))


def is_joint(document: Document, i: int) -> bool:
    """Whether a verb is said to be done together, or its object to be a joint one."""
    below = [c for c in tree.children(document, i, "advmod", "obl", "obj", "compound:prt", "nmod") if c != i]
    for c in below:
        if document.tokens[c].text.casefold() in TOGETHER or _is_side_by_side(document, c):
            return True
        if tree.plain(document.tokens[c].relation) == "obj" and _is_joint_thing(document, c):
            return True
    return False


def _is_side_by_side(document: Document, i: int) -> bool:
    for first in (i - 2, i):
        words = [
            document.tokens[k].text.casefold() for k in range(max(0, first), first + 3) if k < len(document.tokens)
        ]
        if words == ["side", "by", "side"]:
            return True
    return False


def _is_joint_thing(document: Document, i: int) -> bool:
    return any(document.tokens[c].lemma.casefold() in JOINT for c in tree.children(document, i, "amod"))
