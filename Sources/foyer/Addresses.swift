import Tenancy

/// Where businesses are reached.
struct Addresses: Sendable {
    /// The deployment's root, without a closing slash.
    let root: String
    let baseDomain: String

    /// The addresses of a business: under the base domain, under its own hosts, and by path.
    func of(_ slug: String, hosts: [String]) -> [String] {
        let standard = "\(slug).\(baseDomain)"
        let names = [standard] + hosts.filter { $0 != standard }
        return names.map { "\(scheme)://\($0)\(port)/" } + ["\(root)/t/\(slug)/"]
    }

    private var scheme: Substring {
        root.prefix { $0 != ":" }
    }

    /// `:8080`, or nothing where the scheme's own port is meant.
    private var port: Substring {
        guard let colon = root.lastIndex(of: ":") else { return "" }
        let digits = root[root.index(after: colon)...]
        return !digits.isEmpty && digits.allSatisfy(\.isNumber) ? root[colon...] : ""
    }
}
