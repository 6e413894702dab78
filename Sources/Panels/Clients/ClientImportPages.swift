import Core
import Gateway
import Tenancy

/// Taking clients in from a file: checked first, then taken in, and what became of each row.
struct ClientImportPages: Sendable {
    let kit: PageKit
    /// What the API takes, and the fields of the form.
    private static let body = BodyRule.stream(
        types: ["multipart/form-data"],
        bytesMax: 256 * 1_024 * 1_024 + 65_536
    )

    var routes: [Route] {
        [
            .page(.get, "/staff/clients/import", allowing: .importClients) { try await show($0) },
            .page(
                .post,
                "/staff/clients/import",
                allowing: .importClients,
                body: Self.body,
                isLong: true,
                take
            ),
            .page(.get, "/staff/clients/import/{id}", allowing: .importClients, showVerdicts),
        ]
    }

    private func show(
        _ call: Call,
        refusing problem: Problem? = nil,
        _ fields: FormFields? = nil
    ) async throws -> Reply {
        async let listed = call.api("clients/imports", query: [("limit", "20")])
        let visit = try await PageVisit(call, kit)
        var form = Self.form(visit)
        if let problem, let fields { form = try form.refused(problem, fields) }
        let page = try ClientImportPage(visit, form, try await listed)
        return visit.reply(
            ClientImportPage.markup.render(page, in: visit.language),
            status: problem?.status ?? 200
        )
    }

    static func form(_ visit: PageVisit) -> FormView {
        FormView(visit, to: visit.places.clientImport, ["mode", "file"])
            .setting("mode", "valid_rows")
            .choices(
                "mode",
                [("valid_rows", visit(.importValidRows)), ("all_or_nothing", visit(.importAllOrNothing))]
            )
    }

    private func take(_ call: Call) async throws -> Reply {
        let upload = try await call.upload()
        guard kit.isOurs(upload.fields, call) else { throw Problem.forbidden }
        let isDryRun = call.query("dry_run") == "true"
        let query = [("dry_run", isDryRun ? "true" : nil), ("mode", upload.fields["mode"])]
        do {
            guard !upload.fileName.isEmpty else {
                throw Problem.invalid(field: "file", code: "required", message: "Choose a file.")
            }
            let report = try await call.api(
                .post,
                "clients/imports",
                query: query,
                uploading: upload,
                as: "text/csv; charset=utf-8",
                // Checking a file and taking it in are two things.
                headers: isDryRun ? [] : kit.once(upload.fields)
            )
            let visit = try await PageVisit(call, kit)
            return visit.seeOther(visit.places.clientImport(report["id"]?.stringValue ?? ""))
        } catch let problem as Problem where !problem.issues.isEmpty {
            try await upload.discard()
            return try await show(call, refusing: problem.atFile, upload.fields)
        }
    }

    private func showVerdicts(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let wish = call.query("verdict") ?? ""
        let verdict = ["accepted", "rejected"].contains(wish) ? wish : nil
        async let answered = call.api(
            "clients/imports/\(id)",
            query: [("verdict", verdict), ("limit", "50"), ("cursor", call.query("cursor"))]
        )
        let visit = try await PageVisit(call, kit)
        let page = try ClientVerdictsPage(visit, try await answered, verdict, Self.form(visit))
        return visit.reply(ClientVerdictsPage.markup.render(page, in: visit.language))
    }
}

extension Problem {
    /// The same with every issue at the field of the file: its columns are no fields of the form.
    fileprivate var atFile: Problem {
        guard case .invalid(let issues) = self else { return self }
        return .invalid(
            issues.map { issue in
                let isFile = issue.field == "file"
                return FieldIssue(
                    field: "file",
                    code: isFile ? issue.code : "",
                    message: isFile ? issue.message : "\(issue.field): \(issue.message)"
                )
            }
        )
    }
}

