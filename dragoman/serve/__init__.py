"""The live page and the API over a record: started with `dragoman serve`, read-only, no request to anywhere else."""

from dragoman.serve.app import create_app
from dragoman.serve.settings import Settings

__all__ = ["Settings", "create_app"]
