import Core
import Gateway
import Tenancy

/// The window in which a client is added, and the page on which one is changed.
struct ClientFormPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/staff/clients/new", allowing: .createClients, showNew),
            .page(.post, "/staff/clients/new", allowing: .createClients, body: ClientForm.body, create),
            .page(.get, "/staff/clients/{id}/edit", allowing: .editClients, showEdit),
            .page(.post, "/staff/clients/{id}/edit", allowing: .editClients, body: ClientForm.body, edit),
        ]
    }

    private func showNew(_ call: Call) async throws -> Reply {
        async let options = call.api("clients/options")
        let visit = try await PageVisit(call, kit)
        let form = try ClientForm(visit, to: visit.places.newClient, options: try await options)
        return reply(ClientFormPage(visit, form, form.view), visit)
    }

    private func create(_ call: Call) async throws -> Reply {
        async let optional = call.api("clients/options")
        let visit = try await PageVisit(call, kit)
        let fields = try kit.fields(call)
        let options = try await optional
        do {
            let body = try ClientForm.json(fields, visit)
            let made = try await call.api(.post, "clients", body: body, headers: kit.once(fields))
            return visit.seeOther(visit.places.client(made["id"]?.stringValue ?? ""), notice: .clientAdded)
        } catch let problem as Problem {
            let form = try ClientForm(visit, to: visit.places.newClient, options: options)
            let refused = try form.view.refused(problem.named(by: ClientForm.names), fields)
            return reply(ClientFormPage(visit, form, refused), visit, status: problem.status)
        }
    }

    private func showEdit(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        async let options = call.api("clients/options")
        async let client = call.api("clients/\(id)")
        let visit = try await PageVisit(call, kit)
        let place = visit.places.client(id, tab: "edit")
        let form = try ClientForm(visit, to: place, options: try await options, record: try await client)
        return reply(ClientFormPage(visit, form, form.view, of: try await client), visit)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let visit = try await PageVisit(call, kit)
        let fields = try kit.fields(call)
        do {
            let body = try ClientForm.json(fields, visit)
            _ = try await call.api(.patch, "clients/\(id)", body: body, headers: kit.unchanged(fields))
            let back = visit.places.own(fields["back"]) ?? visit.places.client(id)
            return visit.seeOther(back, notice: .saved)
        } catch let problem as Problem {
            async let optional = call.api("clients/options")
            let client = try await call.api("clients/\(id)")
            let place = visit.places.client(id, tab: "edit")
            // Only a conflict that was shown may be written over.
            let etag = problem == .editConflict ? client.etag : fields[PageKit.Field.revision]
            let form = try ClientForm(
                visit,
                to: place,
                options: try await optional,
                record: client,
                etag: etag
            )
            let refused = try form.view.refused(problem.named(by: ClientForm.names), fields)
            var page = ClientFormPage(visit, form, refused, of: client)
            if problem == .editConflict { page.differences = Self.differences(form.view, refused, visit) }
            return reply(page, visit, status: problem.status)
        }
    }

    private func reply(_ page: ClientFormPage, _ visit: PageVisit, status: Int = 200) -> Reply {
        visit.reply(ClientFormPage.markup.render(page, in: visit.language), status: status)
    }

    /// Where what is saved by now is not what was typed.
    private static func differences(
        _ saved: FormView,
        _ typed: FormView,
        _ visit: PageVisit
    ) -> [ClientFormPage.Difference] {
        ClientForm.names.compactMap { name in
            let key = FormView.key(name)
            guard let theirs = saved.fields[key], let own = typed.fields[key],
                let label = ClientForm.label(name)
            else { return nil }
            let isTick = ["marked", "login_allowed", "blocked"].contains(name)
            guard isTick ? theirs.isOn != own.isOn : theirs.value.trimmed != own.value.trimmed else {
                return nil
            }
            let tick = visit(theirs.isOn ? .clientYes : .clientNo)
            let chosen = theirs.options.first { $0.value == theirs.value }?.label
            let value = isTick ? tick : chosen ?? theirs.value
            return ClientFormPage.Difference(
                label: visit(label),
                value: value.isEmpty ? "–" : value,
                input: "f-" + key
            )
        }
    }
}

