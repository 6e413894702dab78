import Core
import Logging
import NIOHTTP1
import Synchronization
import Tenancy

/// Decides what becomes of each request and carries it out.
///
/// `plan` runs on the connection's loop and decides from the head alone: business, route, size of the body.
/// `run` is the request's task.
final class Dispatcher: Sendable {
    let settings: GatewaySettings
    let tenants: any TenantSource
    let authenticator: any Authenticator
    let deployment: Deployment
    let logger: Logger
    let table: RouteTable
    private let faults: PageFault.Handler?
    private let closed: PageFault.Closed?
    private let site: Site
    private let unmatched: RouteMetrics
    private let siteMetrics: [RouteMetrics]
    private let inFlight = Atomic<Int>(0)

    init(
        settings: GatewaySettings,
        routes: [Route],
        tenants: any TenantSource,
        authenticator: any Authenticator,
        deployment: Deployment,
        site: Site,
        faults: PageFault.Handler? = nil,
        closed: PageFault.Closed? = nil,
        logger: Logger
    ) {
        self.settings = settings
        self.tenants = tenants
        self.authenticator = authenticator
        self.deployment = deployment
        self.site = site
        self.faults = faults
        self.closed = closed
        self.logger = logger
        let metrics = site.metrics
        table = RouteTable(
            routes.map { route in
                let own = RouteMetrics(method: route.method.rawValue, route: route.pattern, in: metrics)
                return RouteEntry(route, metrics: own)
            }
        )
        unmatched = RouteMetrics(method: "-", route: "-", in: metrics)
        siteMetrics = Site.Page.allCases.map { RouteMetrics(method: "GET", route: $0.rawValue, in: metrics) }
    }

    /// Requests that are being worked on.
    var requestsInFlight: Int { inFlight.load(ordering: .relaxed) }

    /// Takes a place among the requests being worked on; false where there is none left.
    func enter() -> Bool {
        if inFlight.wrappingAdd(1, ordering: .relaxed).newValue <= settings.concurrentRequestsMax {
            return true
        }
        leave()
        return false
    }

    func leave() {
        inFlight.wrappingSubtract(1, ordering: .relaxed)
    }

    /// Carries a request out and answers it.
    func run(_ request: Request) async {
        do {
            switch request.plan.work {
            case .route:
                if let entry = request.plan.entry, let resolution = request.plan.resolution {
                    await RouteRun(self, request, entry, resolution).perform()
                }
            case .site(let page): request.handle.send(try await site.reply(page, to: request))
            case .options(let methods):
                request.handle.send(Reply.noContent.header("allow", methods.joined(separator: ", ")))
            case .refuse(let problem):
                guard let resolution = request.plan.resolution else {
                    request.handle.send(try reply(toClosed: problem, request))
                    return
                }
                request.handle.send(await reply(to: problem, request, resolution))
            }
        } catch {
            request.handle.send(reply(to: ProblemReply.problem(for: error), id: request.id))
        }
    }

    func reply(to problem: Problem, id: String) -> Reply {
        if case .broken(let context) = problem {
            logger.error("A request failed.", metadata: ["request_id": "\(id)", "context": "\(context)"])
        }
        return ProblemReply.make(problem, id: id)
    }

    /// Whether what is wrong with a request is said on a page, which takes work.
    func hasPage(for plan: Plan) -> Bool {
        guard let resolution = plan.resolution else { return closed != nil && Self.isClosed(plan.problem) }
        return faults != nil && Route.isPage(path: resolution.path)
    }

    /// The answer to a problem with a request to a business: on its pages, a page.
    func reply(to problem: Problem, _ request: Request, _ resolution: Resolution) async -> Reply {
        let plain = reply(to: problem, id: request.id)
        let wantsJSON = request.header("accept")?.hasPrefix("application/json") ?? false
        guard let faults, Route.isPage(path: resolution.path), !wantsJSON else { return plain }
        do {
            let place = try await place(of: resolution)
            let credential = Credential(request.head.headers, cookie: settings.sessionCookie)
            var caller = Authenticated.visitor(credential.channel)
            if problem != .unauthenticated, problem != .staleActor {
                do {
                    caller = try await authenticate(credential, resolution.business, place, fresh: false)
                } catch Problem.unauthenticated {}
            }
            let query = try QueryItems(request.plan.query, for: OperationDoc("A page"), isPage: true)
            let call = call(request, resolution, place, caller, query)
            return try await faults(PageFault(problem: problem, call: call))
        } catch {
            if case .broken(let context) = ProblemReply.problem(for: error) {
                logger.error("A page of a problem failed.", metadata: ["context": "\(context)"])
            }
            return plain
        }
    }

    /// The answer where no business can be served; to a browser it is a page.
    private func reply(toClosed problem: Problem, _ request: Request) throws -> Reply {
        guard let closed, Self.isClosed(problem), request.header("accept")?.contains("text/html") == true
        else {
            throw problem
        }
        return closed(problem, request.list("accept-language"))
    }

    private static func isClosed(_ problem: Problem?) -> Bool {
        switch problem {
        case .tenantSuspended, .tenantNotFound, .tenantMoving, .tenantUpgrading: true
        default: false
        }
    }

