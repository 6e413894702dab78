import Core

/// Whose booking is judged.
enum PolicySubject: Sendable, Hashable {
    /// A client who is known: signed in, or chosen by staff.
    case client(ClientID)
    /// Somebody who did not sign in is every client who shares the email or the phone: a block of any of them holds.
    case visitor(email: String?, phone: String?)

    /// Whether nobody proved who they are.
    var isVisitor: Bool {
        guard case .visitor = self else { return false }
        return true
    }
}
