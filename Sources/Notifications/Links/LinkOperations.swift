import Booking
import Core
import Identity
import Outbox
import Postgres
import Tenancy

/// Looking at links in messages, and doing what they are for (B.3).
///
/// Looking never changes anything. Whoever has a link acts as the client whom it was sent to, for its one purpose: every
/// rule that holds for the client signed in holds here.
struct LinkOperations: Sendable {
    /// How a link is to be used.
    struct Wish: Sendable {
        var action: LinkAction
        var start: BookingStart?
        var employee: StaffID?
        var transport = SessionTransport.bearer
    }

    private let links = ActionLinkOperations()
    private let appointments: MyAppointmentOperations

    init(appointments: AppointmentOperations) {
        self.appointments = MyAppointmentOperations(appointments: appointments)
    }

    /// What a link is for.
    ///
    /// - Throws: `Problem.linkExpired`; `Problem.panelDisabled` where customers can do nothing by themselves.
    func look(_ token: Token?, in scope: Scope) async throws -> LinkView {
        let link = try await links.find(token, in: scope)
        return try await view(of: link, in: scope)
    }

    /// Does what a link is for.
    ///
    /// - Throws: `Problem.linkExpired`; `Problem.invalid` for what the link is not for; `Problem.refused` by the rules
    ///   for customers.
    func use(_ token: Token?, _ wish: Wish, in scope: Scope) async throws -> LinkOutcome {
        let link = try await links.find(token, in: scope)
        guard LinkAction.all(of: link.kind).contains(wish.action) else {
            throw Problem.invalid(
                field: "action",
                code: "not_for_this_link",
                message: "The link is not for this; POST /links/look says what it is for."
            )
        }
        switch wish.action {
        case .signIn:
            return .signedIn(try await links.signIn(link, transport: wish.transport, in: scope))
        case .unsubscribe:
            try await unsubscribe(link, in: scope)
            return .unsubscribed
        case .cancel, .confirm, .reschedule:
            return .changed(wish.action, try await change(link, wish, in: scope))
        }
    }

    /// The times of a day to which the appointment of a link could be moved.
    func times(_ view: LinkView, on day: CalendarDate, in scope: Scope) async throws -> [Instant] {
        guard let id = view.link.appointment else { return [] }
        return try await appointments.times(for: id, on: day, in: Self.acting(for: view.link, in: scope))
    }

    private func view(of link: FoundActionLink, in scope: Scope) async throws -> LinkView {
        switch link.kind {
        case .signIn, .panel:
            guard scope.settings[AccessSettings.panel] else { throw Problem.panelDisabled }
            return LinkView(link: link, appointment: nil, isDeclined: false)
        case .unsubscribe:
            let preferences = try await preferences(of: link, in: scope)
            return LinkView(link: link, appointment: nil, isDeclined: Self.isDeclined(link, in: preferences))
        case .manage, .cancel, .confirm:
            let appointment = try await ofAppointment(link, in: scope) { id, acting in
                try await appointments.find(id, in: acting)
            }
            return LinkView(link: link, appointment: appointment, isDeclined: false)
        }
    }

    private func change(
        _ link: FoundActionLink,
        _ wish: Wish,
        in scope: Scope
    ) async throws -> ToldAppointment {
        try await ofAppointment(link, in: scope) { id, acting in
            switch wish.action {
            case .cancel: return try await appointments.cancel(id, reason: nil, in: acting)
            case .confirm: return try await appointments.confirm(id, in: acting)
            case .reschedule, .signIn, .unsubscribe:
                guard let start = wish.start else {
                    throw Problem.invalid(
                        field: "starts_at",
                        code: "required",
                        message: "Write the new start."
                    )
                }
                return try await appointments.reschedule(id, to: start, employee: wish.employee, in: acting)
            }
        }
    }

    /// Work on a link's appointment as its client.
    private func ofAppointment<T: Sendable>(
        _ link: FoundActionLink,
        in scope: Scope,
        _ work: (AppointmentID, Scope) async throws -> T
    ) async throws -> T {
        guard scope.settings[AccessSettings.panel] else { throw Problem.panelDisabled }
        guard let id = link.appointment else { throw Problem.linkExpired }
        do {
            return try await work(id, Self.acting(for: link, in: scope))
        } catch Problem.notFound(.appointment) {
            // The client is not in it any more.
            throw Problem.linkExpired
        }
    }

    private static func acting(for link: FoundActionLink, in scope: Scope) -> Scope {
        scope.acting(
            as: Actor(person: .customer(link.client), role: .customer, channel: scope.actor.channel)
        )
    }
}

// MARK: Messages that nobody wants

extension LinkOperations {
    private func preferences(of link: FoundActionLink, in scope: Scope) async throws -> MessagePreferences {
        try MessagePreferences(
            await scope.read(MessagePreferenceQueries.declined(by: link.client))[0]
        )
    }

    private static func isDeclined(_ link: FoundActionLink, in preferences: MessagePreferences) -> Bool {
        preferences.declined.contains { choice in
            choice.category.rawValue == link.category && choice.channel == link.channel
        }
    }

    /// Ends the messages of the link's category by its channel; once is enough.
    private func unsubscribe(_ link: FoundActionLink, in scope: Scope) async throws {
        guard let channel = link.channel,
            let category = link.category.flatMap(MessageCategory.init(rawValue:)),
            category.canBeSwitchedOff
        else { throw Problem.linkExpired }
        let acting = Self.acting(for: link, in: scope)
        try await acting.write { transaction in
            let isNew = try await transaction.first(
                MessagePreferenceQueries.decline(
                    category.rawValue,
                    channel,
                    for: link.client,
                    now: acting.world.now()
                )
            ) { _ in true }
            guard isNew != nil else { return }
            transaction.later(acting.audit("client.message_preferences_edited", "client", link.client))
        }
    }
}
