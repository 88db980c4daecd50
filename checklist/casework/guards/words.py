"""Every guard as a Chinese sentence that a lawyer reads: what must hold, never how it is asked.

``{fact}``, ``{rule}``, ``{document}``, ``{act}``, ``{field}`` and ``{kind}`` stand for what the guard's argument names.
"""

from checklist.casework.guards.facts import FACT_ZH, NOT_ZH

GUARD_ZH: dict[str, str] = {
    "fact": "{fact}",
    "not": "没有下列情形：{fact}",
    "fact_is": "{fact}",
    "any": "至少具备一项：{fact}",
    "body": "{field}",
    "done": "已经完成“{act}”",
    "not_before": "不早于{fact}",
    "not_done": "尚未办理过“{act}”",
    "planned_done": "检查方案包括的“{act}”已经完成",
    "served": "{document}已经送达，或者依法视为送达（留置送达没有见证人的，须有完整的录像）",
    "not_served": "{document}尚未送达",
    "service_method": "送达方式是本类案件清单所列的方式，或者邮寄、电子送达",
    "owed": "“{rule}”正在计算，或者已经逾期而尚未办理",
    "no_owed": "没有尚未完成的“{rule}”",
    "no_duty_left": "除“{rule}”外，本局没有尚未完成的期限义务",
    "settled": "“{rule}”已经了结：已行使、已届满、已明确放弃，或者从未开始",
    "in_time": "申请在“{rule}”届满前提出；期限内交邮的，不算过期",
    "pause_allowed": "“{rule}”正在计算且依法可以停止计算，书面告知先于停止计算的首日，首日不晚于届满日",
    "extension_allowed": "“{rule}”依法可以延长、尚未延长过、尚未届满，延长不超过上限",
    "hearing_people": "听证主持人不是本案调查人员",
    "host_presides": "由所确定的听证主持人主持（或者由书记员代为登记）",
    "reviewer_apart": "法制审核人员不是本案调查人员，也不是听证主持人；初次从事法制审核的，已取得法律职业资格",
    "hearing_notice_possible": "从今天送达通知算起，听证日留足“{rule}”的时间；不足的，告知最早可以定在哪一天",
    "hearing_notice_in_time": "就所定的听证日而言，“{rule}”的最迟送达日尚未过去",
    "on_hearing_day": "在通知的听证日举行",
    "hearing_complete": (
        "说明拟作处罚、陈述申辩和质证、主持人询问、相互辩论、最后陈述均已进行（当事人中途退场的，其不能参加的环节除外）"
    ),
    "devices_checked": "至少一台记录设备的电量、存储、时间检查合格",
    "order_complete": "责令限期整改与现场处理措施至少有一项；整改期限晚于送达之日",
    "power_cut_notice": "停止供电前二十四小时已通知生产经营单位，有危及生产安全的紧急情形的除外",
    "site_check_done": "危险化学品经营许可已经现场核查",
    "within_limitation": "违法行为终了未超过二年；涉及公民生命健康安全、金融安全且有危害后果的，未超过五年",
    "return_only_after_lapse": "先行登记保存已满七个工作日的，只能退还物品",
    "not_heavier": "罚款不高于告知的数额：不得因当事人陈述申辩给予更重的处罚",
    "legal_review_done": "属于应当法制审核情形的，法制审核已经通过",
    "discussion_done": "情节复杂或者重大违法行为，已经行政机关负责人集体讨论",
    "statement_settled_or_waived": "陈述申辩期和听证申请期均已了结，或者当事人已明确放弃",
    "fined": "处罚包括罚款",
    "performed": "处罚已经履行完毕（加处罚款包括在内），或者没有罚款",
    "hazchem_by_main_head": "查封、扣押危险化学品的，由本部门主要负责人批准",
    "party_or_witness": "当事人到场；不到场的，邀请见证人到场",
    "approved_seizure": "查封、扣押已经批准（事前批准或者补办批准）",
    "seizure_happened": "已经实施查封、扣押",
    "seizure_did_not_happen": "没有实施查封、扣押",
    "measure_taken": "已经采取警示、报警、报告当地政府中的至少一项处置",
    "this_incident": "所指的是正在处置的这一起阻挠",
    "exemption_possible": (
        "该行有待记录的义务；录像不是送达有效的条件；查封、扣押不适用第（三）项情景，本局另有设置的除外（本局政策）"
    ),
    "segment_possible": "申请已经批准，且只批准了部分时段",
    "deficiency_possible": "有已经实施而音像记录缺失或者不完整的行为",
    "exemption_approver": (
        "由该项情景规定的人员审批：第（一）项股室负责人，第（二）项法制审核人员，第（三）项监督人员；"
        "审批人不是申请人，也不是记录人（审批人的分工是本局政策）"
    ),
    "exemption_in_scope": "第（一）项情景只限在爆炸危险区域内实施的行为，且只限区域内的时段，不得整个行为不录制",
    "exemption_proven": "第（一）项附区域划分和没有防爆设备的证明，第（二）项附当事人不同意的证明（本局政策）",
    "exemption_in_time": "第（一）、（二）项在行为实施前或者当日申请，第（三）项在实施前申请（本局政策）",
    "exemption_before_act": "第（三）项在行为实施前批准，实施后不再批准（本局政策）",
    "deficiency_reviewer_apart": "审查人不是提交说明的人，也不是本案调查人员",
    "recusal_concerns": "被申请人是本案执法人员、听证主持人或者书记员，且没有尚未决定的同一申请",
    "recusal_decidable": "有待决定的申请；决定人不是被申请人；回避后执法人员仍不少于两人，不足的同时指定接替人员",
    "officers_known": "接替后执法人员不少于两人，均持有本局有效执法证件，且不是听证主持人",
    "not_compulsion": "不是查封、扣押案件：查封、扣押不得中止",
    "no_incident": "没有正在处置的拒绝、阻挠",
    "nothing_held": "没有尚未处理的先行登记保存物品，没有尚未退还的查封、扣押物品",
    "records_of_acts": "已经实施的行为，音像记录均已了结",
    "order_new": "该监督文书尚未登记，答复期限不早于收到之日",
    "order_open": "该监督文书正待答复",
    "obstruction_ended_act": "执法因该起拒绝、阻挠而中止",
    "followed_by": "对该起阻挠已经{kind}",
    "not_followed_by": "对该起阻挠尚未{kind}",
    "react_possible": "该项缺失说明没有被接受，记录义务尚未了结",
    "investigator_apart": "审批人不是本案调查人员",
    "deficiency_acceptable": "有待审查的书面说明；录像是送达有效条件的，不得以说明代替",
}

