import Testing

/// Each rule fires on a planted violation, and not on what only looks like one.
@Suite struct `The rules of tidiness fire` {
    private func file(_ path: String, _ text: String) -> SourceFile { SourceFile(path: path, text: text) }

    @Test(arguments: [
        ("Sources/Core/A.swift", "import Postgres"),
        ("Sources/Gateway/A.swift", "public import Identity"),
        ("Sources/Clients/ARoutes.swift", "@testable import Transfer"),
        ("Sources/Gateway/A.swift", "internal import struct Clients.Client"),
        ("Sources/Identity/A.swift", "import CLibPQ"),
        ("Sources/Postgres/A.swift", "import CCrypto"),
        ("Sources/Clients/Client.swift", "import Hummingbird"),
        ("Sources/Clients/ClientOperations.swift", "public import Gateway"),
        ("Sources/Novelty/A.swift", "import Core"),
        ("Sources/Panels/DiaryPages.swift", "import Booking"),
    ]) func `on an import against the direction`(path: String, text: String) {
        #expect(ImportRules.check(file(path, "import Logging\n" + text)).map(\.line) == [2])
    }

    @Test(arguments: [
        ("Sources/Postgres/A.swift", "public import Core\nimport CLibPQ"),
        ("Sources/Clients/ClientRoutes.swift", "public import Gateway"),
        ("Sources/Clients/ClientRoutes+Bulk.swift", "import Gateway"),
        ("Sources/foyer/Composition.swift", "import Transfer\nimport Gateway"),
        ("Sources/Panels/Kit/Pieces.swift", "import Gateway\nimport Identity"),
        ("Sources/Core/A.swift", "// import Postgres\nlet text = \"import Postgres\""),
    ]) func `not on an import along it`(path: String, text: String) {
        #expect(ImportRules.check(file(path, text)) == [])
    }

    @Test(arguments: ["SELECT id FROM clients", "DELETE FROM clients ", "\\n    UPDATE clients SET a = 1"])
    func `on SQL outside the queries`(statement: String) {
        let text = "let a = 1\nlet sql = \"\(statement)\""
        #expect(StatementRules.check(file("Sources/Clients/ClientOperations.swift", text)).map(\.line) == [2])
        #expect(StatementRules.check(file("Sources/Clients/ClientQueries.swift", text)) == [])
    }

    @Test(arguments: [
        "SELECT * FROM clients", "SELECT c.* FROM clients c", "DELETE FROM clients RETURNING *",
    ])
    func `on columns that are not named`(statement: String) {
        let text = "let sql = \"\"\"\n\(statement)\n\"\"\""
        #expect(StatementRules.check(file("Sources/Clients/ClientQueries.swift", text)).count == 1)
    }

    @Test func `not on SQL's words in comments and counts`() {
        let text = "// SELECT id FROM clients\nlet sql = \"SELECT count(*) FROM clients\""
        #expect(StatementRules.check(file("Sources/Clients/ClientQueries.swift", text)) == [])
    }

    @Test(arguments: [
        "print(1)", "let now = Date()", "let now = Date.now", "try! run()", "let a = b as! C",
        "fatalError(\"no\")",
        "let zone = TimeZone(identifier: a)", "let days = Calendar.current",
        "struct A: @unchecked Sendable {}",
        "nonisolated(unsafe) var a = 1", "let id = UUID()", "let n = Int.random(in: 0..<2)",
        "let home = getenv(name)", "do { try run() } catch {\n}", "NSLog(a)", "let a = \"\\(try! run())\"",
    ]) func `on a banned call`(line: String) throws {
        let findings = try BannedCallRules.check(file("Sources/Clients/A.swift", "let a = 1\n" + line))
        #expect(findings.map(\.line) == [2])
        #expect(findings.allSatisfy { $0.message.hasPrefix("instead of ") })
    }

    @Test(arguments: [
        "// print(1) and try! are banned", "let text = \"fatalError( and Date()\"", "table.print(1)",
        "let pattern = #\"as! \"quoted\" try!\"#", "func pretty(printed: Int) {}",
        "/* try! /* as! */ print(1) */",
        "let date = Date(seconds: 1)", "do { try run() } catch { throw Problem.timeout }",
    ]) func `not on what only reads like one`(line: String) throws {
        #expect(try BannedCallRules.check(file("Sources/Clients/A.swift", line)) == [])
    }

    @Test func `on a test that sleeps, but not on the kit that waits for tests`() throws {
        let text = "try await Task.sleep(for: .seconds(1))"
        #expect(try BannedCallRules.check(file("Tests/ClientsTests/A.swift", text)).count == 1)
        #expect(try BannedCallRules.check(file("Tests/TestKit/A.swift", text)) == [])
    }

    @Test(arguments: ["// TODO: later", "/// FIXME", "// MARK: - Things", "// --------"])
    func `on a comment that should be an issue`(comment: String) throws {
        #expect(try BannedCallRules.check(file("Sources/Core/A.swift", comment)).count == 1)
    }

    @Test func `on a long file`() {
        let fits = String(repeating: "\n", count: LayoutRules.longestFile)
        #expect(LayoutRules.checkLength(file("Sources/Core/A.swift", fits)) == [])
        #expect(LayoutRules.checkLength(file("Sources/Core/A.swift", fits + "\n")).count == 1)
    }

    @Test func `on a stranger at the top level, and on a missing member`() {
        let names = LayoutRules.topLevel.subtracting(["README.md"]) + ["notes.txt", ".gitignore"]
        #expect(LayoutRules.checkTopLevel(names).map(\.path) == ["notes.txt", "README.md"])
    }

    @Test func `on a folder of one machine`() {
        let text = "let a = \"/ro" + "ot/.cache\"\nlet b = \"/ho" + "me/anna/x\"\nlet c = \"/api/work/a\""
        #expect(LayoutRules.checkPaths(file("README.md", text)).map(\.line) == [1, 2])
    }

    @Test func `on a migration that is edited, new or gone`() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let expected = file("list", "\(abc)  a.sql\n\(abc)  b.sql\n\(abc)  gone.sql\n")
        let files = [file("a.sql", "abc"), file("b.sql", "abd"), file("c.sql", "abc")]
        #expect(
            LayoutRules.checkMigrations(files, expected: expected).map(\.path) == [
                "b.sql", "c.sql", "gone.sql",
            ]
        )
    }

    @Test func `on a requirement that no test names`() {
        let all = RequirementRules.built.joined(separator: " ")
        #expect(RequirementRules.unproven(in: [file("Tests/ClientsTests/A.swift", all)]) == [])
        #expect(
            RequirementRules.unproven(in: [file("Tests/TidyTests/A.swift", all)]) == RequirementRules.built
        )
        let near = all.replacing("S0-1 ", with: "S0-19 ")
        #expect(RequirementRules.unproven(in: [file("Tests/ClientsTests/A.swift", near)]) == ["S0-1"])
        let shown = RequirementRules.shown.joined(separator: " ")
        #expect(RequirementRules.unshown(in: [file("Tests/BrowserTests/test_a.py", shown)]) == [])
        #expect(
            RequirementRules.unshown(in: [file("Tests/ClientsTests/A.swift", shown)])
                == RequirementRules.shown
        )
    }
}
