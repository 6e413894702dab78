import Testing

/// The rules of the house, applied to every file.
@Suite struct `The checkout is tidy` {
    let checkout = Checkout()

    @Test func `its files are found`() throws {
        let paths = try checkout.swiftFiles.map(\.path)
        #expect(paths.contains("Sources/Core/Problem.swift"))
        #expect(paths.contains("Tests/TidyTests/CheckoutTests.swift"))
    }

    @Test func `every folder of sources and tests is a target, so that no test is left out`() throws {
        let package = try checkout.file("Package.swift").text
        let folders = Set(
            try checkout.swiftFiles.map { $0.path.split(separator: "/") }.filter { $0.count > 2 }.map {
                String($0[1])
            }
        )
        #expect(folders.contains("PostgresTests"))
        for folder in folders { #expect(package.contains("name: \"\(folder)\""), "\(folder)") }
    }

    @Test func `targets import leftwards, C from one place, HTTP at the edge`() throws {
        report(try checkout.swiftFiles.flatMap(ImportRules.check))
    }

    @Test func `SQL stands in queries and names its columns`() throws {
        report(try checkout.swiftFiles.flatMap(StatementRules.check))
    }

    @Test func `nothing calls what has a better replacement`() throws {
        report(try checkout.swiftFiles.flatMap(BannedCallRules.check))
    }

    @Test func `files stay short enough to read`() throws {
        report(try checkout.swiftFiles.flatMap(LayoutRules.checkLength))
    }

    @Test func `the top level is what it was agreed to be`() throws {
        report(try LayoutRules.checkTopLevel(checkout.topLevel))
    }

    @Test func `no file names a folder of one machine`() throws {
        let files =
            try checkout.swiftFiles + checkout.files(under: "deploy", ending: "")
            + checkout.files(under: ".ci", ending: "") + checkout.files(under: "migrations", ending: ".sql")
            + ["Package.swift", "README.md", "tenants.example.json"].map(checkout.file)
        report(files.flatMap(LayoutRules.checkPaths))
    }

    @Test func `merged migrations are unedited`() throws {
        let expected = try checkout.file("Tests/TidyTests/Expected/migrations.txt")
        let files = try checkout.files(under: "migrations", ending: ".sql")
        #expect(files.count >= 5)
        report(LayoutRules.checkMigrations(files, expected: expected))
    }

    @Test func `every requirement that is built is named by a test`() throws {
        let unproven = try RequirementRules.unproven(in: checkout.swiftFiles)
        #expect(unproven == [])
        let unshown = try RequirementRules.unshown(in: checkout.files(under: "Tests", ending: ".py"))
        #expect(unshown == [])
    }

    private func report(_ findings: [Finding], _ location: SourceLocation = #_sourceLocation) {
        for finding in findings {
            Issue.record("\(finding)", sourceLocation: location)
        }
    }
}
