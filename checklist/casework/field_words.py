"""What is wrong with one field of a body, in plain words: what stands there, and what would be right."""

from typing import Any

_DAY = "日期应为 YYYY-MM-DD"
_INSTANT = "时间应为 RFC 3339，例如 2026-09-01T09:02:00+08:00"
_WORDS = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项",
    "timezone_aware": "时间须带时区，例如 2026-09-01T09:02:00+08:00",
    "string_too_short": "不能为空或过短",
    "string_too_long": "不得超过{max_length}个字",
    "string_type": "应为文字",
    "string_unicode": "文字中有不完整的字符",
    "string_pattern_mismatch": "格式不对，应当符合 {pattern}",
    "too_short": "项数不足",
    "too_long": "不得超过{max_length}项",
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "date_parsing": _DAY,
    "date_type": _DAY,
    "datetime_from_date_parsing": _INSTANT,
    "datetime_parsing": _INSTANT,
    "datetime_type": _INSTANT,
    "bool_parsing": "应为 true 或 false",
    "bool_type": "应为 true 或 false",
    "int_parsing": "应为整数",
    "int_parsing_size": "数字过大",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "greater_than": "应当大于{gt}",
    "greater_than_equal": "不得小于{ge}",
    "less_than": "应当小于{lt}",
    "less_than_equal": "不得大于{le}",
    "enum": "取值不对，可选：{expected}",
    "literal_error": "取值不对，可选：{expected}",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为 JSON 对象",
    "model_type": "应为 JSON 对象",
    "model_attributes_type": "应为 JSON 对象",
    "json_invalid": "不是正确的 JSON",
}


def problem(error: Any) -> dict[str, Any]:
    """Return one of pydantic's errors as pointer, plain words and type."""
    pointer = "/" + "/".join(str(part) for part in error["loc"])
    kind, text = str(error["type"]), str(error["msg"])
    if kind == "value_error":
        return {"pointer": pointer, "detail": text.removeprefix("Value error, "), "type": kind}
    facts = {name: _plain(value) for name, value in error.get("ctx", {}).items()}
    words = _WORDS[kind].format_map(_Facts(facts)) if kind in _WORDS else f"取值不对：{text}"
    return {"pointer": pointer, "detail": words, "type": kind}


class _Facts(dict[str, str]):
    """Facts of an error; what is not given is left out, for saying no must never fail."""

    def __missing__(self, _name: str) -> str:
        return "…"


def _plain(value: Any) -> str:
    return str(value).replace("' or '", "'、'").replace("', '", "'、'").replace("'", "")
