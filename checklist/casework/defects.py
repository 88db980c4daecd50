"""Procedural defects: what could void the case or be held against it, by which article, and until when it can be cured.

It looks at the same things as the blockers (records, services, the book, people), but at what has already happened.
"""

from collections.abc import Iterator
from datetime import date

from checklist.casework import book, record, service
from checklist.casework.cures import with_cures
from checklist.casework.desk import Desk
from models.book import OWED, Deadline, DeadlineStatus
from models.case import Blocker
from models.outlook import Defect, Severity
from models.recording import SETTLED, Obligation, ObligationStatus
from models.roles import CaseKind, Role

# What it means that a duty was done late or not at all; every other duty of the authority leaves a flaw.
_LATE: dict[str, tuple[Severity, str]] = {
    "penalty_decision": (Severity.ILLEGAL, "决定并不因此无效，但属程序违法，应当尽快作出决定并说明"),
    "license_decision": (Severity.ILLEGAL, "应当尽快作出决定；逾期应承担责任（行政许可法74(2)）"),
    "advance_preservation_disposition": (Severity.ILLEGAL, "应当退还物品，证据的合法性会受质疑"),
    "seizure_period": (Severity.ILLEGAL, "应当立即解除并退还"),
    "compulsion_post_approval": (Severity.ILLEGAL, "应当立即解除"),
    "seizure_release_prompt": (Severity.ILLEGAL, "应当立即退还（行政强制法62(3)）"),
    "hearing_notice": (Severity.VOID, "应当另定听证日期并重新通知"),
    "license_hearing_notice": (Severity.VOID, "应当另定听证日期并重新通知"),
    "license_hearing_hold": (Severity.ILLEGAL, "应当尽快组织听证（行政许可法72(8)）"),
    "criminal_transfer": (Severity.ILLEGAL, "应当立即移送（行政处罚法82）"),
    "license_correction_notice": (Severity.FLAW, "已视为受理，应当补发受理通知书"),
    "license_acceptance_decision": (Severity.FLAW, "已视为受理，应当补发受理通知书"),
}
_DECISION = {
    CaseKind.PENALTY: "penalty_decision",
    CaseKind.LICENSING: "license_decision",
    CaseKind.COMPULSION: "seizure_period",
}


def defects(desk: Desk) -> list[Defect]:
    """Return the defects of a case as it stands, the gravest first."""
    found = [*_records(desk), *_services(desk), *_book(desk), *_people(desk), *_exemptions(desk)]
    order = list(Severity)
    return sorted(found, key=lambda d: (order.index(d.severity), not d.curable, d.code))


def _records(desk: Desk) -> Iterator[Defect]:
    for obligation in desk.state.obligations.values():
        if obligation.defect:
            yield _marked(desk, obligation)
        elif obligation.act_id is not None and obligation.status not in SETTLED:
            blocker = with_cures(desk, record.blocker(desk, obligation))
            void = obligation.validity
            yield _of(
                blocker,
                Severity.VOID if void else Severity.ILLEGAL,
                code="service-void" if void else "record-missing",
                curable=True,
                until=_decided_by(desk),
                cure="应当重新送达并全程录像，或者请见证人到场"
                if void
                else "补报同步录像、书面说明，或者重新实施该行为；不得补录",
            )


def _marked(desk: Desk, obligation: Obligation) -> Defect:
    again = obligation.status is ObligationStatus.NOT_APPLICABLE
    return Defect(
        code="record-redone" if again else "record-accepted",
        severity=Severity.FLAW,
        zh=f"清单第{obligation.row}行的音像记录缺失，{'已重新实施该行为' if again else '书面说明已被接受'}",
        article="行政处罚法47",
        row=obligation.row,
        obligation=obligation.id,
        cure_zh="已处理，标记保留在案卷中",
    )


