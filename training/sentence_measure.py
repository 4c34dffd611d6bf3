"""Measures the coder of whole sentences on sentences kept out of its learning."""

from collections.abc import Sequence

import torch

from training.sentence_learn import TYPES, Item, laid_out
from training.sentence_network import SentenceNetwork
from training.sentence_rows import STATUSES, WordAct


def measure(network: SentenceNetwork, items: Sequence[Item]) -> dict[str, float]:
    """F1 of deeds with their types; of the deeds told, how often status, background and sides are right."""
    counts = dict.fromkeys(("right", "read", "told", "status", "background", "doer", "other"), 0)
    for item in items:
        with torch.no_grad():
            types, statuses, background, sides = network(*laid_out([item]))
        found = types[0, : len(item.encoded.first)].argmax(-1).tolist()
        spared: set[int] = set()
        for act, ways in zip(item.example.acts, item.paths, strict=True):
            words = {act.at + 1, *(word + 1 for word in act.beside)}
            hit = any(TYPES[found[word]] in act.types for word in words)
            spared |= words if hit or act.optional else set()
            if act.optional:
                continue
            counts["told"] += 1
            counts["right"] += hit
            at = act.at + 1
            counts["status"] += STATUSES[int(statuses[0, at].argmax())] in act.statuses
            counts["background"] += (float(background[0, at, 0]) > 0) == act.background
            with torch.no_grad():
                shift = network.paths(ways)
            for side, name in enumerate(("doer", "other")):
                scores = sides[0, side, at, : len(ways) + 1].clone()
                scores[1:] += shift[:, side]
                counts[name] += int(scores.argmax()) in _meant(act, side)
        counts["read"] += sum(TYPES[kind] != "none" and word not in spared for word, kind in enumerate(found) if word)
    told = max(1, counts["told"])
    f1 = 2 * counts["right"] / max(1, counts["right"] + counts["read"] + counts["told"])
    return {"deeds": f1} | {name: counts[name] / told for name in ("status", "background", "doer", "other")}


def _meant(act: WordAct, side: int) -> set[int]:
    places = act.others if side else act.doers
    return {place + 1 for place in places or ()} or {0}
