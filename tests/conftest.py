"""Property tests judge what is right, not how busy the machine is; CI draws the same cases each time."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "vanban", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("vanban")
