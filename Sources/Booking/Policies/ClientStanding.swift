import Core
import Postgres

/// What is known of whoever wants to book, as far as it decides what they may book.
struct ClientStanding: Sendable, Hashable {
    /// One client; a visitor may be several, or none yet.
    struct Person: Sendable, Hashable {
        let status: String
        var tags: [String] = []
        var blocklist: Blocklist?
    }

    /// Why somebody cannot book online (S2-4, R-19).
    struct Blocklist: Sendable, Hashable {
        let reason: String?
        /// From then on it no longer holds.
        let until: Instant?
    }

    /// A visit that counts: neither cancelled nor rejected.
    struct Booking: Sendable, Hashable {
        let start: Instant
        var isNoShow = false
        /// Not by staff.
        var isOnline = true
    }

    /// One of the wished services, which a client is not to get (S2-22).
    struct Unwanted: Sendable, Hashable {
        let service: ServiceID
        let name: String
        let comment: String?
    }

    var isVisitor = false
    var people: [Person] = []
    var bookings: [Booking] = []
    var unwanted: [Unwanted] = []
    /// Those for the branch and the wished services; whom they are for is decided by `BookingRules`.
    var policies: [BookingPolicy] = []

    /// No-shows that are not forgotten yet.
    func noShows(now: Instant, _ settings: SettingValues) -> Int {
        let since = now.adding(.seconds(-86_400 * settings[BookingSettings.noShowDays]))
        return bookings.count { $0.isNoShow && $0.start > since }
    }
}

extension ClientStanding {
    /// Reads the answers of `ClientStandingQueries.statements`.
    init(_ answers: ArraySlice<Rows>, _ subject: PolicySubject) throws {
        precondition(answers.count == ClientStandingQueries.count, "each statement has an answer")
        let answers = Array(answers)
        isVisitor = subject.isVisitor
        people = try answers[0].map(Person.init(row:))
        bookings = try answers[1].map { row in
            Booking(start: try row.next(), isNoShow: try row.next(), isOnline: try row.next())
        }
        unwanted = try answers[2].map { row in
            Unwanted(service: try row.next(), name: try row.next(), comment: try row.next(String?.self))
        }
        policies = try answers[3].map(BookingPolicy.init(row:))
    }
}

extension ClientStanding.Person {
    init(row: inout RowReader) throws {
        status = try row.next()
        tags = try row.next()
        let isBlocked = try row.next(Bool.self)
        let (reason, until) = (try row.next(String?.self), try row.next(Instant?.self))
        blocklist = isBlocked ? ClientStanding.Blocklist(reason: reason, until: until) : nil
    }
}
