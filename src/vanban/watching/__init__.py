"""Documents made again as often as a clerk saves what they are made from."""

from vanban.watching.runs import Run, runs
from vanban.watching.saves import Saves, watched_folders

__all__ = ["Run", "Saves", "runs", "watched_folders"]
