import Core
import Postgres
import Tenancy

/// What other programs can ask about changes.
struct ChangeOperations: Sendable {
    /// How long a change is kept.
    static let kept = Duration.seconds(90 * 86_400)

    /// Operations that need nothing.
    public init() {}

    /// The changes after a position, in their order; without one, from the oldest that is kept.
    ///
    /// Who goes on from `next` misses nothing, also of what is committed late.
    ///
    /// - Throws: `Problem.conflict` where changes after the position are forgotten already.
    func list(since: Int?, limit: Int, in scope: Scope) async throws -> ChangePage {
        try scope.require(.readChanges)
        let answers = try await scope.read(
            ChangeQueries.number,
            ChangeQueries.bounds,
            ChangeQueries.page(after: since ?? 0, limit: limit)
        )
        let (last, forgotten) = try answers[1].one { row in
            (try row.next(Int.self), try row.next(Int.self))
        }
        if let since { try Self.check(since, last: last, forgotten: forgotten) }
        let found = try answers[2].map(ChangeRecord.init(row:))
        let items = Array(found.prefix(limit))
        return ChangePage(
            items: items,
            next: items.last?.position ?? since ?? forgotten,
            isMore: found.count > limit,
            business: scope.business
        )
    }

    /// Gives positions to what nobody asked for and forgets what is old; for the sweep.
    static func tidy(in scope: Scope) async throws {
        try await number(in: scope)
        _ = try await scope.readLong(ChangeQueries.forget(before: scope.world.now().adding(.zero - kept)))
    }

    /// Gives positions to all that is committed.
    static func number(in scope: Scope) async throws {
        var given = ChangeQueries.batch
        while given == ChangeQueries.batch {
            given = try await scope.readLong(ChangeQueries.number)[0].one { row in try row.next(Int.self) }
        }
    }

    /// Refuses a position that would silently leave changes out.
    static func check(_ since: Int, last: Int, forgotten: Int) throws(Problem) {
        guard since >= forgotten else {
            throw .conflict(
                .other(
                    slug: "changes-forgotten",
                    detail: "Changes after this position are no longer kept; read everything anew, "
                        + "then go on without since."
                )
            )
        }
        guard since <= last else {
            let message = "No change has this position yet; write one that was given out."
            throw .invalid(field: "since", code: "unknown", message: message)
        }
    }
}
