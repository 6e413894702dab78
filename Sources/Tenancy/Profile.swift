public import Core

/// What a server process keeps in memory of one business: its branches and settings, and what its services are called.
public struct Profile: Sendable {
    /// All branches, archived ones too, by name.
    public let branches: [Branch]
    /// The settings of the business as a whole.
    public let settings: SettingValues
    private let services: [String: ServiceID]
    private let bySlug: [String: Branch]
    private let byID: [BranchID: Branch]
    private let branchSettings: [BranchID: SettingValues]

    /// A profile put together from its parts.
    ///
    /// - Parameters:
    ///   - values: what differs from the defaults, by branch; the key nil is the whole business.
    ///   - catalog: every setting that there is.
    ///   - preset: the product whose habits the settings start with.
    ///   - services: all services, archived ones too, by slug.
    public init(
        branches: [Branch],
        values: [BranchID?: [String: JSONValue]],
        settings catalog: SettingCatalog,
        preset: String?,
        services: [String: ServiceID] = [:]
    ) {
        self.branches = branches
        self.services = services
        bySlug = Dictionary(branches.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        byID = Dictionary(branches.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let business = values[nil] ?? [:]
        settings = catalog.values(preset: preset, business: business)
        branchSettings = Dictionary(
            branches.map { branch in
                let own = values[branch.id] ?? [:]
                return (branch.id, catalog.values(preset: preset, business: business, branch: own))
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The branch of that slug, archived or not.
    public func branch(slug: String) -> Branch? {
        bySlug[slug]
    }

    /// The branch of that identifier, archived or not.
    public func branch(id: BranchID) -> Branch? {
        byID[id]
    }

    /// The service of that slug, or the one that an identifier names, whether or not there is such a one.
    public func service(named name: String) -> ServiceID? {
        ServiceID(name) ?? services[name.lowercased()]
    }

    /// The settings that hold in a branch; those of the business where there is none.
    public func settings(branch: BranchID?) -> SettingValues {
        guard let branch else { return settings }
        return branchSettings[branch] ?? settings
    }
}
