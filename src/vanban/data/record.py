"""The base of every record that comes from a clerk's file."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record: English names in code, Vietnamese keys (`alias`) and titles outside, nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)
