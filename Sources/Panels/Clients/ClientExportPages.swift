import Core
import Gateway
import Tenancy

/// Where the columns and the delimiter of a file are chosen, and the file itself.
struct ClientExportPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/staff/clients/export", allowing: .exportClients, show),
            .page(.get, "/staff/clients/export/file", allowing: .exportClients, isLong: true, download),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        let page = ClientExportPage(visit)
        return visit.reply(ClientExportPage.markup.render(page, in: visit.language))
    }

    private func download(_ call: Call) async throws -> Reply {
        let known = ClientExportPage.columns.map(\.name)
        let chosen = Set(call.queries("columns"))
        let columns = known.filter(chosen.contains)
        guard !columns.isEmpty else {
            return .seeOther(PagePlaces(root: call.root).clientExport)
        }
        let others = ["delimiter", "encoding"] + ClientExportPage.filters
        let query = others.map { ($0, call.query($0)) } + [("columns", columns.joined(separator: ","))]
        return try await call.forward(.get, "clients/export", query: query)
    }
}

/// The values of the page on which an export is put together.
struct ClientExportPage: Sendable {
    struct Kept: Sendable {
        let name: String
        let value: String
    }

    static let filters = ["search", "status", "marked", "archived", "branch"]

    /// The columns of the file, in its order.
    static let columns: [(name: String, label: Phrase)] = [
        ("customer_number", .clientNumber), ("first_name", .clientFirstName),
        ("middle_name", .clientMiddleName), ("last_name", .clientLastName), ("email", .email),
        ("phone", .clientPhone), ("document_type", .clientDocumentType),
        ("document_number", .clientDocumentNumber), ("gender", .clientGender),
        ("birth_date", .clientBirthDate), ("address_line1", .clientAddress),
        ("address_line2", .clientAddressMore), ("city", .clientCity), ("region", .clientRegion),
        ("postal_code", .clientPostalCode), ("country", .clientCountry), ("language", .language),
        ("status", .clientStatus), ("marked", .clientMarked), ("online_blocked", .blockedOnline),
        ("block_reason", .blockReason), ("block_until", .blockUntil),
        ("preferred_branch", .clientPreferredBranch), ("referral_method", .clientReferralMethod),
        ("height_cm", .clientHeight), ("weight_kg", .clientWeight), ("note", .internalNote),
        ("tags", .clientTags), ("has_login", .loginAllowed), ("created_at", .clientCreated),
        ("last_appointment_at", .lastAppointment), ("next_appointment_at", .nextAppointment),
        ("total_appointments", .appointments), ("no_show_count", .clientNoShows),
    ]

    let frame: ConsoleFrame
    let file: String
    let back: String
    let kept: [Kept]
    let isFiltered: Bool
    let choices: [FormView.Option]
    let delimiters: [FormView.Option]

    init(_ visit: PageVisit) {
        frame = ConsoleFrame(visit, at: .clients)
        file = visit.places.clientExportFile
        back = visit.places.clients
        kept = Self.filters.compactMap { name in
            visit.call.query(name).flatMap { $0.isEmpty ? nil : Kept(name: name, value: $0) }
        }
        isFiltered = !kept.isEmpty
        choices = Self.columns.map { FormView.Option(value: $0.name, label: visit($0.label), isChosen: true) }
        // Spreadsheet programs of these languages expect a semicolon, because a comma stands in numbers.
        let usual = visit.language == .en ? "comma" : "semicolon"
        delimiters = [
            ("comma", Phrase.delimiterComma), ("semicolon", .delimiterSemicolon), ("tab", .delimiterTab),
            ("pipe", .delimiterBar),
        ].map { FormView.Option(value: $0, label: visit($1), isChosen: $0 == usual) }
    }

    static let markup = PageMarkup<ClientExportPage> { w in
        ConsoleFrame.markup(w, title: w(.exportClients), styles: ["clients.css"]) {
            """
            <section class="card window" data-window-content>
            <h1>\(w(.exportClients))</h1>
            {{#isFiltered}}<p class="help">\(w(.exportsFilter))</p>{{/isFiltered}}
            <form class="form" action="{{file}}">
            {{#kept}}<input type="hidden" name="{{name}}" value="{{value}}">{{/kept}}
            <div class="pair"><div class="field"><label for="delimiter">\(w(.delimiter))</label>\
            <select class="input" id="delimiter" name="delimiter">{{#delimiters}}<option value="{{value}}"\
            {{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/delimiters}}</select></div>
            <div class="field"><label for="encoding">\(w(.encoding))</label><select class="input" id="encoding" name="encoding">\
            <option value="utf-8-bom">\(w(.forExcel))</option><option value="utf-8">UTF-8</option></select></div></div>
            <fieldset class="field"><legend class="legend">\(w(.clientColumns))</legend><div class="choices">
            {{#choices}}<label class="check"><input type="checkbox" name="columns" value="{{value}}"\
            {{#isChosen}} checked{{/isChosen}}><span>{{label}}</span></label>{{/choices}}</div></fieldset>
            <div class="buttons"><button class="button main">\(Icon.download.markup)\(w(.downloadFile))</button>\
            <a class="button quiet" href="{{back}}">\(w(.cancel))</a></div></form>
            </section>
            """
        }
    }
}
