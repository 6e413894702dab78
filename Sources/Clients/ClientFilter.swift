import Core

/// Which clients a list shows.
public struct ClientFilter: Sendable {
    /// Whether archived clients are shown.
    enum Archived: String, Sendable, CaseIterable {
        /// Only those that are not.
        case no = "false"
        /// Only those that are.
        case only = "true"
        /// Both.
        case all
    }

    var search: ClientSearch?
    var branch: BranchID?
    var status: String?
    var marked: Bool?
    var tag: String?
    var archived = Archived.no

    /// Everybody who is not archived.
    public init() {}

    /// Whether every client of the business passes but for being archived.
    var isPlain: Bool {
        search == nil && branch == nil && status == nil && marked == nil && tag == nil
    }

    /// A word that is different for every other filter, so that a cursor of another list is noticed.
    var fingerprint: String {
        let parts: [JSONValue] = [
            search.map { .array($0.terms.map { .string("\($0)") }) } ?? .null,
            .id(branch), .optional(status), marked.map(JSONValue.bool) ?? .null, .optional(tag),
            .string(archived.rawValue),
        ]
        return String(
            Cryptography.hex(Cryptography.sha256(Array(JSONValue.array(parts).text.utf8))).prefix(16)
        )
    }
}
