import Core
import FoundationEssentials

/// A numbered SQL file: `NNNN_noun.sql`.
public struct Migration: Hashable, Sendable {
    /// Whose tables a migration is about.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The directory that all businesses share.
        case directory
        /// The schema of each business.
        case business
    }

    /// Whose tables it is about.
    public let kind: Kind
    /// Its place in the order, from 1.
    public let number: Int
    /// The file's name without number and ending.
    public let name: String
    /// The SHA-256 of the file in hexadecimal digits.
    public let checksum: String
    /// What it does.
    let sql: String

    /// A migration from the content of its file.
    public init(kind: Kind, number: Int, name: String, sql: String) {
        self.kind = kind
        self.number = number
        self.name = name
        self.sql = sql
        checksum = Cryptography.hex(Cryptography.sha256(Array(sql.utf8)))
    }

    /// The file's name below the migrations folder.
    public var file: String {
        "\(kind.rawValue)/\(Self.padded(number))_\(name).sql"
    }

    /// Reads the number and the name from a file's name; nil where it is not `NNNN_noun.sql`.
    static func parse(fileName: String) -> (number: Int, name: String)? {
        guard fileName.hasSuffix(".sql") else { return nil }
        let stem = fileName.dropLast(4)
        let digits = stem.prefix(4)
        let name = stem.dropFirst(5)
        guard digits.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            stem.dropFirst(4).first == "_", !name.isEmpty,
            name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }),
            let number = Int(digits), number > 0
        else { return nil }
        return (number, String(name))
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// All migrations that a program knows, found by listing two folders.
public struct MigrationSet: Sendable {
    /// Those of the directory, in order, numbered from 1 without gaps.
    public let directory: [Migration]
    /// Those of each business, in order, numbered from 1 without gaps.
    public let business: [Migration]

    /// The number of the newest business migration: the version that this program wants schemas to have.
    public var businessVersion: Int { business.count }

    /// A set of migrations; each kind must be numbered from 1 without gaps.
    ///
    /// - Throws: `MigrationFault` naming the first number that is missing or there twice.
    public init(directory: [Migration], business: [Migration]) throws {
        self.directory = try Self.ordered(directory)
        self.business = try Self.ordered(business)
    }

    /// Reads `directory/*.sql` and `business/*.sql` below a folder.
    ///
    /// - Throws: `MigrationFault` naming the file or folder that is wrong.
    public init(folder: String) throws {
        try self.init(
            directory: Self.files(of: .directory, in: folder),
            business: Self.files(of: .business, in: folder)
        )
    }

    /// The migrations of one kind.
    public subscript(kind: Migration.Kind) -> [Migration] {
        switch kind {
        case .directory: directory
        case .business: business
        }
    }

    private static func files(of kind: Migration.Kind, in folder: String) throws -> [Migration] {
        let path = "\(folder)/\(kind.rawValue)"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw MigrationFault("There is no readable folder of migrations at \(path).")
        }
        let found = try names.filter { $0.hasSuffix(".sql") && !$0.hasPrefix(".") }.sorted().map { fileName in
            guard let (number, name) = Migration.parse(fileName: fileName) else {
                throw MigrationFault(
                    "\(path)/\(fileName) is not named like a migration: NNNN_noun.sql, small letters, digits and _."
                )
            }
            guard let content = FileManager.default.contents(atPath: "\(path)/\(fileName)"),
                let sql = String(validating: content, as: UTF8.self)
            else {
                throw MigrationFault("\(path)/\(fileName) cannot be read as UTF-8 text.")
            }
            return Migration(kind: kind, number: number, name: name, sql: sql)
        }
        guard !found.isEmpty else { throw MigrationFault("There are no migrations in \(path).") }
        return found
    }

    private static func ordered(_ migrations: [Migration]) throws -> [Migration] {
        let sorted = migrations.sorted { ($0.number, $0.name) < ($1.number, $1.name) }
        for (index, migration) in sorted.enumerated() where migration.number != index + 1 {
            let what =
                migration.number <= index ? "its number is taken twice" : "number \(index + 1) is missing"
            throw MigrationFault("The migration \(migration.file) does not fit: \(what).")
        }
        return sorted
    }
}

/// Why migrations were not run, in one sentence for the operator.
public struct MigrationFault: Error, Hashable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    init(_ sentence: String) {
        description = sentence
    }
}
