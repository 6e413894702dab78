"""Reads a calendar from the standard input as two foreign libraries do, and says what they found.

Faults of either end it with a status other than 0. What it prints is JSON: one object for each event, in the order of the
file, as `icalendar` reads it; `vobject` has to agree on the identifiers and the times.
"""

import json
import sys

import icalendar
import vobject

raw = sys.stdin.buffer.read()

assert raw.endswith(b"\r\n"), "the file ends with a line break"
assert b"\n" not in raw.replace(b"\r\n", b""), "every line break is CRLF"
for line in raw.split(b"\r\n"):
    assert len(line) <= 75, f"a line of {len(line)} bytes"
    line.decode("utf-8")  # no character is torn apart

calendar = icalendar.Calendar.from_ical(raw)
assert not calendar.errors, calendar.errors
events = []
for component in calendar.walk():
    assert not component.errors, component.errors
    if component.name == "VEVENT":
        events.append(component)

parsed = list(vobject.readComponents(raw.decode("utf-8")))
assert len(parsed) == 1, "one calendar"
parsed[0].validate(raiseException=True)
others = list(getattr(parsed[0], "vevent_list", []))
assert len(others) == len(events), "both find as many events"

found = []
for event, other in zip(events, others):
    assert str(event["UID"]) == other.uid.value
    assert event["DTSTART"].dt == other.dtstart.value
    assert event["DTEND"].dt == other.dtend.value
    assert str(event["SUMMARY"]) == other.summary.value
    found.append(
        {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "start": event["DTSTART"].dt.isoformat(),
            "end": event["DTEND"].dt.isoformat(),
            "stamp": event["DTSTAMP"].dt.isoformat(),
            "status": str(event["STATUS"]),
            "summary": str(event["SUMMARY"]),
            "location": str(event.get("LOCATION", "")),
            "description": str(event.get("DESCRIPTION", "")),
            "organizer": str(event.get("ORGANIZER", "")),
            "organizerName": str(event["ORGANIZER"].params["CN"]) if "ORGANIZER" in event else "",
        }
    )
name, method = (str(calendar.get(key, "")) for key in ("X-WR-CALNAME", "METHOD"))
json.dump({"name": name, "method": method, "events": found}, sys.stdout)
