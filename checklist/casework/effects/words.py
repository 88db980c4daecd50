"""Every effect as a Chinese sentence that a lawyer reads; placeholders as with guards.

``{rule:NAME}`` stands for a deadline that the effect itself starts or ends, ``{rules}`` for several that its argument
names, ``{clocks}`` for those of a licence.
"""

EFFECT_ZH: dict[str, str] = {
    "pause": "按书面告知的起止日停止计算“{rule}”，停止的日子不计入",
    "replace_pause": "按书面告知的起止日停止计算“{rule}”，取代先前告知而未使用的停止",
    "resume": "恢复计算“{rule}”；提前得出结果的，停止到当日为止，超出告知的日子照常计入",
    "extend": "延长“{rule}”一次",
    "replace": "先前的“{rule}”由新的期限取代",
    "end_seizure": "查封、扣押期限不再计算，应当立即解除",
    "serve": "登记送达{document}；留置送达没有见证人的，录像齐全才生效",
    "deem_served": "{document}视为送达",
    "keep_day": "记下{fact}",
    "keep_instant": "记下{fact}",
    "remember_state": "记下{fact}",
    "tell_heads": "立即告知股室（大队）负责人和分管负责人（告知对象是本局政策）",
    "link_case": "另立处罚或者强制案件；两案各自独立并互相载明案号，本案的期限和复查义务不受影响",
    "nothing_recorded": "没有实施的行为不需要音像记录，注明理由",
    "close": "登记结束时间",
    "moot_all": "卷宗归档，不再有期限",
    "plan_rows": "按检查方案确定应当记录的事项，方案不包括的注明不适用",
    "ensure_rectification": "原决定没有限期整改的，从同意恢复之日起按所定日期计算整改期限",
    "start_license_clock": (
        "开始计算本类许可的决定期限：危险化学品经营、安全生产许可证自收到材料之日，其余自受理之日；视为受理的自收到材料之日"
    ),
    "void_notice": "先前的告知撤回：陈述申辩期、听证申请期、听证和其后的复核、审核、讨论均不再有效，应当重新进行",
    "hearing_right": "判断是否应当告知听证权利：罚款达到本局设置的较大数额（政策），或者属于其他应当听证的处罚",
    "hearing_steps": "逐项登记听证环节的起止时间；当事人中途退场的予以注明",
    "pay": "登记缴款并核算加处罚款；全部缴清的，处罚履行完毕，缴款期和催告期了结",
    "remedy": "登记复议、诉讼的开始或者结束；进行期间不得申请强制执行",
    "serve_as_arrived": "登记送达{document}；邮寄、电子送达以到达或者收件之日为送达日",
    "deem_served_at_last": "{document}尚未以其他方式送达的，视为送达",
    "later_reinspection": "同意恢复时另定整改期限的，复查自新的期限届满起算",
    "void_hearing_notice": "原听证通知作废，应当重新通知",
    "steps_not_held": "没有进行的听证环节注明不适用及其理由",
    "preservation_over": (
        "立即告知执法人员、股室（大队）负责人、分管负责人和监督人员：先行登记保存失效，"
        "应当退还物品（告知对象是本局政策）"
    ),
    "ask_main_head": "立即告知主要负责人，请其决定",
    "moot": "失去对象的期限不再计算",
    "settle_payment": "登记缴款并核算加处罚款（复议、诉讼期间不计算）；全部缴清的，处罚履行完毕，有关期限了结",
    "end_deferral": "记下暂缓或者分期的最后一日，申请法院强制执行的期限自此起算",
    "find_court_start": "复议、诉讼期和暂缓、分期均已了结的，记下申请法院强制执行期限的起算日",
    "remedy_begun": (
        "登记复议、诉讼的开始：加处罚款停止计算，不得申请强制执行；先复议的，六个月的起诉期由复议后的起诉期取代"
    ),
    "remedy_ended": "登记复议、诉讼的结果：加处罚款自次日恢复计算；撤销、确认无效的，不再执行",
    "restart_litigation": "复议申请撤回或者没有受理的，六个月的起诉期照原来的起算日继续计算",
    "end_daily_penalty": "核定按日连续处罚的总额：责令改正的次日起，至改正的前一日止",
    "court_acceptance": "登记法院是否受理、是否听取意见",
    "court_ruling": "登记法院裁定准予执行或者不予执行",
    "court_outcome": "登记执行完毕或者终结执行",
    "open_incident": "记下当前环节，暂停现场执法，开始逐级告知；任何法定期限都不停止（告知的次序和间隔是本局政策）",
    "add_measure": "登记处置措施",
    "acknowledge_incident": "停止逐级告知",
    "resolve_incident": "阻挠处置结束，回到原来的环节；不能继续的，原环节的义务仍在",
    "order_react": "原义务载明缺陷后了结，重新实施的行为另有记录义务；不得以补录代替",
    "watch": "开始“{rule}”",
    "unwatch": "了结“{rule}”",
    "open_recusal": "登记回避申请，开始“{rule:recusal_decision}”；决定作出之前，不停止调查",
    "decide_recusal": "了结“{rule:recusal_decision}”；准许的，该人员退出本案，听证主持人、书记员应当重新确定",
    "reassign": "变更承办人员；原承办人员仍视为调查人员，不得主持听证或者审核本案",
    "end_clocks": "本案自身的期限不再计算；归档、公开、答复监督文书的义务仍在",
    "start_supervision": "开始“{rule:supervision_reply}”，届满日以文书载明的为准",
    "answer_supervision": "了结“{rule:supervision_reply}”",
    "tell_bureau_head": "立即告知主要负责人和分管负责人（告知对象是本局政策）",
    "follow_up": "登记后续处理：{kind}",
    "start_correction": "开始“{rule:obstruction_correction}”，届满日以责令改正文书载明的为准",
    "meet_correction": "了结“{rule:obstruction_correction}”",
    "link_obstruction_case": "就拒绝、阻挠另立处罚案件；两案各自独立并互相载明案号",
    "ask_exemption": "登记申请，等待审批",
    "decide_exemption": "登记审批结果；只免除音像记录，文字记录一律不免除",
    "mark_segment": "登记不录制的时段和替代证据，其余时段仍须录制",
    "report_deficiency": "记录标为缺失，等待审查说明",
    "decide_deficiency": "接受的，缺陷永久载于案卷；不接受的，义务仍在",
    "tell_main_head": "立即告知主要负责人：{argument}（告知对象是本局政策）",
    "seizure_over": (
        "措施结束：了结“{rule:seizure_period}”“{rule:seizure_disposition}”“{rule:compulsion_post_approval}”"
    ),
    "keep_start_day": "记下{fact}（以开始实施之日为准）",
    "note_devices": "检查合格的设备中有防爆设备的，予以登记",
    "hazard_ordered": "登记责令立即排除的隐患",
    "hazard_gone": "登记隐患已经排除",
    "plan_power_cut": "登记停电时间并开始“{rule:power_cut_notice}”，取代先前的；紧急情形不需要提前通知",
    "drop_power_cut": "已经批准的停止供电不再有效，尚未作出的通知不再需要",
    "ask_answer": (
        "提醒股室（大队）负责人和分管负责人在{argument}日内答复（天数和告知对象是本局政策，待应急管理部令第18号原文核对）"
    ),
    "renew_stop": "了结本次“{rule:temporary_stop}”，并自今日起重新计算",
    "reinspection_missed": "没有按期复查载入案卷，“{rule:reinspection}”不再计算",
    "note_late_renewal": (
        "晚于“{rule:license_renewal_application}”的，登记逾期并告知股室（大队）负责人：可以不予延续，或者按新申请办理"
    ),
    "at_once": "收到申请之日以后才办理的，载明没有即时告知，并告知股室（大队）负责人（告知对象是本局政策）",
    "refix_pause": "按书面告知的起止日停止计算“{rule}”；先前的停止，已经用去的日子保留，没有用去的取消",
    "moot_license_clocks": "{clocks}不再计算",
}

CLOCKS_ZH = {"": "本申请的各期限", "license_renewal": "延续申请的期限"}
"""Which of a licence's deadlines are taken out of the book."""
