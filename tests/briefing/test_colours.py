from __future__ import annotations

import re
from importlib import resources

import pytest

CSS = (resources.files("dragoman.briefing") / "templates" / "briefing.css").read_text(encoding="utf-8")
THEMES = dict(zip(("light", "dark"), re.findall(r":root \{([^}]*--ink[^}]*)\}", CSS), strict=True))


def colours(theme: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6})", THEMES[theme]))


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of an sRGB colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "s1", "s2", "s3", "s4", "s5", "s6"])
def test_text_stands_out_from_the_page_by_wcag_aa(theme: str, name: str) -> None:
    shown = colours(theme)
    for ground in ("paper", "faint"):
        assert contrast(shown[name], shown[ground]) >= 4.5
    assert contrast(shown["ink"], shown["mark"]) >= 4.5
