import Core
import Notifications
import Testing

/// A default template by what it is for.
struct DefaultTemplateCase: Sendable, CustomTestStringConvertible {
    let event: MessageEvent
    let audience: MessageAudience
    let language: Language

    var template: MessageTemplate { DefaultTemplates.template(event, audience, language) }
    var testDescription: String { "\(event.rawValue) to \(audience.rawValue) in \(language.rawValue)" }

    static let all = MessageEvent.allCases.flatMap { event in
        event.audiences.flatMap { audience in
            Language.allCases.map {
                DefaultTemplateCase(event: event, audience: audience, language: $0)
            }
        }
    }

    func parts(_ issues: inout [FieldIssue]) -> [TemplateText] {
        let allowed = event.shortcodes(for: audience)
        return [
            TemplateText(template.subject, .subject, field: "subject", allowed: allowed, issues: &issues),
            TemplateText(template.html, .html, field: "html", allowed: allowed, issues: &issues),
            TemplateText(template.text, .text, field: "text", allowed: allowed, issues: &issues),
        ]
    }
}

@Suite struct `The words that every business begins with` {
    @Test(arguments: DefaultTemplateCase.all)
    func `S0-17 S0-18 every default passes its own check and wants only what can be filled in`(
        _ example: DefaultTemplateCase
    ) {
        var issues: [FieldIssue] = []
        let parts = example.parts(&issues)
        #expect(issues == [])
        #expect(
            parts.map(\.source) == [
                example.template.subject, example.template.html, example.template.text,
            ]
        )
        // Both bodies say the same.
        #expect(
            parts[1].shortcodes.subtracting(parts[0].shortcodes)
                == parts[2].shortcodes.subtracting(parts[0].shortcodes)
        )
    }

    @Test(arguments: DefaultTemplateCase.all)
    func `every default is filled in completely, and escaped`(_ example: DefaultTemplateCase) {
        var issues: [FieldIssue] = []
        let texts = example.parts(&issues).map { part in
            part.rendered { $0.isAddress ? "https://a.example/?\($0.rawValue)&x" : "<\($0.rawValue)>" }
        }
        for text in texts {
            #expect(!text.contains("{") && !text.contains("%"))
            #expect(text.contains("company_name") || text == texts[0])
        }
        #expect(texts[0].split(whereSeparator: \.isNewline).count == 1)
        #expect(!texts[1].contains("<company_name>") && texts[1].contains("&lt;company_name&gt;"))
        #expect(!texts[1].contains("_url&x") && !texts[1].contains("_link&x"))
        #expect(texts[2].contains("<company_name>"))
        #expect(texts[2].split(separator: "\n").allSatisfy { $0.count < 200 })
    }

    @Test(arguments: DefaultTemplateCase.all)
    func `every default reads well where nothing but the business and the time is known`(
        _ example: DefaultTemplateCase
    ) {
        var issues: [FieldIssue] = []
        let text = example.parts(&issues)[2].rendered {
            switch $0 {
            case .companyName: "Aurora"
            case .appointmentDateTime: "today"
            default: ""
            }
        }
        #expect(!text.contains("\n\n\n"))
        #expect(!text.split(separator: "\n").contains { $0.hasSuffix(": ") })
    }

    @Test(arguments: Language.allCases)
    func `S0-19 S0-20 S3-11 a client who is let in gets the address, the user name and the password`(
        _ language: Language
    ) {
        let granted = DefaultTemplateCase(event: .accessGranted, audience: .client, language: language)
        var issues: [FieldIssue] = []
        let parts = granted.parts(&issues)
        for part in parts.dropFirst() {
            #expect(
                part.shortcodes.isSuperset(of: [.customerPanelURL, .customerPanelPassword, .customerEmail])
            )
            // Without a password there is no word about one.
            let said = part.rendered { $0 == .customerPanelPassword ? "" : "x" }
            let lines = said.split(separator: "\n").count
            #expect(part.rendered { _ in "x" }.split(separator: "\n").count == lines + 1)
        }
        #expect(!parts[0].shortcodes.contains(.customerPanelPassword))
    }

    @Test(
        arguments: [
            (MessageEvent.booked, Shortcode.manageLink), (.requested, .manageLink), (.approved, .manageLink),
            (.rescheduled, .manageLink), (.reminder, .manageLink),
            (.waitingListOffered, .waitingListOfferURL),
            (.accessGranted, .urlToResetPassword), (.passwordReset, .urlToResetPassword),
            (.signInLink, .signInLink), (.birthday, .urlToChangePreferences),
            (.rescheduled, .appointmentDateTimeBefore), (.waitingListOffered, .waitingListOfferExpires),
        ]
    )
    func `clients get the link, and are told what they must know`(
        _ event: MessageEvent,
        _ shortcode: Shortcode
    ) {
        for language in Language.allCases {
            let template = DefaultTemplates.template(event, .client, language)
            #expect(template.html.contains(shortcode.braced), "\(language)")
            #expect(template.text.contains(shortcode.braced), "\(language)")
        }
    }

    @Test(arguments: Language.allCases) func `S1-18 S4-13 staff are told who, what and when`(
        _ language: Language
    ) {
        for event in MessageEvent.allCases where event.audiences == [.client, .staff] {
            let template = DefaultTemplates.template(event, .staff, language)
            for shortcode in [Shortcode.customerFullName, .serviceName, .appointmentDateTime] {
                #expect(template.text.contains(shortcode.braced), "\(event)")
            }
        }
        let invitation = DefaultTemplates.template(.staffInvited, .staff, language)
        #expect(invitation.text.contains("{invitation_link}") && invitation.text.contains("{staff_email}"))
    }

    @Test func `no two languages and no two events say the same`() {
        let subjects = DefaultTemplateCase.all.filter { $0.event != .approved }.map {
            "\($0.audience)\($0.template.subject)"
        }
        // A confirmed request is an appointment like another one; “Plaza” and “Plaça” are not one word.
        #expect(Set(subjects).count >= subjects.count - 4)
        let texts = DefaultTemplateCase.all.map { "\($0.audience)\($0.template.text)" }
        #expect(Set(texts).count == texts.count)
    }

    @Test(arguments: [
        (
            Language.ca,
            "tu et te teu teva teus teves tens pots vols vine vostè si-us-plau truca escriu contacta’ns"
        ),
        (.es, "tu tus te ti contigo tienes puedes quieres vosotros os llama escribe haz vuestra"),
        (.fr, "tu te toi ton ta tes peux veux appelle choisis ton"),
        (
            .pt,
            "tu te ti teu tua contigo podes queres você vocês senha celular equipe contato agendamento usuário"
        ),
        (.en, "hey hi gonna cheers canceled center"),
    ])
    func `people are addressed politely, and as in Europe`(_ language: Language, _ avoided: String) {
        let avoided = Set(avoided.split(separator: " ").map(String.init))
        for example in DefaultTemplateCase.all where example.language == language {
            let template = example.template
            let words = (template.subject + " " + template.text).lowercased()
                .split { !$0.isLetter && $0 != "’" && $0 != "-" && $0 != "_" }
            #expect(avoided.isDisjoint(with: words.map(String.init)), "\(example.testDescription)")
        }
    }

    @Test func `who is never told of an event finds nothing but the name of the business`() {
        #expect(DefaultTemplates.template(.birthday, .staff, .ca).subject == "{company_name}")
        #expect(!DefaultTemplates.template(.birthday, .staff, .ca).text.contains("customer"))
    }
}
