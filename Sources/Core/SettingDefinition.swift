/// What a setting is called, what it may be and what it is unless somebody changes it.
public struct SettingDefinition: Sendable {
    /// What values a setting may have.
    public enum Kind: Sendable, Hashable {
        /// `true` or `false`.
        case bool
        /// One of these words.
        case choice([String])
        /// Some of these words, at least one and each once.
        case choices([String])
        /// A whole number within bounds.
        case integer(ClosedRange<Int>)
        /// A line of text of at most so many characters.
        case text(max: Int)
        /// An address for mail, or nothing.
        case email
        /// At most so many texts of at most 100 characters.
        case strings(max: Int)
    }

    /// The name: `clients.delete_action`.
    public let key: String
    /// What values it may have.
    public let kind: Kind
    /// The value where nothing else is said.
    public let fallback: JSONValue
    /// The values that presets (`booknetic`, `amelia`) give it.
    public let presets: [String: JSONValue]
    /// The presets whose value cannot be changed.
    public let lockedPresets: Set<String>
    /// What it does, in a sentence.
    public let help: String
    /// Whether a branch may have its own value.
    public let perBranch: Bool

    /// A definition of these parts; its own values must be of its own kind.
    public init(
        key: String,
        kind: Kind,
        fallback: JSONValue,
        presets: [String: JSONValue] = [:],
        lockedPresets: Set<String> = [],
        help: String,
        perBranch: Bool
    ) {
        self.key = key
        self.kind = kind
        self.fallback = fallback
        self.presets = presets
        self.lockedPresets = lockedPresets
        self.help = help
        self.perBranch = perBranch
        precondition(accepts(fallback), "the default of \(key) must be a value of its kind")
        precondition(presets.values.allSatisfy(accepts), "each preset of \(key) must be a value of its kind")
    }

    /// Whether the setting may have this value.
    public func accepts(_ value: JSONValue) -> Bool {
        switch (kind, value) {
        case (.bool, .bool): true
        case (.choice(let choices), .string(let text)): choices.contains(text)
        case (.choices(let choices), .array(let elements)):
            !elements.isEmpty && Set(elements).count == elements.count
                && elements.allSatisfy { element in element.stringValue.map(choices.contains) ?? false }
        case (.integer(let bounds), .number): value.intValue.map(bounds.contains) ?? false
        case (.text(let max), .string(let text)): text.count <= max && !text.hasControlCharacters()
        case (.email, .string(let text)): text.isEmpty || (try? EmailAddress(text)) != nil
        case (.strings(let max), .array(let elements)):
            elements.count <= max
                && elements.allSatisfy { element in
                    element.stringValue.map { $0.count <= 100 && !$0.hasControlCharacters() } ?? false
                }
        default: false
        }
    }

    /// Throws what would be right where the setting may not have this value.
    public func check(_ value: JSONValue) throws(ValueIssue) {
        guard accepts(value) else { throw ValueIssue(code: "invalid_setting", message: expectation) }
    }

    private var expectation: String {
        switch kind {
        case .bool: "Write true or false."
        case .choice(let choices): "Choose one of \(choices.joined(separator: ", "))."
        case .choices(let choices): "Write a list of one or more of \(choices.joined(separator: ", "))."
        case .integer(let bounds): "Write a whole number from \(bounds.lowerBound) to \(bounds.upperBound)."
        case .text(let max): "Write a line of at most \(max) characters."
        case .email: "Write one address for mail, such as hello@example.com, or nothing."
        case .strings(let max): "Write a list of at most \(max) texts of at most 100 characters."
        }
    }
}
