"""What a model says about a path of its data: the title of the field there and the keys that it may hold."""

from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from vanban.data.nodes import Path


@dataclass(frozen=True)
class Shape:
    """The Vietnamese title of a field, and the titles of the keys below it by key."""

    title: str
    titles: dict[str, str]


def shape_at(model: type[BaseModel], path: Path) -> Shape:
    """What stands at `path`; where a key is free (a mapping of the clerk's own keys), its title is empty."""
    models: list[type[BaseModel]] = [model]
    title = ""
    for step in path:
        if not isinstance(step, str):
            continue
        fields = [
            field
            for one in models
            for name, field in one.model_fields.items()
            if (field.alias or name) == step
        ]
        title = next((field.title for field in fields if field.title), "")
        if fields:
            models = [found for field in fields for found in _models_in(field.annotation)]
    titles = {key: text for one in models for key, text in _titles(one).items()}
    return Shape(title, titles)


def _titles(model: type[BaseModel]) -> dict[str, str]:
    return {field.alias or name: field.title or "" for name, field in model.model_fields.items()}


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inside in get_args(annotation) for found in _models_in(inside)]
