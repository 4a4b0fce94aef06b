"""How many random programmes each law is tried on: 200 in `make test`, 2,000 in `make contract`.

`make test` tries the same ones at every run, so that a failure is of the change; `make contract` tries others.
"""

import os

from hypothesis import HealthCheck, settings

ASKED = os.environ.get("CONTRACT_EXAMPLES")
EXAMPLES = int(ASKED or 200)


def tried(share: int = 1) -> settings:
    """On all of them, or on one in so many where an example takes seconds.

    Programmes are large, fixtures are emptied by the test itself, and a server is as quick as it is.
    """
    odd = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=max(1, EXAMPLES // share),
        deadline=None,
        suppress_health_check=odd,
        print_blob=True,
        derandomize=not ASKED,
        database=None,
    )
