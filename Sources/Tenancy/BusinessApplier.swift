import Core
public import Postgres

/// What applying a plan did to one business.
public struct AppliedBusiness: Sendable {
    /// The business as it is now.
    public let business: Business
    /// It was made just now.
    public let isNew: Bool
    /// What was created or changed, such as `branch gracia`; empty where all was so already.
    public let changes: [String]
}

/// Brings businesses to what a file says; done again, it changes nothing.
///
/// What the file names gets the file's values. What it does not name (a business, a branch, a setting) stays as it
/// is; only the hosts of a business are exactly those of the file.
public struct BusinessApplier: Sendable {
    private let database: Database
    private let roles: RoleNames
    private let provisioner: Provisioner

    /// - Parameter database: logged in as the administrative role.
    public init(database: Database, roles: RoleNames, provisioner: Provisioner) {
        self.database = database
        self.roles = roles
        self.provisioner = provisioner
    }

    /// Makes the businesses that are missing and brings their rows and hosts in the directory up to date.
    ///
    /// The changes of businesses that were there already are one transaction, so that two may exchange their hosts.
    ///
    /// - Throws: `Problem.conflict` where a host belongs to a business outside of the plans.
    public func apply(_ plans: [BusinessPlan]) async throws -> [AppliedBusiness] {
        var made: Set<String> = []
        for plan in plans {
            // Hosts come later, all together: one may still belong to another of the plans.
            let bare = NewBusiness(
                slug: plan.business.slug,
                name: plan.business.name,
                language: plan.business.language,
                currency: plan.business.currency,
                preset: plan.business.preset
            )
            if try await provisioner.provision(bare).created { made.insert(plan.business.slug) }
        }
        let isNew = made
        return try await database.transaction { transaction in
            try await transaction.script("SET LOCAL ROLE \(SQL.quoted(identifier: roles.owner))")
            let changed = try await updateRows(plans.map(\.business), in: transaction)
            let businesses = try await find(plans.map(\.business.slug), in: transaction)
            let wanted = plans.compactMap { plan in
                businesses[plan.business.slug].map { (business: $0, hosts: plan.business.hosts) }
            }
            let moved = try await HostRows.replace(wanted.map { ($0.business.id, $0.hosts) }, in: transaction)
            return wanted.map { business, _ in
                var changes: [String] = []
                if changed.contains(business.id) { changes.append("name, language, currency or preset") }
                if moved.contains(business.id) { changes.append("hosts") }
                return AppliedBusiness(
                    business: business,
                    isNew: isNew.contains(business.slug),
                    changes: changes
                )
            }
        }
    }

    private func updateRows(
        _ businesses: [NewBusiness],
        in transaction: Transaction
    ) async throws -> Set<BusinessID> {
        let wanted = JSONValue.array(
            businesses.map { business in
                [
                    "slug": .string(business.slug), "name": .string(business.name),
                    "language": .string(business.language), "currency": .string(business.currency),
                    "preset": .optional(business.preset),
                ]
            }
        )
        let changed = try await transaction.rows(
            """
            UPDATE directory.businesses
            SET name = wanted.name, language = wanted.language, currency = wanted.currency, preset = wanted.preset
            FROM jsonb_to_recordset(\(wanted)::jsonb)
                AS wanted (slug text, name text, language text, currency text, preset text)
            WHERE businesses.slug = wanted.slug
              AND (businesses.name, businesses.language, businesses.currency, businesses.preset)
                  IS DISTINCT FROM (wanted.name, wanted.language, wanted.currency, wanted.preset)
            RETURNING businesses.id
            """
        ) { try $0.next(BusinessID.self) }
        return Set(changed)
    }

    private func find(_ slugs: [String], in transaction: Transaction) async throws -> [String: Business] {
        let found = try await transaction.rows(
            "SELECT \(fragment: Business.columns) FROM directory.businesses WHERE slug = ANY(\(slugs)::text[])",
            as: Business.init(row:)
        )
        return Dictionary(found.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
