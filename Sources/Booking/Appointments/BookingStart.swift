public import Core
import Tenancy

/// The start that a body names: a moment with its offset, or a wall time of the branch.
public struct BookingStart: Sendable, Hashable {
    private enum Form: Hashable {
        case wall(WallTime)
        /// A moment, and the wall time and offset that were written.
        case moment(Instant, WallTime, offset: Int)
        /// A moment that is known otherwise.
        case known(Instant)
        /// A time with seconds.
        case offGrid
    }

    private let form: Form

    /// A moment that was not written by anybody.
    init(_ moment: Instant) {
        form = .known(moment)
    }

    /// Reads `2027-03-28T10:00` and `2027-03-28T10:00:00+02:00`.
    public init(_ text: String) throws(ValueIssue) {
        let written = WallTime(iso8601: String(text.prefix(16)))
        if let wall = WallTime(iso8601: text) {
            form = .wall(wall)
        } else if let written, let moment = Instant(rfc3339: text) {
            let offset = written.secondsSince1970 - Int(moment.microseconds / 60_000_000) * 60
            form = moment.microseconds % 60_000_000 == 0 ? .moment(moment, written, offset: offset) : .offGrid
        } else if written != nil, Instant(rfc3339: text + "Z") != nil {
            form = .offGrid
        } else {
            throw .invalid(
                "Write the start as 2027-03-28T10:00 in the branch's time, or with its offset as "
                    + "2027-03-28T10:00:00+02:00."
            )
        }
    }

    /// The moment that is meant at a place.
    ///
    /// - Throws: `Problem.refused` for a time that the clock there jumps over, or shows twice, and for one with seconds.
    func moment(in zone: TimeZoneRules) throws(Problem) -> Instant {
        switch form {
        case .known(let moment):
            return moment
        case .offGrid:
            throw .refused(
                Refusal(
                    .unfit(field: "starts_at"),
                    reason: SlotReason.offGrid.rawValue,
                    detail: "Appointments begin at a whole minute: write the seconds as 00."
                )
            )
        case .wall(let wall):
            switch zone.reading(of: wall) {
            case .once(let moment):
                return moment
            case .never(let jump):
                throw Self.nonexistent(wall, jump, zone)
            case .twice(let first, let second):
                throw .refused(
                    Refusal(
                        .unfit(field: "starts_at"),
                        reason: SlotReason.ambiguousTime.rawValue,
                        detail: "The clock shows \(wall) twice that day: write \(first.rfc3339(in: zone)) or "
                            + "\(second.rfc3339(in: zone))."
                    )
                )
            }
        case .moment(let moment, let written, let offset):
            // The clock jumped over what was written with the place's own offset: nobody there can mean that.
            if case .never(let jump) = zone.reading(of: written) {
                let before = zone.offset(at: jump.adding(.seconds(-1)))
                let after = zone.offset(at: jump)
                if offset == before || offset == after { throw Self.nonexistent(written, jump, zone) }
            }
            return moment
        }
    }

    private static func nonexistent(_ wall: WallTime, _ jump: Instant, _ zone: TimeZoneRules) -> Problem {
        .refused(
            Refusal(
                .unfit(field: "starts_at"),
                reason: SlotReason.nonexistentTime.rawValue,
                detail: "There is no \(wall) there: the clock jumps to \(jump.rfc3339(in: zone)) that day. "
                    + "Choose a time from then on, or before the jump."
            )
        )
    }
}

extension Branch {
    /// The clock of the branch.
    ///
    /// - Throws: `Problem.broken` where the system has lost the rules of a zone that it had.
    var clock: TimeZoneRules {
        get throws(Problem) {
            do throws(ValueIssue) {
                return try TimeZoneRules.named(TimeZoneName(timeZone))
            } catch {
                throw .broken(context: "branch \(slug): \(error.message)")
            }
        }
    }
}
