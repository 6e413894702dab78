import Core
public import Gateway
import Identity
import Tenancy

/// The routes of booking policies.
public struct BookingPolicyRoutes: Sendable {
    private let operations = BookingPolicyOperations()

    /// Routes that need nothing.
    public init() {}

    /// All of them.
    public var routes: [Route] {
        [
            .get("booking-policies", allowing: .managePolicies, Self.listing, list),
            .post("booking-policies", allowing: .managePolicies, Self.creation, create),
            .get("booking-policies/{id}", allowing: .managePolicies, Self.reading, find),
            .patch("booking-policies/{id}", allowing: .managePolicies, Self.change, edit),
            .delete("booking-policies/{id}", allowing: .managePolicies, Self.removal, remove),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        .json(try await operations.page(cursor: call.query("cursor"), limit: call.limit, in: call.scope))
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /booking-policies",
            body: body,
            actor: call.scope.actor
        )
        let record = try await operations.create(FieldReader(body), once: key, in: call.scope)
        let address = call.address("booking-policies/\(record.id)")
        return .json(record, status: 201, etag: record.revision, location: address)
    }

    private func find(_ call: Call) async throws -> Reply {
        let record = try await operations.find(call.id("id", .bookingPolicy), in: call.scope)
        return .json(record, etag: record.revision)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        let record = try await operations.edit(
            call.id("id", .bookingPolicy),
            call.fields,
            allows: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .json(record, etag: record.revision)
    }

    private func remove(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        try await operations.remove(
            call.id("id", .bookingPolicy),
            allows: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .noContent
    }
}

extension BookingPolicyRoutes {
    private static let online = Schema.choice(BookingPolicy.Online.allCases.map(\.rawValue))
        .described("What booking online is reduced to.").orNull
    private static let count = Schema.integer(0...1_000).orNull
    private static let minutes = Schema.integer(0...525_600).orNull

    private static let policy = Schema.object(
        "BookingPolicy",
        [
            "id": .id,
            "name": .string(max: BookingPolicyInput.nameMax),
            "branch": Schema.id.orNull,
            "service": Schema.id.orNull,
            "client_status": Schema.string(max: BookingPolicyInput.wordMax).orNull,
            "client_tag": Schema.string(max: BookingPolicyInput.wordMax).orNull,
            "no_shows_min": Schema.integer(1...1_000).orNull,
            "online": online,
            "open_bookings_max": count,
            "bookings_max": count,
            "bookings_days": Schema.integer(1...3_650).orNull,
            "minimum_notice_minutes": minutes,
            "cancel_cutoff_minutes": minutes,
            "reason": Schema.string(max: BookingPolicyInput.reasonMax).orNull,
            "expires_at": Schema.instant.orNull,
            "created_at": .instant,
            "created_by": Schema.id.orNull,
            "revision": .integer(),
        ]
    )

    private static func input(_ name: String, required: Schema.Requirement) -> Schema {
        .object(
            name,
            [
                "name": .string(max: BookingPolicyInput.nameMax),
                "branch": Schema.string(max: 40).described("Slug or id; all branches where left out.").orNull,
                "service": Schema.string(max: 40).described("Slug or id; all services where left out.")
                    .orNull,
                "client_status": Schema.string(max: BookingPolicyInput.wordMax)
                    .described("Only clients of this status.").orNull,
                "client_tag": Schema.string(max: BookingPolicyInput.wordMax)
                    .described("Only clients with this tag.").orNull,
                "no_shows_min": Schema.integer(1...1_000)
                    .described("Only clients with so many no-shows within booking.no_show_days.").orNull,
                "online": online,
                "open_bookings_max": Schema.integer(0...1_000)
                    .described("How many future appointments may be booked online.").orNull,
                "bookings_max": Schema.integer(0...1_000)
                    .described("How many appointments may be booked online within bookings_days.").orNull,
                "bookings_days": Schema.integer(1...3_650)
                    .described("Days of the calendar, both ways from the new appointment.").orNull,
                "minimum_notice_minutes": Schema.integer(0...525_600)
                    .described("How far ahead online bookings must be.").orNull,
                "cancel_cutoff_minutes": Schema.integer(0...525_600)
                    .described("Until how long before the start customers may cancel.").orNull,
                "reason": Schema.string(max: BookingPolicyInput.reasonMax)
                    .described("For staff; customers read neutral words.").orNull,
                "expires_at": Schema.instant.described("From then on it asks nothing.").orNull,
            ],
            required: required
        )
    }

    private static let listing = OperationDoc(
        "List booking policies",
        help: "By name. Managers see those of their branches and of the whole business.",
        query: .page(),
        responses: [200: .page(of: policy)]
    )
    private static let creation = OperationDoc(
        "Make a booking policy",
        help:
            "It asks something of those clients for whom every condition holds that is named, and of all where none is. "
            + "Of several that hold the strictest counts. Managers name one of their branches.",
        request: input("NewBookingPolicy", required: .only(["name"])),
        responses: [201: policy],
        idempotencyKey: true
    )
    private static let reading = OperationDoc("Read a booking policy", responses: [200: policy])
    private static let change = OperationDoc(
        "Change a booking policy",
        help: "What is booked already stays.",
        request: input("BookingPolicyChange", required: .none),
        responses: [200: policy],
        ifMatch: true
    )
    private static let removal = OperationDoc(
        "Remove a booking policy",
        responses: [204: nil],
        ifMatch: true
    )
}
