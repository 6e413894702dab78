import Clients
import Core
import Identity
import Postgres
import Tenancy

/// What times somebody asks for.
struct AvailabilityWish: Sendable {
    var branch: Branch
    var services: [ServiceID]
    var employee: StaffID?
    var seats = 1
    var days: ClosedRange<CalendarDate>
    var entry: BookingEntry
    /// An appointment that is about to be moved: its own time is free.
    var moving: AppointmentID?
    /// How long it is to take, where that is not what the service says.
    var minutes: Int?

    /// So many days are looked at in one question.
    static let daysMax = 62

    var question: DiaryQuestion {
        DiaryQuestion(
            branch: branch,
            wish: services.count == 1
                ? .service(services[0])
                : .steps(services.map { DiaryQuestion.WishedStep(service: $0) }),
            employee: employee,
            seats: seats,
            days: days,
            entry: entry,
            ignoring: [moving].compactMap(\.self),
            minutes: minutes
        )
    }
}

/// Looking up times and explaining them; each is one round trip.
struct AvailabilityOperations: Sendable {
    /// The times that can be booked.
    ///
    /// - Throws: `Problem.refused` where the service, the employee or the seats can be had at no time.
    func slots(_ wish: AvailabilityWish, in scope: Scope) async throws -> AvailableSlots {
        if wish.entry == .staff { try scope.require(.bookAppointments) }
        let question = wish.question
        let answers = try await scope.read(DiaryQueries.statements(question))
        let diary = try diary(answers[...], question, in: scope)
        let obstacle = diary.serviceObstacle ?? diary.employeeObstacle
        if let obstacle, obstacle.reason != .noEmployeeQualified {
            throw Problem.refused(diary.words(for: obstacle, diary.limits.now, diary.days[0]).refusal)
        }
        return AvailableSlots(zone: diary.zone, slots: diary.slots())
    }

    /// What became of each time of a day, for a client where one is named.
    func explain(
        _ wish: AvailabilityWish,
        for client: ClientID?,
        in scope: Scope
    ) async throws -> ExplainedDay {
        guard case let reach = try scope.reach(.explainAvailability), reach.includes(wish.branch.id) else {
            throw Problem.forbidden
        }
        let question = wish.question
        var statements = DiaryQueries.statements(question)
        let clock = try TimeZoneRules.named(TimeZoneName(wish.branch.timeZone))
        if let client {
            statements.append(AvailabilityQueries.find(client, within: try scope.clientReach(.readClients)))
            statements += ClientStandingQueries.statements(
                .client(client),
                wish: question.wish,
                branch: wish.branch.id,
                around: clock.instant(of: WallTime(wish.days.lowerBound, minute: 0))
            )
        }
        let answers = try await scope.read(statements)
        let diary = try diary(answers[..<DiaryQueries.count], question, in: scope)
        var explanation = diary.explain(wish.days.lowerBound)
        if let client {
            guard answers[DiaryQueries.count].count > 0 else { throw Problem.notFound(.client) }
            let rules = try BookingRules(
                answers[(DiaryQueries.count + 1)...],
                .client(client),
                settings: scope.profile.settings(branch: wish.branch.id),
                now: scope.world.now(),
                branch: wish.branch
            )
            explanation.judge { rules.obstacle(to: $0, by: wish.entry) }
        }
        let names = Dictionary(
            diary.employees.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        return ExplainedDay(zone: diary.zone, explanation: explanation, names: names)
    }

    private func diary(
        _ answers: ArraySlice<Rows>,
        _ question: DiaryQuestion,
        in scope: Scope
    ) throws -> Diary {
        try Diary(
            answers,
            question,
            settings: scope.profile.settings(branch: question.branch.id),
            now: scope.world.now()
        )
    }
}

extension Explanation {
    /// What stands against a client, where nothing stands against the time.
    mutating func judge(_ obstacle: (Instant) -> SlotRefusal?) {
        candidates = candidates.map { candidate in
            guard candidate.refusal == nil, let refusal = obstacle(candidate.start) else { return candidate }
            return Candidate(
                employee: candidate.employee,
                start: candidate.start,
                end: candidate.end,
                refusal: refusal
            )
        }
    }
}

extension BookingRules {
    /// What keeps the client from booking, in the words for staff: online everything but a need for approval counts, for
    /// staff only a service that the client is not to get.
    fileprivate func obstacle(to start: Instant, by entry: BookingEntry) -> SlotRefusal? {
        let consequences = consequences(of: start).filter { consequence in
            entry == .online ? consequence.force > .approval : consequence.reason == .unwantedService
        }
        guard let first = consequences.first else { return nil }
        let isSetting = BookingSettings.definitions.contains { $0.key == first.rule }
        return SlotRefusal(
            reason: first.reason,
            setting: isSetting ? first.rule : nil,
            detail: first.words
        )
    }
}

/// Times that can be booked, as they are answered.
struct AvailableSlots: JSONEncodable {
    let zone: TimeZoneRules
    let slots: [Slot]

    /// Writes `{time_zone, slots}`.
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.field("time_zone", zone.name)
        json.key("slots")
        json.beginArray()
        for slot in slots {
            json.beginObject()
            json.field("starts_at", slot.start, in: zone)
            json.field("ends_at", slot.end, in: zone)
            json.field("employee_ids", slot.employees)
            json.field("seats_left", slot.seatsLeft)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}

/// An explanation with the names of the employees, as it is answered.
struct ExplainedDay: JSONEncodable {
    let zone: TimeZoneRules
    let explanation: Explanation
    let names: [StaffID: String]

    /// Writes `{date, time_zone, candidates, days}`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("date", explanation.date)
            json.field("time_zone", zone.name)
            json.key("candidates")
            json.array { json in
                for candidate in explanation.candidates {
                    json.object { json in
                        write(candidate.employee, to: &json)
                        json.field("starts_at", candidate.start, in: zone)
                        json.field("ends_at", candidate.end, in: zone)
                        json.field("available", candidate.refusal == nil)
                        write(candidate.refusal, to: &json)
                    }
                }
            }
            json.key("days")
            json.array { json in
                for day in explanation.days {
                    json.object { json in
                        write(day.employee, to: &json)
                        write(day.refusal, to: &json)
                    }
                }
            }
        }
    }

    private func write(_ employee: StaffID?, to json: inout JSONWriter) {
        json.field(employee: employee, name: employee.flatMap { names[$0] })
    }

    private func write(_ refusal: SlotRefusal?, to json: inout JSONWriter) {
        json.field("reason", refusal?.reason.rawValue)
        json.field("detail", refusal?.detail)
        json.field("setting", refusal?.setting)
    }
}