/// The form for a file, which two pages have.
enum ClientImportForm {
    static func markup(_ w: Wording) -> String {
        let form = FormMarkup(w)
        return """
            <form class="form drop" method="post" action="{{form.action}}" enctype="multipart/form-data" data-import>
            \(form.hidden)\(form.summary)
            \(form.select("mode", .importMode, .required))
            \(form.text("file", .importFile, .type("file"), .required, .help(.importFileHelp),
                .attributes(#"accept=".csv,.txt,.tsv,text/csv,text/plain""#)))
            <div class="buttons"><button class="button main" formaction="{{form.action}}?dry_run=true">\(w(.checkFile))</button>\
            <button class="button">\(Icon.upload.markup)\(w(.takeIn))</button></div>
            </form>
            """
    }
}

/// The values of the page on which a file is chosen.
struct ClientImportPage: Sendable {
    struct Earlier: Sendable {
        let place: String
        let when: String
        let what: String
        let state: String
        let look: String
    }

    let frame: ConsoleFrame
    let form: FormView
    let back: String
    let earlier: [Earlier]
    let hasEarlier: Bool

    init(_ visit: PageVisit, _ form: FormView, _ answer: APIAnswer) throws {
        let words = try ClientWords(visit)
        frame = ConsoleFrame(visit, at: .clients)
        self.form = form
        back = visit.places.clients
        earlier = answer.items.map { item in
            let (state, look) = Self.state(item, visit)
            return Earlier(
                place: visit.places.clientImport(item["id"]?.stringValue ?? ""),
                when: item["created_at"]?.stringValue.map(words.momentAndTime) ?? "",
                what: Self.counts(item, visit),
                state: state,
                look: look
            )
        }
        hasEarlier = !earlier.isEmpty
    }

    static func state(_ item: JSONValue, _ visit: PageVisit) -> (String, String) {
        if item["dry_run"]?.boolValue == true { return (visit(.importChecked), "") }
        if item["state"]?.stringValue == "refused" { return (visit(.importRefused), "bad") }
        return (visit(.importDone), "good")
    }

    static func counts(_ item: JSONValue, _ visit: PageVisit) -> String {
        let right = visit(CountPhrase.rowsRight, item["rows_accepted"]?.intValue ?? 0)
        let wrong = item["rows_rejected"]?.intValue ?? 0
        return wrong == 0 ? right : "\(right), \(visit(CountPhrase.rowsWrong, wrong))"
    }

    static let markup = PageMarkup<ClientImportPage> { w in
        ConsoleFrame.markup(
            w,
            title: w(.importClients),
            styles: ["clients.css"],
            scripts: ["client-windows.js"]
        ) {
            """
            <p class="trail"><a href="{{back}}">\(Icon.left.markup)\(w(.clients))</a></p>
            <div class="head"><h1>\(w(.importClients))</h1><p>\(w(.importHelp))</p></div>
            <div class="overview"><section class="card">\(ClientImportForm.markup(w))</section>
            {{#hasEarlier}}<section class="card flush"><h2 class="padded">\(w(.earlierImports))</h2><ul class="list">
            {{#earlier}}<li><div class="grow"><a href="{{place}}">{{when}}</a><div class="soft">{{what}}</div></div>\
            <span class="tag {{look}}">{{state}}</span></li>{{/earlier}}</ul></section>{{/hasEarlier}}</div>
            """
        }
    }
}

/// The values of the page that says what became of each row.
struct ClientVerdictsPage: Sendable {
    struct Row: Sendable {
        let number: String
        let isRight: Bool
        let client: String?
        let place: String
        let issues: [Issue]
    }

    struct Issue: Sendable {
        let column: String
        let text: String
    }

    let frame: ConsoleFrame
    let form: FormView
    let back: String
    let title: String
    let summary: String
    let isDryRun: Bool
    let look: String
    let ignored: String?
    let tabs: [Tab]
    let rows: [Row]
    let hasRows: Bool
    let next: String?

