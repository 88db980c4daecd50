"""Every guard as a Chinese sentence that a lawyer reads: what must hold, never how it is asked.

``{fact}``, ``{rule}``, ``{document}``, ``{act}``, ``{field}``, ``{kind}`` and ``{remedy}`` stand for what the guard's
argument names, ``{argument}`` for the argument itself, ``{rule:NAME}`` for a deadline that the guard itself asks for.
"""

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
    "arrival_proven": "电子送达的，有当事人签署的确认书，并写明到达时间；邮寄、电子送达以到达或者收件之日为送达日",
    "last_resort": "受送达人下落不明，或者已经写明其他送达方式的尝试和经过",
    "notice_wanted": "本环节的文书尚未送达，公告期没有正在计算",
    "no_penalty_served": "决定不予处罚的，不予行政处罚决定书已经送达",
    "transfer_team": "已经指定两名以上执法人员组成专案组",
    "hearing_unfixed": "听证时间尚未通知；已经通知的，听证日已经过去而没有举行",
    "this_hearing_complete": "本次听证的各个环节均已进行（当事人中途退场的，其不能参加的环节除外）",
    "preserved_items": "有先行登记保存的物品；已满七个工作日的，只能退还",
    "started": "“{rule}”开始计算过",
    "never_started": "“{rule}”没有开始计算过",
    "kept": "{fact}",
    "never_kept": "没有下列情形：{fact}",
    "summary_limits": "违法事实确凿并有法定依据，处罚是警告，或者对公民二百元以下、对法人或者其他组织三千元以下的罚款",
    "heard_on_spot": "已经当场听取陈述、申辩，或者当事人表示不陈述、申辩",
    "reconsideration_first": "决定书告知应当先申请行政复议",
    "collected_on_land": "不是在水上收缴",
    "collect_on_spot": (
        "罚款一百元以下，或者不当场收缴事后难以执行（简易程序），或者边远、水上、"
        "交通不便地区经当事人提出；收缴金额等于应缴金额"
    ),
    "paid_up": "罚款、加处罚款、按日连续处罚均已缴清，或者没有罚款",
    "court_period_begins": "罚款没有缴清，复议、诉讼期和暂缓、分期均已了结，处罚没有被复议变更",
    "in_court_period": "申请法院强制执行的期限已经开始、尚未届满；逾期的，有正当理由",
    "late_fine_over_thirty": "一并申请执行加处罚款的，加处罚款已经超过三十日；只申请执行罚款本金的除外",
    "remedy_open": "申请期、起诉期尚未届满，逾期的已被受理；对当场处罚提起诉讼的，已经先申请行政复议",
    "remedy_of_kind": "与正在进行的救济途径一致，结束不早于开始，变更不加重处罚",
    "remedy_was": "救济途径和结果符合所列情形",
    "deferral_ahead": "暂缓或者分期的最后期限晚于原缴款期限",
    "paid_later": "缴清的最后期限晚于当天",
    "agreement_reduces": "执行协议只减免加处罚款，不减免罚款本金",
    "daily_penalty_possible": "没有正在计算的按日连续处罚，责令改正之日不晚于当天",
    "daily_penalty_runs": "按日连续处罚正在计算",
    "enforcement_ended": (
        "有法定情形：法院不予受理或者不予执行、逾期丧失申请权、行政强制法第四十条的情形、由复议机关执行"
    ),
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
    "arrival_proven": (
        "电子送达的，当事人已经签订确认书，并写明到达时间；所写的到达时间不早于文书作出之时，不晚于现在"
    ),
    "last_resort": "受送达人下落不明，或者用其他方式无法送达（写明已经尝试的方式和经过，或者已有送达未成的记载）",
    "notice_wanted": "本环节的文书尚未送达，且没有正在计算的公告期",
    "no_penalty_served": "不予处罚的，不予行政处罚决定书已经送达",
    "transfer_team": "已经指定两名以上执法人员组成专案组",
    "hearing_unfixed": "没有已经通知而尚未到期的听证；有的，应当有正当理由，按延期听证办理",
    "this_hearing_complete": (
        "自本次听证开始以来，说明拟作处罚、陈述申辩和质证、主持人询问、相互辩论、最后陈述均已进行"
        "（当事人中途退场的，其不能参加的环节除外）"
    ),
    "preserved_items": "有先行登记保存的物品；已满七个工作日的，只能退还",
    "paid_up": "罚款、加处罚款、按日连续处罚均已缴清，或者没有应缴的款项；按日连续处罚没有正在计算",
    "court_period_begins": (
        "款项尚未缴清；复议、诉讼均已期满或者结束，没有进行中的暂缓、分期缴纳；处罚没有被复议变更；"
        "三个月的申请期尚未开始"
    ),
    "in_court_period": (
        "当事人申请复议、提起诉讼的期限已经届满，且在其后三个月的申请期内，逾期的须有正当理由；"
        "处罚没有被复议变更（变更的由复议机关执行）"
    ),
    "late_fine_over_thirty": "加处罚款已经超过三十日；申请法院只执行罚款本金的，不受此限",
    "remedy_open": "复议申请期或者起诉期正在计算；逾期但已被受理的，写明理由；对当场处罚先申请复议，再提起诉讼",
    "remedy_of_kind": "所结束的是正在进行的那一种救济，不早于其开始；变更后的罚款不高于原处罚",
    "remedy_was": "{remedy}",
    "deferral_ahead": "暂缓或者分期的最后期限晚于原缴款期限",
    "agreement_reduces": "执行协议约定的加处罚款低于现已产生的数额；罚款本身不得减免",
    "daily_penalty_possible": "没有正在计算的按日连续处罚；责令改正之日不晚于今天",
    "enforcement_ended": (
        "终结执行的情形成立：以丧失申请权为由的，三个月的申请期已经届满；以法院不予受理、不予执行、终结执行为由的，"
        "已登记法院的相应结果；以由复议机关执行为由的，处罚已被复议变更"
    ),
    "kept": "已经登记{fact}",
    "never_kept": "尚未登记{fact}",
    "started": "“{rule}”在本案中已经开始计算过",
    "never_started": "“{rule}”在本案中从未开始计算",
    "paid_later": "缴清的最后期限晚于今天",
    "return_noted": "当事人拒绝在退还清单上签字的，在备注中注明",
    "summary_limits": "违法事实确凿并有法定依据；罚款对公民不超过二百元，对法人或者其他组织不超过三千元",
    "heard_on_spot": "已经听取当事人陈述、申辩，或者当事人表示不陈述、申辩",
    "reconsideration_first": "决定书写明对当场处罚不服的，应当先申请行政复议",
    "collected_on_land": "罚款不是在水上收缴",
    "collect_on_spot": (
        "属于可以当场收缴的情形：当场处罚的一百元以下罚款，当场处罚不当场收缴事后难以执行的，"
        "边远、水上、交通不便地区经当事人提出的；所收数额等于应收数额"
    ),
    "not_entrusted": "由本局执法人员实施，没有委托他人",
    "objects_tied": (
        "只限与违法行为有关的场所、设施、财物，不包括公民个人及其所扶养家属的生活必需品，没有被其他国家机关查封"
    ),
    "announced_rightly": "已经出示执法证件，并听取了当事人的陈述申辩",
    "list_in_order": "清单一式二份；当事人拒绝签字的在备注中注明；当事人不到场的由见证人签名或者盖章",
    "release_ground": "以期满为由的，期限已经届满；以已作出处理决定为由的，写明处理决定文号",
    "disposal_basis": "没收、拍卖写明所依据的处罚决定，销毁写明所依据的法律、行政法规",
    "enforcement_time_ban": (
        "不在法定节假日或者夜间（22时至次日6时，时段是本局政策）实施强制执行，情况紧急的除外（只及于{field}的）"
    ),
    "two_inspectors": "检查人员不少于两人",
    "frequency_cap": "本年度检查没有达到公布的频次上限；达到的，写明确需检查的理由",
    "recusal_told": "已经告知企业有申请回避的权利",
    "explosion_proof": "涉及爆炸危险区域的，有合格的防爆记录设备，或者已经申请不适用音像记录（第（一）项情景）",
    "hazard_known": "所指的隐患已经责令立即排除而尚未排除",
    "hazards_removed": "责令立即排除的隐患均已排除",
    "corrected_on_the_spot": "发现的隐患已经责令立即排除，且均已排除",
    "immediate_escalated": "有未能立即排除的隐患的，责令撤出作业人员、暂时停产停业或者停止使用",
    "new_order_ahead": "整改期限晚于送达之日",
    "resume_has_period": "同时确定整改期限，或者原整改期限、复查期限仍在计算",
    "power_cut_ahead": "停电时间在二十四小时以后，有危及生产安全的紧急情形的除外",
    "cut_notice_in_time": "通知在所批准的停电时间二十四小时以前；来不及的，停电推迟并重新批准",
    "power_cut_ready": "停止供电已经批准，并已通知生产经营单位（紧急情形不需要提前通知），且停电时间已到",
    "power_cut_planned": "有已经批准的停止供电",
    "more_time_applied_in_time": (
        "整改期限正在计算，在届满{argument}日以前书面申请，所申请的期限更晚（天数是本局政策，待应急管理部令第18号原文核对）"
    ),
    "more_time_asked": "单位已经书面申请延长整改期限；批准延长的，新的期限晚于原期限",
    "reinspection_overdue": "复查已经逾期",
    "competent": "不是安全生产许可证（由省、设区的市有关部门颁发）",
    "renewal_alive": "延续、变更等申请，原许可的有效期尚未届满",
    "rejection_ground": "以逾期申请延续为由的，延续申请确已逾期",
    "third_party_told": "许可事项直接关系他人重大利益的，已经告知陈述申辩权",
    "license_statement_settled": "“{rule:license_statement_window}”已经了结：已行使、已届满、已明确放弃，或者从未开始",
    "license_request_in_time": "申请在“{rule:license_hearing_request}”届满前提出；期限内交邮的，不算过期",
    "license_host_apart": "听证主持人不是审查该许可申请的工作人员",
    "license_hearing_as_told": "在通知的听证日举行，由所确定的听证主持人主持（或者由工作人员代为登记）",
    "license_hearing_held": "依法应当听证，或者已经要求听证的，听证已经举行",
    "follows_record": "举行过听证的，根据听证笔录作出决定",
    "extension_approver": "统一、联合、集中办理的，经本级人民政府负责人批准，由主要负责人凭批准文号登记",
}
