"""Why an order is not carried out."""


class Left(Exception):
    """An order is left for a person; its words are the Vietnamese sentence that says why."""
