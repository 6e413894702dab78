/// Who may import whom.
enum ImportRules {
    /// A target may import only what stands left of it.
    static let order = [
        "Core", "Postgres", "Tenancy", "Outbound", "Outbox", "Gateway", "Identity", "Clients",
        "Catalogue", "Sales", "Booking", "Calendars", "Records", "Notifications", "Transfer", "Panels",
        "foyer",
    ]

    /// Each C library is reached from one target.
    static let libraries = [
        "CLibPQ": "Postgres", "CCrypto": "Core", "CZlib": "Core", "CArgon2": "Identity", "CCurl": "Outbound",
        "CICal": "Calendars", "CVips": "Records",
        "CXLSXWriter": "Transfer",
    ]

    /// Modules whose types are HTTP's.
    static let http: Set = ["Gateway", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOHTTP1"]

    /// What a file that knows HTTP is called in a slice.
    static let httpFiles = ["Routes", "Pages", "Middleware", "Authenticator", "Schema"]

    /// What pages are made of: they are the first customer of the API, and know no feature's own types.
    static let ofPanels: Set = ["Core", "Tenancy", "Gateway", "Identity"]

    static func check(_ file: SourceFile) -> [Finding] {
        guard let target = file.target else { return [] }
        var findings: [Finding] = []
        for (line, module) in imports(of: file.text) {
            let problem =
                direction(from: target, to: module) ?? ofPage(target, module) ?? library(
                    from: target,
                    to: module
                )
                ?? httpPlace(of: file, target: target, module: module)
            if let problem {
                findings.append(Finding(path: file.path, line: line, message: problem))
            }
        }
        return findings
    }

    static func imports(of text: String) -> [(line: Int, module: String)] {
        let pattern =
            #/
            ^ \s* (?: @\w+ (?: \(\w+\) )? \s+ )*
            (?: (?: public|package|internal|private|fileprivate ) \s+ )?
            import \s+
            (?: (?: struct|class|enum|func|var|let|protocol|typealias ) \s+ )?
            (?<module> \w+ )
            /#
        return SwiftText(text).code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .compactMap { index, line in
                guard let match = line.firstMatch(of: pattern) else { return nil }
                return (index + 1, String(match.module))
            }
    }

    private static func direction(from target: String, to module: String) -> String? {
        guard let there = order.firstIndex(of: module) else { return nil }
        guard let here = order.firstIndex(of: target) else {
            return "the target \(target) is missing in the order"
        }
        return there < here ? nil : "\(target) may import only what stands left of it; \(module) does not"
    }

    private static func ofPage(_ target: String, _ module: String) -> String? {
        guard target == "Panels", order.contains(module), !ofPanels.contains(module) else { return nil }
        return "pages know \(module) by its API alone: call.api(…)"
    }

    private static func library(from target: String, to module: String) -> String? {
        guard let owner = libraries[module], owner != target else { return nil }
        return "\(module) is reached from \(owner) alone: call \(owner), or add there what is missing"
    }

    private static func httpPlace(of file: SourceFile, target: String, module: String) -> String? {
        guard http.contains(module), !["Gateway", "Panels", "foyer"].contains(target) else { return nil }
        if httpFiles.contains(where: { file.stem.hasSuffix($0) || file.stem.contains($0 + "+") }) {
            return nil
        }
        let names = httpFiles.map { "…" + $0 }.joined(separator: ", ")
        return "\(module) is HTTP: only files called \(names) know it"
    }
}
