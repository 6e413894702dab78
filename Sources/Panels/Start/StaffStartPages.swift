import Core
import Gateway
import Tenancy

/// The first page of the staff console: today, and how the last weeks went.
struct StaffStartPages: Sendable {
    /// Numbers are of so many weeks, the last of which is this one.
    private static let weeks = 8

    let kit: PageKit

    var routes: [Route] {
        [.page(.get, "/staff", allowing: .useOwnSession, show)]
    }

    private func show(_ call: Call) async throws -> Reply {
        let scope = call.scope
        guard scope.actor.role != .customer else { return .seeOther(PagePlaces(root: call.root).panel) }
        let visit = try await PageVisit(call, kit)
        let branch = visit.branch
        let format = try visit.format(zone: branch?.timeZone)
        let today = format.zone.wall(at: scope.world.now()).date
        let end = format.zone.instant(of: WallTime(today.adding(days: 1), minute: 0))
        let first = today.weekStart(visit.language).adding(days: -7 * (Self.weeks - 1))
        let slug = branch?.slug
        async let coming = call.api(
            "appointments",
            query: [
                ("from", scope.world.now().rfc3339), ("to", end.rfc3339), ("branch", slug), ("limit", "50"),
            ]
        )
        async let numbers = call.api(
            "statistics",
            query: [
                ("from", first.iso8601), ("to", first.adding(days: 7 * Self.weeks - 1).iso8601),
                ("branch", slug),
            ]
        )
        async let waiting =
            scope.allows(.readWaitingList)
            ? call.api("waiting-list", query: [("limit", "1"), ("branch", slug)]) : nil
        async let failed =
            scope.allows(.readNotifications)
            ? call.api("notifications", query: [("state", "failed"), ("limit", "1")]) : nil
        let items = try await coming
        let weeks = StartPage.Week.weeks(of: try await numbers.json, visit, format)
        let page = StartPage(
            frame: ConsoleFrame(visit, at: .start),
            day: format.day(today),
            diary: visit.places.diary(),
            count: visit(CountPhrase.appointments, items["total"]?.intValue ?? items.items.count),
            visits: items.items.compactMap { StartPage.Visit($0, visit, format) },
            tiles: StartPage.tiles(
                visit,
                weeks: Array(weeks.suffix(4)),
                waiting: try await waiting?["total"]?.intValue,
                failed: try await failed?["total"]?.intValue
            ),
            weeks: weeks,
            chart: StartPage.chartText(weeks, visit)
        )
        return visit.reply(Self.markup.render(page, in: visit.language))
    }
}

/// The values of the console's first page.
struct StartPage: Sendable {
    /// An appointment in a line.
    struct Visit: Sendable {
        let place: String
        let time: String
        let who: String
        let what: String
        let employee: String
        let status: String
        let look: String
    }

    /// A number.
    struct Tile: Sendable {
        let number: String
        let label: String
        let place: String?
        let detail: String?
    }

    /// A bar of the chart, and a line of its table.
    struct Week: Sendable {
        let first: String
        let short: String
        let appointments: Int
        let noShows: Int
        let newClients: Int?
        let percent: Int
        let occupancy: String
        let x: Int
        let middle: Int
        let y: Int
        let height: Int
    }

    let frame: ConsoleFrame
    let day: String
    let diary: String
    let count: String
    let visits: [Visit]
    let tiles: [Tile]
    let weeks: [Week]
    /// What the chart says, in words.
    let chart: String
}

extension StartPage.Visit {
    init?(_ item: JSONValue, _ visit: PageVisit, _ format: LocalFormat) {
        guard let start = item["starts_at"]?.stringValue.flatMap({ Instant(rfc3339: $0) }),
            let id = item["id"]?.stringValue
        else { return nil }
        let names = (item["attendees"]?.arrayValue ?? []).compactMap { $0["client"]?["name"]?.stringValue }
        let status = item["status"]?.stringValue ?? ""
        place = visit.places.staffAppointment(id)
        time = format.time(start)
        who = names.isEmpty ? visit(.diaryNobodyYet) : names.joined(separator: ", ")
        what = item["service"]?["name"]?.stringValue ?? ""
        employee = item["employee"]?["name"]?.stringValue ?? ""
        self.status = visit.language.status(status)
        look = AppointmentLook.of(status)
    }
}

