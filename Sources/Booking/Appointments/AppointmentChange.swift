import Core

/// What staff change of one appointment.
struct AppointmentChange: Sendable {
    /// What staff may say of an appointment; cancelling has an address of its own.
    static let statuses: [AttendeeStatus] = [.approved, .rejected, .noShow, .completed]

    let note: Change<String>
    let capacity: Int?
    let employee: StaffID?
    let status: AttendeeStatus?
    let attendee: AttendeeID?
    let override: String?

    /// - Throws: `Problem.invalid` with every issue at once.
    init(_ reader: FieldReader) throws(Problem) {
        var fields = reader
        note = fields.text("note", max: 2_000, lines: true)
        capacity = fields.integer("capacity", in: 1...WishInput.seatsMax).value
        let employee: Change<StaffID> = fields.id("employee")
        let attendee: Change<AttendeeID> = fields.id("attendee")
        self.employee = employee.value
        self.attendee = attendee.value
        status = fields.choice("status", of: Self.statuses.map(\.rawValue)).value
            .flatMap(AttendeeStatus.init(rawValue:))
        override = OverrideInput.read(&fields)
        if status != nil, employee.value != nil {
            fields.add(
                "status",
                ValueIssue(
                    code: "invalid",
                    message: "Change the employee and the status one after the other."
                )
            )
        }
        try fields.finish()
    }

    /// Whether the fields of the appointment itself change.
    func edits(_ appointment: Appointment) -> Bool {
        note.applied(to: appointment.note) != appointment.note
            || (capacity ?? appointment.capacity) != appointment.capacity
    }
}

/// Who is put into an appointment.
struct AttendeeInput: Sendable {
    let client: ClientID
    let seats: Int
    let note: String?
    let unwantedReason: String?

    /// - Throws: `Problem.invalid` with every issue at once.
    init(_ reader: FieldReader) throws(Problem) {
        var fields = reader
        let id: Change<ClientID> = fields.id("client")
        seats = fields.integer("seats", in: 1...WishInput.seatsMax).value ?? 1
        note = fields.text("note", max: 1_000, lines: true).value
        unwantedReason = fields.text("unwanted_reason", max: 500).value
        let client = fields.required(id, "client")
        try fields.finish()
        guard let client else { throw .invalid([FieldIssue(field: "client", .required)]) }
        self.client = client
    }
}

/// Why, and for whom, an appointment is called off or decided upon.
struct EndInput: Sendable {
    let reason: String?
    let attendee: AttendeeID?

    /// - Throws: `Problem.invalid` with every issue at once.
    init(_ reader: FieldReader) throws(Problem) {
        var fields = reader
        reason = fields.text("reason", max: 500, lines: true).value
        let attendee: Change<AttendeeID> = fields.id("attendee")
        self.attendee = attendee.value
        try fields.finish()
    }
}

/// Where staff move an appointment.
struct MoveInput: Sendable {
    /// How long an appointment can be made.
    static let minutes = 1...1_440

    let wish: MoveWish

    /// - Throws: `Problem.invalid` with every issue at once.
    init(_ reader: FieldReader) throws(Problem) {
        var fields = reader
        let start = fields.value("starts_at") { text throws(ValueIssue) in try BookingStart(text) }
        let known = fields.required(start, "starts_at")
        let employee: Change<StaffID> = fields.id("employee")
        let minutes = fields.integer("minutes", in: Self.minutes).value
        let override = OverrideInput.read(&fields)
        try fields.finish()
        wish = MoveWish(start: known, employee: employee.value, minutes: minutes, override: override)
    }
}
