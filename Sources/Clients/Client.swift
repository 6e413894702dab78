public import Core
import Postgres

/// The record of a person served, as it stands in the table.
public struct Client: Sendable {
    /// The key.
    public let id: ClientID
    /// `#1042`: outlives the personal data.
    public let number: Int64
    /// What people wrote.
    let details: ClientDetails
    let archivedAt: Instant?
    let erasedAt: Instant?
    /// Grows with every change; the ETag.
    let revision: Int64

    /// Reads the columns of `ClientQueries.client`.
    init(row: inout RowReader) throws {
        id = try row.next()
        number = try row.next()
        archivedAt = try row.next(Instant?.self)
        erasedAt = try row.next(Instant?.self)
        revision = try row.next()
        details = try ClientDetails(row: &row)
    }

    /// What every page calls a client: the name, and of erased clients the number.
    static func displayName(number: Int64, first: String?, middle: String?, last: String?) -> String {
        guard let first else { return "#\(number)" }
        var name = first
        if let middle { name += " \(middle)" }
        if let last { name += " \(last)" }
        return name
    }
}
