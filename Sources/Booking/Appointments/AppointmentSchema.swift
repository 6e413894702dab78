import Core
import Gateway

/// The forms of appointments in JSON, for the OpenAPI document.
enum AppointmentSchema {
    static let status = Schema.choice(AttendeeStatus.allCases.map(\.rawValue))
    private static let count = Schema.integer(0...Int(Int32.max))
    private static let name = Schema.string(max: 200)
    private static let minutes = Schema.integer(0...1_440)
    static let seats = Schema.integer(1...WishInput.seatsMax)
    private static let employee = Schema.object(nil, ["id": .id, "name": name])
    private static let plainService = Schema.object(nil, ["id": .id, "slug": .string(max: 40), "name": name])
    static let start = Schema.string(max: 40)
        .described("RFC 3339 with its offset, or a wall time of the branch such as 2027-03-28T10:00.")

    private static let attendee = Schema.object(
        "Attendee",
        [
            "id": .id,
            "client": .object(
                "AttendingClient",
                [
                    "id": .id,
                    "number": count,
                    "name": Schema.string(max: 302).described("Of an erased client the number."),
                    "email": .email.orNull,
                    "phone": Schema.string(max: 16).orNull,
                    "marked": .boolean,
                    "tooltip": Schema.string(max: 60)
                        .described(
                            "What the calendar shows beside a marked client, in the business's language."
                        )
                        .orNull,
                ]
            ),
            "status": status,
            "seats": seats,
            "price": Schema.integer().described("Of all of the seats, in the smallest unit."),
            "note": Schema.string(max: 1_000).described("What the customer wrote.").orNull,
            "booked_by": .choice(BookedBy.allCases.map(\.rawValue)),
            "created_at": .instant,
            "ended_at": .instant.orNull,
            "ended_by": Schema.choice(["staff", "customer", "system"]).orNull,
            "end_reason": Schema.string(max: 500).orNull,
            "confirmed_at": Schema.instant.described("When the client said to come; a move makes it void.")
                .orNull,
        ]
    )

    private static let fields: KeyValuePairs<String, Schema> = [
        "id": .id,
        "visit_id": Schema.id.described("Shared by the steps of one visit.").orNull,
        "series_id": Schema.id.orNull,
        "step": .integer(1...12),
        "branch": .object(nil, ["id": .id, "slug": .string(max: 40), "name": name]),
        "service": .object(
            nil,
            ["id": .id, "slug": .string(max: 40), "name": name, "colour": Schema.string(max: 7).orNull]
        ),
        "employee": employee,
        "starts_at": .instant,
        "ends_at": .instant,
        "time_zone": .string(max: 64),
        "minutes": .integer(1...1_440),
        "buffer_before": minutes,
        "buffer_after": minutes,
        "status": status,
        "overlapping": Schema.boolean.described("Booked over something else, knowingly."),
        "override_reason": Schema.string(max: 500).orNull,
        "price": Schema.integer().described("Of one seat, in the smallest unit."),
        "currency": .string(max: 3),
        "capacity": seats,
        "seats_taken": count,
        "stays_open": .boolean,
        "resources": .array(
            .object(nil, ["id": .id, "kind": .choice(["room", "equipment"]), "name": name])
        ),
        "attendees": .array(attendee),
        "note": Schema.string(max: 2_000).orNull,
        "sequence": count,
        "created_at": .instant,
        "revision": count,
    ]

    /// An appointment as staff read it.
    static let appointment = Schema.object("Appointment", fields)

    /// The answer to a booking by staff: the first appointment, with all that were booked with it.
    static let booked = Schema.object(
        "BookedAppointments",
        [
            "id": Schema.id.described("The first appointment."),
            "visit_id": Schema.id.orNull,
            "series_id": Schema.id.orNull,
            "status": status,
            "starts_at": .instant,
            "ends_at": .instant,
            "revision": count,
            "appointments": .array(appointment),
            "warnings": Schema.array(.string()).described("What staff should know about the clients."),
            "skipped": Schema.array(occurrence).described("Dates of a series that were left out."),
        ]
    )

    private static let occurrence = Schema.object(
        "SeriesOccurrence",
        [
            "starts_at": .string(max: 40),
            "ends_at": Schema.instant.orNull,
            "employee": Schema.id.orNull,
            "available": .boolean,
            "reason": Schema.string(max: 40).orNull,
            "detail": Schema.string().orNull,
        ]
    )

    /// What a series would become.
    static let preview = Schema.object(
        "SeriesPreview",
        ["dry_run": .boolean, "occurrences": .array(occurrence), "available": count, "conflicts": count]
    )

