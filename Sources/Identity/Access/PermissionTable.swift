public import Core

/// Who may do what, and how far: the one table of the product.
///
/// The operator may do everything, a visitor and the software itself nothing that needs a permission.
public struct PermissionTable: AccessPolicy, CustomStringConvertible {
    /// What a role is granted; a condition makes it the business's choice.
    struct Grant: Sendable, Hashable {
        enum Extent: Sendable, Hashable {
            case nothing
            case all
            case branches
            case own
            /// As far as `clients.employee_scope` says.
            case scope
        }

        let extent: Extent
        var condition: Condition?

        static let nothing = Grant(extent: .nothing)
        static let all = Grant(extent: .all)
        static let branches = Grant(extent: .branches)
        static let own = Grant(extent: .own)
        static let scope = Grant(extent: .scope)

        func when(_ condition: Condition) -> Grant {
            Grant(extent: extent, condition: condition)
        }
    }

    /// A setting that has to be on.
    enum Condition: Sendable, Hashable {
        case employeesEditClients
        case selfErasure
        case panel

        var key: SettingKey<Bool> {
            switch self {
            case .employeesEditClients: AccessSettings.employeesEditClients
            case .selfErasure: AccessSettings.selfErasure
            case .panel: AccessSettings.panel
            }
        }
    }

    /// One line of the table.
    struct Line: Sendable {
        let admin: Grant
        let manager: Grant
        let employee: Grant
        let customer: Grant

        init(_ admin: Grant, _ manager: Grant, _ employee: Grant, _ customer: Grant) {
            self.admin = admin
            self.manager = manager
            self.employee = employee
            self.customer = customer
        }

        subscript(role: Role) -> Grant {
            switch role {
            case .admin: admin
            case .manager: manager
            case .employee: employee
            case .customer: customer
            }
        }
    }

    /// The table.
    public init() {}

    // swift-format-ignore
    static func line(_ permission: Permission) -> Line {
        switch permission {
        //                                   admin manager    employee   customer
        case .readBranches:          Line(.all, .branches, .branches, .nothing)
        case .manageBranches:        Line(.all, .branches, .nothing, .nothing)
        case .readSettings:          Line(.all, .branches, .nothing, .nothing)
        case .manageSettings:        Line(.all, .branches, .nothing, .nothing)
        case .readStaff:             Line(.all, .branches, .nothing, .nothing)
        case .manageStaff:           Line(.all, .branches, .nothing, .nothing)
        case .readAuditLog:          Line(.all, .nothing, .nothing, .nothing)
        case .checkIsolation:        Line(.all, .nothing, .nothing, .nothing)
        case .readClients:           Line(.all, .branches, .scope, .nothing)
        case .createClients:         Line(.all, .branches, .scope, .nothing)
        case .editClients:           Line(.all, .branches, .scope.when(.employeesEditClients), .nothing)
        case .deleteClients:         Line(.all, .branches, .nothing, .nothing)
        case .eraseClients:          Line(.all, .nothing, .nothing, .nothing)
        case .purgeClients:          Line(.all, .nothing, .nothing, .nothing)
        case .importClients:         Line(.all, .branches, .nothing, .nothing)
        case .exportClients:         Line(.all, .branches, .nothing, .nothing)
        case .manageClientLogins:    Line(.all, .branches, .nothing, .nothing)
        case .readOwnProfile:        Line(.nothing, .nothing, .nothing, .own.when(.panel))
        case .editOwnProfile:        Line(.nothing, .nothing, .nothing, .own.when(.panel))
        case .eraseOwnProfile:       Line(.nothing, .nothing, .nothing, .own.when(.selfErasure))
        case .manageCatalogue:       Line(.all, .branches, .nothing, .nothing)
        case .manageHours:           Line(.all, .branches, .nothing, .nothing)
        case .readTimeOff:           Line(.all, .branches, .own, .nothing)
        case .requestTimeOff:        Line(.all, .branches, .own, .nothing)
        case .decideTimeOff:         Line(.all, .branches, .nothing, .nothing)
        case .explainAvailability:   Line(.all, .branches, .branches, .nothing)
        case .readAppointments:      Line(.all, .branches, .own, .nothing)
        case .bookAppointments:      Line(.all, .branches, .own, .nothing)
        case .editAppointments:      Line(.all, .branches, .own, .nothing)
        case .overrideBooking:       Line(.all, .branches, .nothing, .nothing)
        case .managePolicies:        Line(.all, .branches, .nothing, .nothing)
        case .manageUnwantedServices:Line(.all, .branches, .scope.when(.employeesEditClients), .nothing)
        case .readWaitingList:       Line(.all, .branches, .nothing, .nothing)
        case .manageWaitingList:     Line(.all, .branches, .nothing, .nothing)
        case .manageCalendars:       Line(.all, .branches, .own, .own.when(.panel))
        case .readChanges:           Line(.all, .nothing, .nothing, .nothing)
        case .manageWebhooks:        Line(.all, .nothing, .nothing, .nothing)
        case .manageAPIKeys:         Line(.all, .nothing, .nothing, .nothing)
        case .manageTemplates:       Line(.all, .nothing, .nothing, .nothing)
        case .manageMessageAccounts: Line(.all, .nothing, .nothing, .nothing)
        case .readNotifications:     Line(.all, .branches, .nothing, .nothing)
        case .resendNotifications:   Line(.all, .branches, .nothing, .nothing)
        case .readOwnAppointments:   Line(.nothing, .nothing, .nothing, .own.when(.panel))
        case .bookOwnAppointments:   Line(.nothing, .nothing, .nothing, .own.when(.panel))
        case .changeOwnAppointments: Line(.nothing, .nothing, .nothing, .own.when(.panel))
        case .useOwnSession:         Line(.own, .own, .own, .own)
        }
    }

