import Core
import FoundationEssentials

/// What lies where, and how big it may grow.
enum LayoutRules {
    static let topLevel: Set = [
        "Package.swift", "Sources", "Tests", "deploy", "migrations", "tenants.example.json", "README.md",
    ]
    static let longestFile = 600

    static func checkTopLevel(_ names: [String]) -> [Finding] {
        let visible = Set(names.filter { !$0.hasPrefix(".") }).subtracting(["Package.resolved"])
        return visible.subtracting(topLevel).sorted().map {
            Finding(
                path: $0,
                line: 1,
                message: "the top level has only \(topLevel.sorted().joined(separator: ", "))"
            )
        }
            + topLevel.subtracting(visible).sorted().map {
                Finding(path: $0, line: 1, message: "is missing at the top level")
            }
    }

    static func checkLength(_ file: SourceFile) -> [Finding] {
        let count = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        guard count > longestFile else { return [] }
        let message = "\(count) lines; at most \(longestFile): look for the second thing that hides in it"
        return [Finding(path: file.path, line: longestFile + 1, message: message)]
    }

    /// A folder of one person's machine says nothing to the next reader.
    static func checkPaths(_ file: SourceFile) -> [Finding] {
        lines(of: file.text, matching: #/(?:^|[^\w.$}])/(?:root|work|home/\w+|Users/\w+)/[\w.]/#).map {
            Finding(path: file.path, line: $0, message: "names a folder of one machine")
        }
    }

    /// Migrations that are merged stay as they are; `expected` has a line `checksum  path` for each.
    static func checkMigrations(_ files: [SourceFile], expected: SourceFile) -> [Finding] {
        var known: [String: String] = [:]
        for line in expected.text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts.count == 2 { known[String(parts[1])] = String(parts[0]) }
        }
        var findings: [Finding] = []
        for file in files {
            let checksum = Cryptography.hex(Cryptography.sha256(Array(file.text.utf8)))
            switch known.removeValue(forKey: file.path) {
            case checksum: continue
            case nil:
                let message = "new: add the line `\(checksum)  \(file.path)` to \(expected.path)"
                findings.append(Finding(path: file.path, line: 1, message: message))
            default:
                let message = "edited after it was merged: take that back and write a new migration"
                findings.append(Finding(path: file.path, line: 1, message: message))
            }
        }
        findings += known.keys.sorted().map {
            Finding(path: $0, line: 1, message: "a merged migration is gone: bring it back")
        }
        return findings
    }
}
