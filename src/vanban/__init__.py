"""Official Vietnamese documents made from campaign data, in the form of Nghị định 30/2020/NĐ-CP."""

__version__ = "0.1.0"
