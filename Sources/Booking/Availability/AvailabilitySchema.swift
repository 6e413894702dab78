import Core
import Gateway

/// The forms of times in JSON, for the OpenAPI document.
enum AvailabilitySchema {
    static let slots = Schema.object(
        "Availability",
        [
            "time_zone": .string(max: 64),
            "slots": .array(
                .object(
                    "Slot",
                    [
                        "starts_at": .instant,
                        "ends_at": .instant,
                        "employee_ids": Schema.array(.id).described(
                            "Who could take it; who would be chosen stands first."
                        ),
                        "seats_left": .integer(1...1_000),
                    ]
                )
            ),
        ]
    )

    static let explanation = Schema.object(
        "AvailabilityExplanation",
        [
            "date": .date,
            "time_zone": .string(max: 64),
            "candidates": .array(
                .object(
                    "SlotCandidate",
                    [
                        "employee": employee,
                        "starts_at": .instant,
                        "ends_at": .instant,
                        "available": .boolean,
                        "reason": reason.orNull,
                        "detail": .string().orNull,
                        "setting": setting,
                    ]
                )
            ),
            "days": Schema.array(
                .object(
                    nil,
                    ["employee": employee.orNull, "reason": reason, "detail": .string(), "setting": setting]
                )
            )
            .described("Why there is nothing to look at: for each employee, or for all where it names none."),
        ]
    )

    private static let reason = Schema.choice(SlotReason.allCases.map(\.rawValue))
    private static let setting = Schema.string().described("The key of the setting that is the cause.").orNull
    private static let employee = Schema.object(nil, ["id": .id, "name": .string()])
}