CASE_FACT_ZH: dict[str, str] = {
    "approval_given": "查封、扣押已经批准",
    "case_opened": "已经转立处罚、强制案件",
    "correction_given": "已经一次性告知补正",
    "covers_documents": "检查方案包括文件资料",
    "covers_sites": "检查方案包括重点场所",
    "crime_suspected": "已经报告涉嫌犯罪",
    "deemed_accepted": "依法视为受理",
    "defence_reviewed": "陈述申辩意见已经复核",
    "discussed": "已经集体讨论",
    "emergency": "情况紧急、当场实施",
    "findings": "检查发现违法行为或者事故隐患",
    "grave": "情节复杂或者重大违法行为",
    "hearing_at": "听证时间、地点已经确定",
    "hearing_mandatory": "属于依法应当听证的事项",
    "hearing_notified": "听证通知书已经送达",
    "hearing_offered": "已经告知听证权利",
    "hearing_record_confirmed": "听证笔录已经确认（拒绝签字的已由主持人注明）",
    "hearing_requested": "已经要求听证",
    "hearing_right": "属于应当告知听证权利的情形",
    "legal_review_passed": "法制审核已经通过",
    "legal_review_required": "属于应当法制审核的情形",
    "performed": "处罚已经履行",
    "preservation_approved": "先行登记保存已经行政机关负责人批准",
    "rectify_by": "已经责令限期整改",
    "referred": "已经移送有关部门",
    "reinspection_passed": "复查通过",
    "remedy_pending": "复议或者诉讼正在进行",
    "seized_on": "实施查封、扣押之日",
    "received_on": "收到申请材料（或者补正材料）之日",
    "site_verified": "已经现场核查",
    "statement_made": "当事人已经陈述申辩",
    "stop": "责令停产停业、停止使用尚未解除",
    "suspended": "案件中止",
    "test_result": "检测、检验、检疫或者技术鉴定的结果已经收到",
    "testing_from": "送检测、鉴定之前所处的环节",
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


def fact_zh(name: str) -> str | None:
    """Return a fact as a statement; where it has none, what is said when it stands in the way; None for neither."""
    if name in CASE_FACT_ZH:
        return CASE_FACT_ZH[name]
    if name in FACT_ZH:
        return f"不再是“{FACT_ZH[name]}”"
    return NOT_ZH.get(name)
