import Clients
import Core
import Tenancy

/// What staff send to book.
struct StaffBookingInput: Sendable {
    /// As many clients as are named at once.
    static let clientsMax = 100

    let input: WishInput
    let parties: [BookingParty]
    let newClient: ClientDraft?
    let recurrence: Recurrence?
    let isDryRun: Bool
    let skipsConflicts: Bool
    let override: String?
    private let staysOpen: Bool
    private let note: String?
    private let unwantedReason: String?

    /// - Throws: `Problem.invalid` with every issue at once.
    init(_ body: JSONValue, in scope: Scope) throws(Problem) {
        var fields = try FieldReader(body)
        let input = WishInput(&fields, in: scope)
        staysOpen = fields.bool("stays_open").value ?? false
        note = fields.text("note", max: 2_000, lines: true).value
        unwantedReason = fields.text("unwanted_reason", max: 500).value
        override = OverrideInput.read(&fields)
        isDryRun = fields.bool("dry_run").value ?? false
        skipsConflicts = fields.bool("skip_conflicts").value ?? false
        var recurrence: Recurrence?
        if case .set(var part) = fields.object("repeat") {
            recurrence = Recurrence(&part)
            fields.adopt(part)
        }
        self.recurrence = recurrence
        newClient = Self.newClient(&fields, in: scope)
        parties = Self.parties(&fields, seats: input?.seats ?? 1)
        if parties.isEmpty, newClient == nil, !staysOpen, fields.issues.isEmpty {
            fields.add(
                "client",
                ValueIssue(
                    code: "required",
                    message: "Name a client, or open a group for later (stays_open)."
                )
            )
        }
        try fields.finish()
        guard let input else { throw .broken(context: "a wish without an issue was not read") }
        self.input = input
    }

    private static func newClient(_ fields: inout FieldReader, in scope: Scope) -> ClientDraft? {
        guard let body = fields.raw("new_client"), body != .null else { return nil }
        do throws(Problem) {
            return try ClientDraft(FieldReader(body), rules: ClientRules(scope, entry: .staff))
        } catch {
            for issue in error.issues {
                let field = "new_client.\(issue.field)"
                fields.add(FieldIssue(field: field, code: issue.code, message: issue.message))
            }
            if error.issues.isEmpty {
                fields.add("new_client", ValueIssue(code: "wrong_type", message: "Write an object."))
            }
            return nil
        }
    }

    private static func parties(_ fields: inout FieldReader, seats: Int) -> [BookingParty] {
        let client: Change<ClientID> = fields.id("client")
        var parties = client.value.map { [BookingParty(client: $0, seats: seats)] } ?? []
        guard case .set(var readers) = fields.objects("clients", maxCount: clientsMax) else { return parties }
        for index in readers.indices {
            let id: Change<ClientID> = readers[index].id("id")
            let own = readers[index].integer("seats", in: 1...WishInput.seatsMax)
            if let id = readers[index].required(id, "id") {
                parties.append(BookingParty(client: id, seats: own.value ?? 1))
            }
            fields.adopt(readers[index])
        }
        if Set(parties.map(\.client)).count < parties.count {
            fields.add(
                "clients",
                ValueIssue(code: "repeated", message: "Name each client once, with all of the seats.")
            )
        }
        return parties
    }

    /// What is to be booked at the first or only start.
    ///
    /// - Throws: `Problem.refused` for a time that the clock of the branch never shows, or shows twice.
    func wish(employee: StaffID?, subject: AttendeeID) throws(Problem) -> BookingWish {
        let seats = parties.reduce(newClient == nil ? 0 : input.seats) { $0 + $1.seats }
        return BookingWish(
            branch: input.branch,
            wish: input.wish,
            employee: employee,
            start: try input.start.moment(in: input.branch.clock),
            seats: max(1, seats),
            entry: .staff,
            bookedBy: .staff,
            staffNote: note,
            unwantedReason: unwantedReason,
            override: override,
            staysOpen: staysOpen,
            subject: subject
        )
    }
}

/// The reason with which staff override a rule.
enum OverrideInput {
    static func read(_ fields: inout FieldReader) -> String? {
        guard case .set(var part) = fields.object("override") else { return nil }
        let text = part.text("reason", max: 500)
        let reason = part.required(text, "reason")
        fields.adopt(part)
        return reason
    }
}
