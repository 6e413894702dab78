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
    /// Create, change and archive services, their categories, rooms and equipment.
    case manageCatalogue
    /// Set the hours of employees and the special days of branches and employees.
    case manageHours
    /// See when employees are away.
    case readTimeOff
    /// Ask for time off, or enter it.
    case requestTimeOff
    /// Approve and refuse time off.
    case decideTimeOff
    /// See which rule took a time away.
    case explainAvailability
    /// See appointments.
    case readAppointments
    /// Book appointments for clients.
    case bookAppointments
    /// Move, cancel and otherwise change appointments.
    case editAppointments
    /// Book over something else or outside of the hours, with a reason.
    case overrideBooking
    /// Set booking policies.
    case managePolicies
    /// Set which services a client is not to get.
    case manageUnwantedServices
    /// See the waiting list.
    case readWaitingList
    /// Put clients on the waiting list, approve and withdraw entries, decide offers for clients.
    case manageWaitingList
    /// Make and revoke calendar feeds, and name calendars to be read for busy times.
    case manageCalendars
    /// Read what changed, in order, as another program does.
    case readChanges
    /// Name addresses that are told of changes, and see what became of telling.
    case manageWebhooks
    /// Make and revoke the keys with which programs use the API.
    case manageAPIKeys = "manageApiKeys"
    /// Edit the templates of messages, and switch messages on and off.
    case manageTemplates
    /// Say by which accounts of the business's own messages are sent.
    case manageMessageAccounts
    /// See which messages were sent and what became of them.
    case readNotifications
    /// Send a message once more.
    case resendNotifications
    /// See one's own appointments as a client.
    case readOwnAppointments
    /// Book for oneself as a client, and wait for a time.
    case bookOwnAppointments
    /// Cancel and move one's own appointments as a client.
    case changeOwnAppointments
    /// Use one's own session: who am I, change the password, sign out.
    case useOwnSession
}
