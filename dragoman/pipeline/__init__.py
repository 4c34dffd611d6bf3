"""Where reading and merging run: here or in several processes, what was skipped and why."""

from dragoman.pipeline.counting import estimate_inputs
from dragoman.pipeline.run import Progress, Summary, available_cores, read_into
from dragoman.pipeline.version import reader_version

__all__ = ["Progress", "Summary", "available_cores", "estimate_inputs", "read_into", "reader_version"]