    private static let serviceName = Schema.string(max: 40).described("Its slug or id.")
    private static let step = Schema.object(
        "WishedStep",
        ["service": serviceName, "employee": Schema.id.orNull, "pause_after": .integer(0...720)],
        required: .only(["service"])
    )
    private static let visitor = Schema.object(
        "Visitor",
        [
            "first_name": .string(max: 100),
            "middle_name": Schema.string(max: 100).orNull,
            "last_name": Schema.string(max: 100).orNull,
            "email": Schema.email.orNull,
            "phone": Schema.string(max: 60).orNull,
            "language": Schema.string(max: 20).orNull,
            "gender": Schema.string(max: 100).orNull,
            "birth_date": Schema.date.orNull,
            "preferred_branch": Schema.string(max: 60).orNull,
            "referral_method": Schema.string(max: 100).orNull,
            "address": Schema.map(.string(max: 200)).orNull,
            "document": Schema.map(.string(max: 60)).orNull,
        ],
        required: .only(["first_name"])
    )

    /// What somebody who books online sends.
    static let newBooking = Schema.object(
        "NewBooking",
        [
            "branch": Schema.string(max: 60).described("Slug or id; the address's, or the only one."),
            "service": serviceName,
            "steps": Schema.array(step, max: WishInput.stepsMax).described("Instead of a service."),
            "employee": Schema.id.described("Anybody who is free if not given.").orNull,
            "starts_at": start,
            "seats": seats,
            "client": visitor,
            "note": Schema.string(max: 1_000).orNull,
        ],
        required: .only(["starts_at"])
    )

    private static let bookedStep = Schema.object(
        nil,
        [
            "id": .id, "step": .integer(1...12), "service": plainService, "employee": employee,
            "starts_at": .instant,
            "ends_at": .instant,
        ]
    )

    /// What somebody who booked online is told.
    static let booking = Schema.object(
        "Booking",
        [
            "id": .id,
            "visit_id": Schema.id.orNull,
            "status": status,
            "starts_at": .instant,
            "ends_at": .instant,
            "time_zone": .string(max: 64),
            "branch": .object(
                nil,
                [
                    "id": .id, "slug": .string(max: 40), "name": name, "address": Schema.string().orNull,
                    "phone": Schema.string(max: 16).orNull,
                ]
            ),
            "service": plainService,
            "employee": employee,
            "appointments": .array(bookedStep),
            "seats": seats,
            "price": .integer(),
            "currency": .string(max: 3),
            "note": Schema.string(max: 1_000).orNull,
            "client_number": count,
            "link_token": Schema.string(max: 43)
                .described(
                    "For visitors, in the answer to booking: the secret of a link to what was booked, as messages carry it."
                ).orNull,
        ]
    )

    private static let override = Schema.object(nil, ["reason": .string(max: 500)])
        .described("Books against hours and over other things; needs the permission for it.").orNull

    /// What staff send to book.
    static let new = Schema.object(
        "NewAppointment",
        [
            "branch": .string(max: 60),
            "service": serviceName,
            "steps": .array(step, max: WishInput.stepsMax),
            "employee": Schema.id.orNull,
            "starts_at": start,
            "seats": seats,
            "client": Schema.id.orNull,
            "new_client": Schema.map(.any).described("As POST /clients takes it.").orNull,
            "clients": .array(
                .object(nil, ["id": .id, "seats": seats], required: .only(["id"])),
                max: StaffBookingInput.clientsMax
            ),
            "stays_open": Schema.boolean.described("A group that stays in the diary while nobody is in it."),
            "note": Schema.string(max: 2_000).orNull,
            "unwanted_reason": Schema.string(max: 500).orNull,
            "override": override,
            "repeat": Schema.object(
                "Recurrence",
                [
                    "every": .choice(["day", "week", "month"]),
                    "interval": .integer(1...52),
                    "count": .integer(1...Recurrence.occurrencesMax),
                    "until": .date,
                ],
                required: .only(["every"])
            ).orNull,
            "dry_run": .boolean,
            "skip_conflicts": .boolean,
        ],
        required: .only(["starts_at"])
    )

    /// What staff change.
    static let change = Schema.object(
        "AppointmentChange",
        [
            "note": Schema.string(max: 2_000).orNull,
            "capacity": seats,
            "employee": .id,
            "status": .choice(AppointmentChange.statuses.map(\.rawValue)),
            "attendee": Schema.id.described("Whose status changes; everybody's if not given."),
            "override": override,
        ],
        required: .none
    )

    static let cancellation = Schema.object(
        "Cancellation",
        ["reason": Schema.string(max: 500).orNull, "attendee": .id],
        required: .none
    )

    static let decision = Schema.object(
        "ApprovalDecision",
        ["reason": Schema.string(max: 500).orNull, "attendee": .id],
        required: .none
    )

    static let move = Schema.object(
        "AppointmentMove",
        [
            "starts_at": start,
            "employee": Schema.id.orNull,
            "minutes": Schema.integer(MoveInput.minutes)
                .described(
                    "How long it is to take; as long as before if not given. Not of a visit of several steps."
                )
                .orNull,
            "override": override,
        ],
        required: .only(["starts_at"])
    )

    static let newAttendee = Schema.object(
        "NewAttendee",
        [
            "client": .id, "seats": seats, "note": Schema.string(max: 1_000).orNull,
            "unwanted_reason": Schema.string(max: 500).orNull,
        ],
        required: .only(["client"])
    )
}
