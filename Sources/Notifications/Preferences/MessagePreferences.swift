import Core
import Outbox
import Postgres

/// Of what a client wants to hear and how (S2-24); what was never declined is wanted.
struct MessagePreferences: Sendable, Hashable, JSONEncodable {
    /// The ways that there are.
    static let channels = MessageChannel.allCases.map(\.rawValue)

    /// What the client does not want.
    private(set) var declined: Set<Choice>

    /// A kind of message by a way.
    struct Choice: Sendable, Hashable {
        let category: MessageCategory
        let channel: String
    }

    /// Reads the answer of `MessagePreferenceQueries.declined`.
    init(_ rows: Rows) throws {
        let choices: [Choice?] = try rows.map { row in
            let category = MessageCategory(rawValue: try row.next(String.self))
            let channel = try row.next(String.self)
            return category.map { Choice(category: $0, channel: channel) }
        }
        declined = Set(choices.compactMap(\.self))
    }

    /// What they are after a change such as `{"marketing": {"email": false}}`.
    ///
    /// - Throws: `Problem.invalid` for what is no category or no channel.
    func changed(by fields: FieldReader) throws -> MessagePreferences {
        var (after, fields) = (self, fields)
        for category in MessageCategory.allCases where category.canBeSwitchedOff {
            guard var ways = fields.object(category.rawValue).value else { continue }
            for channel in Self.channels {
                let choice = Choice(category: category, channel: channel)
                switch ways.bool(channel) {
                case .set(true): after.declined.remove(choice)
                case .set(false): after.declined.insert(choice)
                case .keep, .clear: break
                }
            }
            fields.adopt(ways)
        }
        try fields.finish()
        return after
    }

    func write(to json: inout JSONWriter) {
        let categories = MessageCategory.allCases.filter(\.canBeSwitchedOff)
        let ways: [(String, JSONValue)] = categories.map { category in
            let choices = Self.channels.map { channel in
                (channel, JSONValue.bool(!declined.contains(Choice(category: category, channel: channel))))
            }
            return (category.rawValue, .object(Dictionary(uniqueKeysWithValues: choices)))
        }
        JSONValue.object(Dictionary(uniqueKeysWithValues: ways)).write(to: &json)
    }
}
