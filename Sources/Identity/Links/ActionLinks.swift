public import Core
public import Postgres

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
}
