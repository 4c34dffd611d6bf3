"""Says what names a code stands for that annotators or answers give for a party."""

import dragoman

ISO = 3  # letters of a state's code


def names_of(code: str) -> tuple[str, ...]:
    """The names of whoever a code stands for: a state's code alone, a body's or group's names and its state."""
    actor = dragoman.resolve_actor(code)
    if actor is None or (len(code) == ISO and code.isupper() and actor.kind == "state"):
        return (code,)
    of_group = actor.country if actor.kind == "group" else None
    return tuple(name for name in (code, actor.name, actor.organisation, of_group) if name)
