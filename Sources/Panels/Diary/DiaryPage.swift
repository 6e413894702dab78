import Core
import Gateway
import Tenancy

/// The values of the diary of a day, or of a week.
struct DiaryPage: Sendable {
    /// A line of an hour.
    struct Hour: Sendable {
        let classes: String
        let label: String
    }

    let frame: ConsoleFrame
    let bar: DiaryBar
    let hours: [Hour]
    /// How many hours are shown.
    let length: String
    let columns: [DiaryColumn]
    let isEmpty: Bool
    /// Days with lists instead of times: a week of everybody.
    let lists: [DiaryList]
    let hasTimes: Bool
    let events: String
    let moves: String
    let mayMove: Bool
    let mayOverride: Bool
    let position: Int
    let branch: String
    let zone: String
    let first: String
    let last: String

    init(_ context: DiaryContext, _ data: DiarySheetData) {
        let (visit, query) = (context.visit, context.query)
        frame = ConsoleFrame(visit, at: .diary)
        let known = data.employees.map { ($0.id, $0.name) }
        bar = DiaryBar(
            context,
            people: known,
            hasRooms: data.resources.contains(where: \.isRoom)
        )
        let layout = DiaryLayout(data)
        let isList = query.view == .week && data.employees.count > 1
        hasTimes = !isList
        length = "n\(layout.hours)"
        hours = (0..<layout.hours).map { hour in
            let moment = data.days.first.map { layout.start(of: $0).adding(.seconds(hour * 3_600)) }
            return Hour(classes: "h\(hour)", label: moment.map(context.format.time) ?? "")
        }
        let maker = DiaryColumnMaker(context: context, data: data, layout: layout)
        columns = isList ? [] : maker.columns
        lists = isList ? maker.lists : []
        isEmpty = data.employees.isEmpty
        events = context.places.diaryEvents
        moves = context.places.staffAppointments
        mayMove = visit.scope.allows(.editAppointments)
        mayOverride = visit.scope.allows(.overrideBooking)
        position = data.position
        branch = context.branch.slug
        zone = data.zone
        let days = query.days(visit.language)
        (first, last) = (days.lowerBound.iso8601, days.upperBound.iso8601)
    }
}

/// A day of a week, as a list.
struct DiaryList: Sendable {
    let name: String
    let place: String
    let isToday: Bool
    let special: String?
    let count: String
    let new: String?
    let newLabel: String
    let visits: [DiaryVisit]
}

/// Makes the columns of the diary.
struct DiaryColumnMaker {
    let context: DiaryContext
    let data: DiarySheetData
    let layout: DiaryLayout

    private var visit: PageVisit { context.visit }
    private var format: LocalFormat { context.format }

    /// By employee, by room, or by day.
    var columns: [DiaryColumn] {
        if context.query.view == .week {
            return data.days.indices.map { column(of: data.employees.first, $0) }
        }
        guard context.query.isByRoom else { return data.employees.map { column(of: $0, 0) } }
        let rooms = data.resources.filter(\.isRoom)
        let others = data.visits.filter { visit in
            !visit.resources.contains { used in rooms.contains { $0.id == used.id } }
        }
        // What takes two rooms stands in the column of the first one alone.
        let columns = rooms.map { room in
            let own = data.visits.filter { visit in
                visit.resources.first { used in rooms.contains { $0.id == used.id } }?.id == room.id
            }
            return column(name: room.name, own, shades: closed(0))
        }
        guard !others.isEmpty else { return columns }
        return columns + [column(name: visit(.diaryWithoutRoom), others, shades: closed(0))]
    }

    /// A list for each day.
    var lists: [DiaryList] {
        data.days.map { day in
            let own = visits(on: day).sorted { $0.start < $1.start }
            let date = day.date.iso8601
            return DiaryList(
                name: "\(format.weekday(day.date, short: true)) \(day.date.day)",
                place: context.places.diary(context.query.at(day.date, .day)),
                isToday: day.date == context.today,
                special: day.special.map { $0.isEmpty ? visit(.diarySpecialDay) : $0 },
                count: visit(CountPhrase.appointments, own.count),
                new: newPlace(date, nil),
                newLabel: visit(.diaryNewOn, ["day": format.dayOfMonth(day.date)]),
                visits: own.map { drawn($0, on: day, (0, 1)) }
            )
        }
    }

    private func column(of employee: DiarySheetData.Employee?, _ index: Int) -> DiaryColumn {
        let day = data.days[index]
        let isWeek = context.query.view == .week
        let own = visits(on: day).filter { employee == nil || $0.employee == employee?.id }
        let working = employee?.days[safe: index]
        var shades = working.map { self.shades($0, day) } ?? closed(index)
        shades += own.flatMap { buffers($0, day) }
        let name =
            isWeek ? "\(format.weekday(day.date, short: true)) \(day.date.day)" : employee?.name ?? ""
        var other = context.query.at(day.date, isWeek ? .day : .week)
        if !isWeek { other.employee = employee?.id }
        return DiaryColumn(
            employee: employee?.id,
            name: name,
            detail: working?.special.flatMap { $0.isEmpty ? visit(.diarySpecialDay) : $0 },
            colour: isWeek ? nil : employee?.colour,
            isToday: isWeek && day.date == context.today,
            place: context.places.diary(other),
            date: day.date.iso8601,
            start: Int(layout.start(of: day).microseconds / 1_000_000),
            new: newPlace(day.date.iso8601, employee?.id),
            newLabel: visit(.diaryNewWith, ["name": name]),
            shades: shades,
            visits: drawn(own, on: day),
            now: layout.classes(context.now, on: day)
        )
    }

