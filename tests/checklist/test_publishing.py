"""A published year is checked before it goes out: each finding names its field and line and what would be right."""

from dataclasses import replace
from datetime import date

import pytest

from checklist.calendar import Calendar, load_calendar
from checklist.publishing import examine, read, remarks, usable, with_years
from models.calendar import PublishedYear
from models.errors import PublicationError
from tests.years import CALENDAR, NOTICE_2027, notice, plain_year, year_2027


def findings(text: str) -> list[tuple[str, int | None, str]]:
    with pytest.raises(PublicationError) as caught:
        read(text, CALENDAR)
    return [(f.field, f.line, f.zh) for f in caught.value.findings]


def test_a_year_is_read_with_the_names_of_its_days() -> None:
    found = year_2027()

    assert found.year == 2027
    assert found.off[date(2027, 2, 12)] == "春节"
    assert found.off[date(2027, 6, 9)] == "端午节"
    assert found.working == tuple(date(2027, m, d) for m, d in ((2, 14), (2, 20), (5, 8), (10, 9), (10, 10)))


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_years_that_the_state_council_did_publish_pass_every_check_without_a_remark(year: int) -> None:
    before = with_unpublished(year)
    data = {
        "year": year,
        "source": "国办发明电",
        "off": [d for d in CALENDAR.off if d.year == year],
        "working": sorted(d for d in CALENDAR.working if d.year == year),
    }

    assert remarks(examine(data, before), before) == ()


def with_unpublished(year: int) -> Calendar:
    statutory = {
        2025: ["01-01", "01-28", "01-29", "01-30", "01-31", "04-04", "05-01", "05-02", "05-31", "10-06"],
        2026: ["01-01", "02-16", "02-17", "02-18", "02-19", "04-05", "05-01", "05-02", "06-19", "09-25"],
    }[year] + ["10-01", "10-02", "10-03"]
    off = {d: n for d, n in CALENDAR.off.items() if d.year != year or d.strftime("%m-%d") in statutory}
    return replace(CALENDAR, published_through=year - 1, off=off)


def test_a_file_that_is_no_toml_is_told_with_its_line() -> None:
    ((_field, line, zh),) = findings("year = 2027\noff = [2027-01-01\nworking =")

    assert line == 3
    assert "TOML" in zh


def test_a_day_of_another_year_is_refused_with_its_line() -> None:
    ((field, line, zh),) = findings(notice(was="  2027-06-09,", now="  2027-06-09, 2028-06-09,"))

    assert (field, line) == ("off[5]", 8)
    assert "2028-06-09不是2027年的日子" in zh


def test_a_day_that_is_both_off_and_working_is_refused() -> None:
    ((field, line, zh),) = findings(notice(was="working = [2027-02-14", now="working = [2027-02-06"))

    assert (field, line) == ("working[0]", 12)
    assert "2027-02-06既是放假日（off[1]）又是上班日" in zh


def test_every_statutory_day_that_is_left_out_is_named() -> None:
    found = findings(notice(was="from = 2027-02-05", now="from = 2027-02-07"))

    assert [zh for _, _, zh in found] == [
        "缺少法定节日2027-02-05（春节，全国年节及纪念日放假办法）",
        "缺少法定节日2027-02-06（春节，全国年节及纪念日放假办法）",
    ]
    assert {line for _, line, _ in found} == {3}


def test_a_make_up_day_that_is_no_weekend_is_refused() -> None:
    ((field, _line, zh),) = findings(notice(was="2027-05-08", now="2027-05-10"))

    assert field == "working[2]"
    assert "2027-05-10是星期一，本来就是工作日" in zh


@pytest.mark.parametrize("year", [2026, 2028])
def test_a_year_out_of_turn_is_refused_with_the_one_whose_turn_it_is(year: int) -> None:
    found = findings(f'year = {year}\nsource = "x"\noff = []\n')

    assert ("year", 1, f"下一个待公布的年份是2027年，不是{year}年") in found


@pytest.mark.parametrize(
    ("was", "now", "field", "words"),
    [
        ('source = "国办发明电〔2026〕演示号"\n', "", "source", "应当写明公布的文件"),
        ("working =", "makeup =", "makeup", "没有“makeup”这一项"),
        ("  2027-06-09,", '  2027-06-09, "2027-6-9",', "off[5]", "不是日期"),
        ("  2027-06-09,", "  2027-06-09, 2027-09-15,", "off[6]", "已在off[5]写过"),
        ("2027-10-10]", "2027-10-10, 2027-10-10]", "working[5]", "已在working[4]写过"),
        ("to = 2027-02-12", "to = 2027-12-12", "off[1]", "不是一段假期"),
        ("to = 2027-02-12", "to = 2027-02-01", "off[1]", "不是一段假期"),
        ("to = 2027-02-12, name", "until = 2027-02-12, name", "off[1]", "应写作"),
        ("2027-06-09,", "2027-06-09T00:00:00,", "off[4]", "不是日期"),
    ],
)
def test_a_slip_of_the_pen_is_refused_where_it_stands(was: str, now: str, field: str, words: str) -> None:
    found = findings(notice(was=was, now=now))

    assert any(f == field and words in zh for f, _, zh in found), found


def test_a_year_of_which_the_sum_of_days_is_unusual_is_remarked_upon() -> None:
    assert remarks(year_2027(), CALENDAR) == ()
    more = read(notice(was="working = [2027-02-14, ", now="working = ["), CALENDAR)

    assert "请与通知原文核对" in remarks(more, CALENDAR)[0]


def test_what_a_year_is_known_by_depends_on_its_days_alone() -> None:
    other_words = read(notice(was="演示号", now="演示甲号"), CALENDAR)
    other_order = read(notice(was="[2027-02-14, 2027-02-20,", now="[2027-02-20, 2027-02-14,"), CALENDAR)
    other_days = read(notice(was="2027-02-20", now="2027-02-27"), CALENDAR)

    assert year_2027().sha256 == other_words.sha256 == other_order.sha256
    assert year_2027().sha256 != other_days.sha256
    assert PublishedYear.model_validate_json(year_2027().model_dump_json()).sha256 == year_2027().sha256


def test_a_published_year_is_laid_over_the_calendar_and_shared() -> None:
    found = with_years(CALENDAR, [year_2027()])

    assert found is with_years(load_calendar("cn-2026"), [year_2027()])
    assert found.published_through == 2027
    assert not found.is_working(date(2027, 2, 12))
    assert found.is_working(date(2027, 2, 20))
    assert found.why_off(date(2027, 2, 12)) == "春节"


def test_only_years_that_go_on_where_the_calendar_ends_are_usable() -> None:
    years = [plain_year(2028), plain_year(2027), plain_year(2030)]

    assert [y.year for y in usable(CALENDAR, years)] == [2027, 2028]
    assert usable(CALENDAR, [plain_year(2028)]) == ()
    assert usable(with_years(CALENDAR, [plain_year(2027)]), years) == (plain_year(2028),)


def test_the_notice_of_the_tests_is_whole() -> None:
    assert read(NOTICE_2027, CALENDAR).source == "国办发明电〔2026〕演示号"
