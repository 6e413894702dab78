/// Where SQL may stand, and how.
enum StatementRules {
    static func check(_ file: SourceFile) -> [Finding] {
        let literals = SwiftText(file.text).literals
        var findings: [Finding] = []
        if !mayHoldStatements(file) {
            let statement =
                #/
                (?: ^ | [\s\(] )
                (?: SELECT | INSERT\ INTO | UPDATE | DELETE\ FROM | FROM | WHERE | ORDER\ BY | GROUP\ BY | JOIN
                    | RETURNING | TRUNCATE | (?: CREATE|ALTER|DROP )\ (?: TABLE|INDEX|SCHEMA|ROLE ) )
                \s
                /#
            findings += literals.filter { $0.text.contains(statement) }.map {
                Finding(
                    path: file.path,
                    line: $0.line,
                    message: "SQL belongs in a …Queries file of the slice"
                )
            }
        }
        let star = #/(?:SELECT|RETURNING)\s+(?:\w+\.)?\*/#
        findings += literals.filter { $0.text.contains(star) && !file.isIn("Tests/TidyTests") }.map {
            Finding(path: file.path, line: $0.line, message: "name the columns instead of *")
        }
        return findings
    }

    private static func mayHoldStatements(_ file: SourceFile) -> Bool {
        file.isIn("Tests") || file.isIn("Sources/Postgres") || file.isIn("Sources/Tenancy")
            || file.stem.hasSuffix("Queries") || file.stem.contains("Queries+")
    }
}
