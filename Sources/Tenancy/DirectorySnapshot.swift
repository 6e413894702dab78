public import Core

/// The directory as it was at one moment: which businesses there are and by which hosts they are found.
public struct DirectorySnapshot: Sendable {
    /// A host of a business's own.
    public struct Host: Hashable, Sendable {
        /// The name in lower case.
        public let name: String
        /// Whose it is.
        public let business: Business
        /// The branch that it names, if it names one.
        public let branchSlug: String?
    }

    /// A row of `directory.hosts`.
    struct HostRow: Hashable, Sendable {
        let name: String
        let business: BusinessID
        let branchSlug: String?
    }

    private var byID: [BusinessID: Business] = [:]
    private var idsBySlug: [String: BusinessID] = [:]
    private var hosts: [String: HostRow] = [:]

    /// A directory without businesses.
    public init() {}

    init(businesses: [Business], hosts: [HostRow]) {
        put(businesses: businesses, hosts: hosts)
    }

    /// Every business, by slug.
    public var businesses: [Business] {
        byID.values.sorted { $0.slug < $1.slug }
    }

    /// The business of that key.
    public func business(id: BusinessID) -> Business? {
        byID[id]
    }

    /// The business of that slug.
    public func business(slug: String) -> Business? {
        idsBySlug[slug].flatMap { byID[$0] }
    }

    /// What a host of a business's own names.
    public func host(_ name: String) -> Host? {
        guard let row = hosts[name], let business = byID[row.business] else { return nil }
        return Host(name: row.name, business: business, branchSlug: row.branchSlug)
    }

    /// The directory after some businesses were read anew; those among `ids` that were not found are gone.
    func replacing(
        _ ids: Set<BusinessID>,
        businesses: [Business],
        hosts fresh: [HostRow]
    ) -> DirectorySnapshot {
        var next = self
        for id in ids {
            if let old = next.byID.removeValue(forKey: id), next.idsBySlug[old.slug] == id {
                next.idsBySlug[old.slug] = nil
            }
        }
        next.hosts = next.hosts.filter { !ids.contains($0.value.business) }
        next.put(businesses: businesses, hosts: fresh)
        return next
    }

    private mutating func put(businesses: [Business], hosts: [HostRow]) {
        for business in businesses {
            byID[business.id] = business
            idsBySlug[business.slug] = business.id
        }
        for host in hosts { self.hosts[host.name] = host }
    }
}
