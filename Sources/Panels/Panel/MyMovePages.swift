import Core
import Gateway
import Tenancy

/// Another time for an appointment: of one's own, or by leaving a group.
struct MyMovePages: Sendable {
    /// What is done with the time that is chosen.
    enum Act: String, Sendable, CaseIterable {
        case move
        /// Leave the group and book the same anew.
        case rebook

        var choice: String { self == .move ? "can_reschedule" : "can_cancel" }
    }

    /// So many days are looked at in one view.
    static let daysShown = 14

    let kit: PageKit

    var routes: [Route] {
        Act.allCases.flatMap { act in
            let place = "/panel/appointments/{id}/\(act.rawValue)"
            return [
                Route.page(.get, place, allowing: .changeOwnAppointments) { try await show($0, act) },
                .page(.post, place, allowing: .changeOwnAppointments) { try await choose($0, act) },
            ]
        }
    }

    private func show(_ call: Call, _ act: Act) async throws -> Reply {
        let (visit, facts) = try await MyAppointmentPage.read(call, kit)
        guard act == .move ? facts.may("can_reschedule") : facts.canLeaveGroup else {
            return .seeOther(visit.places.panelAppointment(facts.id))
        }
        let wish = call.query("date").flatMap { CalendarDate(iso8601: $0) }
        return try await page(call, facts, wish, nil, act, visit)
    }

    private func choose(_ call: Call, _ act: Act) async throws -> Reply {
        let fields = try kit.fields(call)
        let id = try call.parameter("id")
        let body = FormBody(fields).text("starts_at").json
        do {
            guard fields["starts_at"] != nil else {
                throw Problem.invalid(field: "starts_at", code: "required", message: "Choose a time.")
            }
            let api: APIPath =
                act == .move ? "my/appointments/\(id)/reschedule" : "my/appointments/\(id)/rebook"
            let answer = try await call.api(.post, api, body: body)
            let visit = try await PageVisit(call, kit)
            let facts = try MyAppointmentFacts(answer.json, visit)
            guard let view = fields["view"], act == .move else {
                return visit.seeOther(
                    visit.places.panelAppointment(facts.id),
                    notice: act == .move ? .myMovedNotice : .myRebookedNotice
                )
            }
            return visit.seeOther(
                visit.places.panelCalendar(view: view, date: facts.date.iso8601),
                notice: .myMovedNotice
            )
        } catch let problem as Problem where problem.canBeMended {
            let (visit, facts) = try await MyAppointmentPage.read(call, kit)
            let chosen = MyAppointmentFacts.instant(fields["starts_at"].map(JSONValue.string))
            let wish =
                chosen.map { facts.format.zone.wall(at: $0).date }
                ?? fields["date"].flatMap { CalendarDate(iso8601: $0) }
            return try await page(call, facts, wish, problem, act, visit)
        }
    }

    private func page(
        _ call: Call,
        _ facts: MyAppointmentFacts,
        _ wish: CalendarDate?,
        _ problem: Problem?,
        _ act: Act,
        _ visit: PageVisit
    ) async throws -> Reply {
        let today = facts.format.zone.wall(at: visit.scope.world.now()).date
        let latest = CalendarDate(daysSince1970: today.daysSince1970 + 3_650)
        let first = min(max(wish ?? today, today), latest)
        let last = CalendarDate(daysSince1970: first.daysSince1970 + Self.daysShown - 1)
        let slots = try await times(call, facts, first, last, act)
        let page = MyMovePage(facts, visit, act, slots, days: first...last, wish: wish, problem: problem)
        return visit.reply(Self.markup.render(page, in: visit.language), status: problem?.status ?? 200)
    }

    private func times(
        _ call: Call,
        _ facts: MyAppointmentFacts,
        _ first: CalendarDate,
        _ last: CalendarDate,
        _ act: Act
    ) async throws -> [String] {
        let days: [(String, String?)] = [("from", first.iso8601), ("to", last.iso8601)]
        let answer: APIAnswer
        if act == .move {
            answer = try await call.api("my/appointments/\(facts.id)/times", query: days)
        } else {
            // A place of one's own is looked for, not one for the whole group.
            let asked: [(String, String?)] = [
                ("branch", facts.json["branch"]?["slug"]?.stringValue),
                ("service", facts.json["service"]?["id"]?.stringValue),
                ("employee", facts.json["employee"]?["id"]?.stringValue),
                ("seats", facts.json["seats"]?.intValue.map(String.init)),
            ]
            answer = try await call.api("availability", query: asked + days)
        }
        let found = (answer["slots"]?.arrayValue ?? []).compactMap { $0["starts_at"]?.stringValue }
        let own = facts.json["starts_at"]?.stringValue
        return found.filter { $0 != own }
    }
}

/// The values of the page on which another time is chosen.
struct MyMovePage: Sendable {
    /// A day of those to choose from.
    struct Day: Sendable {
        let place: String
        let weekday: String
        let number: String
        let label: String
        let isChosen: Bool
        let isFree: Bool
    }

    /// A time of the chosen day.
    struct Time: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    let frame: PanelFrame
    let appointment: MyAppointmentSummary
    let isMove: Bool
    let problem: String?
    let action: String
    let token: String
    let back: String
    let date: String
    let least: String
    let chosen: String
    let earlier: String?
    let later: String
    let days: [Day]
    let times: [Time]
    let phone: String?

