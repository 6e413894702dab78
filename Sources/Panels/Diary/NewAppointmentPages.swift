import Core
import Gateway
import Tenancy

/// The form with which staff book: for a client who is found, or a new one.
struct NewAppointmentPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/staff/appointments/new", allowing: .bookAppointments, show),
            .page(.post, "/staff/appointments/new", allowing: .bookAppointments, refresh),
            .page(.post, "/staff/appointments", allowing: .bookAppointments, create),
        ]
    }

    private static let fields = [
        "branch", "search", "client", "new_client.first_name", "new_client.last_name", "new_client.email",
        "new_client.phone", "service", "employee", "date", "slot", "time", "note", "repeat.every",
        "repeat.count",
        "override.reason",
    ]

    private func show(_ call: Call) async throws -> Reply {
        try await page(call) { name in
            ["branch", "client", "service", "employee", "date", "time"].contains(name)
                ? call.query(name) : nil
        }
    }

    /// The same form with what was typed, who was found and which times are free.
    private func refresh(_ call: Call) async throws -> Reply {
        let typed = try kit.fields(call)
        return try await page(call, key: typed[PageKit.Field.key]) { typed[$0] }
    }

    private func create(_ call: Call) async throws -> Reply {
        let typed = try kit.fields(call)
        var body = FormBody(typed).text("branch", "service", "employee", "note")
            .value("starts_at", AppointmentPages.start(typed))
        let names = ["new_client.first_name", "new_client.last_name", "new_client.email", "new_client.phone"]
        if let client = typed["client"], !client.isEmpty {
            body = body.value("client", .string(client))
        } else if names.contains(where: { !(typed[$0] ?? "").isEmpty }) {
            body = body.text(names[0]).text(names[1]).text(names[2]).text(names[3])
        }
        if let every = typed["repeat.every"], !every.isEmpty {
            body = body.text("repeat.every").integer("repeat.count")
        }
        if let reason = typed["override.reason"], !reason.isEmpty { body = body.text("override.reason") }
        do {
            let made = try await call.api(
                .post,
                "appointments",
                body: body.json,
                headers: kit.once(typed)
            )
            let visit = try await PageVisit(call, kit)
            let start = made["starts_at"]?.stringValue ?? ""
            var query = DiaryQuery(
                view: .day,
                date: CalendarDate(iso8601: String(start.prefix(10))) ?? CalendarDate(daysSince1970: 0)
            )
            query.branch = typed["branch"]
            return visit.seeOther(visit.places.diary(query), notice: .visitBooked)
        } catch let problem as Problem where problem.canBeMended {
            return try await page(call, refused: problem, typed, key: typed[PageKit.Field.key]) { typed[$0] }
        }
    }
}

// MARK: The page

