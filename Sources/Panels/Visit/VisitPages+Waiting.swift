import Core
import Gateway

// MARK: Waiting

extension VisitPages {
    func showWaiting(_ call: Call) async throws -> Reply {
        let wished = VisitChoice(call)
        guard wished.branch != nil, wished.service != nil else {
            return .seeOther(wished.place(PagePlaces(root: call.root)))
        }
        async let visited = PageVisit(call, kit)
        async let offered = VisitOffer(wished, call)
        async let asked = VisitContact(wished, call)
        let (visit, offer, contact) = (try await visited, try await offered, try await asked)
        let choice = offer.settling(wished)
        guard contact.waits, choice.service != nil else {
            return .seeOther(choice.before(.time).place(visit.places))
        }
        if let page = staffPage(choice, visit) { return reply(page, visit, choice) }
        let page = try VisitWaitPage(choice, offer, contact, visit)
        return reply(VisitWaitPage.markup.render(page, in: visit.language), choice, visit)
    }

    func join(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let choice = VisitChoice(call)
        async let visited = PageVisit(call, kit)
        async let offered = VisitOffer(choice, call)
        async let asked = VisitContact(choice, call)
        let (visit, offer, contact) = (try await visited, try await offered, try await asked)
        let page = try VisitWaitPage(choice, offer, contact, visit)
        do {
            let body = page.body(fields, choice, visit)
            _ = try await call.api(.post, "waiting-list", body: body, headers: kit.once(fields))
        } catch let problem as Problem {
            let refusal = try VisitRefusal(problem)
            switch refusal.remedy {
            case .correcting:
                let again = try page.refused(refusal.issues(visit), fields)
                let markup = VisitWaitPage.markup.render(again, in: visit.language)
                return reply(markup, choice, visit, status: problem.status)
            case .looking:
                break
            case .signingIn:
                return reply(Self.signIn(choice, visit), visit, choice, status: problem.status)
            case .choosingAnotherTime, .waiting, .calling:
                return reply(Self.notOnline(choice, visit), visit, choice, status: problem.status)
            }
        }
        return .seeOther(choice.before(.service).place(visit.places, "waiting-list", "joined"))
    }

    func showJoined(_ call: Call) async throws -> Reply {
        let (choice, visit) = (VisitChoice(call), try await PageVisit(call, kit))
        let page = VisitNotePage(
            VisitWords.joined,
            VisitWords.joinedHelp,
            action: (VisitWords.bookAnother, choice.before(.service).place(visit.places)),
            isGood: true,
            choice,
            visit
        )
        return reply(page, visit, choice)
    }
}
