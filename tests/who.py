"""Who a word of a text stands for in an act, for tests."""

from texts import article_of, at_word

from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.sight import Sight
from dragoman.language import parse
from dragoman.mentions.attribution import find_sayers
from dragoman.mentions.chains import find_cast
from dragoman.mentions.placing import places_of


def meant(text, words):
    """Names or roles and states of whom some words stand for."""
    document = parse(article_of(text))
    cast = find_cast(document)
    sides = Sides(document, cast, find_sayers(document, cast), places_of(document), Sight(document))
    return " + ".join(f"{a.name or a.role or '-'}/{a.country or '-'}" for a in sides.at(at_word(document, words)))
