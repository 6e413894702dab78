import FoundationEssentials
import TestKit
import Testing

@testable import Core
@testable import Tenancy

@Suite struct `Finding migrations` {
    @Test(arguments: [
        ("0001_branch.sql", 1, "branch"), ("0042_two_words.sql", 42, "two_words"),
        ("9999_x1.sql", 9_999, "x1"),
    ])
    func `a file's name gives number and noun`(file: String, number: Int, name: String) throws {
        let parsed = try #require(Migration.parse(fileName: file))
        #expect(parsed.number == number)
        #expect(parsed.name == name)
    }

    @Test(arguments: [
        "1_branch.sql", "00001_branch.sql", "0001-branch.sql", "0001_.sql", "0001_Branch.sql",
        "0000_branch.sql",
        "0001_branch.txt", "0001_branch .sql", "٠٠٠١_branch.sql", "0001.sql",
    ])
    func `another name is no migration`(file: String) {
        #expect(Migration.parse(fileName: file) == nil)
    }

    @Test func `the files of this checkout are numbered without gaps`() throws {
        let migrations = try MigrationSet(folder: Checkout.root + "/migrations")
        #expect(migrations.businessVersion >= 4)
        #expect(migrations.business.map(\.number) == Array(1...migrations.businessVersion))
        #expect(migrations.directory.first?.file == "directory/0001_directory.sql")
        #expect(migrations.directory.allSatisfy { $0.checksum.count == 64 })
    }

    @Test func `gaps and doubles are refused by name`() throws {
        let one = Migration(kind: .business, number: 1, name: "one", sql: "")
        let two = Migration(kind: .business, number: 2, name: "two", sql: "")
        let other = Migration(kind: .business, number: 2, name: "other", sql: "")
        let three = Migration(kind: .business, number: 3, name: "three", sql: "")
        #expect(try MigrationSet(directory: [], business: [two, one]).business == [one, two])
        let gap = #expect(throws: MigrationFault.self) {
            try MigrationSet(directory: [], business: [one, three])
        }
        #expect(gap?.description.contains("business/0003_three.sql") == true)
        #expect(gap?.description.contains("number 2 is missing") == true)
        let double = #expect(throws: MigrationFault.self) {
            try MigrationSet(directory: [], business: [one, two, other, three])
        }
        #expect(double?.description.contains("number is taken twice") == true)
    }

    @Test func `a folder that is missing, or a file that is misnamed, is told`() throws {
        let missing = #expect(throws: MigrationFault.self) { try MigrationSet(folder: "/nonexistent") }
        #expect(missing?.description.contains("/nonexistent/directory") == true)
        let folder = FileManager.default.temporaryDirectory.path + "/foyer-\(ID<Migration>.make(.system))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for kind in ["directory", "business"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(kind)",
                withIntermediateDirectories: true
            )
        }
        for file in ["directory/0001_a.sql", "directory/README", "business/0001_a.sql", "business/2_b.sql"] {
            _ = FileManager.default.createFile(atPath: "\(folder)/\(file)", contents: Data("SELECT 1".utf8))
        }
        let misnamed = #expect(throws: MigrationFault.self) { try MigrationSet(folder: folder) }
        #expect(misnamed?.description.contains("business/2_b.sql") == true)
    }
}

@Suite struct `Names of roles and schemas` {
    @Test func `a schema's name is chance alone`() {
        let zeros = World(now: World.system.now, randomBytes: { Array(repeating: 0, count: $0) })
        let ones = World(now: World.system.now, randomBytes: { Array(repeating: 255, count: $0) })
        #expect(BusinessSchema.name(zeros) == "b_aaaaaaaaaaaaaaaa")
        #expect(BusinessSchema.name(ones) == "b_7777777777777777")
        let name = BusinessSchema.name(.system)
        #expect(name.count == BusinessSchema.nameLength)
        #expect(name.wholeMatch(of: /b_[a-z2-7]{16}/) != nil)
        #expect(name != BusinessSchema.name(.system))
    }

    @Test func `roles are named after the database`() {
        let roles = RoleNames(database: "foyer")
        #expect(roles.owner == "foyer_owner")
        #expect(roles.server == "foyer_server")
        #expect(roles.business(schema: "b_abc") == "foyer_b_abc")
    }

    /// The example of RFC 7677, whose server signature follows from the stored and the server key.
    @Test func `a password is stored as SCRAM wants it`() throws {
        let salt: [UInt8] = [
            0x5B, 0x6D, 0x99, 0x68, 0x9D, 0x12, 0x35, 0x8E, 0xEC, 0xA0, 0x4B, 0x14, 0x12, 0x36, 0xFA, 0x81,
        ]
        #expect(
            ScramVerifier(password: "pencil", salt: salt).text
                == "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY="
                + ":wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
        )
    }
}
