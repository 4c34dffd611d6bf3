import subprocess
import sys

import pytest

import dragoman

HEAVY = ("numpy", "onnxruntime", "sqlalchemy", "trafilatura", "rich", "yaml", "dragoman.language", "dragoman.intake")


def loaded_after(statement):
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_package_import_loads_nothing_heavy():
    assert not loaded_after("import dragoman, dragoman.cli").intersection(HEAVY)


def test_package_store_and_briefing_leave_the_language_side_alone():
    loaded = loaded_after("import dragoman.store, dragoman.briefing, dragoman.merging")
    sides = ("dragoman.language", "dragoman.intake", "dragoman.reading", "dragoman.accounts", "dragoman.mentions")
    assert not loaded.intersection((*sides, "dragoman.pipeline", "onnxruntime", "numpy"))


@pytest.mark.parametrize("name", dragoman.__all__)
def test_package_public_names_are_there(name):
    assert getattr(dragoman, name)
    assert name in dir(dragoman)


def test_package_reads_texts_and_articles_only(tmp_path):
    with pytest.raises(TypeError, match="read_paths"):
        dragoman.read(tmp_path)


def test_package_has_no_other_names():
    with pytest.raises(AttributeError, match="nothing_like_it"):
        dragoman.nothing_like_it  # noqa: B018
