import NIOHTTP1

/// Keeps other sites from using a visitor's cookie: what changes something must come from our own pages.
enum CrossSiteRule {
    /// Whether a request that carries a cookie may change something.
    ///
    /// Browsers say where a request comes from; one that says neither is none of a page of ours.
    static func allows(_ headers: HTTPHeaders, host: String) -> Bool {
        if let site = headers.first(name: "sec-fetch-site") {
            return site == "same-origin" || site == "none"
        }
        guard let origin = headers.first(name: "origin") else { return false }
        return ["http://\(host)", "https://\(host)"].contains { $0.lowercased() == origin.lowercased() }
    }
}
