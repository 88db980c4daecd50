"""Made-up published years (演示) for tests: the notice of 2027 as it might have been, and plain ones for any year."""

from datetime import date, timedelta

from checklist.calendar import Calendar, load_calendar
from checklist.publishing import read
from models.calendar import PublishedYear

CALENDAR = load_calendar("cn-2026")
NOTICE_2027 = """\
year = 2027
source = "国办发明电〔2026〕演示号"
off = [
  { from = 2027-01-01, to = 2027-01-03, name = "元旦" },
  { from = 2027-02-05, to = 2027-02-12, name = "春节" },
  { from = 2027-04-03, to = 2027-04-05, name = "清明节" },
  { from = 2027-05-01, to = 2027-05-05, name = "劳动节" },
  2027-06-09,
  2027-09-15,
  { from = 2027-10-01, to = 2027-10-07, name = "国庆节" },
]
working = [2027-02-14, 2027-02-20, 2027-05-08, 2027-10-09, 2027-10-10]
"""


def notice(**changes: str) -> str:
    """Return the notice of 2027 with some of its texts replaced: ``was=...``, ``now=...``."""
    assert changes["was"] in NOTICE_2027
    return NOTICE_2027.replace(changes["was"], changes["now"])


def year_2027(calendar: Calendar = CALENDAR) -> PublishedYear:
    return read(NOTICE_2027, calendar)


def plain_year(year: int) -> PublishedYear:
    """Return a year with its statutory days off and the six days after the Spring Festival's, no make-up day."""
    off = {day: name for day, name in CALENDAR.off.items() if day.year == year}
    last = max(day for day, name in off.items() if name == "春节")
    off |= {last + timedelta(days=n): "春节" for n in range(1, 4)}
    return PublishedYear(year=year, source=f"国办发明电〔{year - 1}〕演示号", off=dict(sorted(off.items())))


def years_until(day: date) -> list[PublishedYear]:
    """Return the years that have to be published before nothing up to a day is provisional."""
    return [plain_year(year) for year in range(CALENDAR.published_through + 1, day.year + 1)]
