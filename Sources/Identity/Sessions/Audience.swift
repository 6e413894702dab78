/// Who signs in where; a person who is staff and client has two logins.
public enum Audience: String, Sendable, Hashable, CaseIterable {
    /// Staff, in the console.
    case staff
    /// Clients, in the panel.
    case customer
}
