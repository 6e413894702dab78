public import Core

/// Which business a request is for, and perhaps which of its branches.
public struct Resolution: Sendable {
    /// The business; it is served now.
    public let business: Business
    /// The branch as the address names it; whether there is one of that name, the business's profile knows.
    public let branchSlug: String?
    /// The part of the path that named them, `/t/lumen/b/gracia`; empty where the host did.
    public let root: String
    /// The rest of the path, beginning with `/`.
    public let path: String
}

/// Finds the business and branch that a host and a path name.
///
/// A business is named by a host of its own, by `{business}.{base domain}` or by `/t/{business}` on any host
/// that names none; a branch by a host of its own, by `{branch}.{business}.{base domain}` or by
/// `/b/{branch}` after the business. What a user sent is only ever looked up, never made into a name.
public struct TenantResolver: Sendable {
    /// The domain under which every business has a name, such as `localhost`.
    public let baseDomain: String
    /// The number of the newest business migration that this program knows.
    public let programVersion: Int

    /// A resolver for one deployment.
    public init(baseDomain: String, programVersion: Int) {
        self.baseDomain = baseDomain.lowercased()
        self.programVersion = programVersion
    }

    /// Resolves a request.
    ///
    /// - Parameters:
    ///   - host: the Host header as it came, with or without a port.
    ///   - path: the path as it came, still percent-encoded, without the query.
    /// - Throws: `tenantNotFound`, `tenantSuspended`, `tenantMoving` or `tenantUpgrading`.
    public func resolve(
        host: String?,
        path: String,
        in directory: DirectorySnapshot
    ) throws(Problem) -> Resolution {
        let host = host.map(Self.name(ofHost:)) ?? ""
        let byHost = try place(host: host, in: directory)
        let parts = PathParts(path)
        guard let slug = parts.business else {
            guard let byHost else { throw .tenantNotFound(host) }
            return try resolution(byHost, root: parts.root, path: parts.rest)
        }
        // A host that names a business is that business's alone: another's pages never appear under it.
        guard let business = directory.business(slug: slug),
            (byHost?.business.id ?? business.id) == business.id
        else { throw .tenantNotFound(slug) }
        if let named = byHost?.branch, let asked = parts.branch, named != asked {
            throw .tenantNotFound("\(slug)/\(asked)")
        }
        let place = Place(business: business, branch: parts.branch ?? byHost?.branch)
        return try resolution(place, root: parts.root, path: parts.rest)
    }

    /// A host in lower case without port and closing dot; empty where it cannot be the name of anything.
    static func name(ofHost header: String) -> String {
        var name = header.utf8[...]
        if name.first == UInt8(ascii: "[") { return "" }
        if let colon = name.firstIndex(of: UInt8(ascii: ":")) { name = name[..<colon] }
        if name.last == UInt8(ascii: ".") { name = name.dropLast() }
        guard name.count <= 253, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return "" }
        return Substring(name).lowercased()
    }

    private struct Place {
        let business: Business
        let branch: String?
    }

    /// What a host names; nil for a host that names no business and does not try to.
    private func place(host: String, in directory: DirectorySnapshot) throws(Problem) -> Place? {
        if let own = directory.host(host) {
            return Place(business: own.business, branch: own.branchSlug)
        }
        guard host.hasSuffix("." + baseDomain) else { return nil }
        let labels = host.dropLast(baseDomain.count + 1).split(
            separator: ".",
            omittingEmptySubsequences: false
        )
        guard (1...2).contains(labels.count), let last = labels.last,
            let business = directory.business(slug: String(last))
        else { throw .tenantNotFound(host) }
        return Place(business: business, branch: labels.count == 2 ? String(labels[0]) : nil)
    }

    private func resolution(_ place: Place, root: String, path: String) throws(Problem) -> Resolution {
        try place.business.requireServed(programVersion: programVersion)
        return Resolution(business: place.business, branchSlug: place.branch, root: root, path: path)
    }
}

/// A path split into what names business and branch, and the rest.
private struct PathParts {
    var business: String?
    var branch: String?
    var root = ""
    var rest: String

    init(_ path: String) {
        var remaining = Substring(path)
        business = Self.take("/t/", from: &remaining)
        if business != nil { branch = Self.take("/b/", from: &remaining) }
        root = String(path[..<remaining.startIndex])
        rest = remaining.isEmpty ? "/" : String(remaining)
    }

    private static func take(_ mark: String, from path: inout Substring) -> String? {
        guard path.utf8.starts(with: mark.utf8) else { return nil }
        let name = path.utf8.dropFirst(mark.utf8.count).prefix { $0 != UInt8(ascii: "/") }
        guard !name.isEmpty else { return nil }
        path = path[name.endIndex...]
        return String(Substring(name))
    }
}
