/// A type that settings can have; `String` enumerations conform by declaring it.
public protocol SettingValue: Sendable {
    /// Reads a stored value; nil where it is of another type.
    init?(setting: JSONValue)
    /// The value as it is stored.
    var setting: JSONValue { get }
}

extension SettingValue where Self: RawRepresentable, RawValue == String {
    /// Reads one of the enumeration's words.
    public init?(setting: JSONValue) {
        guard let word = setting.stringValue else { return nil }
        self.init(rawValue: word)
    }

    /// The word.
    public var setting: JSONValue {
        .string(rawValue)
    }
}

extension Bool: SettingValue {
    /// Reads `true` or `false`.
    public init?(setting: JSONValue) {
        guard let value = setting.boolValue else { return nil }
        self = value
    }

    /// `true` or `false`.
    public var setting: JSONValue {
        .bool(self)
    }
}

extension Int: SettingValue {
    /// Reads a whole number.
    public init?(setting: JSONValue) {
        guard let value = setting.intValue else { return nil }
        self = value
    }

    /// The number.
    public var setting: JSONValue {
        .int(self)
    }
}

extension String: SettingValue {
    /// Reads a text.
    public init?(setting: JSONValue) {
        guard let value = setting.stringValue else { return nil }
        self = value
    }

    /// The text.
    public var setting: JSONValue {
        .string(self)
    }
}

extension [String]: SettingValue {
    /// Reads a list of texts.
    public init?(setting: JSONValue) {
        guard let elements = setting.arrayValue else { return nil }
        let texts = elements.compactMap(\.stringValue)
        guard texts.count == elements.count else { return nil }
        self = texts
    }

    /// The texts.
    public var setting: JSONValue {
        .array(map(JSONValue.string))
    }
}
