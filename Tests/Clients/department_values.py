"""What the year of the department is made of: people, customers, products, days, and the examples of the forms."""
from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from program import ROOT

Form = dict[str, Any]

#: The year of the department.
YEAR = 2026
#: The works are closed in this month, so that nothing happens in it.
HOLIDAY = 2

#: How well the engineers work: the share of their visits that come in time, solve the problem and please the customer.
ENGINEERS = {
    "吴海涛": 0.97, "郑凯": 0.94, "丁勇": 0.9, "马超": 0.86, "陆建平": 0.82, "韩磊": 0.76, "贺鹏": 0.68, "鲁志远": 0.55}
#: Name, contact, phone and address.
CUSTOMERS = [
    ("宣城市宁国城乡环境工程有限公司", "程立新", "13956318872", "安徽省宣城市宁国市经济技术开发区振宁路 36 号"),
    ("六安市裕安区城市管理局环卫所", "刘德胜", "0564-3261190", "安徽省六安市裕安区解放南路环卫停车场"),
    ("马鞍山花山智慧水务有限公司", "许文静", "18955502668", "安徽省马鞍山市花山区湖东北路 76 号监控中心"),
    ("芜湖鸠江清洁服务有限公司", "葛志强", "0553-5847210", "安徽省芜湖市鸠江区九华北路 118 号"),
    ("安庆市迎江区环境卫生管理处", "方志明", "13865123790", "安徽省安庆市迎江区华中路 21 号"),
    ("池州市平天湖水务有限公司", "潘小红", "0566-2034418", "安徽省池州市贵池区平天湖路 9 号"),
    ("滁州市琅琊环卫有限公司", "胡建国", "13955027731", "安徽省滁州市琅琊区丰乐大道 450 号"),
    ("淮南市大通区城市管理局", "孟祥云", "0554-2517703", "安徽省淮南市大通区居仁村街道环卫站"),
    ("阜阳颍州保洁服务有限公司", "邢志刚", "13805583316", "安徽省阜阳市颍州区西湖大道 203 号"),
    ("铜陵市铜官区市政管理所", "曹文斌", "0562-2867115", "安徽省铜陵市铜官区义安北路 58 号"),
    ("黄山市屯溪清洁管理站", "汪国平", "13905590427", "安徽省黄山市屯溪区黄山东路 88 号"),
    ("蚌埠市禹会区环卫所", "陶玉梅", "0552-4926630", "安徽省蚌埠市禹会区涂山路 1180 号"),
]
Customer = tuple[str, str, str, str]
PRODUCTS = [
    ("抑尘车", "HC5180TDY"), ("洗扫车", "HC5180TXS"), ("压缩式垃圾车", "HC5180ZYS"), ("高压清洗车", "HC5070GQX")]
#: What an answer in a survey is worth.
LEVELS = {"very": 5, "fairly": 4, "neutral": 2, "dissatisfied": 0, "poor": -1}

_MOMENT = re.compile(r"^(\d{4}-\d{2}-\d{2})( \d{2}:\d{2})?$")
#: Numbers of other forms; an example names forms that this department does not have.
_NUMBER = re.compile(r"^[A-Z]{2,3}\d?-\d{4}-\d{6}$")


def day(value: dt.date) -> str:
    """A day as forms take it."""
    return value.isoformat()[:10]


def moment(value: dt.datetime) -> str:
    """A day and time as forms take them."""
    return value.strftime("%Y-%m-%d %H:%M")


def as_day(value: str) -> dt.date:
    """The day of a day or moment."""
    return dt.date.fromisoformat(value[:10])


def as_moment(value: str) -> dt.datetime:
    """A moment as forms hold it."""
    return dt.datetime.fromisoformat(value)


def days(count: int) -> dt.timedelta:
    """So many days."""
    return dt.timedelta(days=count)


def hours(count: float) -> dt.timedelta:
    """So many hours."""
    return dt.timedelta(hours=count)


def next_month(first: dt.date) -> dt.date:
    """The first day of the month after."""
    return dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)


def in_holiday(value: dt.date) -> bool:
    """Whether a day lies in the month in which the works are closed."""
    return (value.year, value.month) == (YEAR, HOLIDAY)


def sign(name: str, on: dt.date) -> Form:
    """A signature."""
    return {"name": name, "date": day(on)}


def example(form: str, on: dt.date) -> Form:
    """The example of a form, filled on a day, without the numbers of other forms."""
    found = json.loads((ROOT / "forms" / "examples" / f"{form}.json").read_text(encoding="utf-8"))
    return _moved(found, (on - dt.date.fromisoformat(found["fill_date"])).days)


def without(form: Form, *keys: str) -> Form:
    """A form without some fields."""
    return {key: value for key, value in form.items() if key not in keys}


def _moved(value: Any, count: int) -> Any:
    """The value with every day in it moved."""
    if isinstance(value, dict):
        return {key: _moved(part, count) for key, part in value.items()
                if not (isinstance(part, str) and _NUMBER.match(part))}
    if isinstance(value, list):
        return [_moved(part, count) for part in value]
    if isinstance(value, str) and (found := _MOMENT.match(value)):
        return day(dt.date.fromisoformat(found[1]) + days(count)) + (found[2] or "")
    return value
