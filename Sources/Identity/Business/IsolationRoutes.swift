import Core
public import Gateway

/// The address of the self-test of the business's isolation.
public struct IsolationRoutes: Sendable {
    private let operations: IsolationOperations

    /// - Parameter operations: what the route does.
    public init(operations: IsolationOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [.get("isolation", allowing: .checkIsolation, Self.reportDoc, report)]
    }

    private func report(_ call: Call) async throws -> Reply {
        .json(try await operations.report(in: call.scope))
    }

    private static let reportDoc = OperationDoc(
        "Proves that the database keeps businesses apart",
        help: """
            With the business's own role, asks the catalog about every table of every other business and really tries to \
            read some. Counts only are answered.
            """,
        responses: [
            200: .object(
                "IsolationReport",
                [
                    "isolated": .boolean,
                    "other_businesses": .integer(),
                    "tables_readable": Schema.integer().described("Of other businesses; 0 is right."),
                    "attempts": .integer(),
                    "attempts_refused": Schema.integer().described("As many as attempts is right."),
                    "directory_refused": .boolean,
                    "own_readable": Schema.boolean.described("The control: the own tables can be read."),
                ]
            )
        ]
    )
}
