"""The order of nominees on the lists."""

from tests.awards.dossiers import collective, nominee

from vanban.awards.order import in_order


def names(*args: object) -> list[str]:
    return [one.name for one in in_order(*args)]  # type: ignore[arg-type]  # as the tests call it


ROWS = [
    nominee(3, name="Lê Văn Đức", protocol=2),
    nominee(4, name="Trần Thị Ánh", award="bkt_cn"),
    nominee(5, name="Nguyễn Văn An", protocol=1),
    collective(6, name="Phòng Tài chính"),
    nominee(7, name="Đỗ Văn Dũng"),
]


def test_by_award_then_by_given_name_collectives_first() -> None:
    assert names(ROWS, "hang") == [
        "Phòng Tài chính",
        "Trần Thị Ánh",
        "Nguyễn Văn An",
        "Đỗ Văn Dũng",
        "Lê Văn Đức",
    ]


def test_by_name_alone() -> None:
    assert names(ROWS, "ten") == [
        "Phòng Tài chính",
        "Nguyễn Văn An",
        "Trần Thị Ánh",
        "Đỗ Văn Dũng",
        "Lê Văn Đức",
    ]


def test_by_precedence_then_those_without_it() -> None:
    assert names(ROWS, "nghi_thuc")[:3] == ["Phòng Tài chính", "Nguyễn Văn An", "Lê Văn Đức"]


def test_the_rank_of_the_figures_comes_before_the_name() -> None:
    rows = [nominee(3, name="Ba An", figures_of=("sxd",)), nominee(4, name="Ba Bình", figures_of=("stc",))]
    assert names(rows, "hang", {"sxd": 5, "stc": 2}) == ["Ba Bình", "Ba An"]
