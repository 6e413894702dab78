import Core
public import Tenancy

/// What the constraints of this target's tables mean to a user: they have the last word where two book at once.
public enum BookingConstraints {
    /// For the one table from constraints to problems.
    public static let meanings = [
        taken(
            "appointments_employee_free",
            .busy,
            "The employee is not free at that time any more. Choose another time."
        ),
        taken(
            "appointment_resources_free",
            .resourceBusy,
            "A room or a piece of equipment is not free at that time any more. Choose another time."
        ),
        taken("appointments_seats", .groupFull, "There are not so many seats left. Choose another time."),
        taken("attendees_once", .alreadyAttending, "The client attends this appointment already."),
        ConstraintMeaning(
            constraint: "waiting_offers_open",
            problem: .refused(WaitingEntry.alreadyOffered)
        ),
    ]

    private static func taken(
        _ constraint: String,
        _ reason: SlotReason,
        _ words: String
    ) -> ConstraintMeaning {
        ConstraintMeaning(
            constraint: constraint,
            problem: .refused(Refusal(.taken, reason: reason.rawValue, detail: words))
        )
    }
}
