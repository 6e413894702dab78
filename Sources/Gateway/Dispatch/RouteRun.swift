import Core
import Logging
import NIOHTTP1
import Tenancy

/// One request to a route, from the question who asks to the answer.
struct RouteRun {
    private let dispatcher: Dispatcher
    private let request: Request
    private let entry: RouteEntry
    private let resolution: Resolution

    init(_ dispatcher: Dispatcher, _ request: Request, _ entry: RouteEntry, _ resolution: Resolution) {
        self.dispatcher = dispatcher
        self.request = request
        self.entry = entry
        self.resolution = resolution
    }

    private var route: Route { entry.route }
    private var handle: ExchangeHandle { request.handle }

    func perform() async {
        do {
            let place = try await place()
            let credential = try credential()
            let query = try QueryItems(request.plan.query, for: route.operation, isPage: route.isPage)
            try await perform(place, credential, query)
        } catch {
            handle.send(await dispatcher.reply(to: ProblemReply.problem(for: error), request, resolution))
        }
    }

    /// Asks who it is and does the work.
    ///
    /// What is remembered of a session may be old. So before a signed-in caller is told of any fault, the database
    /// is asked who it is now: a session that was taken away learns nothing more, and where the caller's rights
    /// have changed meanwhile the work is done once more with the new ones. A body that was streamed cannot be read
    /// twice, so there the database is asked from the start.
    private func perform(_ place: Place, _ credential: Credential, _ query: QueryItems) async throws {
        let isStream = route.body.isStream
        let known = try await authenticate(place, credential, fresh: isStream)
        do {
            return try await work(place, known, credential, query)
        } catch {
            let problem = ProblemReply.problem(for: error)
            guard known.session != nil, problem.status < 500, !Task.isCancelled else { throw error }
            let fresh =
                isStream && problem != .staleActor
                ? known : try await authenticate(place, credential, fresh: true)
            guard problem == .staleActor || fresh.actor != known.actor else { throw error }
            // The session is good, only other than it was: the client may simply try again.
            guard !isStream else { throw Problem.unavailable(retryAfter: .seconds(1)) }
            try await work(place, fresh, credential, query)
        }
    }

    private func work(
        _ place: Place,
        _ caller: Authenticated,
        _ credential: Credential,
        _ query: QueryItems
    ) async throws {
        try dispatcher.permit(caller, route, place)
        try dispatcher.check(request, for: route)
        let call = dispatcher.call(request, resolution, place, caller, query)
        let reply = try await route.handler(call)
        // An answer without any row of the database, or from memory alone, has not shown yet that the session is still good.
        if !call.scope.isProven {
            let fresh = try await authenticate(place, credential, fresh: true)
            guard fresh.actor == caller.actor else { throw Problem.staleActor }
        }
        try await answer(reply)
    }

    private func answer(_ reply: Reply) async throws {
        switch reply.body {
        case .bytes:
            handle.send(isKnown(reply) ? notModified(reply) : reply)
        case .stream(let produce):
            try await stream(reply, produce)
        }
    }

    private func stream(_ reply: Reply, _ produce: @escaping Reply.Producer) async throws {
        let writer = BodyWriter(handle, reply)
        do {
            if !request.isHead {
                // Long work: it must not hold up the other connections of this loop.
                try await withTaskExecutorPreference(globalConcurrentExecutor) { try await produce(writer) }
            }
            handle.end(reply)
        } catch {
            guard await handle.hasStarted() else { throw error }
            // The answer has begun as if all were well; all that is left is not to end it.
            let problem = ProblemReply.problem(for: error)
            dispatcher.logger.error(
                "A streamed answer was broken off.",
                metadata: ["request_id": "\(request.id)", "context": "\(problem)"]
            )
            handle.abort()
        }
    }
}

// MARK: Asking

extension RouteRun {
    private func place() async throws -> Place {
        try await dispatcher.place(of: resolution)
    }

    private func credential() throws(Problem) -> Credential {
        let credential = Credential(request.head.headers, cookie: dispatcher.settings.sessionCookie)
        guard !request.isSafe else { return credential }
        // A form of another site could also sign a visitor in as somebody else.
        var mustBeOurs = route.isPage
        if case .cookie = credential { mustBeOurs = true }
        if case .bearer = credential { mustBeOurs = false }
        guard !mustBeOurs || CrossSiteRule.allows(request.head.headers, host: request.origin.host) else {
            throw .forbidden
        }
        return credential
    }

    private func authenticate(
        _ place: Place,
        _ credential: Credential,
        fresh: Bool
    ) async throws -> Authenticated {
        do {
            return try await dispatcher.authenticate(credential, resolution.business, place, fresh: fresh)
        } catch let problem as Problem where problem == .unauthenticated && route.access == .open {
            // What everybody may do, the owner of an old token may do too.
            return .visitor(credential.channel)
        }
    }

    /// The client has this revision of the record already.
    private func isKnown(_ reply: Reply) -> Bool {
        guard let revision = reply.revision, request.isSafe, reply.status == 200,
            let header = request.list("if-none-match")
        else { return false }
        return EntityTag.matches(header, revision)
    }

    private func notModified(_ reply: Reply) -> Reply {
        var short = Reply(status: 304, contentType: nil, bytes: [])
        short.revision = reply.revision
        short.headers = reply.headers
        return short
    }
}
