"""The API: the record as data, with the filters of the page, page by page, as JSON, JSON Lines or CSV."""

from dragoman.serve.api.application import create_api

__all__ = ["create_api"]
