"""The pages, one module each: what a reader sees at which address."""

from dragoman.serve.pages.about import about
from dragoman.serve.pages.actors import actor, actors, dyad
from dragoman.serve.pages.articles import article
from dragoman.serve.pages.calendar import calendar
from dragoman.serve.pages.events import account, event, event_text
from dragoman.serve.pages.figures import draw_ahead as draw_figures_ahead
from dragoman.serve.pages.figures import figures
from dragoman.serve.pages.ledger import ledger
from dragoman.serve.pages.network import draw_ahead as draw_network_ahead
from dragoman.serve.pages.network import network
from dragoman.serve.pages.now import mark_seen, now
from dragoman.serve.pages.sources import sources
from dragoman.serve.pages.statements import statements
from dragoman.serve.pages.timeline import timeline
from dragoman.serve.pages.worldmap import draw_ahead as draw_map_ahead
from dragoman.serve.pages.worldmap import worldmap

ROUTES = (
    ("/", now),
    ("/timeline", timeline),
    ("/event/{id}.txt", event_text),
    ("/event/{id}", event),
    ("/account/{id}", account),
    ("/article/{id:path}", article),
    ("/actors", actors),
    ("/actor/{name:path}", actor),
    ("/dyad/{one}/{other}", dyad),
    ("/network", network),
    ("/map", worldmap),
    ("/figures", figures),
    ("/calendar", calendar),
    ("/ledger", ledger),
    ("/statements", statements),
    ("/sources", sources),
    ("/about", about),
)

__all__ = ["ROUTES", "mark_seen"]

DRAWN_AHEAD = (draw_map_ahead, draw_network_ahead, draw_figures_ahead)
"""What draws the pictures of the pages as they stand without filters."""
