"""What Python's zoneinfo says of every time zone, for comparing: run as `zones.py FROM UNTIL NEAR PATTERNS RESULT`.

FROM and UNTIL are years between which every change of the offset is told. NEAR is a moment (seconds since 1970): for the
changes of the two years after it the wall times around them are told too, and on the days around them the times that fit
into the hours of each pattern. PATTERNS is JSON: [{"spans": [[540, 840]], "minutes": 60, "interval": 60}], in minutes of
the day. RESULT is the file that is written, as JSON with lists of numbers as texts.

Nothing here is shared with what is judged: a span is tried minute by minute (in steps of five) against the clock.
"""

import json
import pathlib
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

SYSTEM = pathlib.Path("/usr/share/zoneinfo")
STEP = 300


def names():
    found = set()
    for table in ("zone.tab", "zone1970.tab"):
        for line in (SYSTEM / table).read_text().splitlines():
            if line and not line.startswith("#"):
                found.add(line.split("\t")[2])
    for line in (SYSTEM / "tzdata.zi").read_text().splitlines():
        words = line.split()
        if words[:1] == ["L"]:
            found.add(words[2])
        elif words[:1] == ["Z"]:
            found.add(words[1])
    return sorted(name for name in found if (SYSTEM / name).is_file() and name != "Factory")


def offset(zone, at):
    return int(datetime.fromtimestamp(at, zone).utcoffset().total_seconds())


def transitions(zone, start, end):
    found = []
    before, at = offset(zone, start), start
    while at < end:
        later = min(at + 2 * 86400, end)
        after = offset(zone, later)
        if after != before:
            low, high = at, later
            while high - low > 1:
                middle = (low + high) // 2
                if offset(zone, middle) == before:
                    low = middle
                else:
                    high = middle
            found.append([high, before, offset(zone, high)])
            before, at = offset(zone, high), high
        else:
            at = later
    return found


def readings(zone, at, before, after):
    """Each quarter of an hour around a change (as seconds of the wall clock), how often the clock shows it, and when."""
    first = datetime.fromtimestamp(at + min(before, after) - 7200, timezone.utc).replace(tzinfo=None)
    first -= timedelta(minutes=first.minute % 15, seconds=first.second)
    told = []
    for quarter in range(0, (14400 + abs(after - before)) // 900):
        wall = first + timedelta(minutes=15 * quarter)
        moments = set()
        for fold in (0, 1):
            moment = wall.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc)
            if moment.astimezone(zone).replace(tzinfo=None) == wall:
                moments.add(int(moment.timestamp()))
        shown = int(wall.replace(tzinfo=timezone.utc).timestamp())
        told += [shown, len(moments), *sorted(moments)]
    return told


def clock(zone, date):
    """What the clock shows at moments around a day, in minutes since its midnight."""
    midnight = datetime(date.year, date.month, date.day, tzinfo=timezone.utc)
    start = int(midnight.timestamp())
    shown = []
    for moment in range(start - 54000, start + 86400 + 54000, STEP):
        wall = datetime.fromtimestamp(moment, zone)
        days = wall.toordinal() - midnight.toordinal()
        shown.append((moment, days * 1440 + wall.hour * 60 + wall.minute))
    return shown


def slots(shown, pattern):
    def first(minute):
        return next(moment for moment, wall in shown if wall >= minute)

    found = []
    for start, end in pattern["spans"]:
        begin, finish = first(start), first(end)
        for moment, wall in shown:
            if begin <= moment and moment + pattern["minutes"] * 60 <= finish and start <= wall < end:
                if (wall - start) % pattern["interval"] == 0:
                    found.append(moment)
    return sorted(found)


def text(numbers):
    return " ".join(str(number) for number in numbers)


def main():
    first, last, near, patterns, result = sys.argv[1:]
    start = int(datetime(int(first), 1, 1, tzinfo=timezone.utc).timestamp())
    end = int(datetime(int(last), 1, 1, tzinfo=timezone.utc).timestamp())
    near, patterns = int(near), json.loads(patterns)
    kinds = {}
    for name in names():
        kinds.setdefault((SYSTEM / name).read_bytes(), []).append(name)
    answer = []
    for alike in kinds.values():
        zone = ZoneInfo(alike[0])
        turns = transitions(zone, start, end)
        close = [turn for turn in turns if near <= turn[0] < near + 2 * 366 * 86400]
        days = set()
        for at, before, after in close:
            local = datetime.fromtimestamp(at, zone).date()
            days |= {local + timedelta(days=step) for step in (-1, 0, 1)}
        days.add(datetime.fromtimestamp(near + 40 * 86400, zone).date())
        answer.append(
            {
                "names": alike,
                "offset": offset(zone, start),
                "transitions": text(number for turn in turns for number in turn),
                "near": [[at, text(readings(zone, at, before, after))] for at, before, after in close],
                "days": {
                    day.isoformat(): [text(slots(shown, pattern)) for pattern in patterns]
                    for day, shown in ((day, clock(zone, day)) for day in sorted(days))
                },
            }
        )
    pathlib.Path(result).write_text(json.dumps(answer))


main()
