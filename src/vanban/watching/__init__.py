"""Documents made again as often as a clerk saves what they are made from."""

from vanban.watching.saves import Saves, watched_folders
from vanban.watching.session import Run, runs

__all__ = ["Run", "Saves", "runs", "watched_folders"]
