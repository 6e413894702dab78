/// The requirements that are built, each of which some test names.
enum RequirementRules {
    static let built = [
        "S0-1", "S0-3", "S0-6", "S0-7", "S0-8", "S0-9", "S0-10", "S0-11", "S0-12", "S0-13", "S0-14", "S0-15",
        "S0-16", "S0-21", "S0-22", "S0-23", "S1-5", "S1-7", "S1-14", "S1-15", "S1-16", "S1-17", "S1-18",
        "S1-19",
        "S1-20", "S2-4", "S2-22", "S2-23", "S3-7", "S3-10", "S3-11", "S3-12", "S3-13", "S4-1", "S4-4", "S4-5",
        "S4-7", "S4-12", "S4-13", "S4-14", "S4-15", "S4-16", "S4-17", "R-2", "R-3", "R-4", "R-5", "R-6",
        "R-20",
        "R-21", "B.1", "B.4", "B.6", "B.12", "B.13", "B.14", "B.15",
        "S1-2", "S1-3", "S1-6", "S1-8", "S1-9", "S1-10", "S1-11", "S1-13",
        "S2-2", "S2-3", "S2-6", "S2-7",
        "S3-1", "S3-4", "S3-5", "S3-6", "S3-8", "S3-9",
        "S4-3", "S4-6", "S4-8", "S4-9", "S4-11",
        "R-7", "R-8", "R-11", "R-12", "R-15", "R-16", "R-18", "R-19", "R-22", "R-24",
        "B.8", "B.11",
        "S0-17", "S0-18", "S0-19", "S0-20", "S1-4", "S2-24", "S4-18", "S4-25", "R-1", "R-10", "B.3", "B.5",
        "B.10",
    ]

    /// Those that people see: a test in a browser names each.
    static let shown = [
        "S0-2", "S0-6", "S0-7", "S0-10", "S0-13", "S0-18", "S1-1", "S1-6", "S1-8", "S1-9", "S1-10", "S1-11",
        "S1-12", "S1-13", "S1-14", "S1-15", "S1-16", "S1-17", "S1-18", "S1-19", "S2-1", "S2-5", "S3-4",
        "S3-5",
        "S3-6", "S3-7", "S3-8", "S3-9", "S4-2", "S4-4", "S4-6", "S4-7", "S4-8", "S4-9", "S4-10", "S4-11",
        "S4-12", "S4-15", "S4-17", "S4-18", "S4-19", "S4-20", "S4-24", "R-13", "R-21",
    ]

    /// The requirements that no test names; these rules themselves do not count.
    static func unproven(in files: [SourceFile]) -> [String] {
        let tests = files.filter {
            $0.isIn("Tests") && !$0.isIn("Tests/TidyTests") && !$0.isIn("Tests/TestKit")
        }
        let named = names(in: tests)
        return built.filter { !named.contains($0) }
    }

    /// The requirements of the pages that no test in a browser names.
    static func unshown(in files: [SourceFile]) -> [String] {
        let named = names(in: files.filter { $0.isIn("Tests/BrowserTests") })
        return shown.filter { !named.contains($0) }
    }

    private static func names(in files: [SourceFile]) -> Set<String> {
        Set(
            files.flatMap { file in
                file.text.matches(of: #/\b(?:S\d-\d+|R-\d+|B\.\d+)/#).map { String($0.output) }
            }
        )
    }
}
