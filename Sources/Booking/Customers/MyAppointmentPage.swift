import Core

/// A page of a customer's own appointments.
struct MyAppointmentPage: Sendable {
    /// Which of them.
    enum When: String, Sendable, Hashable, CaseIterable {
        /// What has not begun, the next one first.
        case future
        /// What has begun, the last one first.
        case past
        /// The latest first.
        case all
    }

    /// What is asked for.
    struct Wish: Sendable, Hashable {
        let when: When
        /// On which days, by the clock of each; nil for all.
        let days: ClosedRange<CalendarDate>?
        let limit: Int
        private(set) var after: (start: Instant, id: AppointmentID)?

        init(
            when: When,
            days: ClosedRange<CalendarDate>? = nil,
            limit: Int,
            cursor: String?
        ) throws(Problem) {
            self.when = when
            self.days = days
            self.limit = limit
            guard let cursor else { return }
            guard let known = Cursor(cursor), known.tag == Self.tag(when), known.values.count == 2,
                let start = known.values[0].flatMap(Instant.init(rfc3339:)),
                let id = known.values[1].flatMap({ AppointmentID($0) })
            else {
                throw .invalid(
                    field: "cursor",
                    code: "invalid",
                    message: "Send the cursor that the list gave as next, with the same when."
                )
            }
            after = (start, id)
        }

        static func tag(_ when: When) -> String { "my-appointments.\(when.rawValue)" }

        static func == (left: Wish, right: Wish) -> Bool {
            left.when == right.when && left.days == right.days && left.limit == right.limit
                && left.after?.id == right.after?.id
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(when)
            hasher.combine(days)
            hasher.combine(limit)
            hasher.combine(after?.id)
        }
    }

    let items: [MyAppointment]
    let total: Int
    let next: String?

    /// - Parameter found: by their start, with one more than asked for where the list goes on.
    init(_ found: [MyAppointment], total: Int, _ wish: Wish) {
        let sorted = wish.when == .future ? found : found.reversed()
        items = Array(sorted.prefix(wish.limit))
        self.total = total
        let last = sorted.count > wish.limit ? items.last?.record.appointment : nil
        next = last.map { last in
            Cursor(values: [last.slot.start.rfc3339, last.id.description], tag: Wish.tag(wish.when))
                .description
        }
    }
}
