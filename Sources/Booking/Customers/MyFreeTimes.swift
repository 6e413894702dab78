import Core

/// The times to which a customer could move a visit.
struct MyFreeTimes: Sendable, JSONEncodable {
    let zone: TimeZoneRules
    let timeZone: String
    /// Its own time now.
    let visit: TimeSlot
    let slots: [TimeSlot]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("time_zone", timeZone)
            json.key("visit")
            write(visit, to: &json)
            json.key("slots")
            json.array { json in for slot in slots { write(slot, to: &json) } }
        }
    }

    private func write(_ slot: TimeSlot, to json: inout JSONWriter) {
        json.object { json in
            json.field("starts_at", slot.start.rfc3339(in: zone))
            json.field("ends_at", slot.end.rfc3339(in: zone))
        }
    }
}
