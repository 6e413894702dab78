public import Core

/// Which clients an employee sees.
public enum ClientScope: String, Sendable, CaseIterable, SettingValue {
    /// Those they registered or served.
    case own
    /// Those of their branches.
    case branch
    /// All of the business.
    case all
}

/// On which ways staff may change clients.
public enum ClientWriteChannels: String, Sendable, CaseIterable, SettingValue {
    /// Pages and API tokens alike.
    case all
    /// Pages only: a bearer token reads.
    case webOnly = "web_only"
}

/// How customers come into the panel (S4-18, R-10).
public enum LoginMode: String, Sendable, Hashable, CaseIterable {
    /// With email and password.
    case password
    /// With a link that they ask for, which works once.
    case magicLink = "magic_link"
    /// With the link in every message about their appointments.
    case notificationLink = "notification_link"
}

/// The settings that the permission table and signing in ask.
///
/// None is per branch: the branch that a request names is the user's choice, and a choice of address must
/// not widen what somebody may do.
public enum AccessSettings {
    /// Whether employees may change the clients they see.
    public static let employeesEditClients = SettingKey<Bool>(
        "employees.edit_clients",
        default: true,
        perBranch: false,
        help: "Employees may change the clients they see."
    )

    /// Which clients employees see.
    public static let employeeScope = SettingKey<ClientScope>(
        "clients.employee_scope",
        default: .own,
        perBranch: false,
        help: "Which clients an employee sees: own (registered or served by them), branch, or all."
    )

    /// Whether customers may erase their own data.
    public static let selfErasure = SettingKey<Bool>(
        "panel.self_erasure",
        default: false,
        presets: ["booknetic": true],
        perBranch: false,
        help: "Customers may have their personal data erased from the panel, for good."
    )

    /// Whether there is a customer panel at all (S3-13).
    public static let panel = SettingKey<Bool>(
        "panel.enabled",
        default: true,
        perBranch: false,
        help: "Whether customers have a panel to sign in to; without it they book as visitors only."
    )

    /// How customers come into the panel.
    public static let loginModes = SettingKey<ChoiceSet<LoginMode>>(
        "panel.login_modes",
        default: [.password, .magicLink],
        presets: ["amelia": [.password], "booknetic": [.password]],
        perBranch: false,
        help:
            "How customers sign in: password, magic_link (a link that they ask for and use once), notification_link "
            + "(the link in messages about their appointments)."
    )

    /// On which ways staff may change clients.
    public static let clientWriteChannels = SettingKey<ClientWriteChannels>(
        "staff.client_write_channels",
        default: .all,
        perBranch: false,
        help: "Where staff may change clients: all, or web_only, which lets bearer tokens only read them."
    )

    /// All of them, for the catalog.
    public static let definitions = [
        employeesEditClients.definition, employeeScope.definition, selfErasure.definition,
        panel.definition, loginModes.definition, clientWriteChannels.definition,
    ]
}
