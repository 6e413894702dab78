import Core
import Tenancy

/// How values of a client read on a page.
struct ClientWords: Sendable {
    /// A note in a list is only begun.
    private static let shortLength = 90

    let visit: PageVisit
    let format: LocalFormat

    init(_ visit: PageVisit) throws {
        self.visit = visit
        format = try visit.format()
    }

    /// A gender of the business's list, which may have words of its own.
    func gender(_ word: String) -> String {
        switch word {
        case "female": visit(.clientFemale)
        case "male": visit(.clientMale)
        case "non_binary": visit(.clientNonBinary)
        case "undisclosed": visit(.clientUndisclosed)
        default: word
        }
    }

    func status(_ word: String) -> String {
        switch word {
        case "lead": visit(.clientStatusLead)
        case "active": visit(.clientStatusActive)
        case "inactive": visit(.clientStatusInactive)
        default: word
        }
    }

    func documentType(_ word: String) -> String {
        switch word {
        case "passport": visit(.clientPassport)
        case "other": visit(.clientOther)
        default: word.uppercased()
        }
    }

    func language(_ tag: String) -> String {
        (try? LanguageTag(tag)).flatMap { Language(rawValue: $0.language) }?.ownName ?? tag
    }

    func branch(_ id: String) -> String {
        visit.scope.profile.branches.first { $0.id.description == id }?.name ?? ""
    }

    /// The day of a moment.
    func moment(_ text: String) -> String {
        Instant(rfc3339: text).map { format.shortDay(format.zone.wall(at: $0).date) } ?? text
    }

    /// Day and time of a moment.
    func momentAndTime(_ text: String) -> String {
        guard let moment = Instant(rfc3339: text) else { return text }
        return "\(format.shortDay(format.zone.wall(at: moment).date)), \(format.time(moment))"
    }

    func day(_ text: String) -> String {
        CalendarDate(iso8601: text).map(format.shortDay) ?? text
    }

    func decimal(_ text: String) -> String {
        visit.language == .en ? text : text.replacing(".", with: ",")
    }

    func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > Self.shortLength ? line.prefix(Self.shortLength) + "…" : line
    }
}
