import Core
import Gateway

/// What the routes of the waiting list take and give.
extension WaitingListRoutes {
    private static let time = Schema.string(max: 5, pattern: "^[0-2][0-9]:[0-5][0-9]$")
    private static let states = WaitingEntry.State.allCases.map(\.rawValue)
    private static let employee = Schema.object(nil, ["id": .id, "name": .string()])

    private static let offer = Schema.object(
        "WaitingOffer",
        [
            "id": .id,
            "appointment_id": .id,
            "open": Schema.boolean.described("Whether an answer is waited for; else it was accepted."),
            "starts_at": .instant,
            "ends_at": .instant,
            "employee": employee,
            "expires_at": Schema.instant.described("Until then the time is held."),
        ]
    )

    private static let entry = Schema.object(
        "WaitingEntry",
        [
            "id": .id,
            "client": Schema.object(
                nil,
                [
                    "id": .id, "number": .integer(), "name": .string(), "email": Schema.string().orNull,
                    "phone": Schema.string().orNull, "marked": .boolean,
                ]
            ).described("For staff."),
            "branch": .object(nil, ["id": .id, "slug": .string(), "name": .string()]),
            "service": .object(nil, ["id": .id, "slug": .string(), "name": .string()]),
            "employee": employee.orNull,
            "seats": .integer(),
            "first_day": .date,
            "last_day": .date,
            "from_time": time.orNull,
            "until_time": time.orNull,
            "time_zone": .string(),
            "state": .choice(states),
            "priority": Schema.integer(WaitingEntry.priorities).described("For staff."),
            "note": Schema.string().described("For staff.").orNull,
            "blocklisted": Schema.boolean.described("For staff: without approval no time is offered."),
            "approved_at": Schema.instant.described("For staff.").orNull,
            "offer": offer.orNull,
            "created_at": .instant,
            "ended_at": Schema.instant.orNull,
            "revision": .integer(),
        ],
        required: .allBut(["client", "priority", "note", "blocklisted", "approved_at"])
    )

    static let joining = OperationDoc(
        "Wait for a time to come free",
        help:
            "Customers wait for themselves, staff name a client. The days are the branch's; from_time and until_time say "
            + "between which times of day the whole appointment has to lie. At most "
            + "\(WaitingEntry.perClientMax) entries of a client wait at once.",
        request: .object(
            "NewWaitingEntry",
            [
                "client": Schema.any.described(
                    "For staff the client's id; for visitors who they are, as in POST /bookings; for customers left out."
                ),
                "branch": Schema.string(max: 40).described(
                    "Slug or id; may be left out at a branch's address."
                ),
                "service": Schema.string(max: 40).described("Slug or id."),
                "employee": Schema.id.described("Left out for anybody.").orNull,
                "seats": .integer(1...WaitingEntry.seatsMax),
                "first_day": .date,
                "last_day": Schema.date.described("At most \(WaitingEntry.daysMax) days after the first."),
                "from_time": time.orNull,
                "until_time": time.orNull,
                "priority": Schema.integer(WaitingEntry.priorities).described(
                    "For staff: higher is served first."
                ),
                "note": Schema.string(max: WaitingEntry.noteMax).orNull,
            ],
            required: .only(["service", "first_day", "last_day"])
        ),
        responses: [201: entry],
        idempotencyKey: true
    )

    private static let filters = [
        QueryParameter(
            "state",
            .choice(states),
            "Only these; where it is left out, those that wait or are offered a time."
        ),
        QueryParameter("branch", .string(max: 40), "Only those of this branch: its slug or id."),
        QueryParameter("service", .string(max: 40), "Only those for this service: its slug or id."),
    ]

    static let listing = OperationDoc(
        "List who waits",
        help: "In the order in which they are served: by priority, then who waits longest.",
        query: filters + [QueryParameter("client", .id, "Only those of this client.")] + .page(),
        responses: [200: .page(of: entry)]
    )
    static let ownListing = OperationDoc(
        "List what one waits for, with the times that are offered",
        query: filters + .page(),
        responses: [200: .page(of: entry)]
    )
    static let reading = OperationDoc("Read an entry of the waiting list", responses: [200: entry])
    static let change = OperationDoc(
        "Change an entry of the waiting list",
        request: .object(
            "WaitingEntryChange",
            [
                "first_day": .date,
                "last_day": .date,
                "from_time": time.orNull,
                "until_time": time.orNull,
                "priority": .integer(WaitingEntry.priorities),
                "note": Schema.string(max: WaitingEntry.noteMax).orNull,
            ],
            required: .none
        ),
        responses: [200: entry],
        ifMatch: true
    )
    static let withdrawal = OperationDoc(
        "Take a client off the waiting list",
        help: "A time that is held for the client passes on to the next.",
        responses: [204: nil]
    )
    static let ownWithdrawal = OperationDoc(
        "Wait no longer",
        help: "A time that is held passes on to the next.",
        responses: [204: nil]
    )
    static let approval = OperationDoc(
        "Let a client on the blocklist have offers",
        help: "Without it such a client stays on the list and is not offered anything.",
        responses: [200: entry]
    )
    static let offering = OperationDoc(
        "Offer a time by hand",
        help: "It is held as if it had come free; the rules of any booking by staff hold.",
        request: .object(
            "ManualOffer",
            [
                "starts_at": Schema.string(max: 40).described("With an offset, or the branch's wall time."),
                "employee": Schema.id.described("Left out for whom the entry names, or anybody.").orNull,
            ],
            required: .only(["starts_at"])
        ),
        responses: [200: entry]
    )
    private static let accepting =
        "The time is booked, or waits for approval as any booking. After expires_at: 409 offer-expired."
    static let acceptance = OperationDoc(
        "Accept an offered time for a client",
        help: accepting,
        responses: [200: entry]
    )
    static let ownAcceptance = OperationDoc(
        "Accept an offered time",
        help: accepting,
        responses: [200: entry]
    )
    private static let declining = "The time passes on to the next; the entry waits for another."
    static let refusal = OperationDoc(
        "Decline an offered time for a client",
        help: declining,
        responses: [200: entry]
    )
    static let ownRefusal = OperationDoc("Decline an offered time", help: declining, responses: [200: entry])
}