    init(_ visit: PageVisit, _ answer: APIAnswer, _ verdict: String?, _ form: FormView) throws {
        let words = try ClientWords(visit)
        let place = visit.places.clientImport(answer["id"]?.stringValue ?? "")
        frame = ConsoleFrame(visit, at: .clients)
        self.form = form
        back = visit.places.clientImport
        let (state, look) = ClientImportPage.state(answer.json, visit)
        let moment = answer["created_at"]?.stringValue.map(words.momentAndTime) ?? ""
        title = "\(state), \(moment)"
        self.look = look
        isDryRun = answer["dry_run"]?.boolValue ?? false
        summary = ClientImportPage.counts(answer.json, visit)
        let unknown = (answer["ignored_columns"]?.arrayValue ?? []).compactMap(\.stringValue)
        ignored = unknown.isEmpty ? nil : unknown.joined(separator: ", ")
        tabs = [("", Phrase.allRows), ("rejected", .wrongRows), ("accepted", .rightRows)].map {
            word,
            label in
            Tab(
                place: place + PagePlaces.query([("verdict", word)]),
                label: visit(label),
                isCurrent: word == (verdict ?? "")
            )
        }
        rows = answer.items.map { item in
            let number = item["client"]?["number"]?.intValue
            return Row(
                number: item["row"]?.intValue.map(visit.language.number) ?? "",
                isRight: item["verdict"]?.stringValue == "accepted",
                client: number.map { "#\($0)" },
                place: visit.places.client(item["client"]?["id"]?.stringValue ?? ""),
                issues: (item["issues"]?.arrayValue ?? []).map { Self.issue($0, visit) }
            )
        }
        hasRows = !rows.isEmpty
        next = answer["next"]?.stringValue.map {
            place + PagePlaces.query([("verdict", verdict), ("cursor", $0)])
        }
    }

    private static func issue(_ issue: JSONValue, _ visit: PageVisit) -> Issue {
        let field = issue["field"]?.stringValue ?? ""
        let told = FieldIssue(
            field: field,
            code: issue["code"]?.stringValue ?? "",
            message: issue["message"]?.stringValue ?? ""
        )
        let label = ClientExportPage.columns.first { $0.name == field }?.label
        return Issue(column: label.map { visit($0) } ?? field, text: told.text(visit.language))
    }

    static let markup = PageMarkup<ClientVerdictsPage> { w in
        ConsoleFrame.markup(w, title: "{{title}}", styles: ["clients.css"], scripts: ["client-windows.js"]) {
            let rows = """
                {{#rows}}<tr><th scope="row" class="number">{{number}}</th><td>{{#isRight}}<span class="tag good">\(w(.rowRight))</span>\
                {{#.client}} <a href="{{place}}">{{.}}</a>{{/.client}}{{/isRight}}{{^isRight}}<ul class="links">\
                {{#issues}}<li><strong dir="auto">{{column}}</strong>: <span dir="auto">{{text}}</span></li>{{/issues}}</ul>{{/isRight}}\
                </td></tr>{{/rows}}
                """
            let head =
                #"<th scope="col" class="number narrow">\#(w(.rowNumber))</th><th scope="col">\#(w(.rowVerdict))</th>"#
            return """
                <p class="trail"><a href="{{back}}">\(Icon.left.markup)\(w(.importClients))</a></p>
                <div class="head"><h1>{{title}}</h1><p>{{summary}}</p></div>
                {{#isDryRun}}<section class="card spaced"><p>\(w(.nothingTakenYet))</p>\(ClientImportForm.markup(w))</section>{{/isDryRun}}
                {{#ignored}}<div class="note">\(Icon.info.markup)<p>\(w(.columnsIgnored)) <bdi>{{.}}</bdi></p></div>{{/ignored}}
                <nav class="segments spaced" aria-label="\(w(.rowVerdict))">{{#tabs}}<a href="{{place}}"{{#isCurrent}} \
                aria-current="page"{{/isCurrent}}>{{label}}</a>{{/tabs}}</nav>
                {{#hasRows}}<section class="card flush">\(Pieces.table(w(.rowVerdict), head: head, rows: rows))</section>{{/hasRows}}
                {{^hasRows}}<section class="card flush">\(Pieces.empty(w, .check, .noSuchRows))</section>{{/hasRows}}
                {{#next}}<p class="pager"><a class="button end" rel="next" href="{{.}}">\(w(.next))\(Icon.right.markup)</a></p>{{/next}}
                """
        }
    }
}
