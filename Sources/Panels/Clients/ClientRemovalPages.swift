import Core
import Gateway
import Tenancy

/// Deleting clients and bringing them back: asked first, then done, then told.
struct ClientRemovalPages: Sendable {
    let kit: PageKit
    /// So many clients are named in the question.
    private static let namedMax = 5

    /// What can be asked for; the first is what the business's bin does.
    private enum Wish: String {
        case delete, restore, archive, erase, purge
    }

    var routes: [Route] {
        [
            .page(.get, "/staff/clients/delete", allowing: .deleteClients, ask),
            .page(.post, "/staff/clients/delete", allowing: .deleteClients, act),
            .page(.get, "/staff/clients/{id}/delete", allowing: .deleteClients, askOne),
            .page(.post, "/staff/clients/{id}/archive", allowing: .deleteClients) {
                try await change("archive", $0)
            },
            .page(.post, "/staff/clients/{id}/restore", allowing: .deleteClients) {
                try await change("restore", $0)
            },
            .page(.post, "/staff/clients/{id}/erase", allowing: .eraseClients) {
                try await change("erase", $0)
            },
            .page(.post, "/staff/clients/{id}/purge", allowing: .purgeClients) {
                try await change("purge", $0)
            },
        ]
    }

    private func ask(_ call: Call) async throws -> Reply {
        try await question(call.queries("ids"), call)
    }

    private func askOne(_ call: Call) async throws -> Reply {
        try await question([try call.parameter("id")], call)
    }

    private func question(_ ids: [String], _ call: Call) async throws -> Reply {
        async let optional = call.api("clients/options")
        let visit = try await PageVisit(call, kit)
        guard !ids.isEmpty else { return .seeOther(visit.places.clients) }
        let clients = try await read(ids.prefix(Self.namedMax), call)
        let number = clients.last?["number"]?.intValue.map(String.init)
        let wish = Wish(rawValue: call.query("do") ?? "") ?? .delete
        let isTyped = ids.count == 1 && (wish == .erase || wish == .purge)
        let action = try await optional["delete_action"]?.stringValue ?? "archive"
        let page = ClientQuestionPage(
            visit,
            wish.rawValue,
            action: action,
            ids: ids,
            names: clients.map { $0["name"]?.stringValue ?? "" },
            number: isTyped ? number : nil
        )
        return visit.reply(ClientQuestionPage.markup.render(page, in: visit.language))
    }

    // At the same time, which is one round trip to the database.
    private func read(_ ids: ArraySlice<String>, _ call: Call) async throws -> [APIAnswer] {
        try await withThrowingTaskGroup { group in
            for id in ids { group.addTask { (id, try await call.api("clients/\(id)")) } }
            var found: [String: APIAnswer] = [:]
            for try await (id, client) in group { found[id] = client }
            return ids.compactMap { found[$0] }
        }
    }

    /// Does it to all of them, and tells on the list what became of each.
    private func act(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let ids = (fields["ids"] ?? "").split(separator: ",").map(String.init)
        let places = PagePlaces(root: call.root)
        guard !ids.isEmpty else { return .seeOther(places.clients) }
        let wish = Wish(rawValue: fields["do"] ?? "") ?? .delete
        let report: JSONValue
        if wish == .archive, ids.count == 1 {
            _ = try await call.api(.post, "clients/\(ids[0])/archive")
            let item: JSONValue = ["id": .string(ids[0]), "result": "done"]
            report = ["action": "archive", "done": .int(1), "undo_until": "30", "items": .array([item])]
        } else {
            let body: JSONValue = ["ids": .array(ids.map(JSONValue.string))]
            let path: APIPath = wish == .restore ? "clients/bulk-restore" : "clients/bulk-delete"
            report = try await call.api(.post, path, body: body).json
        }
        let cookie = PageVisit.Cookie.header(
            ClientRemovalReport.cookie,
            ClientRemovalReport.cookie(report),
            seconds: 120,
            call
        )
        return Reply.seeOther(places.clients).header("set-cookie", cookie)
    }

    /// Does one thing to one client, from the client's record.
    private func change(_ verb: String, _ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let id = try call.parameter("id")
        let visit = try await PageVisit(call, kit)
        if verb == "erase" || verb == "purge" {
            let client = try await call.api("clients/\(id)")
            let number = client["number"]?.intValue.map(String.init) ?? ""
            let typed = (fields["number"] ?? "").trimmed.drop { $0 == "#" }
            guard String(typed) == number else {
                let page = ClientQuestionPage(
                    visit,
                    verb,
                    action: verb,
                    ids: [id],
                    names: [client["name"]?.stringValue ?? ""],
                    number: number,
                    isWrong: true
                )
                return visit.reply(ClientQuestionPage.markup.render(page, in: visit.language), status: 422)
            }
        }
        do {
            _ = try await call.api(.post, "clients/\(id)/\(verb)")
        } catch let problem as Problem where problem.status == 409 {
            let page = ClientQuestionPage(refused: problem, visit, id)
            return visit.reply(
                ClientQuestionPage.markup.render(page, in: visit.language),
                status: problem.status
            )
        }
        let place = verb == "purge" ? visit.places.clients : visit.places.client(id)
        return visit.seeOther(place, notice: Self.notice(verb))
    }

