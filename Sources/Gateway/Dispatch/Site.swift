public import Core

/// One thing that must be well before the server may be asked.
public struct ReadinessCheck: Sendable, JSONEncodable {
    /// What is looked at: `database`, `migrations`.
    public let name: String
    /// It is well.
    public let isReady: Bool
    /// What is wrong, for the operator.
    public let detail: String?

    /// The outcome of a check.
    public init(_ name: String, isReady: Bool, detail: String? = nil) {
        self.name = name
        self.isReady = isReady
        self.detail = detail
    }

    /// Writes `{name, ready, detail}`.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("name", name)
            json.field("ready", isReady)
            json.field("detail", detail)
        }
    }
}

/// The pages of the deployment itself, which belong to no business.
struct Site: Sendable {
    enum Page: String, Sendable, CaseIterable {
        case health = "/healthz"
        case readiness = "/readyz"
        case metrics = "/metrics"
    }

    let readiness: @Sendable () async -> [ReadinessCheck]
    let metrics: PrometheusMetrics
    let metricsToken: String?

    func reply(_ page: Page, to request: Request) async throws(Problem) -> Reply {
        guard request.isSafe else { throw .methodNotAllowed(["GET", "HEAD"]) }
        switch page {
        case .health:
            return .json { json in json.object { $0.field("status", "ok") } }
        case .readiness:
            let checks = await readiness()
            let isReady = checks.allSatisfy(\.isReady)
            return .json(status: isReady ? 200 : 503) { json in
                json.object { json in
                    json.field("status", isReady ? "ready" : "not-ready")
                    json.field("checks", checks)
                }
            }
        case .metrics:
            // Whoever may not see them does not learn that they are there.
            guard request.origin.isLoopback || hasToken(request) else { throw .notFound(.route) }
            return Reply(
                contentType: "text/plain; version=0.0.4; charset=utf-8",
                bytes: Array(metrics.text().utf8)
            )
        }
    }

    private func hasToken(_ request: Request) -> Bool {
        guard let metricsToken, let header = request.header("authorization") else { return false }
        return Cryptography.constantTimeEqual(Array(header.utf8), Array("Bearer \(metricsToken)".utf8))
    }
}
