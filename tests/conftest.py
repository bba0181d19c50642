"""Property tests judge what is right, not how busy the machine is; CI draws the same cases each time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "vanban", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("vanban")


def pytest_addoption(parser: pytest.Parser) -> None:
    """How hard the programs are hit; SECURITY.md tells what is usual."""
    group = parser.getgroup("vanban")
    group.addoption("--kills", type=int, default=200, help="kills spread over a batch")
    group.addoption(
        "--documents", type=int, default=200, help="documents of a run that is killed and resumed"
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB, where the system lets us have one."""
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if sys.platform != "linux" or os.getuid() != 0 or subprocess.run(command, check=False).returncode:
        pytest.skip("only root on Linux can mount a small disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)
