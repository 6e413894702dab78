import Core
import Identity
import Tenancy

/// What the shortcodes of one message stand for.
struct MessageValues: Sendable {
    private let facts: MessageFacts
    private let format: LocalFormat
    private let language: Language
    private let business: Business
    private let branch: Branch?
    private let places: MessagePlaces
    private let secret: JSONValue
    private let links: MessageLinks

    /// - Parameters:
    ///   - secret: the credential that was sealed with the message; `{}` without.
    ///   - links: those that act; without one the panel is what is led to.
    ///
    /// - Throws: `ValueIssue` where the system does not know the time zone or the currency.
    init(
        _ facts: MessageFacts,
        secret: JSONValue,
        links: MessageLinks,
        language: Language,
        places: MessagePlaces,
        in scope: Scope
    ) throws {
        self.facts = facts
        self.secret = secret
        self.links = links
        self.language = language
        self.places = places
        business = scope.business
        let branches = scope.profile.branches
        branch =
            facts.appointment.map { scope.profile.branch(id: $0.branch) }
            ?? (branches.count == 1 ? branches[0] : nil)
        format = LocalFormat(
            language,
            zone: try facts.zone(in: scope),
            currency: try CurrencyCode(business.currency)
        )
    }

    /// The words for a shortcode; empty where there is nothing to say.
    func value(_ shortcode: Shortcode) -> String {
        customer(shortcode) ?? appointment(shortcode) ?? service(shortcode) ?? place(shortcode) ?? link(
            shortcode
        )
            ?? ""
    }

    private func customer(_ shortcode: Shortcode) -> String? {
        switch shortcode {
        case .customerFullName: facts.client?.fullName
        case .customerFirstName: facts.client?.firstName ?? facts.client?.fullName
        case .customerLastName: facts.client?.lastName
        case .customerPhone: facts.client?.phone
        case .customerEmail: facts.client?.email
        case .customerBirthday: facts.client?.birthDate.map(format.day)
        case .customerNotes: facts.client?.note
        case .customerPanelPassword: secret["password"]?.stringValue
        default: nil
        }
    }

    private func appointment(_ shortcode: Shortcode) -> String? {
        guard let appointment = facts.appointment else { return nil }
        return switch shortcode {
        case .appointmentID: appointment.id.description
        case .appointmentDate, .appointmentStartDate: format.date(appointment.startsAt)
        case .appointmentDateTime, .appointmentStartDateTime: format.dateTime(appointment.startsAt)
        case .appointmentStartTime: format.time(appointment.startsAt)
        case .appointmentEndDate: format.date(appointment.endsAt)
        case .appointmentEndDateTime: format.dateTime(appointment.endsAt)
        case .appointmentEndTime: format.time(appointment.endsAt)
        case .appointmentDuration:
            format.duration(
                minutes: Int(appointment.endsAt.since(appointment.startsAt).components.seconds / 60)
            )
        case .appointmentStatus: language.status(appointment.status)
        case .appointmentServicePrice: format.money(appointment.price)
        // Without a price the line that would name it is left out.
        case .appointmentSumPrice: appointment.sum == 0 ? nil : format.money(appointment.sum)
        case .appointmentTotalAttendees: String(appointment.seats)
        case .appointmentBroughtPeople: String(max(0, appointment.seats - 1))
        case .appointmentNotes: appointment.wish
        case .appointmentCreatedDate: format.date(appointment.createdAt)
        case .appointmentCreatedTime: format.time(appointment.createdAt)
        case .appointmentDateTimeBefore: moment("before", "starts_at").map(format.dateTime)
        default: nil
        }
    }

    private func service(_ shortcode: Shortcode) -> String? {
        guard let appointment = facts.appointment else { return nil }
        return switch shortcode {
        case .serviceName: appointment.service
        case .servicePrice: format.money(appointment.servicePrice)
        case .serviceDuration: format.duration(minutes: appointment.serviceMinutes)
        case .serviceNotes: appointment.serviceDescription
        case .serviceCategoryName: appointment.category
        case .staffName: appointment.employee
        case .staffEmail: appointment.employeeEmail
        case .staffPhone: appointment.employeePhone
        default: nil
        }
    }

    private func place(_ shortcode: Shortcode) -> String? {
        switch shortcode {
        case .locationName: branch?.name
        case .locationAddress, .companyAddress: branch?.address
        case .locationPhoneNumber, .companyPhone: branch?.phone
        case .companyName: business.name
        case .companyWebsite: places.business(business)
        case .waitingListOfferExpires: moment("expires_at").map(format.dateTime)
        case .webhookURL: facts.data["url"]?.stringValue
        case .webhookReason: facts.data["reason"]?.stringValue.map(language.pauseReason)
        default: nil
        }
    }

    private func link(_ shortcode: Shortcode) -> String? {
        switch shortcode {
        case .customerPanelURL: link(.panel) ?? places.panel(business)
        case .manageLink: facts.appointment.map { link(.manage) ?? places.appointment($0.id, business) }
        case .cancelLink: facts.appointment.map { link(.cancel) ?? places.appointment($0.id, business) }
        case .confirmLink: facts.appointment.map { link(.confirm) ?? places.appointment($0.id, business) }
        case .waitingListOfferURL: places.waitingList(business)
        case .urlToChangePreferences: link(.unsubscribe) ?? places.preferences(business)
        case .urlToResetPassword, .invitationLink:
            secret["token"]?.stringValue.map { places.setPassword($0, facts.audience, business) }
        case .signInLink: secret["token"]?.stringValue.map { places.link($0, business) }
        default: nil
        }
    }

    private func link(_ kind: ActionLinkKind) -> String? {
        links.links[kind].map { places.link($0.token.text, business) }
    }

    private func moment(_ path: String...) -> Instant? {
        let value = path.reduce(Optional(facts.data)) { $0?[$1] }
        return value?.stringValue.flatMap(Instant.init(rfc3339:))
    }
}
