/// Some of an enumeration's words, as the value of a setting.
public struct ChoiceSet<Choice>: SettingValue, Hashable, ExpressibleByArrayLiteral
where Choice: CaseIterable & RawRepresentable & Hashable & Sendable, Choice.RawValue == String {
    private let choices: Set<Choice>

    /// These words.
    public init(arrayLiteral choices: Choice...) {
        self.choices = Set(choices)
    }

    /// Reads a list of the enumeration's words.
    public init?(setting: JSONValue) {
        guard let elements = setting.arrayValue else { return nil }
        let choices = elements.compactMap { $0.stringValue.flatMap(Choice.init(rawValue:)) }
        guard choices.count == elements.count else { return nil }
        self.choices = Set(choices)
    }

    /// The words in the enumeration's order.
    public var setting: JSONValue {
        .array(Choice.allCases.filter(choices.contains).map { .string($0.rawValue) })
    }

    /// Whether a word is among them.
    public func contains(_ choice: Choice) -> Bool {
        choices.contains(choice)
    }
}
