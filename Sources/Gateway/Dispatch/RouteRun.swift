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
            let query = try QueryItems(request.plan.query, for: route.operation)
            try await perform(place, credential, query)
        } catch {
            handle.send(dispatcher.reply(to: ProblemReply.problem(for: error), id: request.id))
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
        try permit(caller, place)
        try checkBody()
        let scope = Scope(
            business: resolution.business,
            branch: place.branch,
            profile: place.profile,
            actor: caller.actor,
            guard: caller.guard,
            logger: dispatcher.logger,
            requestID: request.id,
            deadline: request.deadline,
            deployment: dispatcher.deployment
        )
        let call = Call(scope: scope, session: caller.session, request: request, queryItems: query)
        let reply = try await route.handler(call)
        // An answer without any row of the database, or from memory alone, has not shown yet that the session is still good.
        if !scope.isProven {
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
    struct Place {
        let profile: Profile
        let branch: Branch?
    }

    private func place() async throws -> Place {
        let profile = try await dispatcher.tenants.profile(of: resolution.business)
        guard let slug = resolution.branchSlug else { return Place(profile: profile, branch: nil) }
        guard let branch = profile.branch(slug: slug), !branch.archived else {
            throw Problem.tenantNotFound("\(resolution.business.slug)/\(slug)")
        }
        return Place(profile: profile, branch: branch)
    }

    private func credential() throws(Problem) -> Credential {
        let credential = Credential(request.head.headers, cookie: dispatcher.settings.sessionCookie)
        guard case .cookie = credential, !request.isSafe else { return credential }
        guard CrossSiteRule.allows(request.head.headers, host: request.origin.host) else { throw .forbidden }
        return credential
    }

    private func authenticate(
        _ place: Place,
        _ credential: Credential,
        fresh: Bool
    ) async throws -> Authenticated {
        let isOpen = route.access == .open
        do {
            if case .unreadable = credential { throw Problem.unauthenticated }
            if credential.token == nil { return .visitor(credential.channel) }
            return try await dispatcher.authenticator.authenticate(
                token: credential.token,
                channel: credential.channel,
                business: resolution.business,
                profile: place.profile,
                fresh: fresh
            )
        } catch let problem as Problem where problem == .unauthenticated && isOpen {
            // What everybody may do, the owner of an old token may do too.
            return .visitor(credential.channel)
        }
    }

    private func permit(_ caller: Authenticated, _ place: Place) throws(Problem) {
        guard let permission = route.access.permission else { return }
        guard caller.session != nil else { throw .unauthenticated }
        guard !caller.mustChangePassword || permission == .useOwnSession else {
            throw .passwordChangeRequired
        }
        let settings = place.profile.settings(branch: place.branch?.id)
        let reach = dispatcher.deployment.policy.reach(of: caller.actor, for: permission, settings: settings)
        guard reach != nil else { throw .forbidden }
    }

    private func checkBody() throws(Problem) {
        switch route.body {
        case .none:
            break
        case .json:
            guard request.hasBody else { return }
            guard let type = request.header("content-type"), MediaType(type).isJSON else {
                throw .unsupportedMediaType(expected: ["application/json"])
            }
        case .form:
            guard request.hasBody else { return }
            guard let type = request.header("content-type"),
                FormFields.types.contains(MediaType(type).name)
            else { throw .unsupportedMediaType(expected: FormFields.types) }
        case .stream(let types, _):
            guard let type = request.header("content-type"), types.contains(MediaType(type).name)
            else { throw .unsupportedMediaType(expected: types) }
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
