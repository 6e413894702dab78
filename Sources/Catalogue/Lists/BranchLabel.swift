import Core
import Postgres

/// A branch as other records name it.
struct BranchLabel: Sendable, Hashable, JSONEncodable {
    let id: BranchID
    let slug: String

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("slug", slug)
        }
    }

    /// Reads two columns: the keys and the slugs, in one order.
    static func list(_ row: inout RowReader) throws -> [BranchLabel] {
        let ids = try row.next([BranchID].self)
        let slugs = try row.next([String].self)
        return zip(ids, slugs).map(BranchLabel.init)
    }
}
