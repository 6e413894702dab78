/// A setting with the type of its value; a slice declares its own as constants.
///
/// ```swift
/// enum ClientSettings {
///     static let deleteAction = SettingKey<DeleteAction>(
///         "clients.delete_action", default: .archive, help: "What deleting a client does.")
/// }
/// let action = settings[ClientSettings.deleteAction]
/// ```
public struct SettingKey<Value: SettingValue>: Sendable {
    /// Name, kind, default, presets and help.
    public let definition: SettingDefinition
    /// The value where nothing else is said.
    public let fallback: Value

    /// A setting of a kind that the value's type does not say by itself.
    public init(
        _ key: String,
        _ kind: SettingDefinition.Kind,
        default fallback: Value,
        presets: [String: Value] = [:],
        lockedPresets: Set<String> = [],
        perBranch: Bool = true,
        help: String
    ) {
        self.fallback = fallback
        definition = SettingDefinition(
            key: key,
            kind: kind,
            fallback: fallback.setting,
            presets: presets.mapValues(\.setting),
            lockedPresets: lockedPresets,
            help: help,
            perBranch: perBranch
        )
    }
}

extension SettingKey where Value == Bool {
    /// A setting that is on or off.
    public init(
        _ key: String,
        default fallback: Bool,
        presets: [String: Bool] = [:],
        perBranch: Bool = true,
        help: String
    ) {
        self.init(key, .bool, default: fallback, presets: presets, perBranch: perBranch, help: help)
    }
}

extension SettingKey where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// A setting that is one of an enumeration's words.
    public init(
        _ key: String,
        default fallback: Value,
        presets: [String: Value] = [:],
        lockedPresets: Set<String> = [],
        perBranch: Bool = true,
        help: String
    ) {
        let choices = Value.allCases.map(\.rawValue)
        self.init(
            key,
            .choice(choices),
            default: fallback,
            presets: presets,
            lockedPresets: lockedPresets,
            perBranch: perBranch,
            help: help
        )
    }
}

extension SettingKey {
    /// A setting that is some of an enumeration's words.
    public init<Choice>(
        _ key: String,
        default fallback: ChoiceSet<Choice>,
        presets: [String: ChoiceSet<Choice>] = [:],
        perBranch: Bool = true,
        help: String
    ) where Value == ChoiceSet<Choice> {
        let choices = Choice.allCases.map(\.rawValue)
        self.init(
            key,
            .choices(choices),
            default: fallback,
            presets: presets,
            perBranch: perBranch,
            help: help
        )
    }
}