    private func column(
        name: String,
        _ visits: [DiaryVisitData],
        shades: [DiaryColumn.Shade]
    ) -> DiaryColumn {
        let day = data.days[0]
        return DiaryColumn(
            employee: nil,
            name: name,
            detail: nil,
            colour: nil,
            isToday: false,
            place: nil,
            date: day.date.iso8601,
            start: Int(layout.start(of: day).microseconds / 1_000_000),
            new: nil,
            newLabel: "",
            shades: shades + visits.flatMap { buffers($0, day) },
            visits: drawn(visits, on: day),
            now: layout.classes(context.now, on: day)
        )
    }

    private func newPlace(_ date: String, _ employee: String?) -> String? {
        guard context.mayBook else { return nil }
        return context.places.newAppointment([
            ("branch", context.branch.slug), ("date", date), ("employee", employee),
        ])
    }

    private func visits(on day: DiarySheetData.Day) -> [DiaryVisitData] {
        data.visits.filter { $0.start < day.end && day.start < $0.end }
    }
}

// MARK: What is shaded

extension DiaryColumnMaker {
    private func closed(_ index: Int) -> [DiaryColumn.Shade] {
        layout.gaps(data.days[index].hours, on: data.days[index])
            .compactMap { shade($0, "off", nil, data.days[index]) }
    }

    private func shades(
        _ working: DiarySheetData.WorkingDay,
        _ day: DiarySheetData.Day
    ) -> [DiaryColumn.Shade] {
        let off = layout.gaps(working.hours, on: day).compactMap { shade($0, "off", nil, day) }
        let away = working.timeOff.compactMap { shade($0, "away", visit(.diaryTimeOff), day) }
        let busy = working.busy.compactMap { busy in
            let words: Phrase = busy.cause == "calendar" ? .diaryOwnCalendar : .diaryElsewhere
            return shade(busy.span, "busy", visit(words), day)
        }
        return off + away + busy
    }

    private func buffers(_ visit: DiaryVisitData, _ day: DiarySheetData.Day) -> [DiaryColumn.Shade] {
        let before = DiarySheetData.Span(
            start: visit.start.adding(.seconds(-60 * visit.bufferBefore)),
            end: visit.start
        )
        let after = DiarySheetData.Span(
            start: visit.end,
            end: visit.end.adding(.seconds(60 * visit.bufferAfter))
        )
        return [visit.bufferBefore > 0 ? before : nil, visit.bufferAfter > 0 ? after : nil]
            .compactMap { $0 }.compactMap { shade($0, "buffer", nil, day) }
    }

    private func shade(
        _ span: DiarySheetData.Span,
        _ look: String,
        _ label: String?,
        _ day: DiarySheetData.Day
    ) -> DiaryColumn.Shade? {
        layout.classes(span.start, span.end, on: day).map {
            DiaryColumn.Shade(classes: "\(look) \($0)", label: label)
        }
    }
}

// MARK: What is booked

extension DiaryColumnMaker {
    private func drawn(_ visits: [DiaryVisitData], on day: DiarySheetData.Day) -> [DiaryVisit] {
        let lanes = DiaryLayout.lanes(visits)
        return visits.indices.sorted { visits[$0].start < visits[$1].start }
            .map { drawn(visits[$0], on: day, lanes[$0]) }
    }

    private func drawn(
        _ data: DiaryVisitData,
        on day: DiarySheetData.Day,
        _ lane: (lane: Int, of: Int)
    ) -> DiaryVisit {
        let live = data.live
        let names = live.prefix(3).map(\.name).joined(separator: ", ")
        let isGroup = data.capacity > 1
        let more = live.count > 3 ? "\(names) +\(live.count - 3)" : names
        let minutes = DiaryLayout.minutes(data.start, data.end)
        let position = layout.classes(data.start, data.end, on: day) ?? "h0 m0 x0 y1"
        let beside = lane.of > 1 ? " l\(lane.lane) w\(lane.of)" : ""
        let short = minutes < 30 ? " brief" : ""
        let rooms = data.resources.map(\.name).joined(separator: ", ")
        let notes = ([data.note] + live.map(\.note)).compactMap { $0 }.joined(separator: "\n")
        return DiaryVisit(
            id: data.id,
            place: context.places.staffAppointment(data.id),
            classes: "\(position)\(beside)\(short) is-\(data.status)",
            isMovable: data.isMovable,
            start: Int(data.start.microseconds / 1_000_000),
            minutes: minutes,
            employee: data.employee,
            service: data.serviceID,
            sign: Self.signs[data.status] ?? "",
            range: "\(format.time(data.start))–\(format.time(data.end))",
            who: more.isEmpty ? visit(.diaryNobodyYet) : more,
            what: data.service,
            colour: data.colour,
            status: visit.language.status(data.status),
            seats: isGroup ? "\(data.seatsTaken)/\(data.capacity)" : nil,
            with: data.employeeName,
            rooms: rooms.isEmpty ? nil : rooms,
            phone: live.count == 1 ? live[0].phone : nil,
            note: notes.isEmpty ? nil : notes,
            marked: live.contains(where: \.isMarked) ? visit(.diaryMarkedClient) : nil,
            overlap: data.isOverlapping ? visit(.diaryOverlapping) : nil
        )
    }

    /// What tells the status without its colour.
    static let signs = [
        "held": "◌", "pending": "?", "approved": "✓", "completed": "✓✓", "no_show": "✕", "cancelled": "–",
        "rejected": "–",
    ]
}
