import Core
import Tenancy

/// What is to be done with a request, decided from its head alone.
struct Plan: Sendable {
    enum Work: Sendable {
        /// A route's handler.
        case route
        /// Says which methods there are.
        case options([String])
        /// One of the deployment's own pages.
        case site(Site.Page)
        /// Nothing: there is a problem already.
        case refuse(Problem)
    }

    let work: Work
    /// The route; nil where none matched.
    let entry: RouteEntry?
    let resolution: Resolution?
    let parameters: [String]
    let query: Substring
    let origin: Origin
    let intake: Exchange.Intake
    let bodyBytesMax: Int
    let timeLimit: Duration
    /// What stands in the log and the metrics instead of the path.
    let pattern: String
    let metrics: RouteMetrics

    /// The head itself was not in order.
    var isUnclear: Bool {
        guard case .refuse(.malformed) = work else { return false }
        return true
    }

    var problem: Problem? {
        guard case .refuse(let problem) = work else { return nil }
        return problem
    }
}