extension StartPage.Week {
    /// The days of the statistics in weeks, each a bar of the chart.
    static func weeks(of json: JSONValue, _ visit: PageVisit, _ format: LocalFormat) -> [Self] {
        let days = json["days"]?.arrayValue ?? []
        return stride(from: 0, to: days.count, by: 7).compactMap { start in
            let own = days[start..<min(start + 7, days.count)]
            guard let date = own.first?["date"]?.stringValue.flatMap({ CalendarDate(iso8601: $0) }) else {
                return nil
            }
            func sum(_ name: String) -> Int { own.reduce(0) { $0 + ($1[name]?.intValue ?? 0) } }
            let open = sum("minutes_open")
            let percent = open > 0 ? sum("minutes_booked") * 100 / open : 0
            let height = min(100, percent)
            let sees = own.contains { $0["new_clients"]?.intValue != nil }
            return Self(
                first: format.dayOfMonth(date),
                short: "\(date.day)/\(date.month)",
                appointments: sum("appointments"),
                noShows: sum("no_show"),
                newClients: sees ? sum("new_clients") : nil,
                percent: percent,
                occupancy: visit(.diaryPercent, ["n": String(percent)]),
                x: start / 7 * 60 + 10,
                middle: start / 7 * 60 + 30,
                y: 110 - height,
                height: height
            )
        }
    }
}

extension StartPage {
    static func tiles(_ visit: PageVisit, weeks: [Week], waiting: Int?, failed: Int?) -> [Tile] {
        func number(_ value: Int) -> String { visit.language.number(value) }
        let span = visit(.startLastWeeks)
        var tiles = [
            Tile(
                number: number(weeks.reduce(0) { $0 + $1.appointments }),
                label: visit(.startBookedWeek),
                place: nil,
                detail: span
            ),
            Tile(
                number: number(weeks.reduce(0) { $0 + $1.noShows }),
                label: visit(.startNoShowsWeek),
                place: nil,
                detail: span
            ),
        ]
        let clients = weeks.compactMap(\.newClients)
        if !clients.isEmpty {
            let sum = number(clients.reduce(0, +))
            let place = visit.places.clients
            tiles.append(Tile(number: sum, label: visit(.startNewClientsWeek), place: place, detail: span))
        }
        if let waiting {
            let place = visit.places.waitingList
            tiles.append(
                Tile(number: number(waiting), label: visit(.startWaitingNow), place: place, detail: nil)
            )
        }
        if let failed {
            let place = visit.places.at("staff", "messages", query: [("state", "failed")])
            tiles.append(
                Tile(number: number(failed), label: visit(.startFailedMessages), place: place, detail: nil)
            )
        }
        return tiles
    }

    static func chartText(_ weeks: [Week], _ visit: PageVisit) -> String {
        weeks.map { "\($0.first): \($0.occupancy)" }.joined(separator: "; ")
    }
}

extension StaffStartPages {
    static let markup = PageMarkup<StartPage> { w in
        ConsoleFrame.markup(w, title: w(.start), styles: ["appointment.css"]) {
            """
            <div class="head"><h1>\(w(.today))</h1>
            <a class="button main" href="{{diary}}">\(Icon.calendar.markup)\(w(.openDiary))</a>
            <p>{{day}}</p></div>
            <div class="numbers">{{#tiles}}<div class="card">{{#.place}}<a href="{{.}}">{{/.place}}<b>{{number}}</b>{{label}}\
            {{#.place}}</a>{{/.place}}{{#.detail}}<small class="soft"><br>{{.}}</small>{{/.detail}}</div>{{/tiles}}</div>
            <div class="two">
            <section class="card flush" aria-labelledby="coming"><h2 id="coming" class="inset">\(w(.startTodayNext)) <small class="soft">{{count}}</small></h2>
            <ul class="list">
            {{#visits}}<li><time class="soft">{{time}}</time><div class="grow"><a href="{{place}}">{{who}}</a>
            <div class="soft">{{what}} · {{employee}}</div></div><span class="tag {{look}}">{{status}}</span></li>
            {{/visits}}
            </ul>
            {{^visits}}\(Pieces.empty(w, .calendar, .nothingToday, .nothingTodayHelp)){{/visits}}
            </section>
            <section class="card"><h2>\(w(.startOccupancyByWeek))</h2><p class="soft">\(w(.startOccupancyHelp))</p>
            <svg class="chart" viewBox="0 0 490 130" role="img" aria-labelledby="chart-title chart-text">
            <title id="chart-title">\(w(.startOccupancyByWeek))</title><desc id="chart-text">{{chart}}</desc>
            {{#weeks}}<rect x="{{x}}" y="10" width="40" height="100" rx="3"/><rect class="part" x="{{x}}" y="{{y}}" width="40" \
            height="{{height}}" rx="3"/><text x="{{middle}}" y="125" text-anchor="middle">{{short}}</text>{{/weeks}}</svg>
            <details class="more"><summary>\(w(.startAsTable))</summary><table class="table"><thead><tr><th scope="col">\(w(.startWeekOf))</th>\
            <th scope="col" class="number">\(w(.startOccupancyColumn))</th><th scope="col" class="number">\(w(.startBookedWeek))</th>\
            <th scope="col" class="number">\(w(.startNoShowsWeek))</th></tr></thead><tbody>{{#weeks}}<tr><th scope="row">{{first}}</th>\
            <td class="number">{{occupancy}}</td><td class="number">{{appointments}}</td><td class="number">{{noShows}}</td></tr>\
            {{/weeks}}</tbody></table></details></section>
            </div>
            """
        }
    }
}
