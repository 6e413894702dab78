/// The way on which a change came in, as the audit log keeps it.
public enum Channel: String, Sendable, Hashable, CaseIterable {
    /// A page.
    case web
    /// The JSON API, after a sign-in.
    case api
    /// The JSON API, with a program's key.
    case apiKey = "api_key"
    /// The operator's command.
    case command
    /// A file of clients.
    case `import`
    /// Nobody: the software itself.
    case system
}
