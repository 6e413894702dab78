public import Core

/// How it stands with somebody's attendance, and with an appointment as a whole.
public enum AttendeeStatus: String, Sendable, Hashable, CaseIterable, SettingValue {
    /// A seat that the waiting list holds for somebody.
    case held
    /// Waits for approval.
    case pending
    /// Agreed.
    case approved
    /// The client was there.
    case completed
    /// The client did not come.
    case noShow = "no_show"
    /// Staff refused it.
    case rejected
    /// Called off.
    case cancelled

    /// Still to come, or at least not known to be over.
    public var isLive: Bool {
        switch self {
        case .held, .pending, .approved: true
        case .completed, .noShow, .rejected, .cancelled: false
        }
    }

    /// Whether the seat and the time are taken.
    public var takesTime: Bool { isLive || self == .completed }
}

/// Who ended an attendance.
public enum EndedBy: String, Sendable, Hashable {
    /// A staff member.
    case staff
    /// The client.
    case customer
    /// The software.
    case system
}

/// On which way an attendance came about.
public enum BookedBy: String, Sendable, Hashable, CaseIterable {
    /// Staff booked it.
    case staff
    /// The client, signed in.
    case customer
    /// The client, without signing in.
    case visitor
    /// An offer of the waiting list was taken.
    case waitingList = "waiting_list"
}
