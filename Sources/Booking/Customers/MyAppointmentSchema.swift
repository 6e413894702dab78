import Core
import Gateway

/// What customers read of their appointments.
enum MyAppointmentSchema {
    static let appointment = Schema.object("MyAppointment", fields, required: .allBut(["told"]))

    static let start = Schema.string(max: 40)
        .described("RFC 3339 with its offset, or the branch's wall time as 2027-03-28T10:00.")

    static let times = Schema.object(
        "MyFreeTimes",
        [
            "time_zone": .string(max: 64),
            "visit": Schema.object(nil, ["starts_at": .instant, "ends_at": .instant])
                .described("Its time now, from its first step to its last."),
            "slots": .array(.object(nil, ["starts_at": .instant, "ends_at": .instant])),
        ]
    )

    private static let choice = Schema.object(
        "CustomerChoice",
        [
            "allowed": .boolean,
            "reason": Schema.string().described("Why not.").orNull,
            "until": Schema.instant.described("Until when, or until when it was.").orNull,
        ]
    )

    private static let fields: KeyValuePairs<String, Schema> = [
        "id": .id,
        "visit_id": Schema.id.described("Shared by the steps of one visit.").orNull,
        "series_id": Schema.id.orNull,
        "step": .integer(),
        "branch": branch,
        "service": service,
        "employee": employee,
        "starts_at": .instant,
        "ends_at": .instant,
        "time_zone": .string(),
        "minutes": .integer(),
        "status": status,
        "seats": .integer(),
        "price": Schema.integer().described("Of all of the seats, in the smallest unit of the currency."),
        "currency": .string(max: 3),
        "note": Schema.string().described("What I wrote when booking.").orNull,
        "capacity": .integer(),
        "others": Schema.integer().described("How many others still are to come."),
        "resources": .array(resource),
        "can_cancel": choice,
        "can_reschedule": choice,
        "sequence": .integer(),
        "created_at": .instant,
        "ended_at": Schema.instant.orNull,
        "ended_by": Schema.choice(["staff", "customer", "system"]).orNull,
        "confirmed_at": Schema.instant.described("When I said to come; a move makes it void.").orNull,
        "told": Schema.array(.choice(["customer", "employee"]))
            .described("After a change: for whom a message is in the outbox. Who is not named is not told."),
    ]

    private static let status = Schema.choice(AttendeeStatus.allCases.map(\.rawValue))

    private static let branch = Schema.object(
        nil,
        [
            "id": .id, "slug": .string(max: 40), "name": .string(), "address": Schema.string().orNull,
            "phone": Schema.string().orNull,
        ]
    )
    private static let service = Schema.object(
        nil,
        ["id": .id, "slug": .string(max: 40), "name": .string(), "colour": Schema.string().orNull]
    )
    private static let employee = Schema.object(nil, ["id": .id, "name": .string()])
    private static let resource = Schema.object(
        nil,
        ["id": .id, "kind": .choice(["room", "equipment"]), "name": .string()]
    )
}