    /// Whether `staff.client_write_channels` can take the permission from a bearer token.
    static func writesClients(_ permission: Permission) -> Bool {
        switch permission {
        case .createClients, .editClients, .deleteClients, .eraseClients, .purgeClients, .importClients,
            .manageClientLogins, .manageUnwantedServices:
            true
        case .readBranches, .manageBranches, .readSettings, .manageSettings, .readStaff, .manageStaff,
            .readAuditLog, .checkIsolation, .readClients, .exportClients, .readOwnProfile, .editOwnProfile,
            .eraseOwnProfile, .manageCatalogue, .manageHours, .readTimeOff, .requestTimeOff, .decideTimeOff,
            .explainAvailability, .readAppointments, .bookAppointments, .editAppointments, .overrideBooking,
            .managePolicies, .readWaitingList, .manageWaitingList, .manageCalendars, .readChanges,
            .manageWebhooks, .manageAPIKeys, .manageTemplates, .manageMessageAccounts, .readNotifications,
            .resendNotifications, .readOwnAppointments, .bookOwnAppointments, .changeOwnAppointments,
            .useOwnSession:
            false
        }
    }

    /// How far the permission reaches for the actor; nil where it is not allowed at all.
    public func reach(of actor: Actor, for permission: Permission, settings: SettingValues) -> Reach? {
        if case .operator = actor.person { return .all }
        guard let role = actor.role else { return nil }
        // Without a panel customers can do nothing but end their session, whatever else is granted (S3-13).
        if role == .customer, permission != .useOwnSession, !settings[AccessSettings.panel] { return nil }
        let grant = Self.line(permission)[role]
        if let condition = grant.condition, !settings[condition.key] { return nil }
        if Self.writesClients(permission), actor.staff != nil,
            [.api, .apiKey].contains(actor.channel), settings[AccessSettings.clientWriteChannels] == .webOnly
        {
            return nil
        }
        return reach(of: grant, for: actor, settings: settings)
    }

    private func reach(of grant: Grant, for actor: Actor, settings: SettingValues) -> Reach? {
        switch grant.extent {
        case .nothing: nil
        case .all: .all
        case .branches: .branches(actor.branches)
        case .own: .own
        case .scope:
            switch settings[AccessSettings.employeeScope] {
            case .own: .own
            case .branch: .branches(actor.branches)
            case .all: .all
            }
        }
    }
}

extension PermissionTable {
    /// The whole table as text, for a test to compare and a reviewer to read.
    public var description: String {
        let head = ["permission"] + Role.allCases.map(\.rawValue)
        let lines = Permission.allCases.map { permission in
            let mark = Self.writesClients(permission) ? " *" : ""
            return [permission.rawValue + mark] + Role.allCases.map { Self.words(Self.line(permission)[$0]) }
        }
        let table = [head] + lines
        let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        let text = table.map { line in
            let cells = zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return cells.joined(separator: "  ").trimmed
        }
        let channels = AccessSettings.clientWriteChannels.definition.key
        let notes = [
            "",
            "all: the whole business · branches: the own branches · own: what is the actor's own · -: nothing",
            "*: not with a staff member's bearer token where \(channels) is web_only",
        ]
        return (text + notes).joined(separator: "\n") + "\n"
    }

    private static func words(_ grant: Grant) -> String {
        let extent =
            switch grant.extent {
            case .nothing: "-"
            case .all: "all"
            case .branches: "branches"
            case .own: "own"
            case .scope: AccessSettings.employeeScope.definition.key
            }
        return grant.condition.map { "\(extent) if \($0.key.definition.key)" } ?? extent
    }
}
