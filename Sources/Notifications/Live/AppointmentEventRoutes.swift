import Core
public import Gateway
import Tenancy

/// The route of changes as they happen.
public struct AppointmentEventRoutes: Sendable {
    private let watch: AppointmentWatch

    /// - Parameter watch: of this process.
    public init(watch: AppointmentWatch) {
        self.watch = watch
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [.get("appointments/events", allowing: .readAppointments, Self.doc, stream)]
    }

    private func stream(_ call: Call) async throws -> Reply {
        let since = call.header("last-event-id").flatMap { Int($0) } ?? call.integer("since")
        var branch = call.scope.branch?.id
        if let name = call.query("branch") {
            let profile = call.scope.profile
            guard let found = BranchID(name).flatMap(profile.branch(id:)) ?? profile.branch(slug: name) else {
                throw Problem.notFound(.branch)
            }
            branch = found.id
        }
        let now = try await since == nil ? watch.last(in: call.scope) : 0
        let events = AppointmentEvents(
            watch: watch,
            scope: call.scope,
            reach: try call.scope.reach(.readAppointments),
            branch: branch,
            since: max(0, since ?? now)
        )
        let signals = try watch.signals(of: call.scope.business.id)
        return Reply.stream(contentType: "text/event-stream; charset=utf-8") { writer in
            try await events.write(signals) { try await writer.write($0) }
        }.header("x-accel-buffering", "no")
    }

    private static let doc = OperationDoc(
        "Tell changes of appointments as they happen",
        help: """
            Server-sent events, each with the appointment's id, what happened and where it is now: of the appointments \
            in reach. `appointment.gone` says that one left the reader's own diary. A stream ends after some minutes, \
            and with the session: go on with Last-Event-ID, as browsers do. `reload` says that too much was missed.
            """,
        query: [
            QueryParameter("branch", .string(max: 60), "Only of this branch: its slug or id."),
            QueryParameter(
                "since",
                .integer(ChangeRoutes.position),
                "The last position that is known; only what happens from now on if not given."
            ),
        ],
        responses: [200: .file("text/event-stream")]
    )
}
