/// What a person may do in a business, in broad strokes; `AccessPolicy` decides the details.
public enum Role: String, Sendable, Hashable, CaseIterable {
    /// The whole business.
    case admin
    /// The branches that the staff member is assigned to.
    case manager
    /// The own diary and the clients in it.
    case employee
    /// A client who signs in to the panel.
    case customer
}
