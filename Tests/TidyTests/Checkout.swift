import FoundationEssentials

/// A file of the checkout by its path from the top.
struct SourceFile {
    let path: String
    let text: String

    /// The last part of the path, without `.swift`.
    var stem: String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".swift") ? String(name.dropLast(6)) : name
    }

    /// The target under `Sources/` that the file belongs to.
    var target: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
}

/// What a rule found: where, and what to do instead.
struct Finding: Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    let message: String

    var description: String { "\(path):\(line): \(message)" }
}

/// The checkout that this test was built from.
struct Checkout {
    let root: String

    init(from file: String = #filePath) {
        root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    }

    var topLevel: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: root) }
    }

    /// The files under a folder whose names end so, sorted by path.
    func files(under folder: String, ending: String) throws -> [SourceFile] {
        let manager = FileManager.default
        guard manager.fileExists(atPath: "\(root)/\(folder)") else { return [] }
        return try manager.subpathsOfDirectory(atPath: "\(root)/\(folder)")
            .filter { $0.hasSuffix(ending) }
            .sorted()
            .map { try file("\(folder)/\($0)") }
    }

    func file(_ path: String) throws -> SourceFile {
        let text = try String(contentsOf: URL(filePath: "\(root)/\(path)"), encoding: .utf8)
        return SourceFile(path: path, text: text)
    }

    var swiftFiles: [SourceFile] {
        get throws { try files(under: "Sources", ending: ".swift") + files(under: "Tests", ending: ".swift") }
    }
}

/// Every place where a pattern matches, by line number.
func lines(of text: String, matching pattern: some RegexComponent) -> [Int] {
    var found: [Int] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.contains(pattern) {
        found.append(index + 1)
    }
    return found
}
