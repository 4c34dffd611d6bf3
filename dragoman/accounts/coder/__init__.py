"""The second coder: a small classifier that says what kind of act a sentence tells, made without the tables of acts.

It has two halves on the same kind of encoder as the language engine. One is shown a sentence with its two sides
marked; the other reads some sentences of an article at once, and says which words tell an act, with its status and
its sides. `MODEL_CARD.md` in `weights` says what they were made of and how good they are.
"""

from dragoman.accounts.coder.classifying import classify_act
from dragoman.accounts.coder.marking import Marked
from dragoman.accounts.coder.model import load_coder
from dragoman.accounts.coder.passages import divided
from dragoman.accounts.coder.sentences import NONE, SIDES, Seen, Words, load_sentence_coder

__all__ = ["NONE", "SIDES", "Marked", "Seen", "Words", "classify_act", "divided", "load_coder", "load_sentence_coder"]