extension NewAppointmentPages {
    private func page(
        _ call: Call,
        refused problem: Problem? = nil,
        _ typed: FormFields? = nil,
        key: String? = nil,
        _ value: (String) -> String?
    ) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        let named = value("branch").flatMap { visit.scope.profile.branch(slug: $0) }
        guard let branch = named ?? visit.branch ?? visit.branches.first else {
            throw Problem.notFound(.branch)
        }
        let format = try visit.format(zone: branch.timeZone)
        let today = format.zone.wall(at: call.scope.world.now()).date
        let date = value("date").flatMap { CalendarDate(iso8601: $0) } ?? today
        let (service, employee, client) = (value("service"), value("employee"), value("client"))
        let search = value("search") ?? ""
        let seesClients = call.scope.allows(.readClients)
        async let services = call.api("services", query: [("branch", branch.slug), ("limit", "200")])
        async let employees = call.api(
            "employees",
            query: [("branch", branch.slug), ("service", service), ("limit", "200")]
        )
        async let found =
            seesClients && !search.isEmpty
            ? call.api("clients", query: [("search", search), ("limit", "8")]).items : []
        async let chosen = Self.client(client, call)
        async let slots = Self.slots(branch.slug, service, employee, date, call)
        var clients = try await found
        if let one = try await chosen, !clients.contains(where: { $0["id"] == one["id"] }) {
            clients.insert(one, at: 0)
        }
        var form = FormView(visit, to: visit.places.staffAppointments, Self.fields)
        for name in Self.fields { form = form.setting(name, value(name)) }
        form = form.setting("branch", branch.slug).setting("date", date.iso8601)
            .choices("service", Self.choices(try await services))
            .choices("employee", Self.choices(try await employees))
            .choices("repeat.every", Self.repeats(visit))
            .keeping(key: key)
        if let problem, let typed {
            form = try form.refused(RefusalWords.spoken(problem, visit.language), typed)
        }
        let free = try await slots
        let page = NewAppointmentPage(
            frame: ConsoleFrame(visit, at: .diary),
            form: form,
            refresh: visit.places.newAppointment(),
            back: visit.places.diary(DiaryQuery(view: .day, date: date, branch: branch.slug)),
            branch: branch.name,
            clients: clients.map {
                NewAppointmentPage.Client(
                    AppointmentPage.Client($0),
                    isChosen: $0["id"]?.stringValue == client
                )
            },
            hasSearched: !search.isEmpty,
            seesClients: seesClients,
            slots: free.map { slots in
                slots.map { NewAppointmentPage.Slot($0, format, chosen: value("slot") ?? value("time")) }
            } ?? [],
            asksSlots: free != nil,
            day: format.day(date),
            mayOverride: visit.scope.allows(.overrideBooking),
            mayCreateClients: visit.scope.allows(.createClients),
            opensNew: !(value("new_client.first_name") ?? "").isEmpty,
            opensMore: problem != nil || !(value("note") ?? "").isEmpty
        )
        return visit.reply(
            NewAppointmentPage.markup.render(page.withoutDoubleTime, in: visit.language),
            status: problem?.status ?? 200
        )
    }

    private static func client(_ id: String?, _ call: Call) async throws -> JSONValue? {
        guard let id, !id.isEmpty, call.scope.allows(.readClients) else { return nil }
        do {
            return try await call.api("clients/\(id)").json
        } catch Problem.notFound {
            return nil
        }
    }

    /// The first moments of what is free; nil before a service was chosen.
    private static func slots(
        _ branch: String,
        _ service: String?,
        _ employee: String?,
        _ date: CalendarDate,
        _ call: Call
    ) async throws -> [Instant]? {
        guard let service, !service.isEmpty else { return nil }
        let query = [
            ("branch", branch), ("service", service), ("employee", employee), ("from", date.iso8601),
            ("to", date.iso8601), ("entry", "staff"),
        ]
        do {
            let answer = try await call.api("availability", query: query)
            return (answer["slots"]?.arrayValue ?? []).compactMap { slot in
                slot["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) }
            }
        } catch let problem as Problem where problem.canBeMended || problem == .notFound(.service) {
            return []
        }
    }

    private static func choices(_ answer: APIAnswer) -> [(String, String)] {
        answer.items.compactMap { item in
            guard let id = item["id"]?.stringValue, let name = item["name"]?.stringValue else { return nil }
            return (id, name)
        }
    }

    private static func repeats(_ visit: PageVisit) -> [(String, String)] {
        [
            ("day", visit(.visitEveryDay)), ("week", visit(.visitEveryWeek)),
            ("month", visit(.visitEveryMonth)),
        ]
    }
}

/// The values of the form for a new appointment.
struct NewAppointmentPage: Sendable {
    struct Client: Sendable {
        let id: String
        let name: String
        let detail: String
        let isChosen: Bool

        init(_ client: AppointmentPage.Client, isChosen: Bool) {
            (id, name, detail) = (client.id, client.name, client.detail)
            self.isChosen = isChosen
        }
    }

    struct Slot: Sendable {
        let time: String
        let isChosen: Bool

        init(_ start: Instant, _ format: LocalFormat, chosen: String?) {
            time = format.time(start)
            isChosen = time == chosen
        }
    }

    let frame: ConsoleFrame
    var form: FormView
    let refresh: String
    let back: String
    let branch: String
    let clients: [Client]
    let hasSearched: Bool
    let seesClients: Bool
    let slots: [Slot]
    /// A service is chosen, so that there are free times or none.
    let asksSlots: Bool
    let day: String
    let mayOverride: Bool
    let mayCreateClients: Bool
    let opensNew: Bool
    let opensMore: Bool