def _services(desk: Desk) -> Iterator[Defect]:
    for done in desk.state.services:
        documents = desk.law.procedure.documents
        if done.effective or done.document not in documents or service.served(desk, done.document) is not None:
            continue
        yield Defect(
            code="not-served",
            severity=Severity.VOID,
            zh=f"{documents[done.document].zh}尚未产生送达效力",
            article="民事诉讼法89",
            owner=Role.OFFICER,
            curable=True,
            curable_until=_decided_by(desk),
            cure_zh="留置送达没有见证人的，须有完整的录像；否则重新送达",
        )


def _book(desk: Desk) -> Iterator[Defect]:
    for entry in desk.state.deadlines.values():
        missed = entry.late and entry.status in (DeadlineStatus.MET, DeadlineStatus.OVERDUE, DeadlineStatus.LAPSED)
        if entry.bearer == "authority" and missed:
            yield _late(desk, entry)


def _late(desk: Desk, entry: Deadline) -> Defect:
    rule = book.version_of(desk, entry)
    # Every kind of licence has its own clock, and one liability (许可法 74(2)).
    rule_id = "license_decision" if entry.rule == desk.resolve("@license") else entry.rule
    severity, cure = _LATE.get(rule_id, (Severity.FLAW, "应当尽快办理并说明原因"))
    owed = entry.status in OWED
    words = "逾期未完成" if owed or entry.status is DeadlineStatus.LAPSED else "逾期完成"
    blocker = Blocker(
        code="late", zh=f"{entry.name_zh}（{entry.due.due_on}）{words}", deadline=entry.id, owner=entry.owner
    )
    found = with_cures(desk, blocker) if owed else blocker
    return _of(found, severity, code="deadline-missed", curable=owed, until=None, cure=cure, article=rule.basis)


def _people(desk: Desk) -> Iterator[Defect]:
    for recusal in desk.state.recusals.values():
        if recusal.status != "granted" or recusal.decided_at is None:
            continue
        certificates = {o.certificate for o in desk.state.officers_before if o.account == recusal.person}
        acts = [a for a in desk.state.acts if certificates & set(a.officers) and a.start >= recusal.at]
        if acts:
            yield Defect(
                code="recused-acted",
                severity=Severity.FLAW,
                zh=f"{recusal.person}在申请回避后至决定前参与了{len(acts)}项执法行为，其效力由行政机关负责人决定",
                article="行政处罚法43",
                owner=Role.DEPUTY_HEAD,
                cure_zh="必要时由其他执法人员重新实施",
            )


def _exemptions(desk: Desk) -> Iterator[Defect]:
    for exemption in desk.state.exemptions.values():
        row = desk.state.obligations[exemption.obligation].row
        if exemption.status == "approved" and not (exemption.substitute or "").strip():
            yield Defect(
                code="no-substitute",
                severity=Severity.FLAW,
                zh=f"清单第{row}行经批准不录制，尚未写明替代的文字记录",
                article="行政处罚法47",
                row=row,
                obligation=exemption.obligation,
                owner=Role.OFFICER,
                curable=True,
                curable_until=_decided_by(desk),
                cure_zh="登记不录制的时段和替代的文字记录",
                actions=("mark-exempt-segment",),
            )


def _decided_by(desk: Desk) -> date | None:
    """Return the day of the decision that must not issue over a hole in the record."""
    rule = _DECISION.get(desk.state.opening.kind)
    rule = "@license" if rule == "license_decision" else rule
    found = book.owed(desk, rule) if rule is not None else None
    return found.due.due_on if found is not None else None


def _of(
    blocker: Blocker,
    severity: Severity,
    *,
    code: str,
    curable: bool,
    until: date | None,
    cure: str,
    article: str | None = None,
) -> Defect:
    return Defect(
        code=code,
        severity=severity,
        zh=blocker.zh,
        article=article or blocker.article,
        row=blocker.row,
        obligation=blocker.obligation,
        deadline=blocker.deadline,
        owner=blocker.owner,
        curable=curable,
        curable_until=until,
        cure_zh=cure,
        actions=blocker.actions,
    )
