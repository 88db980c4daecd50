"""Facts of a case, follow-ups and remedies in Chinese, as a lawyer reads them."""

from checklist.casework.guards.facts import FACT_ZH, NOT_ZH

CASE_FACT_ZH: dict[str, str] = {
    "amount": "罚款数额",
    "approval_given": "查封、扣押已经批准",
    "basis": "处罚依据",
    "case_opened": "已经转立处罚、强制案件",
    "correction_given": "已经一次性告知补正",
    "court_accepted": "法院已经受理",
    "court_from": "复议、诉讼和暂缓、分期均已期满或者结束之日",
    "court_heard": "法院听取意见后裁定",
    "court_refused": "法院不予受理或者不予执行",
    "court_ruled": "法院已经裁定准予执行",
    "covers_documents": "检查方案包括文件资料",
    "covers_sites": "检查方案包括重点场所",
    "crime_suspected": "已经报告涉嫌犯罪",
    "cut_told": "已经通知生产经营单位停电时间",
    "deferred_until": "暂缓或者分期的最后一日",
    "deemed_accepted": "依法视为受理",
    "deemed_renewed": "依法视为准予延续",
    "defence_reviewed": "陈述申辩意见已经复核",
    "discussed": "已经集体讨论",
    "emergency": "情况紧急、当场实施",
    "filed_at": "批准立案之时",
    "findings": "检查发现违法行为或者事故隐患",
    "from:daily_penalty": "按日连续处罚正在计算",
    "grave": "情节复杂或者重大违法行为",
    "hearing_at": "听证时间、地点已经确定",
    "hearing_mandatory": "属于依法应当听证的事项",
    "hearing_notified": "听证通知书已经送达",
    "hearing_offered": "已经告知听证权利",
    "party_left": "当事人中途退场",
    "hearing_postponed": "听证已经延期过一次",
    "hearing_record_confirmed": "听证笔录已经确认（拒绝签字的已由主持人注明）",
    "hearing_requested": "已经要求听证",
    "hearing_right": "属于应当告知听证权利的情形",
    "late_fine_agreed": "执行协议约定的加处罚款数额",
    "legal_review_passed": "法制审核已经通过",
    "legal_review_required": "属于应当法制审核的情形",
    "more_time_until": "单位延长整改期限的书面申请",
    "on_water": "在水上收缴而尚未抵岸的罚款",
    "penalty_zh": "处罚内容",
    "performed": "处罚已经履行",
    "preservation_approved": "先行登记保存已经行政机关负责人批准",
    "preservation_approved_at": "批准先行登记保存之时",
    "preservation_lapsed": "先行登记保存已经失效",
    "published": "处罚决定已经公开",
    "received_on": "收到申请材料（或者补正材料）之日",
    "rectify_by": "已经责令限期整改",
    "referred": "已经移送有关部门",
    "reinspection_passed": "复查通过",
    "release_ground": "所报告的解除情形",
    "remedy_pending": "复议或者诉讼正在进行",
    "renewal_late": "延续申请逾期，或者原许可期满时申请材料尚未补正",
    "seized_on": "实施查封、扣押之日",
    "site_verified": "已经现场核查",
    "statement_declined": "当事人表示不陈述、申辩",
    "statement_heard": "已经听取当事人陈述、申辩",
    "statement_made": "当事人已经陈述申辩",
    "statement_right_told": "已经告知陈述申辩权",
    "stop": "责令停产停业、停止使用尚未解除",
    "summary": "适用简易程序",
    "summary_on_file": "当场处罚决定已经报局备案",
    "suspended": "案件中止",
    "team": "专案组人员",
    "test_result": "检测、检验、检疫或者技术鉴定的结果已经收到",
    "testing_from": "送检测、鉴定之前所处的环节",
    "transfer_approved": "已经批准移送司法机关",
    "violation_ended_on": "违法行为终了之日",
    "voucher_issued": "受理通知书已经发出",
}
"""Facts of a case that guards ask for and moves note, as statements."""

FOLLOWED_ZH = {
    "correction": "责令改正",
    "checked": "核查是否改正",
    "uncorrected": "认定拒不改正",
    "police": "移送公安机关",
    "penalty": "立案处罚",
}
"""Ways in which an obstruction is followed up."""

REMEDY_ZH = {"reconsideration": "行政复议", "litigation": "行政诉讼", "any": "复议或者诉讼"}
"""Remedies that a party has."""

RESULT_ZH = {
    "upheld": "维持或者驳回请求",
    "withdrawn": "撤回",
    "rejected": "不予受理或者驳回申请",
    "unanswered": "逾期不答复",
    "changed": "变更",
    "quashed": "撤销",
    "illegal": "确认违法",
    "invalid": "确认无效",
}
"""What comes of a remedy."""


def fact_zh(name: str) -> str | None:
    """Return a fact as a statement; where it has none, what is said when it stands in the way; None for neither."""
    if name in CASE_FACT_ZH:
        return CASE_FACT_ZH[name]
    if name in FACT_ZH:
        return f"不再是“{FACT_ZH[name]}”"
    return NOT_ZH.get(name)


def remedy_zh(text: str) -> str:
    """Return which remedy ended and how: ``kind=result:result``."""
    kind, _, results = text.partition("=")
    return f"{REMEDY_ZH[kind]}的结果为：{'、'.join(RESULT_ZH[one] for one in results.split(':'))}" if results else text
