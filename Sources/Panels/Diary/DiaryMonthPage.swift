import Core

/// The values of the diary of a month: how much there is to do on each day.
struct DiaryMonthPage: Sendable {
    struct Day: Sendable {
        let number: Int
        let label: String
        let place: String
        let isToday: Bool
        let isOther: Bool
        let count: String?
        let pending: String?
        let special: String?
        /// How much of the working time is booked, from 0 to 100.
        let part: Int
        let occupancy: String?
    }

    struct Week: Sendable {
        let days: [Day]
    }

    let frame: ConsoleFrame
    let bar: DiaryBar
    let weekdays: [String]
    let weeks: [Week]

    init(_ context: DiaryContext, _ json: JSONValue) {
        let visit = context.visit
        frame = ConsoleFrame(visit, at: .diary)
        bar = DiaryBar(context)
        let days = (json["days"]?.arrayValue ?? []).compactMap { Day($0, context) }
        weeks = stride(from: 0, to: days.count, by: 7).map {
            Week(days: Array(days[$0..<min($0 + 7, days.count)]))
        }
        let first = context.query.days(visit.language).lowerBound
        weekdays = (0..<7).map { context.format.weekday(first.adding(days: $0), short: true) }
    }

    static let markup = PageMarkup<DiaryMonthPage> { w in
        ConsoleFrame.markup(
            w,
            title: "\(w(.diary)) · {{bar.title}}",
            styles: ["diary.css"],
            scripts: ["diary.js"]
        ) {
            """
            <div class="diary">
            \(DiaryMarkup.bar(w))
            <div class="scroll" role="region" tabindex="0" aria-label="{{bar.title}}"><table class="month">
            <thead><tr>{{#weekdays}}<th scope="col">{{.}}</th>{{/weekdays}}</tr></thead>
            <tbody>{{#weeks}}<tr>{{#days}}<td class="{{#isToday}}today {{/isToday}}{{#isOther}}other{{/isOther}}">\
            <a href="{{place}}" aria-label="{{label}}"><b>{{number}}</b>{{#.special}}<small>{{.}}</small>{{/.special}}\
            {{#.count}}<span>{{.}}</span>{{/.count}}{{#.pending}}<span class="tag warn">{{.}}</span>{{/.pending}}\
            {{#.occupancy}}<svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">\
            <rect width="100" height="4"/><rect class="part" width="{{part}}" height="4"/></svg><small>{{.}}</small>{{/.occupancy}}\
            </a></td>{{/days}}</tr>{{/weeks}}</tbody></table></div>
            </div>
            """
        }
    }
}

extension DiaryMonthPage.Day {
    fileprivate init?(_ json: JSONValue, _ context: DiaryContext) {
        guard let date = json["date"]?.stringValue.flatMap({ CalendarDate(iso8601: $0) }) else { return nil }
        let visit = context.visit
        let booked = json["minutes_booked"]?.intValue ?? 0
        let open = json["minutes_open"]?.intValue ?? 0
        let appointments = json["appointments"]?.intValue ?? 0
        let waiting = json["pending"]?.intValue ?? 0
        number = date.day
        place = context.places.diary(context.query.at(date, .day))
        isToday = date == context.today
        isOther = date.month != context.query.date.month
        count = appointments > 0 ? visit(CountPhrase.appointments, appointments) : nil
        pending = waiting > 0 ? visit(CountPhrase.diaryPending, waiting) : nil
        special = json["special"]?.stringValue.map { $0.isEmpty ? visit(.diarySpecialDay) : $0 }
        part = open > 0 ? min(100, booked * 100 / open) : 0
        occupancy = open > 0 ? visit(.diaryPercent, ["n": String(booked * 100 / open)]) : nil
        label = [context.format.day(date), special, visit(CountPhrase.appointments, appointments), pending]
            .compactMap { $0 }.joined(separator: ", ")
    }
}