    private static func notice(_ verb: String) -> Phrase {
        switch verb {
        case "restore": .oneRestored
        case "erase": .oneErased
        case "purge": .onePurged
        default: .oneArchived
        }
    }
}

/// The values of the page that asks whether clients are to be deleted.
struct ClientQuestionPage: Sendable {
    let frame: ConsoleFrame
    let title: String
    let help: String
    let names: [String]
    let more: String?
    let place: String
    let token: String
    let ids: String
    let wish: String
    let button: String
    let isDangerous: Bool
    /// The number that has to be typed.
    let number: String?
    let isWrong: Bool
    let canAct: Bool
    let back: String

    init(
        _ visit: PageVisit,
        _ wish: String,
        action: String,
        ids: [String],
        names: [String],
        number: String? = nil,
        isWrong: Bool = false
    ) {
        let deed = wish == "delete" ? (action == "purge_if_unused" ? "purge" : action) : wish
        let isOne = number != nil
        frame = ConsoleFrame(visit, at: .clients)
        let (title, help, button) = Self.words(deed, isDelete: wish == "delete")
        self.title = visit(title, ids.count)
        self.help = visit(help)
        self.button = visit(button)
        self.names = names
        more = ids.count > names.count ? visit(CountPhrase.moreClients, ids.count - names.count) : nil
        place = isOne ? visit.places.clientAction(ids[0], deed) : visit.places.clientDeletion()
        token = visit.token ?? ""
        self.ids = ids.joined(separator: ",")
        self.wish = wish
        isDangerous = deed == "erase" || deed == "purge"
        self.number = number
        self.isWrong = isWrong
        canAct = true
        back = isOne ? visit.places.client(ids[0]) : visit.places.clients
    }

    /// The page that says why it was not done.
    init(refused problem: Problem, _ visit: PageVisit, _ id: String) {
        frame = ConsoleFrame(visit, at: .clients)
        title = visit(.notPossible)
        let isUsed = problem.slug == "client-in-use"
        help = isUsed ? visit(.clientInUse) : problem.text(visit.language)
        names = []
        more = nil
        place = ""
        token = ""
        ids = id
        wish = ""
        button = ""
        isDangerous = false
        number = nil
        isWrong = false
        canAct = false
        back = visit.places.client(id)
    }

    private static func words(_ deed: String, isDelete: Bool) -> (CountPhrase, Phrase, Phrase) {
        switch deed {
        case "restore": (.restoreAsked, .restoreHelp, .clientRestore)
        case "erase": (.eraseAsked, .eraseHelp, isDelete ? .delete : .clientErase)
        case "purge": (.purgeAsked, .purgeHelp, isDelete ? .delete : .clientPurge)
        default: (isDelete ? .deleteAsked : .archiveAsked, .archiveHelp, isDelete ? .delete : .clientArchive)
        }
    }

    static let markup = PageMarkup<ClientQuestionPage> { w in
        ConsoleFrame.markup(w, title: "{{title}}", styles: ["clients.css"]) {
            """
            <section class="card window stack" data-window-content>
            <h1>{{title}}</h1>
            <ul class="links named">{{#names}}<li dir="auto"><strong>{{.}}</strong></li>{{/names}}\
            {{#more}}<li>{{.}}</li>{{/more}}</ul>
            <p>{{help}}</p>
            {{#canAct}}<form class="form" method="post" action="{{place}}">
            <input type="hidden" name="csrf" value="{{token}}"><input type="hidden" name="ids" value="{{ids}}">\
            <input type="hidden" name="do" value="{{wish}}">
            {{#number}}<div class="field{{#isWrong}} is-wrong{{/isWrong}}"><label for="typed-number">\
            \(w(.typeNumber, ["number": "{{.}}"]))</label><input class="input" id="typed-number" name="number" \
            inputmode="numeric" autocomplete="off" required{{#isWrong}} aria-invalid="true" aria-describedby="typed-error"\
            {{/isWrong}}>{{#isWrong}}<p class="error" id="typed-error">\(w(.numberDiffers))</p>{{/isWrong}}</div>{{/number}}
            <div class="buttons"><button class="button main{{#isDangerous}} danger{{/isDangerous}}">{{button}}</button>\
            <a class="button quiet" href="{{back}}">\(w(.cancel))</a></div></form>{{/canAct}}
            {{^canAct}}<div class="buttons"><a class="button main" href="{{back}}">\(w(.back))</a></div>{{/canAct}}
            </section>
            """
        }
    }
}
