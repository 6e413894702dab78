import Core
import Postgres
import Tenancy

/// What can be seen of a client's past.
struct ClientHistoryOperations: Sendable {
    /// What happened to a client, newest first; one round trip.
    func page(of client: ClientID, cursor: String?, limit: Int, in scope: Scope) async throws -> ClientHistory
    {
        let reach = try scope.clientReach(.readClients)
        let tag = "history.\(client)"
        let before = try cursor.map { text throws(Problem) in try ClientHistory.position(text, tag: tag) }
        let statement = ClientHistoryQueries.page(of: client, before: before, limit: limit + 1, within: reach)
        return try ClientHistory(try await scope.read(statement)[0], limit: limit, tag: tag)
    }
}
