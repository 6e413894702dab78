import Core
import Tenancy

/// The values of the step at which day and time are chosen.
struct VisitTimesPage: Sendable {
    struct Weekday: Sendable {
        let short: String
        let long: String
    }

    struct Week: Sendable {
        let days: [Day]
    }

    struct Day: Sendable {
        /// Of the month; the first of a month with the month.
        let number: String
        /// Where its times are; nil where it has none.
        let opening: String?
        let label: String
        let isChosen: Bool
    }

    /// A part of the day.
    struct Part: Sendable {
        let caption: String
        let times: [Time]
    }

    struct Time: Sendable {
        let place: String
        let clock: String
        let moment: String
        let left: String?
    }

    let frame: PublicFrame
    let head: VisitHead
    let note: String?
    let month: String
    let earlier: String?
    let later: String?
    let weekdays: [Weekday]
    let weeks: [Week]
    let heading: String?
    let parts: [Part]
    /// In place of times.
    let nothing: String?
    let firstFree: String?
    let firstFreePlace: String?
    let waitingList: String?

    static let markup = PageMarkup<VisitTimesPage> { w in
        VisitMarkup.page(w) {
            """
            {{#note}}<div class="note warn" role="alert">\(Icon.info.markup)<p>{{.}}</p></div>{{/note}}
            <section class="card stack">
            <div class="months"><h2 id="days">{{month}}</h2>\
            {{#earlier}}<a class="button quiet only" rel="prev" href="{{.}}" data-step="days" \
            aria-label="\(w(VisitWords.earlierWeeks))">\(Icon.left.markup)</a>{{/earlier}}\
            {{#later}}<a class="button quiet only" rel="next" href="{{.}}" data-step="days" \
            aria-label="\(w(VisitWords.laterWeeks))">\(Icon.right.markup)</a>{{/later}}</div>
            <table class="days" aria-labelledby="days"><thead><tr>{{#weekdays}}<th scope="col">\
            <abbr title="{{long}}">{{short}}</abbr></th>{{/weekdays}}</tr></thead>
            <tbody>{{#weeks}}<tr>{{#days}}<td>{{#opening}}<a href="{{.}}" data-step="times" aria-label="{{label}}"\
            {{#isChosen}} aria-current="date"{{/isChosen}}>{{number}}</a>{{/opening}}\
            {{^opening}}<span>{{number}}</span>{{/opening}}</td>{{/days}}</tr>{{/weeks}}</tbody></table>
            </section>
            <section class="stack" id="times" aria-labelledby="times-title">
            {{#heading}}<h2 id="times-title" tabindex="-1">{{.}}</h2>{{/heading}}
            {{#parts}}<h3>{{caption}}</h3><ul class="times">{{#times}}<li><a class="time" href="{{place}}" data-step>\
            <time datetime="{{moment}}">{{clock}}</time>{{#left}}<small>{{.}}</small>{{/left}}</a></li>{{/times}}</ul>\
            {{/parts}}
            {{#nothing}}<div class="empty">\(Icon.calendar.markup)<h2 id="times-title" tabindex="-1">{{.}}</h2>\
            {{#firstFreePlace}}<a class="button main" href="{{.}}" data-step="days">{{firstFree}}</a>{{/firstFreePlace}}\
            </div>{{/nothing}}
            {{#waitingList}}<p class="aside">{{^nothing}}<span>\(w(VisitWords.noneSuits))</span>{{/nothing}} \
            <a href="{{.}}" data-step>\(w(VisitWords.joinWaitingList))</a></p>{{/waitingList}}
            </section>
            """
        }
    }
}

extension VisitTimesPage {
    /// - Parameters:
    ///   - slots: what is free in these weeks.
    ///   - next: the first free time after them, where they have none.
    init(
        _ choice: VisitChoice,
        _ offer: VisitOffer,
        _ weeks: VisitWeeks,
        _ slots: [VisitSlot],
        next: VisitSlot?,
        waits: Bool,
        note: Phrase?,
        _ visit: PageVisit
    ) throws {
        let format = try visit.format(zone: choice.branch?.timeZone)
        let byDay = Dictionary(grouping: slots) { $0.date ?? weeks.first }
        let free = byDay.keys.sorted()
        let wished = choice.day.flatMap { weeks.asked.contains($0) ? $0 : nil }
        let shown = wished.flatMap { byDay[$0] == nil ? nil : $0 } ?? free.first
        frame = PublicFrame(visit, isEmbedded: choice.isEmbedded)
        head = try VisitHead(.time, choice, offer, visit)
        self.note = note.map { visit($0) }
        month = Self.months(weeks.asked.lowerBound, weeks.last, format)
        func place(_ day: CalendarDate) -> String { choice.with { $0.day = day }.place(visit.places) }
        earlier = weeks.earlier.map(place)
        later = place(weeks.later)
        weekdays = weeks.weeks[0].map {
            Weekday(short: format.weekday($0, short: true), long: format.weekday($0))
        }
        self.weeks = weeks.weeks.map { week in
            Week(
                days: week.map { day in
                    Day(
                        number: day.day == 1 ? "\(day.day)/\(day.month)" : String(day.day),
                        opening: byDay[day] == nil ? nil : place(day),
                        label: "\(format.day(day)), \(visit(VisitWords.timesFree, byDay[day]?.count ?? 0))",
                        isChosen: day == shown
                    )
                }
            )
        }
        heading = shown.map { visit(VisitWords.freeTimes, ["day": format.day($0)]) }
        let capacity = offer.service?.capacity ?? 1
        parts = Self.parts(shown.flatMap { byDay[$0] } ?? [], format, visit) { slot in
            Time(
                place: choice.with { $0.time = slot.text }.place(visit.places),
                clock: format.time(slot.start),
                moment: slot.text,
                left: capacity > 1 ? visit(VisitWords.seatsLeft, slot.seatsLeft) : nil
            )
        }
        let isEmpty = free.isEmpty
        nothing = isEmpty ? visit(next == nil ? VisitWords.nothingFree : VisitWords.nothingInWeeks) : nil
        firstFree = next?.date.map { visit(VisitWords.firstFree, ["day": format.day($0)]) }
        firstFreePlace = next?.date.map(place)
        waitingList = waits ? choice.with { $0.day = nil }.place(visit.places, "waiting-list") : nil
    }

    /// `novembre – desembre del 2026`.
    private static func months(_ first: CalendarDate, _ last: CalendarDate, _ format: LocalFormat) -> String {
        let (one, other) = (format.month(first), format.month(last))
        guard one != other else { return one }
        // The year stands after the first space, once where it is the same.
        let name = first.year == last.year ? String(one.prefix { $0 != " " }) : one
        return "\(name) – \(other)"
    }

    private static func parts(
        _ slots: [VisitSlot],
        _ format: LocalFormat,
        _ visit: PageVisit,
        _ time: (VisitSlot) -> Time
    ) -> [Part] {
        let parts: [(Phrase, Range<Int>)] = [
            (VisitWords.morning, 0..<720), (VisitWords.afternoon, 720..<1_080),
            (VisitWords.evening, 1_080..<1_440),
        ]
        return parts.compactMap { words, minutes in
            let times = slots.filter { minutes.contains($0.minute) }
            return times.isEmpty ? nil : Part(caption: visit(words), times: times.map(time))
        }
    }
}
