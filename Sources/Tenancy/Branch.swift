public import Core
import Postgres

/// A place of a business.
public struct Branch: Hashable, Sendable {
    /// What never changes.
    public let id: BranchID
    /// Its name in addresses, such as `gracia`.
    public let slug: String
    /// What people call it.
    public let name: String
    /// The IANA time zone of its clocks.
    public let timeZone: String
    /// Decides how a phone number without a country code is read.
    public let country: CountryCode
    /// Its number (E.164), if it has one.
    public let phone: String?
    /// Where it is, in words.
    public let address: String?
    /// When it is open.
    public let hours: OpeningHours
    /// It is closed for good; its past stays.
    public let archived: Bool

    /// A branch put together from its parts.
    public init(
        id: BranchID,
        slug: String,
        name: String,
        timeZone: String,
        country: CountryCode,
        phone: String? = nil,
        address: String? = nil,
        hours: OpeningHours = .unknown,
        archived: Bool = false
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.timeZone = timeZone
        self.country = country
        self.phone = phone
        self.address = address
        self.hours = hours
        self.archived = archived
    }
}

extension Branch {
    /// The columns that `init(row:)` reads, in its order.
    static let columns: SQL =
        "id, slug, name, time_zone, country, phone, address, hours, archived_at IS NOT NULL"

    /// Reads a row of `columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        slug = try row.next()
        name = try row.next()
        timeZone = try row.next()
        do {
            country = try CountryCode(row.next(String.self))
        } catch {
            throw Problem.broken(context: "the country of branch \(slug) is no country code")
        }
        phone = try row.next(String?.self)
        address = try row.next(String?.self)
        var reader = OpeningHours.Reader(path: "hours")
        hours = reader.read(try row.next(JSONValue.self))
        archived = try row.next()
    }
}
