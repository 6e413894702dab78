/// Calls that we do without, each with what to use instead.
enum BannedCallRules {
    struct Ban: Sendable {
        /// A file without any of these words is not looked at further: patterns are slow, files many.
        let words: [String]
        let pattern: String
        let instead: String
        /// Folders or files to which it applies; all of them where empty.
        var within: [String] = []
        var except: [String] = []
    }

    static let calls = [
        Ban(
            words: ["print(", "debugPrint(", "NSLog("],
            pattern: #"(^|[^\w.])(print|debugPrint|NSLog)\("#,
            instead: "log with scope.logger; a command speaks through its Terminal"
        ),
        Ban(
            words: ["Date()", "Date.now"],
            pattern: #"\bDate\(\)|\bDate\.now\b"#,
            instead: "ask the world: scope.world.now()"
        ),
        Ban(
            words: ["try!"],
            pattern: #"\btry!"#,
            instead: "let it throw, or make the wrong value impossible"
        ),
        Ban(words: ["as!"], pattern: #"\bas!"#, instead: "use a type that needs no cast"),
        Ban(
            words: ["fatalError("],
            pattern: #"\bfatalError\("#,
            instead: "precondition with a sentence for a bug, a thrown Problem for the world"
        ),
        Ban(
            words: ["TimeZone", "Calendar", "DateFormatter"],
            pattern: #"\b(TimeZone|Calendar|DateFormatter|ISO8601DateFormatter)(\(|\.)"#,
            instead: "Foundation's zones are out of date: AT TIME ZONE, CalendarDate or Instant"
        ),
        Ban(
            words: ["sleep("],
            pattern: #"\b(Task\.sleep|Thread\.sleep|usleep|sleep)\("#,
            instead:
                "wait for the thing itself, `eventually(…)`; where only time will do, `idle(…, because:)`",
            within: ["Tests"],
            except: ["Tests/TestKit"]
        ),
        Ban(
            words: ["@unchecked", "nonisolated(unsafe)"],
            pattern: #"@unchecked\s+Sendable|nonisolated\(unsafe\)"#,
            instead: "a struct, an actor or a Mutex",
            except: ["Sources/Postgres"]
        ),
        Ban(
            words: ["UUID()", "random(", "randomElement(", "SystemRandomNumberGenerator"],
            pattern: #"\bUUID\(\)|\.random\(|\brandomElement\(|\bSystemRandomNumberGenerator\b"#,
            instead: "ask the world: ID.make(world), world.randomBytes",
            within: ["Sources"],
            except: [
                "Sources/Core/World.swift", "Sources/Postgres", "Sources/Gateway/Server/RequestIDs.swift",
            ]
        ),
        Ban(
            words: ["getenv(", "processInfo.environment"],
            pattern: #"\bgetenv\(|processInfo\.environment\b"#,
            instead: "settings are read once, in the command's Settings",
            within: ["Sources"],
            except: ["Sources/foyer/Settings"]
        ),
        Ban(
            words: ["catch"],
            pattern: #"\bcatch\s*\{\s*\}"#,
            instead: "say in code what happens then, or let it throw"
        ),
        Ban(
            words: [".disabled(", "withKnownIssue"],
            pattern: #"\.disabled\(|\bwithKnownIssue\b"#,
            instead: "mend it, or take the test away"
        ),
    ]

    static let comments = [
        Ban(words: ["TODO", "FIXME", "XXX"], pattern: #"\b(TODO|FIXME|XXX)\b"#, instead: "file an issue"),
        Ban(
            words: ["MARK:", "---", "===", "***", "###"],
            pattern: #"\bMARK: *-|^[/ ]*[-=*#]{5,}"#,
            instead: "leave the ornament out"
        ),
    ]

    static func check(_ file: SourceFile) throws -> [Finding] {
        let text = SwiftText(file.text)
        let code = text.code
        var findings: [Finding] = []
        for ban in calls where applies(ban, to: file) && ban.words.contains(where: code.contains) {
            let pattern = try Regex(ban.pattern)
            for match in code.matches(of: pattern) {
                // A match may begin with the character before the call, be it the line break.
                let found = code[match.range].drop { !$0.isLetter && $0 != "@" && $0 != "." }
                let line = code[..<found.startIndex].reduce(1) { $1.isNewline ? $0 + 1 : $0 }
                findings.append(
                    Finding(path: file.path, line: line, message: "instead of \(found): \(ban.instead)")
                )
            }
        }
        for ban in comments where applies(ban, to: file) && ban.words.contains(where: file.text.contains) {
            let pattern = try Regex(ban.pattern)
            for comment in text.comments where comment.text.contains(pattern) {
                findings.append(
                    Finding(path: file.path, line: comment.line, message: "in a comment: \(ban.instead)")
                )
            }
        }
        return findings
    }

    private static func applies(_ ban: Ban, to file: SourceFile) -> Bool {
        (ban.within.isEmpty || ban.within.contains { file.isIn($0) })
            && !ban.except.contains { file.isIn($0) || file.path.hasPrefix($0) }
    }
}
