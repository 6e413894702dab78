import Clients
import Core
import Tenancy

/// What somebody who books online sends.
struct BookingInput: Sendable {
    private let input: WishInput
    private let note: String?
    /// Nil for a customer who signed in, who books for themself.
    let visitor: Visitor?

    /// - Throws: `Problem.invalid` with every issue at once.
    init(_ body: JSONValue, in scope: Scope) throws(Problem) {
        guard scope.actor.staff == nil else {
            throw .invalid(
                field: "client",
                code: "staff",
                message: "Visitors and customers book here; as staff, use POST /appointments."
            )
        }
        var fields = try FieldReader(body)
        let input = WishInput(&fields, in: scope)
        note = fields.text("note", max: 1_000, lines: true).value
        let client = fields.raw("client")
        var visitor: Visitor?
        switch (client, scope.actor.customer) {
        case (.null?, _?), (nil, _?): break
        case (_?, _?):
            fields.add(
                "client",
                ValueIssue(
                    code: "signed_in",
                    message: "You are signed in and book for yourself: leave it out."
                )
            )
        case (nil, nil), (.null?, nil):
            fields.add(FieldIssue(field: "client", .required))
        case (let body?, nil):
            do throws(Problem) {
                visitor = try Self.visitor(body, at: input?.branch, in: scope)
            } catch {
                for issue in error.issues { fields.add(issue) }
            }
        }
        self.visitor = visitor
        try fields.finish()
        guard let input else { throw .broken(context: "a wish without an issue was not read") }
        self.input = input
    }

    /// Reads who a visitor is.
    static func visitor(
        _ body: JSONValue,
        at branch: Branch?,
        in scope: Scope
    ) throws(Problem) -> Visitor {
        let settings = scope.profile.settings(branch: branch?.id)
        let rules = ClientRules(
            settings: settings,
            branches: scope.profile.branches,
            home: branch ?? scope.branch,
            entry: .publicBooking,
            now: scope.world.now()
        )
        return try Visitor(
            body,
            rules: rules,
            needsEmail: settings[BookingSettings.autoGrant],
            prefix: "client"
        )
    }

    /// The same as what is to be booked.
    ///
    /// - Throws: `Problem.refused` for a time that the clock of the branch never shows, or shows twice.
    func bookingWish(in scope: Scope) throws(Problem) -> BookingWish {
        BookingWish(
            branch: input.branch,
            wish: input.wish,
            employee: input.employee,
            start: try input.start.moment(in: input.branch.clock),
            seats: input.seats,
            entry: .online,
            bookedBy: visitor == nil ? .customer : .visitor,
            note: note
        )
    }
}
