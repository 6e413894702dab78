public import Core
public import Postgres
public import Tenancy

/// Links in messages, for whoever writes the messages and whoever takes something away from a client.
public enum ActionLinks {
    /// Makes links work; one that is known already stays as it is.
    public static func issue(_ links: [ActionLink], now: Instant) -> SQL {
        ActionLinkQueries.insert(links, now: now)
    }

    /// Takes back every link of some kinds that a client was sent.
    public static func revoke(of client: ClientID, kinds: [ActionLinkKind]) -> SQL {
        ActionLinkQueries.delete(of: client, kinds: kinds)
    }

    /// Removes links that have not worked for a month; done again and again.
    public static func sweep(in scope: Scope) async throws {
        let before = scope.world.now().adding(.seconds(-30 * 86_400))
        _ = try await scope.read(ActionLinkQueries.deleteOld(before: before))
    }
}
