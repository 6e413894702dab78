import Core
import FoundationEssentials

/// Where a page of a list by time ends.
struct TimeCursor: Sendable, Hashable {
    let time: Instant
    /// Decides between equal times.
    let id: UUID
}

extension TimeCursor {
    /// Reads a cursor that the list of this tag gave out.
    ///
    /// - Throws: `Problem.invalid` at `cursor`.
    init(_ text: String, tag: String) throws(Problem) {
        guard let cursor = Cursor(text), cursor.tag == tag, cursor.values.count == 2,
            let time = cursor.values[0].flatMap(Instant.init(rfc3339:)),
            let id = cursor.values[1].flatMap({ ID<Never>($0) })
        else { throw .badCursor }
        self.init(time: time, id: id.uuid)
    }

    /// The opaque text.
    func text(tag: String) -> String {
        Cursor(values: [time.rfc3339, ID<Never>(id).description], tag: tag).description
    }
}

extension Problem {
    /// The cursor belongs to another list, or to none.
    static let badCursor = Problem.invalid(
        field: "cursor",
        code: "invalid",
        message: "Send the cursor that the list gave as next, with the same search, filters, sort and order."
    )
}
