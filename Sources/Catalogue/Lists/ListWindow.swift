import Core
import FoundationEssentials

/// Which part of a list is wanted.
///
/// The lists of this target are sorted by a number, then by a text, then by the key.
struct ListWindow: Sendable, Hashable {
    /// Where the page before ended.
    struct Place: Sendable, Hashable {
        let number: Int
        let text: String
        let id: UUID
    }

    let limit: Int
    let after: Place?
    /// Which list it is, filters included: a cursor of another one is refused.
    let tag: String

    /// - Parameters:
    ///   - list: the name of the list.
    ///   - filters: what narrows it, and who sees it.
    init(limit: Int, cursor: String?, list: String, filters: [String?]) throws(Problem) {
        let parts = JSONValue.array([.string(list)] + filters.map(JSONValue.optional))
        tag = Cryptography.hex(Array(Cryptography.sha256(Array(parts.text.utf8)).prefix(8)))
        self.limit = limit
        guard let cursor else {
            after = nil
            return
        }
        guard let read = Cursor(cursor), read.tag == tag, read.values.count == 3,
            let number = read.values[0].flatMap({ Int($0) }), let text = read.values[1],
            let id = read.values[2].flatMap({ ID<Never>($0) })
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next, with the same filters."
            )
        }
        after = Place(number: number, text: text, id: id.uuid)
    }

    /// The cursor of the page after a row.
    func cursor(after place: Place) -> String {
        let id = ID<Never>(place.id).description
        return Cursor(values: [String(place.number), place.text, id], tag: tag).description
    }
}
