/// Something that can be allowed; routes and operations name one of these.
public enum Permission: String, Sendable, Hashable, CaseIterable {
    /// See branches as staff see them.
    case readBranches
    /// Create, change and archive branches.
    case manageBranches
    /// See the settings.
    case readSettings
    /// Change the settings.
    case manageSettings
    /// See staff members.
    case readStaff
    /// Create, change and archive staff members.
    case manageStaff
    /// See who did what.
    case readAuditLog
    /// Run the self-test of the business's isolation.
    case checkIsolation
    /// See clients.
    case readClients
    /// Create clients.
    case createClients
    /// Change clients.
    case editClients
    /// Delete (as the business's delete action says), archive and restore clients, singly and many at once.
    case deleteClients
    /// Blank a client's personal data for good.
    case eraseClients
    /// Remove a client's record altogether.
    case purgeClients
    /// Take in clients from a file.
    case importClients
    /// Take clients out as a file.
    case exportClients
    /// Allow clients to sign in, and give them links that set a password.
    case manageClientLogins
    /// See one's own record as a client.
    case readOwnProfile
    /// Change one's own contact data as a client.
    case editOwnProfile
    /// Have one's own personal data erased.
    case eraseOwnProfile
    /// Use one's own session: who am I, change the password, sign out.
    case useOwnSession
}
