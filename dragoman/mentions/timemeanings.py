"""The meanings that the table of forms may name, each with what works it out of the words."""

from __future__ import annotations

from dragoman.mentions import timeclocks as clocks
from dragoman.mentions import timedates as dates
from dragoman.mentions import timelengths as lengths
from dragoman.mentions import timesteps as steps
from dragoman.mentions.timematch import Builder

BUILDERS: dict[str, Builder] = {
    "century": dates.century,
    "clock": clocks.clock,
    "coming_ref": steps.vague("FUTURE_REF", 1),
    "decade": dates.decade,
    "duration": lengths.duration,
    "every_day": lengths.every_day,
    "future_or_now": steps.future_or_now,
    "future_ref": steps.vague("FUTURE_REF"),
    "iso": dates.iso,
    "length_of_time": lengths.no_age(lengths.duration),
    "lone_month": dates.lone_month,
    "month": dates.plain_month,
    "month_day": dates.month_day,
    "month_of_year": dates.month_of_year,
    "next_part": clocks.next_part,
    "night": clocks.night,
    "noon": clocks.noon,
    "of_week": steps.of_week,
    "other_unit": steps.other_unit,
    "past_decade": lengths.past_decade,
    "past_ref": steps.vague("PAST_REF"),
    "past_span": lengths.past_span,
    "present_ref": steps.vague("PRESENT_REF"),
    "quarter_of": dates.quarter_of,
    "relative_quarter": steps.relative_quarter,
    "relative_unit": steps.relative_unit,
    "same_day": steps.same_day,
    "same_unit": steps.same_unit,
    "season": dates.season,
    "set_of_units": lengths.set_of_units,
    "set_word": lengths.set_word,
    "slashed": dates.slashed,
    "soon": steps.soon,
    "this_unit": steps.this_unit,
    "today": steps.day_word(0),
    "tomorrow": steps.day_word(1),
    "unit_before": steps.unit_before,
    "units_ago": steps.ago(-1, "step"),
    "units_ahead": steps.ago(1, "step"),
    "units_earlier": steps.ago(-1, "other"),
    "units_later": steps.ago(1, "other"),
    "weekday": steps.weekday,
    "weekdays": lengths.weekdays,
    "weekend": steps.weekend,
    "year": dates.plain_year,
    "year_back": steps.year_back,
    "yesterday": steps.day_word(-1),
}
"""The meanings that the table of forms may name."""
