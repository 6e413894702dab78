import Core
import Gateway
import Tenancy

/// What a business wants to know of somebody who books or waits, and what else is open to visitors.
struct VisitContact: Sendable {
    /// Nobody has to say anything who is signed in.
    let isAsked: Bool
    let needsLastName: Bool
    let needsEmail: Bool
    let needsPhone: Bool
    let asksDocument: Bool
    let asksGender: Bool
    let asksBirthDate: Bool
    let asksAddress: Bool
    let asksReferral: Bool
    let waits: Bool
    let isApproved: Bool
    let isForRegistered: Bool
    let hasPanel: Bool
    private let genders: [String]
    private let sendsBranch: Bool

    /// Asks the API.
    init(_ choice: VisitChoice, _ call: Call) async throws {
        let answer = try await call.api("bookings/form", query: [("branch", choice.branch?.slug)])
        let required = Set((answer["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        isAsked = call.session == nil
        needsLastName = required.contains("last_name")
        needsEmail = required.contains("email")
        needsPhone = required.contains("phone")
        asksDocument = required.contains("document")
        asksGender = required.contains("gender")
        asksBirthDate = required.contains("birth_date")
        asksAddress = required.contains("address")
        asksReferral = required.contains("referral_method")
        sendsBranch = required.contains("preferred_branch")
        waits = answer["waiting_list"] == true
        isApproved = answer["approval"]?.stringValue == "manual"
        isForRegistered = answer["registered_only"] == true
        hasPanel = answer["panel"] == true
        genders = (answer["genders"]?.arrayValue ?? []).compactMap(\.stringValue)
    }

    /// The names of its fields in a form.
    static let names = [
        "client.first_name", "client.last_name", "client.email", "client.phone", "client.document.type",
        "client.document.number", "client.gender", "client.birth_date", "client.address.line1",
        "client.address.city", "client.address.postal_code", "client.referral_method",
    ]

    /// A form with the choices of these fields.
    func choices(_ form: FormView, _ visit: PageVisit) -> FormView {
        let words = [
            "female": VisitWords.female, "male": VisitWords.male, "non_binary": VisitWords.nonBinary,
            "undisclosed": VisitWords.undisclosed,
        ]
        let kinds = [
            ("nif", "NIF"), ("nie", "NIE"), ("passport", visit(VisitWords.passport)),
            ("other", visit(VisitWords.otherDocument)),
        ]
        return form.choices("client.gender", genders.map { ($0, words[$0].map { visit($0) } ?? $0) })
            .choices("client.document.type", kinds.map { (value: $0.0, label: $0.1) })
    }

    /// What the API is told of the visitor.
    func body(_ fields: FormFields, _ choice: VisitChoice, _ visit: PageVisit) -> FormBody {
        var body = FormBody(fields)
        guard isAsked else { return body }
        body = body.text("client.first_name", "client.last_name", "client.email", "client.phone")
            .value("client.language", .string(visit.language.rawValue))
        if asksDocument, fields["client.document.number"]?.isEmpty == false {
            body = body.text("client.document.type", "client.document.number")
        }
        if asksGender { body = body.text("client.gender") }
        if asksBirthDate { body = body.text("client.birth_date") }
        if asksAddress {
            body = body.text("client.address.line1", "client.address.city", "client.address.postal_code")
        }
        if asksReferral { body = body.text("client.referral_method") }
        if sendsBranch, let branch = choice.branch {
            body = body.value("client.preferred_branch", .string(branch.slug))
        }
        return body
    }

    /// The fields; the page has this in its property `contact` and the form in `form`.
    static func markup(_ w: Wording) -> String {
        let form = FormMarkup(w)
        let auto = FormMarkup.Trait.attributes(#"dir="auto""#)
        func either(_ tag: String, _ field: (Bool) -> String) -> String {
            "{{#contact.\(tag)}}\(field(true)){{/contact.\(tag)}}{{^contact.\(tag)}}\(field(false)){{/contact.\(tag)}}"
        }
        let lastName = either("needsLastName") { isRequired in
            isRequired
                ? form.text(
                    "client.last_name",
                    VisitWords.lastName,
                    .required,
                    .autocomplete("family-name"),
                    auto
                )
                : form.text(
                    "client.last_name",
                    VisitWords.lastName,
                    .autocomplete("family-name"),
                    auto
                )
        }
        let email = either("needsEmail") { isRequired in
            let help = FormMarkup.Trait.help(VisitWords.emailHelp)
            return isRequired
                ? form.text(
                    "client.email",
                    VisitWords.emailAddress,
                    .required,
                    .type("email"),
                    .autocomplete("email"),
                    help
                )
                : form.text(
                    "client.email",
                    VisitWords.emailAddress,
                    .type("email"),
                    .autocomplete("email"),
                    help
                )
        }
        let phone = either("needsPhone") { isRequired in
            isRequired
                ? form.text("client.phone", VisitWords.phone, .required, .type("tel"), .autocomplete("tel"))
                : form.text("client.phone", VisitWords.phone, .type("tel"), .autocomplete("tel"))
        }
        return """
            {{#contact.isAsked}}
            <div class="pair">
            \(form.text(
                "client.first_name", VisitWords.firstName, .required, .autocomplete("given-name"), auto
            ))
            \(lastName)</div>
            <div class="pair">\(email)\(phone)</div>
            \(more(w, form))
            {{/contact.isAsked}}
            """
    }

    /// What only some businesses insist on.
    private static func more(_ w: Wording, _ form: FormMarkup) -> String {
        """
        {{#contact.asksDocument}}<div class="pair">
        \(form.select("client.document.type", VisitWords.documentType, .required))
        \(form.text("client.document.number", VisitWords.documentNumber, .required, .autocomplete("off")))
        </div>{{/contact.asksDocument}}
        {{#contact.asksBirthDate}}\(form.text(
            "client.birth_date", VisitWords.birthDate, .required, .type("date"), .autocomplete("bday")
        )){{/contact.asksBirthDate}}
        {{#contact.asksGender}}\(form.select("client.gender", VisitWords.gender, nothing: .choose, .required))\
        {{/contact.asksGender}}
        {{#contact.asksAddress}}
        \(form.text(
            "client.address.line1", VisitWords.addressLine, .required, .autocomplete("address-line1")
        ))
        <div class="pair">
        \(form.text("client.address.postal_code", VisitWords.postalCode, .autocomplete("postal-code")))
        \(form.text("client.address.city", VisitWords.city, .autocomplete("address-level2")))
        </div>{{/contact.asksAddress}}
        {{#contact.asksReferral}}\(form.text("client.referral_method", VisitWords.referral, .required))\
        {{/contact.asksReferral}}
        """
    }
}

extension Phrase {
    fileprivate static let choose = Phrase(
        ca: "Trieu",
        fr: "Choisissez",
        es: "Elija",
        pt: "Escolha",
        en: "Choose"
    )
}
