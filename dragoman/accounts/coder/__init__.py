"""The second coder: reads a sentence with its two sides marked, and says what kind of act it tells.

A small classifier on the same kind of encoder as the language engine, made without the tables of acts, so
that where the two agree it means something. It creates no act. `MODEL_CARD.md` in `weights` says what it was
made of and how good it is.
"""

from dragoman.accounts.coder.classifying import classify_act
from dragoman.accounts.coder.marking import Marked
from dragoman.accounts.coder.model import load_coder

__all__ = ["Marked", "classify_act", "load_coder"]
