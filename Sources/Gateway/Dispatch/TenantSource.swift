public import Core
public import Tenancy

/// Where the gateway learns which business a request is for.
public protocol TenantSource: Sendable {
    /// The business that a host and a path name; from memory, without waiting.
    func resolve(host: String?, path: String) throws(Problem) -> Resolution
    /// What is known of the business.
    func profile(of business: Business) async throws -> Profile
}

extension Directory: TenantSource {
    /// The business that a host and a path name.
    public func resolve(host: String?, path: String) throws(Problem) -> Resolution {
        try resolver.resolve(host: host, path: path, in: snapshot())
    }

    /// What is known of the business.
    public func profile(of business: Business) async throws -> Profile {
        try await profiles.profile(of: business)
    }
}
