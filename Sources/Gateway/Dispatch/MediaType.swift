import Core

/// The type of a body, as `Content-Type` says it.
struct MediaType {
    /// In lower case, without parameters: `text/csv`.
    let name: String
    /// In lower case; nil where it is not said.
    let charset: String?

    init(_ header: String) {
        var parts = header.split(separator: ";", omittingEmptySubsequences: false).makeIterator()
        name = parts.next().map { $0.trimmed.lowercased() } ?? ""
        var charset: String?
        while let part = parts.next() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmed.lowercased() == "charset" else { continue }
            charset = pair[1].trimmed.lowercased().filter { $0 != "\"" }
        }
        self.charset = charset
    }

    /// JSON, which is UTF-8.
    var isJSON: Bool {
        (name == "application/json" || (name.hasPrefix("application/") && name.hasSuffix("+json")))
            && (charset == nil || charset == "utf-8" || charset == "utf8")
    }
}