extension ClientForm {
    static func label(_ name: String) -> Phrase? {
        switch name {
        case "first_name": .clientFirstName
        case "middle_name": .clientMiddleName
        case "last_name": .clientLastName
        case "email": .email
        case "phone": .clientPhone
        case "document.type": .clientDocumentType
        case "document.number": .clientDocumentNumber
        case "gender": .clientGender
        case "birth_date": .clientBirthDate
        case "address.line1": .clientAddress
        case "address.line2": .clientAddressMore
        case "address.city": .clientCity
        case "address.region": .clientRegion
        case "address.postal_code": .clientPostalCode
        case "address.country": .clientCountry
        case "language": .language
        case "referral_method": .clientReferralMethod
        case "preferred_branch": .clientPreferredBranch
        case "status": .clientStatus
        case "marked": .clientMarked
        case "note": .internalNote
        case "tags": .clientTags
        case "login_allowed": .loginAllowed
        case "height_cm": .clientHeight
        case "weight_kg": .clientWeight
        case "blocked": .blockedOnline
        case "blocklist.reason": .blockReason
        case "blocklist.until": .blockUntil
        default: nil
        }
    }
}

extension Problem {
    /// The same with issues at fields that a form has: one of a whole object stands at its first field.
    func named(by names: [String]) -> Problem {
        switch self {
        case .invalid(let issues):
            return .invalid(
                issues.map { issue in
                    if names.contains(issue.field) { return issue }
                    let first =
                        issue.field == "document"
                        ? "document.number" : names.first { $0.hasPrefix(issue.field + ".") }
                    // Tags are told by their place in the list: `tags.3`.
                    let whole = issue.field.split(separator: ".").first.map(String.init) ?? ""
                    let field = first ?? (names.contains(whole) ? whole : issue.field)
                    return FieldIssue(field: field, code: issue.code, message: issue.message)
                }
            )
        case .conflict(.clientHasNoEmail):
            return .invalid(field: "email", code: "needed_for_login", message: "A sign-in needs it.")
        default: return self
        }
    }
}

/// The values of the page with the form.
struct ClientFormPage: Sendable {
    /// A field that somebody else has changed meanwhile.
    struct Difference: Sendable {
        let label: String
        let value: String
        let input: String
    }

    let frame: ConsoleFrame
    let title: String
    let isNew: Bool
    let form: FormView
    let requires: Requires
    let hasMeasurements: Bool
    let canAllowLogin: Bool
    let hasBranches: Bool
    let isOpen: Bool
    let back: String
    var differences: [Difference] = [] {
        didSet { hasDifferences = !differences.isEmpty }
    }
    private(set) var hasDifferences = false

    /// Which fields the business insists on.
    struct Requires: Sendable {
        let lastName: Bool
        let email: Bool
        let phone: Bool
        let document: Bool
        let gender: Bool
        let birthDate: Bool
        let address: Bool
        let language: Bool
        let referralMethod: Bool
        let preferredBranch: Bool

        init(_ names: Set<String>) {
            lastName = names.contains("last_name")
            email = names.contains("email")
            phone = names.contains("phone")
            document = names.contains("document")
            gender = names.contains("gender")
            birthDate = names.contains("birth_date")
            address = names.contains("address")
            language = names.contains("language")
            referralMethod = names.contains("referral_method")
            preferredBranch = names.contains("preferred_branch")
        }
    }

    init(_ visit: PageVisit, _ form: ClientForm, _ view: FormView, of client: APIAnswer? = nil) {
        frame = ConsoleFrame(visit, at: .clients)
        isNew = client == nil
        title = client?["name"]?.stringValue ?? visit(.newClient)
        self.form = view
        requires = Requires(form.required)
        hasMeasurements = form.hasMeasurements
        canAllowLogin = visit.scope.allows(.manageClientLogins)
        hasBranches = visit.branches.count > 1 || form.required.contains("preferred_branch")
        isOpen = client != nil || form.isOpen(view)
        back = (client?["id"]?.stringValue).map { visit.places.client($0) } ?? visit.places.clients
    }
}
