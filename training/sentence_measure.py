"""Measures the coder of passages on those kept out of its learning."""

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from dragoman.accounts.coder.sentences import FAR, SIDES
from training.sentence_learn import CONTACT, TYPES, Item, laid_out, pointer_scores
from training.sentence_network import POINTERS, SentenceNetwork
from training.sentence_rows import MODES, NONE, STATUSES, WordAct


def measure(network: SentenceNetwork, items: Sequence[Item]) -> dict[str, float]:
    """F1 of deeds and of contacts with their types; of those told, how often all else is right."""
    counts: Counter[str] = Counter()
    for item in items:
        with torch.no_grad():
            scores = [score[0] for score in network(*laid_out([item]))]
        found = scores[0][: len(item.encoded.first)].argmax(-1).tolist()
        spared: set[int] = set()
        for number, act in enumerate(item.example.acts):
            words = {act.at + 1, *(word + 1 for word in act.beside)}
            hit = any(TYPES[found[word]] in act.types for word in words)
            spared |= words if hit or act.optional else set()
            if not act.optional:
                with torch.no_grad():
                    pointed = [
                        int(pointer_scores(network, scores[-1], item, number, p).argmax()) for p in range(POINTERS)
                    ]
                _count(counts, act, scores, pointed, hit=hit)
        for word, kind in enumerate(found):
            if word and TYPES[kind] != NONE and word not in spared:
                counts["contacts read" if kind == CONTACT else "deeds read"] += (
                    item.example.contacts or kind != CONTACT
                )
    return _shares(counts)


def _count(
    counts: Counter[str], act: WordAct, scores: Sequence[Tensor], pointed: Sequence[int], *, hit: bool
) -> None:
    """Notes of one act that is told what was right of it; `pointed` are the words of its sides, 0 for none."""
    _, statuses, modes, background, _ = scores
    at = act.at + 1
    kind = "contacts" if "CONSULT" in act.types else "deeds"
    counts[f"{kind} told"] += 1
    counts[f"{kind} right"] += hit
    right = {"status": STATUSES[int(statuses[at].argmax())] in act.statuses}
    if act.modes:
        right["mode"] = MODES[int(modes[at].argmax())] in act.modes
    right["background"] = (float(background[at, 0]) > 0) == act.background
    for pointer, places in enumerate((*act.sides, *act.far)):
        if places is not None:
            name = SIDES[pointer % FAR] + (" of contacts" if kind == "contacts" else "")
            if pointer >= FAR:
                name += " elsewhere" if places else " nowhere"
            right[name] = pointed[pointer] in ({place + 1 for place in places} or {0})
    for name, is_right in right.items():
        counts[f"{name} of"] += 1
        counts[name] += is_right


def _shares(counts: Counter[str]) -> dict[str, float]:
    shares = {}
    for kind in ("deeds", "contacts"):
        right = counts[f"{kind} right"]
        shares[kind] = 2 * right / max(1, right + counts[f"{kind} read"] + counts[f"{kind} told"])
    named = [name.removesuffix(" of") for name in counts if name.endswith(" of")]
    return shares | {name: counts[name] / counts[f"{name} of"] for name in named}
