"""Says when the events of a calendar on the standard input take place, as `recurring-ical-events` works it out.

Arguments: the first and the last day. Prints JSON: pairs of moments in UTC, in order and merged where they touch.
"""

import datetime
import json
import sys
import zoneinfo

import icalendar
import recurring_ical_events

first, last = (datetime.date.fromisoformat(text) for text in sys.argv[1:3])
home = zoneinfo.ZoneInfo(sys.argv[3])


def moment(value):
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time())
    if value.tzinfo is None:
        value = value.replace(tzinfo=home)
    return value.astimezone(datetime.timezone.utc)


calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
slots = []
for event in recurring_ical_events.of(calendar).between(first, last):
    if event.get("TRANSP") == "TRANSPARENT" or event.get("STATUS") == "CANCELLED":
        continue
    start, end = moment(event.start), moment(event.end)
    if end > start:
        slots.append([start, end])
merged = []
for start, end in sorted(slots):
    if merged and start <= merged[-1][1]:
        merged[-1][1] = max(merged[-1][1], end)
    else:
        merged.append([start, end])
json.dump([[time.strftime("%Y-%m-%dT%H:%M:%SZ") for time in slot] for slot in merged], sys.stdout)