    init(
        _ facts: MyAppointmentFacts,
        _ visit: PageVisit,
        _ act: MyMovePages.Act,
        _ slots: [String],
        days shown: ClosedRange<CalendarDate>,
        wish: CalendarDate?,
        problem: Problem?
    ) {
        let (places, format) = (visit.places, facts.format)
        let isMove = act == .move
        func place(_ date: CalendarDate?) -> String {
            isMove
                ? places.panelMove(facts.id, date: date?.iso8601)
                : places.panelRebook(facts.id, date: date?.iso8601)
        }
        // What the branch's clock shows stands at the beginning of the text.
        let byDay = Dictionary(grouping: slots) { String($0.prefix(10)) }
        let first =
            wish.map { max($0, shown.lowerBound) }
            ?? slots.first.flatMap {
                CalendarDate(iso8601: String($0.prefix(10)))
            }
        let day = first ?? shown.lowerBound
        let today = format.zone.wall(at: visit.scope.world.now()).date
        let span = MyMovePages.daysShown
        frame = PanelFrame(visit, at: .appointments)
        appointment = MyAppointmentSummary(facts)
        self.isMove = isMove
        self.problem = problem.map { $0.wordsOfMove(visit) }
        action = place(nil)
        token = visit.token ?? ""
        back = places.panelAppointment(facts.id)
        date = day.iso8601
        least = today.iso8601
        chosen = format.day(day)
        let before = CalendarDate(daysSince1970: shown.lowerBound.daysSince1970 - span)
        earlier = shown.lowerBound > today ? place(max(before, today)) : nil
        later = place(CalendarDate(daysSince1970: shown.lowerBound.daysSince1970 + span))
        days = (0..<span).map { offset in
            let date = CalendarDate(daysSince1970: shown.lowerBound.daysSince1970 + offset)
            let count = byDay[date.iso8601]?.count ?? 0
            return Day(
                place: place(date),
                weekday: format.weekday(date, short: true),
                number: String(date.day),
                label: "\(format.day(date)): \(visit(CountPhrase.myFreeTimes, count))",
                isChosen: date == day,
                isFree: count > 0
            )
        }
        times = (byDay[day.iso8601] ?? []).map { text in
            Time(
                value: text,
                label: MyAppointmentFacts.instant(.string(text)).map(format.time) ?? text,
                isChosen: false
            )
        }
        phone = problem == nil ? nil : facts.phone
    }
}

extension Problem {
    /// Why an appointment was not moved.
    func wordsOfMove(_ visit: PageVisit) -> String {
        if case .invalid = self { return visit(.myChooseOne) }
        guard case .refused(let refusal) = self else { return text(visit.language) }
        switch refusal.reason {
        case "group": return visit(.myGroupStays)
        case "not_allowed": return visit(.myMoveNotOnline)
        case "status_not_allowed", "cutoff_passed", "completed", "rejected", "no_show":
            return visit(.myMoveNotNow)
        case "already_cancelled": return visit(.myAlreadyCancelled)
        case "in_past": return visit(.myAlreadyOver)
        default: return visit(.myTimeTaken)
        }
    }
}

extension MyMovePages {
    static let markup = PageMarkup<MyMovePage> { w in
        PanelFrame.markup(w, title: w(.myChooseTime), styles: ["panel.css"]) {
            """
            <div class="reading stack">
            <h1>{{#isMove}}\(w(.myChooseTime)){{/isMove}}{{^isMove}}\(w(.myLeaveGroup)){{/isMove}}</h1>
            {{#problem}}<div class="note bad" role="alert" tabindex="-1" data-issues>\(Icon.alert.markup)<div><p>{{.}}</p>\
            {{#phone}}<p>\(w(.myCall)) <a href="tel:{{.}}">{{.}}</a></p>{{/phone}}</div></div>{{/problem}}
            {{^isMove}}\(Pieces.note("", .info, "<p>\(w(.myGroupStays))</p>")){{/isMove}}
            <div class="card">\(MyAppointmentSummary.markup)</div>
            <div class="card stack">
            <form class="row" method="get" action="{{action}}"><label for="date">\(w(.myDayLabel))</label>\
            <input class="input short" id="date" name="date" type="date" value="{{date}}" min="{{least}}" required>\
            <button class="button">\(w(.myShowFreeTimes))</button></form>
            <nav class="strip" aria-label="\(w(.myDays))">
            {{#earlier}}<a class="button only quiet" rel="prev" href="{{.}}" aria-label="\(w(.previous))">\(Icon.left.markup)</a>\
            {{/earlier}}
            <ul class="links">{{#days}}<li><a href="{{place}}" aria-label="{{label}}"{{#isChosen}} aria-current="date"{{/isChosen}}\
            {{^isFree}} class="full"{{/isFree}}><span>{{weekday}}</span><strong>{{number}}</strong></a></li>{{/days}}</ul>
            <a class="button only quiet" rel="next" href="{{later}}" aria-label="\(w(.next))">\(Icon.right.markup)</a>
            </nav>
            <form class="form" method="post" action="{{action}}">
            <input type="hidden" name="csrf" value="{{token}}"><input type="hidden" name="date" value="{{date}}">
            <fieldset class="times"><legend>{{chosen}}</legend>
            {{#times}}<label class="chip"><input type="radio" name="starts_at" value="{{value}}" required><span>{{label}}</span>\
            </label>{{/times}}
            {{^times}}<p class="soft">\(w(.myNoFreeTimes))</p>{{/times}}
            </fieldset>
            <div class="buttons"><button class="button main"{{^times}} disabled{{/times}}>\
            {{#isMove}}\(w(.myChangeTime)){{/isMove}}{{^isMove}}\(w(.myLeaveGroup)){{/isMove}}</button>\
            <a class="button quiet" href="{{back}}">\(w(.back))</a></div>
            </form>
            </div>
            </div>
            """
        }
    }
}
