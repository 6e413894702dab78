import Core
import Tenancy

/// The business's data in memory and the branch that a request named.
struct Place {
    let profile: Profile
    let branch: Branch?
}

// MARK: What every call needs, whether it came over HTTP or from a page

extension Dispatcher {
    func place(of resolution: Resolution) async throws -> Place {
        let profile = try await tenants.profile(of: resolution.business)
        guard let slug = resolution.branchSlug else { return Place(profile: profile, branch: nil) }
        guard let branch = profile.branch(slug: slug), !branch.archived else {
            throw Problem.tenantNotFound("\(resolution.business.slug)/\(slug)")
        }
        return Place(profile: profile, branch: branch)
    }

    func authenticate(
        _ credential: Credential,
        _ business: Business,
        _ place: Place,
        fresh: Bool
    ) async throws -> Authenticated {
        if case .unreadable = credential { throw Problem.unauthenticated }
        if credential.token == nil { return .visitor(credential.channel) }
        return try await authenticator.authenticate(
            token: credential.token,
            channel: credential.channel,
            business: business,
            profile: place.profile,
            fresh: fresh
        )
    }

    func permit(_ caller: Authenticated, _ route: Route, _ place: Place) throws(Problem) {
        guard let permission = route.access.permission else { return }
        guard caller.session != nil else { throw .unauthenticated }
        guard !caller.mustChangePassword || permission == .useOwnSession else {
            throw .passwordChangeRequired
        }
        let settings = place.profile.settings(branch: place.branch?.id)
        let reach = deployment.policy.reach(of: caller.actor, for: permission, settings: settings)
        guard reach != nil else { throw .forbidden }
    }

    /// Insists that a body is of a type that the route reads, and no longer than it may be.
    func check(_ request: Request, for route: Route) throws(Problem) {
        let type = request.header("content-type").map { MediaType($0) }
        switch route.body {
        case .none:
            break
        case .json(let limit):
            guard request.hasBody else { return }
            guard let type, type.isJSON else { throw .unsupportedMediaType(expected: ["application/json"]) }
            let bytesMax = limit ?? settings.jsonBodyBytesMax
            guard request.bytes.count <= bytesMax else { throw .bodyTooLarge(limit: bytesMax) }
        case .form:
            guard request.hasBody else { return }
            guard let type, FormFields.types.contains(type.name) else {
                throw .unsupportedMediaType(expected: FormFields.types)
            }
        case .stream(let types, _):
            guard let type, types.contains(type.name) else {
                throw .unsupportedMediaType(expected: types)
            }
        }
    }

    func call(
        _ request: Request,
        _ resolution: Resolution,
        _ place: Place,
        _ caller: Authenticated,
        _ query: QueryItems
    ) -> Call {
        let scope = Scope(
            business: resolution.business,
            branch: place.branch,
            profile: place.profile,
            actor: caller.actor,
            guard: caller.guard,
            logger: logger,
            requestID: request.id,
            deadline: request.deadline,
            deployment: deployment
        )
        return Call(
            scope: scope,
            session: caller.session,
            request: request,
            queryItems: query,
            edge: CallEdge(dispatcher: self, place: place, caller: caller)
        )
    }
}
