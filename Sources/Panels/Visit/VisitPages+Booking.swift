import Core
import Gateway
import Tenancy

// MARK: Booking

extension VisitPages {
    func book(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        var wished = VisitChoice(call)
        // Another time than the address has, where that could not be had.
        if let other = fields["time"], Instant(rfc3339: other) != nil {
            wished.time = other
            wished.day = CalendarDate(iso8601: String(other.prefix(10)))
        }
        let choice = wished
        guard choice.branch != nil, choice.service != nil, choice.time != nil else {
            return .seeOther(choice.place(PagePlaces(root: call.root)))
        }
        async let visited = PageVisit(call, kit)
        async let asked = VisitContact(choice, call)
        let (visit, contact) = (try await visited, try await asked)
        if let page = staffPage(choice, visit) { return reply(page, visit, choice) }
        do {
            let answer = try await call.api(
                .post,
                "bookings",
                body: contact.body(fields, choice, visit).text("note").integer("seats")
                    .value("branch", .optional(choice.branch?.slug))
                    .value("service", .optional(choice.service))
                    .value("employee", .optional(choice.employeeKey))
                    .value("starts_at", .optional(choice.time)).json,
                headers: kit.once(fields)
            )
            return try confirmation(VisitBooked(answer.json), choice, visit)
        } catch let problem as Problem {
            return try await refused(VisitRefusal(problem), fields, choice, contact, visit)
        }
    }

    /// Sends the browser on, so that reloading does nothing; inside another site's page there may be no cookies.
    private func confirmation(
        _ booked: VisitBooked,
        _ choice: VisitChoice,
        _ visit: PageVisit
    ) throws -> Reply {
        guard choice.isEmbedded else {
            return Reply.seeOther(visit.places.root + "/booked").header(
                "set-cookie",
                booked.header(visit.call)
            )
        }
        let page = try VisitDonePage(booked, choice, visit)
        return reply(VisitDonePage.markup.render(page, in: visit.language), choice, visit)
    }

    func refused(
        _ refusal: VisitRefusal,
        _ fields: FormFields,
        _ choice: VisitChoice,
        _ contact: VisitContact,
        _ visit: PageVisit
    ) async throws -> Reply {
        let (call, status) = (visit.call, refusal.problem.status)
        let offer = try await VisitOffer(choice, call)
        switch refusal.remedy {
        case .looking:
            return .seeOther(visit.places.root + "/booked")
        case .signingIn:
            return reply(Self.signIn(choice, visit), visit, choice, status: status)
        case .calling:
            return reply(Self.notOnline(choice, visit), visit, choice, status: status)
        case .waiting:
            let page = try VisitWaitPage(choice, offer, contact, lead: VisitWords.waitBlocked, visit)
                .filled(fields)
            return reply(VisitWaitPage.markup.render(page, in: visit.language), choice, visit, status: status)
        case .correcting:
            let seats = try await free(choice, call)?.seatsLeft ?? 1
            let page = try VisitDetailsPage(choice, offer, contact, seatsLeft: seats, visit)
                .refused(refusal.issues(visit), fields)
            return reply(
                VisitDetailsPage.markup.render(page, in: visit.language),
                choice,
                visit,
                status: status
            )
        case .choosingAnotherTime(let words):
            let others = try await nearest(choice, call)
            let seats = others.map(\.seatsLeft).max() ?? 1
            let page = try VisitDetailsPage(choice, offer, contact, seatsLeft: seats, others: others, visit)
                .refused(.invalid([]), fields, saying: visit(words))
            return reply(
                VisitDetailsPage.markup.render(page, in: visit.language),
                choice,
                visit,
                status: status
            )
        }
    }

    /// The time that was chosen, if it is free.
    func free(_ choice: VisitChoice, _ call: Call) async throws -> VisitSlot? {
        guard let day = choice.day else { return nil }
        let start = choice.time.flatMap { Instant(rfc3339: $0) }
        do {
            return try await VisitSlot.all(choice, day...day, call).first { $0.start == start }
        } catch Problem.refused {
            return nil
        }
    }

    /// The free times that are nearest to the one that was chosen.
    private func nearest(_ choice: VisitChoice, _ call: Call) async throws -> [VisitSlot] {
        guard let day = choice.day, let start = choice.time.flatMap({ Instant(rfc3339: $0) }),
            let zone = choice.branch.flatMap({ try? TimeZoneName($0.timeZone) })
                .flatMap({ try? TimeZoneRules.named($0) })
        else { return [] }
        let today = zone.wall(at: call.scope.world.now()).date
        let first = max(today, VisitWeeks.adding(-3, to: day))
        let days = first...max(first, VisitWeeks.adding(10, to: day))
        do {
            return try await VisitSlot.all(choice, days, call)
                .sorted {
                    abs($0.start.microseconds - start.microseconds)
                        < abs($1.start.microseconds - start.microseconds)
                }
                .prefix(Self.othersMax).sorted { $0.start < $1.start }
        } catch Problem.refused {
            return []
        }
    }

    private static let othersMax = 6
}