    func lateReply(id: String) -> Reply {
        ProblemReply.late(id: id)
    }

    func reply(toUnreadable error: any Error) -> Reply {
        let reply = ProblemReply.make(unreadable: error)
        unmatched.record(status: reply.status, duration: .zero, bytes: 0)
        return reply
    }

    /// Notes a request that is over; a status of 0 means that the client left before it was answered.
    func record(_ exchange: Exchange, duration: Duration) {
        let plan = exchange.plan
        let status = exchange.status == 0 ? 499 : exchange.status
        plan.metrics.record(status: status, duration: duration, bytes: exchange.sentBytes)
        guard logger.logLevel <= .info else { return }
        let line = AccessLine(
            method: Self.word(for: exchange.head.method),
            route: plan.pattern,
            status: status,
            duration: duration,
            bytes: exchange.sentBytes,
            business: plan.resolution?.business.slug,
            id: exchange.id
        )
        logger.info("request", metadata: [AccessLine.key: .stringConvertible(line)])
    }

    private static func word(for method: HTTPMethod) -> String {
        switch method {
        case .HEAD: "HEAD"
        case .OPTIONS: "OPTIONS"
        default: Route.Method(method)?.rawValue ?? "OTHER"
        }
    }
}

// MARK: Planning

extension Dispatcher {
    /// Decides from a request's head what is to be done with it.
    func plan(_ head: HTTPRequestHead, from peer: Peer) -> Plan {
        var host = ""
        do {
            guard let target = RequestTarget(head.uri) else {
                throw Problem.malformed("The address in the request's first line is not one.")
            }
            host = try Self.host(of: head, target)
            let origin = Origin(head, host: host, peer: peer, trusting: settings.trustedProxies)
            if let page = Site.Page(rawValue: target.path) { return plan(page, origin) }
            if target.path == "*" { return plan(.options(["GET", "HEAD", "OPTIONS"]), origin) }
            let resolution = try tenants.resolve(host: origin.host, path: target.path)
            guard let match = try table.match(resolution.path) else {
                return plan(.refuse(.notFound(.route)), origin, resolution)
            }
            return plan(head.method, match, origin, resolution, target.query)
        } catch {
            let origin = Origin(head, host: host, peer: peer, trusting: settings.trustedProxies)
            return plan(.refuse(ProblemReply.problem(for: error)), origin)
        }
    }

    private func plan(
        _ method: HTTPMethod,
        _ match: RouteTable.Match,
        _ origin: Origin,
        _ resolution: Resolution,
        _ query: Substring
    ) -> Plan {
        if method == .OPTIONS { return plan(.options(match.node.methods), origin, resolution) }
        guard let wanted = Route.Method(method), let entry = match.node.entry(wanted) else {
            return plan(.refuse(.methodNotAllowed(match.node.methods)), origin, resolution)
        }
        let route = entry.route
        let (intake, bytesMax): (Exchange.Intake, Int) =
            switch route.body {
            case .none: (.discarding, settings.jsonBodyBytesMax)
            case .json(let limit): (.collecting, limit ?? settings.jsonBodyBytesMax)
            case .form(let limit): (.collecting, limit)
            case .stream(_, let limit): (.streaming, limit ?? settings.streamedBodyBytesMax)
            }
        return Plan(
            work: .route,
            entry: entry,
            resolution: resolution,
            parameters: match.parameters,
            query: query,
            origin: origin,
            intake: intake,
            bodyBytesMax: bytesMax,
            timeLimit: route.isLong ? settings.streamedRequestDeadline : settings.requestDeadline,
            pattern: entry.pattern,
            metrics: entry.metrics
        )
    }

    private func plan(_ page: Site.Page, _ origin: Origin) -> Plan {
        let index = Site.Page.allCases.firstIndex(of: page) ?? 0
        return plan(.site(page), origin, pattern: page.rawValue, metrics: siteMetrics[index])
    }

    private func plan(
        _ work: Plan.Work,
        _ origin: Origin,
        _ resolution: Resolution? = nil,
        pattern: String = "-",
        metrics: RouteMetrics? = nil
    ) -> Plan {
        Plan(
            work: work,
            entry: nil,
            resolution: resolution,
            parameters: [],
            query: "",
            origin: origin,
            intake: .discarding,
            bodyBytesMax: settings.jsonBodyBytesMax,
            timeLimit: settings.requestDeadline,
            pattern: pattern,
            metrics: metrics ?? unmatched
        )
    }

    private static func host(of head: HTTPRequestHead, _ target: RequestTarget) throws(Problem) -> String {
        let named = head.headers.single("host")
        if case .repeated = named { throw .malformed("The Host header is there more than once.") }
        if let authority = target.authority { return authority }
        guard case .one(let host) = named else {
            guard head.version.minor == 0 else { throw .malformed("The Host header is missing.") }
            return ""
        }
        return host
    }
}

extension Route.Method {
    /// The method of the routes that answer a request's.
    init?(_ method: HTTPMethod) {
        switch method {
        case .GET, .HEAD: self = .get
        case .POST: self = .post
        case .PUT: self = .put
        case .PATCH: self = .patch
        case .DELETE: self = .delete
        default: return nil
        }
    }
}
