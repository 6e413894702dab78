public import Core

/// The businesses that an operator wants, read from the JSON file of `foyer business apply`.
public struct BusinessesFile: Sendable, Hashable {
    /// The presets that a business may start with.
    public static let presets = ["amelia", "booknetic", "inflo"]
    /// So many businesses may stand in one file.
    public static let limit = 10_000

    /// The businesses, in the order of the file.
    public let businesses: [BusinessPlan]

    /// Reads a file as a whole: either nothing is wrong with it, or everything that is wrong is told at once.
    ///
    /// - Parameters:
    ///   - settings: every setting that there is.
    ///   - baseDomain: under which no business may take another one's host.
    /// - Throws: `Problem.malformed` where it is no JSON, `Problem.invalid` with paths such as
    ///   `businesses[1].branches[0].time_zone`.
    public init(
        parsing bytes: some Collection<UInt8>,
        settings: SettingCatalog,
        baseDomain: String
    ) throws(Problem) {
        var root = try FieldReader(JSONValue(parsing: bytes))
        let entries = root.required(root.objects("businesses", maxCount: Self.limit), "businesses") ?? []
        let readers = entries.enumerated().map { index, fields in
            var reader = BusinessPlanReader(
                fields,
                path: "businesses.\(index)",
                settings: settings,
                baseDomain: baseDomain
            )
            reader.read()
            return reader
        }
        for reader in readers { root.adopt(reader.fields) }
        Self.refuseRepeated(readers.map(\.namedSlug), "slug", in: &root)
        Self.refuseRepeated(readers.flatMap(\.namedHosts), "host", in: &root)
        do {
            try root.finish()
        } catch {
            throw .invalid(error.issues.map(Self.bracketed))
        }
        businesses = readers.compactMap(\.plan)
    }

    /// A value that may stand in the file once, and where it stands.
    struct Named {
        let path: String
        let value: String?
    }

    private static func refuseRepeated(_ values: [Named], _ noun: String, in root: inout FieldReader) {
        var seen: Set<String> = []
        for named in values {
            guard let value = named.value, !seen.insert(value).inserted else { continue }
            root.add(
                FieldIssue(
                    field: named.path,
                    code: "duplicate",
                    message:
                        "Another business of this file has the same \(noun); each \(noun) may stand here once."
                )
            )
        }
    }

    /// `businesses.1.branches.0.slug` → `businesses[1].branches[0].slug`.
    private static func bracketed(_ issue: FieldIssue) -> FieldIssue {
        let path = issue.field.split(separator: ".", omittingEmptySubsequences: false).reduce(into: "") {
            path,
            part in
            if !part.isEmpty, part.allSatisfy({ $0.isASCII && $0.isNumber }) {
                path += "[\(part)]"
            } else {
                path += path.isEmpty ? part : ".\(part)"
            }
        }
        return FieldIssue(field: path, code: issue.code, message: issue.message)
    }
}
