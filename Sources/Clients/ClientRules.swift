public import Core
public import Tenancy

/// What a business's settings ask of a client's data, in one place and one moment.
public struct ClientRules: Sendable {
    /// The genders to choose from.
    public let genders: [String]
    /// The statuses to choose from.
    public let statuses: [String]
    /// What must not be missing.
    public private(set) var required: Set<ClientRequirement>
    /// When the data are entered.
    public let now: Instant
    private let branches: [Branch]
    private let home: Branch?

    /// The rules that hold for whoever enters data through a scope.
    public init(_ scope: Scope, entry: ClientEntry) {
        self.init(
            settings: scope.settings,
            branches: scope.profile.branches,
            home: scope.branch,
            entry: entry,
            now: scope.world.now()
        )
    }

    /// The rules of these settings.
    ///
    /// - Parameters:
    ///   - branches: all of the business, archived ones too.
    ///   - home: the branch whose address was used.
    public init(settings: SettingValues, branches: [Branch], home: Branch?, entry: ClientEntry, now: Instant)
    {
        genders = settings[ClientSettings.genders]
        let statuses = settings[ClientSettings.statuses]
        self.statuses = statuses.isEmpty ? ClientSettings.statuses.fallback : statuses
        required = Set(
            ClientSettings.requirements.filter { $0.holds(for: entry, settings) }.map(\.requirement)
        )
        self.branches = branches
        self.home = home
        self.now = now
    }

    /// The same rules with one more field that must not be missing.
    public func requiring(_ requirement: ClientRequirement) -> ClientRules {
        var rules = self
        rules.required.insert(requirement)
        return rules
    }

    /// The status of a client for whom none is named.
    public var newStatus: String {
        statuses.contains("active") ? "active" : statuses[0]
    }

    /// The latest day that it is anywhere on Earth: a child born today in Auckland is not born tomorrow.
    public var today: CalendarDate {
        CalendarDate(daysSince1970: Int(now.adding(.seconds(14 * 3_600)).microseconds / 86_400_000_000))
    }

    /// The country in which a phone number without a country code was dialled: that of the branch whose address was used,
    /// else of the client's branch, else of the business's first.
    public func country(preferredBranch: BranchID?) -> CountryCode? {
        if let home { return home.country }
        if let preferred = branches.first(where: { $0.id == preferredBranch }) { return preferred.country }
        return (branches.first { !$0.archived } ?? branches.first)?.country
    }

    /// The branch of that slug or id.
    public func branch(named name: String) -> Branch? {
        branches.named(name)
    }
}

extension [Branch] {
    /// The branch of that slug or id, archived or not.
    func named(_ name: String) -> Branch? {
        if let id = BranchID(name) { return first { $0.id == id } }
        let slug = name.lowercased()
        return first { $0.slug == slug }
    }
}
