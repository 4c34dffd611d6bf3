"""Turns an article into sentences, words and trees whose places in the stored text are exact."""

from dragoman.language.document import Document, Sentence, Token
from dragoman.language.headlines import is_title_cased
from dragoman.language.parsing import parse

__all__ = ["Document", "Sentence", "Token", "is_title_cased", "parse"]
