import Booking
import Core
import Identity
import Outbox
import Tenancy

extension LinkPage {
    /// What somebody asked for beside the page itself.
    struct Question: Sendable {
        /// Of this day the times are shown to which the appointment can be moved.
        var day: CalendarDate?
        var times: [Instant] = []
    }

    /// The page of a link that works.
    ///
    /// - Throws: `ValueIssue` where the system does not know the time zone or the currency.
    init(_ view: LinkView, _ question: Question, _ language: Language, in scope: Scope) throws {
        self.init(language, Self.title(of: view), of: scope.business)
        switch view.link.kind {
        case .signIn, .panel:
            text = LinkWord.signInText.text(language, scope.business.name)
            buttons = [Button(.signIn, language, look: "main")]
        case .unsubscribe:
            fill(unsubscribing: view, language, scope.business)
        case .manage, .cancel, .confirm:
            guard let appointment = view.appointment else { return }
            try fill(appointment, of: view, question, language, in: scope)
        }
    }

    private static func title(of view: LinkView) -> LinkWord {
        switch view.link.kind {
        case .signIn, .panel: .signInTitle
        case .manage: .appointmentTitle
        case .cancel: view.actions.isEmpty ? .appointmentTitle : .cancelTitle
        case .confirm: view.actions.isEmpty ? .appointmentTitle : .confirmTitle
        case .unsubscribe: .unsubscribeTitle
        }
    }

    private mutating func fill(
        unsubscribing view: LinkView,
        _ language: Language,
        _ business: Business
    ) {
        let category = view.link.category.flatMap(MessageCategory.init(rawValue:))
        let channel = view.link.channel.flatMap(MessageChannel.init(rawValue:))
        facts = [
            category.map { Fact(label: LinkWord.category.text(language), value: $0.words(language)) },
            channel.map { Fact(label: LinkWord.channel.text(language), value: $0.words(language)) },
        ].compactMap(\.self)
        if view.isDeclined {
            notice = LinkWord.unsubscribed.text(language)
        } else {
            text = LinkWord.unsubscribeText.text(language, business.name)
            buttons = [Button(.unsubscribe, language, look: "main")]
        }
    }

    private mutating func fill(
        _ appointment: MyAppointment,
        of view: LinkView,
        _ question: Question,
        _ language: Language,
        in scope: Scope
    ) throws {
        let format = LocalFormat(
            language,
            zone: try TimeZoneRules.named(TimeZoneName(appointment.timeZone)),
            currency: try CurrencyCode(scope.business.currency)
        )
        facts = Self.facts(of: appointment, format)
        help = appointment.branch.phone.map { LinkWord.call.text(language, $0) }
        if appointment.status == .cancelled {
            warning = LinkWord.cancelled.text(language)
        } else if appointment.cancelObstacle == "in_past" {
            warning = LinkWord.past.text(language)
        } else {
            if appointment.confirmedAt != nil { notice = LinkWord.confirmed.text(language) }
            if view.actions.isEmpty || view.link.kind == .manage, !view.actions.contains(.cancel),
                view.link.kind != .confirm
            {
                warning = LinkWord.refusal(appointment.cancelObstacle ?? "").text(language)
            }
        }
        let actions = view.actions
        buttons = actions.filter { $0 != .reschedule }.map { action in
            Button(action, language, look: action == .cancel ? "danger" : "main")
        }
        if actions.contains(.reschedule) {
            picker = Picker(appointment, question, format, now: scope.world.now())
        }
    }

    private static func facts(of appointment: MyAppointment, _ format: LocalFormat) -> [Fact] {
        let language = format.language
        let branch = appointment.branch
        let facts: [(MessageFact, String?)] = [
            (.time, format.dateTime(appointment.slot.start)), (.service, appointment.serviceName),
            (.employee, appointment.employeeName), (.branch, branch.name), (.address, branch.address),
            (.phone, branch.phone),
        ]
        let status = Fact(
            label: LinkWord.status.text(language),
            value: language.status(appointment.status.rawValue)
        )
        return facts.compactMap { fact, value in
            value.map {
                Fact(
                    label: language.label(fact),
                    value: $0,
                    address: fact == .phone ? "tel:\($0)" : nil
                )
            }
        } + [status]
    }
}

extension LinkPage.Button {
    init(_ action: LinkAction, _ language: Language, look: String) {
        let word: LinkWord =
            switch action {
            case .signIn: .signIn
            case .cancel: .cancel
            case .reschedule: .move
            case .confirm: .confirm
            case .unsubscribe: .unsubscribe
            }
        self.init(action: action.rawValue, label: word.text(language), look: look)
    }
}

extension LinkPage.Picker {
    init(
        _ appointment: MyAppointment,
        _ question: LinkPage.Question,
        _ format: LocalFormat,
        now: Instant
    ) {
        let language = format.language
        let today = format.zone.wall(at: now).date
        title = LinkWord.move.text(language)
        label = LinkWord.day.text(language)
        show = LinkWord.showTimes.text(language)
        day = (question.day ?? format.zone.wall(at: appointment.slot.start).date).iso8601
        first = today.iso8601
        date = question.day.map(format.day)
        times = question.times.map { start in
            LinkPage.Time(value: start.rfc3339(in: format.zone), label: format.time(start))
        }
        nothing = question.day != nil && times.isEmpty ? LinkWord.noTimes.text(language) : nil
    }
}

extension LinkWord {
    /// The words for the reason of the API why a customer may not do something.
    static func refusal(_ reason: String) -> LinkWord {
        switch reason {
        case "already_cancelled": .cancelled
        case "in_past": .past
        case "cutoff_passed": .tooLate
        case "group": .group
        default: .notOnline
        }
    }
}

extension Language {
    /// What a fact is called, as in messages.
    func label(_ fact: MessageFact) -> String {
        switch self {
        case .ca: CatalanWords.label(fact)
        case .fr: FrenchWords.label(fact)
        case .es: SpanishWords.label(fact)
        case .pt: PortugueseWords.label(fact)
        case .en: EnglishWords.label(fact)
        }
    }
}
