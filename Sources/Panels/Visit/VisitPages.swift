import Core
import Gateway
import Tenancy

/// The booking page: a visitor chooses branch, service, employee and time, and says who books (S0-21, S0-22, S3-10).
///
/// What was chosen stands in the address, so that each step is a link and works without scripts.
struct VisitPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/", allowing: nil, show),
            .page(.post, "/", allowing: nil, book),
            .page(.get, "/booked", allowing: nil, showBooked),
            .page(.get, "/booked/appointment.ics", allowing: nil, calendar),
            .page(.post, "/booked/appointment.ics", allowing: nil, calendar),
            .page(.get, "/waiting-list", allowing: nil, showWaiting),
            .page(.post, "/waiting-list", allowing: nil, join),
            .page(.get, "/waiting-list/joined", allowing: nil, showJoined),
            .page(.get, "/embed.js", allowing: nil, embed),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        try await page(call, VisitChoice(call))
    }

    /// The page of the step that comes next.
    private func page(_ call: Call, _ wished: VisitChoice, note: Phrase? = nil) async throws -> Reply {
        async let visited = PageVisit(call, kit)
        async let offered = VisitOffer(wished, call)
        let (visit, offer) = (try await visited, try await offered)
        guard wished.branch != nil else {
            let page = try VisitListPage.branches(wished, offer, visit)
            return reply(VisitListPage.markup.render(page, in: visit.language), wished, visit)
        }
        let choice = offer.settling(wished)
        guard !offer.services.isEmpty else {
            let page = VisitNotePage(
                VisitWords.noServices,
                VisitWords.noServicesHelp,
                calls: true,
                choice,
                visit
            )
            return reply(page, visit, choice)
        }
        guard choice.service != nil else {
            let page = try VisitListPage.services(choice, offer, visit)
            return reply(VisitListPage.markup.render(page, in: visit.language), choice, visit)
        }
        guard choice.employee != nil else {
            let page = try VisitListPage.employees(choice, offer, visit)
            return reply(VisitListPage.markup.render(page, in: visit.language), choice, visit)
        }
        guard choice.time != nil else { return try await times(choice, offer, note: note, visit) }
        return try await details(choice, offer, visit)
    }

    private func times(
        _ choice: VisitChoice,
        _ offer: VisitOffer,
        note: Phrase?,
        _ visit: PageVisit
    ) async throws -> Reply {
        let call = visit.call
        let zone = try visit.format(zone: choice.branch?.timeZone).zone
        let weeks = VisitWeeks(of: choice.day, today: zone.wall(at: call.scope.world.now()).date)
        async let asked = VisitContact(choice, call)
        let slots: [VisitSlot]
        do {
            slots = try await VisitSlot.all(choice, weeks.asked, call)
        } catch Problem.refused {
            // Nobody can have it at any time.
            return reply(Self.notOnline(choice, visit), visit, choice)
        }
        let next = slots.isEmpty ? try await VisitSlot.all(choice, weeks.searched, call).first : nil
        let page = try VisitTimesPage(
            choice,
            offer,
            weeks,
            slots,
            next: next,
            waits: try await asked.waits,
            note: note,
            visit
        )
        return reply(VisitTimesPage.markup.render(page, in: visit.language), choice, visit)
    }

    private func details(
        _ choice: VisitChoice,
        _ offer: VisitOffer,
        _ visit: PageVisit
    ) async throws -> Reply {
        let call = visit.call
        if let page = staffPage(choice, visit) { return reply(page, visit, choice) }
        async let asked = VisitContact(choice, call)
        async let known = VisitBooked.last(call)
        async let found = free(choice, call)
        if let booked = try await known, booked.isSame(as: choice) {
            let page = try VisitDonePage(booked, isAgain: true, choice, visit)
            return reply(VisitDonePage.markup.render(page, in: visit.language), choice, visit)
        }
        let contact = try await asked
        if contact.isForRegistered, contact.isAsked {
            return reply(Self.signIn(choice, visit), visit, choice)
        }
        guard let slot = try await found else {
            let again = choice.with { $0.time = nil }
            return try await times(again, offer, note: VisitWords.gone, visit)
        }
        let page = try VisitDetailsPage(choice, offer, contact, seatsLeft: slot.seatsLeft, visit)
        return reply(VisitDetailsPage.markup.render(page, in: visit.language), choice, visit)
    }
}

// MARK: What was booked

extension VisitPages {
    private func showBooked(_ call: Call) async throws -> Reply {
        let choice = VisitChoice(call)
        async let visited = PageVisit(call, kit)
        async let known = VisitBooked.last(call)
        let (visit, booked) = (try await visited, try await known)
        guard let booked else {
            let page = VisitNotePage(
                VisitWords.nothingToShow,
                VisitWords.nothingToShowHelp,
                action: (.bookOnline, visit.places.booking),
                choice,
                visit
            )
            return reply(page, visit, choice)
        }
        let page = try VisitDonePage(booked, choice, visit)
        return reply(VisitDonePage.markup.render(page, in: visit.language), choice, visit)
    }

    private func calendar(_ call: Call) async throws -> Reply {
        let token = call.method == .post ? try call.form["token"] : nil
        return try await VisitBooked.file(call, token: token)
    }
}

// MARK: Embedding

extension VisitPages {
    /// The one line of another site loads this: it puts the booking page there.
    private func embed(_ call: Call) async throws -> Reply {
        Reply(contentType: "text/javascript; charset=utf-8", bytes: AssetFiles.all["embed.js"] ?? [])
            .header("cache-control", "public, max-age=300")
            .header("cross-origin-resource-policy", "cross-origin")
    }

    func reply(
        _ markup: String,
        _ choice: VisitChoice,
        _ visit: PageVisit,
        status: Int = 200
    ) -> Reply {
        let hosts = visit.scope.settings[PageSettings.embedHosts]
        return visit.reply(markup, status: status, policy: choice.isEmbedded ? .framed(by: hosts) : .strict)
    }

    func reply(
        _ page: VisitNotePage,
        _ visit: PageVisit,
        _ choice: VisitChoice,
        status: Int = 200
    ) -> Reply {
        reply(VisitNotePage.markup.render(page, in: visit.language), choice, visit, status: status)
    }
}

// MARK: What is said instead of a form

extension VisitPages {
    /// Staff book in the diary; they may look at all the rest.
    func staffPage(_ choice: VisitChoice, _ visit: PageVisit) -> VisitNotePage? {
        guard visit.person?.isStaff == true else { return nil }
        return VisitNotePage(
            VisitWords.asStaff,
            VisitWords.asStaffHelp,
            action: (.diary, visit.places.diary(date: choice.day?.iso8601, branch: choice.branch?.slug)),
            isOutwards: true,
            choice,
            visit
        )
    }

    static func signIn(_ choice: VisitChoice, _ visit: PageVisit) -> VisitNotePage {
        let next = choice.with { $0.isEmbedded = false }.place(visit.places)
        return VisitNotePage(
            VisitWords.signInFirst,
            VisitWords.signInFirstHelp,
            action: (.signIn, visit.places.signIn(.panel, next: next)),
            isOutwards: true,
            calls: true,
            choice,
            visit
        )
    }

    static func notOnline(_ choice: VisitChoice, _ visit: PageVisit) -> VisitNotePage {
        VisitNotePage(
            VisitWords.notOnline,
            VisitWords.notOnlineHelp,
            action: (VisitWords.bookAnother, choice.before(.service).place(visit.places)),
            calls: true,
            choice,
            visit
        )
    }
}
