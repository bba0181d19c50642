"""The minutes (biên bản) of the council's meeting, with the table of votes."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from vanban.awards.checks.votes import share_of_votes
from vanban.awards.model import Nominee
from vanban.data.awards import Council, Member
from vanban.data.open_values import OpenValue
from vanban.documents.awards.case import Case, decides_about
from vanban.documents.awards.facts import add_council, add_figures, add_law, dossier_facts
from vanban.documents.awards.issuers import award_name, council_of, decider
from vanban.documents.awards.lists import Votes, addressed, grouped, sum_row, unit_of
from vanban.documents.awards.paper import Additions, Look, PaperMaker
from vanban.documents.document import Document
from vanban.documents.facts import Facts
from vanban.documents.page import Row, SignatureContext
from vanban.documents.reports.wording import count
from vanban.errors import OpenValueError, Place, Problem
from vanban.vietnamese.numbers import format_number

LOOK = Look("bien_ban_hop_dong.docx", "Biên bản", "BB")  # Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9
_BALLOTS = {"phat_ra": "phát ra", "thu_ve": "thu về", "hop_le": "hợp lệ"}
_ROLES = {
    "chu_tich": "Chủ tịch Hội đồng",
    "pho_chu_tich": "Phó Chủ tịch Hội đồng",
    "uy_vien": "Ủy viên",
    "thu_ky": "Ủy viên, Thư ký",
}


def minutes(case: Case, stem: str) -> Document:
    """The minutes of the meeting that agreed on the nominees.

    Raises:
        OpenValueError: the council has not met yet, or a final document needs values that are still open.
        DataError: the words have faults.
    """
    council = case.council
    if council is None:
        what = "Chưa có biên bản họp Hội đồng: thiếu council.yaml cạnh bảng đề nghị khen thưởng."
        remedy = f"Lập bằng lệnh awards sheet {case.year.ref} --department {case.department}, rồi điền."
        raise OpenValueError(Problem(what, remedy, Place(case.dossier.nominations.file)))
    words = case.words("bien_ban")
    maker = PaperMaker(case, words, partial(council_of, council, case.of_province))
    maker.book.facts["ho_so"] = dossier_facts(case.nominees)
    add_council(maker)
    add_law(maker)
    add_figures(maker)
    maker.book.facts["hop"] = _meeting_facts(maker, council)

    def additions(_: Mapping[str, object]) -> Additions:
        votes = Votes(maker, case.nominees)
        rows = grouped("bieu_quyet", case.nominees, partial(_row, maker, council, votes))
        table = {"so": "", "ten": "", "kem_theo": "", "kieu": "bieu_quyet", "don_vi_tinh": "", "hang": rows}
        meeting = maker.book.facts["hop"]
        more = {
            "thoi_gian": f"{meeting['bat_dau']}, {maker.book.facts['hoi_dong']['ngay_hop_du']}",
            "dia_diem": meeting["dia_diem"],
            "bang_trong_bai": [table],
            "chu_ky": list(_signatures(maker, council)),
        }
        return Additions(more)

    return maker.document(stem, LOOK, additions)


def _meeting_facts(maker: PaperMaker, council: Council) -> Facts:
    """`hop`: when and where, who came, how the vote went."""
    shown = maker.book.shown
    away = [member for member in council.members if member.absent]
    ballots = council.ballots
    counts: dict[str, int | OpenValue] = dict.fromkeys(("phat_ra", "thu_ve", "hop_le"), len(council.present))
    if ballots is not None:
        counts = {"phat_ra": ballots.issued, "thu_ve": ballots.returned, "hop_le": ballots.valid}
    facts: Facts = {
        "day_du": council.name,
        "bat_dau": shown("hop.bat_dau", "giờ bắt đầu", council.began),
        "ket_thuc": shown("hop.ket_thuc", "giờ kết thúc", council.ended),
        "dia_diem": shown("hop.dia_diem", "địa điểm họp", council.venue),
        "so_thanh_vien": count(len(council.members)),
        "so_co_mat": count(len(council.present)),
        "so_vang": count(len(away)),
        "co_mat": _lines(maker, council.present),
        "vang": _lines(maker, away),
        "chu_tri": _named(maker, council.chair),
        "thu_ky": _named(maker, council.secretary),
        "bo_phieu_kin": council.secret,
        "phieu": {key: _number(maker, key, value) for key, value in counts.items()},
        "dien_bien": "",
    }
    if council.discussion is not None:
        facts["dien_bien"] = shown("hop.dien_bien", "diễn biến cuộc họp", council.discussion)
    return facts


def _number(maker: PaperMaker, key: str, value: int | OpenValue) -> str:
    if isinstance(value, OpenValue):
        return maker.blanks.token(f"hop.phieu.{key}", f"số phiếu {_BALLOTS[key]}", value)
    return count(value)


def _lines(maker: PaperMaker, members: Sequence[Member]) -> str:
    """Each member as a dashed line: `- Người mẫu 21, Giám đốc: Chủ tịch Hội đồng;`."""
    lines = [f"- {_named(maker, one)}: {_ROLES[one.role]}{_why(one)}" for one in members]
    return ";\n".join(lines) + ("." if lines else "")


def _why(member: Member) -> str:
    return f" (vắng: {member.reason})" if member.absent and member.reason else ""


def _named(maker: PaperMaker, member: Member) -> str:
    return f"{_name(maker, member)}, {maker.book.shown('hop.chuc_vu', 'chức vụ thành viên Hội đồng', member.position)}"


def _name(maker: PaperMaker, member: Member) -> str:
    return maker.book.shown("hop.ho_ten", f"họ tên {_ROLES[member.role]}", member.full_name)


def _row(maker: PaperMaker, council: Council, votes: Votes, number: int, nominee: Nominee) -> Row:
    deciding = decider(decides_about(nominee), maker.department, maker.province)
    share = "" if nominee.votes is None else format_number(share_of_votes(nominee.votes, council), 2)
    return sum_row(
        "bieu_quyet",
        "dong",
        addressed(nominee),
        stt=str(number),
        don_vi=unit_of(maker, nominee),
        hinh_thuc=award_name(nominee.award, deciding),
        phieu=votes.text(nominee),
        ty_le=share,
    )


def _signatures(maker: PaperMaker, council: Council) -> Iterator[SignatureContext]:
    yield {"dong": ["THƯ KÝ"], "ho_ten": _name(maker, council.secretary)}
    yield {"dong": ["CHỦ TRÌ"], "ho_ten": _name(maker, council.chair)}
