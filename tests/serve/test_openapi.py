"""Every call that the API's own description allows, and many that it does not, made by schemathesis."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from serve.conftest import kept

from dragoman.serve import Settings
from dragoman.serve.api import create_api
from dragoman.serve.desk import Desk
from dragoman.store import Store


@pytest.fixture(scope="module")
def api_schema(tmp_path_factory):
    path = kept(tmp_path_factory.mktemp("api") / "record.dragoman")
    desk = Desk(Store.open(path))
    yield schemathesis.openapi.from_asgi("/openapi.json", create_api(desk, Settings(str(path), token="t")))
    desk.close()


def test_api_is_what_it_says(api_schema):
    operations = [found.ok() for found in api_schema.get_all_operations()]
    assert len(operations) >= 18
    for operation in operations:

        @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def call(case):
            case.call_and_validate()

        call()