    /// A time that is among the free ones is chosen there, and need not be typed.
    var withoutDoubleTime: NewAppointmentPage {
        guard slots.contains(where: \.isChosen), !form.hasIssues else { return self }
        var copy = self
        copy.form = form.setting("time", nil)
        return copy
    }

    static let markup = PageMarkup<NewAppointmentPage> { w in
        let form = FormMarkup(w)
        return ConsoleFrame.markup(
            w,
            title: w(.diaryNewAppointment),
            styles: ["appointment.css"],
            scripts: ["diary-dialog.js"]
        ) {
            """
            <article class="appointment" data-part>
            <div class="head"><h1>\(w(.diaryNewAppointment))</h1><p>{{branch}}</p></div>
            \(form.open("form card", #"data-in-dialog data-refresh="{{refresh}}""#))
            \(form.hidden("branch"))
            <div class="pair">
            \(form.select("service", .visitServiceLabel, nothing: .visitChooseService, .required))
            \(form.select("employee", .diaryEmployeeLabel, nothing: .visitAnybody))
            \(form.text("date", .visitNewDateLabel, .type("date"), .required))
            \(form.text("time", .visitNewTimeLabel, .type("time")))
            </div>
            <fieldset class="field slots" id="slots" data-part><legend class="legend">\(w(.visitFreeTimes)) · {{day}}</legend>
            <div class="row">{{#slots}}<label class="chip"><input type="radio" name="slot" value="{{time}}"{{#isChosen}} checked{{/isChosen}}>\
            <span>{{time}}</span></label>{{/slots}}
            {{#asksSlots}}{{^slots}}<p class="soft">\(w(.visitNoFreeTimes))</p>{{/slots}}{{/asksSlots}}
            <button class="button quiet" formaction="{{refresh}}" formnovalidate>\(w(.visitShowTimes))</button></div></fieldset>
            {{#seesClients}}<div class="field"><label for="f-search">\(w(.visitClientLabel))</label><div class="beside">\
            {{#form.fields.search}}<input class="input" id="f-search" type="search" name="search" value="{{value}}" autocomplete="off" \
            placeholder="\(w(.visitSearchClient))" data-live>{{/form.fields.search}}\
            <button class="button" formaction="{{refresh}}" formnovalidate>\(w(.visitSearchButton))</button></div>
            {{#form.fields.client}}{{#.error}}<p class="error">{{.}}</p>{{/.error}}{{/form.fields.client}}</div>
            <fieldset class="field" id="f-client" data-part><legend class="unseen">\(w(.visitChooseClient))</legend>
            {{#clients}}<label class="check"><input type="radio" name="client" value="{{id}}"{{#isChosen}} checked{{/isChosen}}>\
            <span>{{name}}<span class="help">{{detail}}</span></span></label>{{/clients}}
            {{#hasSearched}}{{^clients}}<p class="soft">\(w(.visitNoClientFound))</p>{{/clients}}{{/hasSearched}}</fieldset>{{/seesClients}}
            {{#mayCreateClients}}<details class="more"{{#opensNew}} open{{/opensNew}}><summary>\(w(.visitNewClient))</summary><div class="pair">
            \(form.text("new_client.first_name", .visitFirstName, .max(100), .autocomplete("off")))
            \(form.text("new_client.last_name", .visitLastName, .max(100), .autocomplete("off")))
            \(form.text("new_client.email", .email, .type("email"), .autocomplete("off")))
            \(form.text("new_client.phone", .visitPhoneLabel, .type("tel"), .autocomplete("off")))
            </div></details>{{/mayCreateClients}}
            <details class="more"{{#opensMore}} open{{/opensMore}}><summary>\(w(.visitMoreOptions))</summary><div class="form">
            \(form.area("note", .visitNoteLabel, .max(2_000)))
            <div class="pair">\(form.select("repeat.every", .visitRepeatLabel, nothing: .visitRepeatNever))
            \(form.text("repeat.count", .visitRepeatCount, .type("number"), .attributes(#"min="1" max="100""#)))</div>
            {{#mayOverride}}\(form.text("override.reason", .visitOverrideLabel, .max(500), .help(.visitOverrideHelp))){{/mayOverride}}
            </div></details>
            \(form.buttons(.visitBookButton, cancel: "{{back}}"))
            \(form.close)
            </article>
            """
        }
    }
}
