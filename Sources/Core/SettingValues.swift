/// The settings that hold somewhere: the branch's before the business's before the preset's before the
/// default.
public struct SettingValues: Sendable, Hashable {
    private let stored: [String: JSONValue]
    private let preset: String?

    /// Puts the layers on top of each other.
    ///
    /// Stored values that their definition no longer accepts, and a branch's of settings that are not per
    /// branch, are passed over: what is written is checked on writing, so that reading never fails. So are values of
    /// what the preset locks, which were stored before the business had it.
    public init(
        definitions: [SettingDefinition],
        preset: String? = nil,
        business: [String: JSONValue] = [:],
        branch: [String: JSONValue] = [:]
    ) {
        var stored: [String: JSONValue] = [:]
        for definition in definitions {
            if let preset, definition.lockedPresets.contains(preset) { continue }
            let own = definition.perBranch ? branch[definition.key] : nil
            let candidates = [own, business[definition.key]].compactMap { $0 }
            if let value = candidates.first(where: definition.accepts) {
                stored[definition.key] = value
            }
        }
        self.stored = stored
        self.preset = preset
    }

    /// Nothing stored: every setting has its default.
    public static let defaults = SettingValues(definitions: [])

    /// The value that holds.
    public subscript<Value>(key: SettingKey<Value>) -> Value {
        if let value = stored[key.definition.key].flatMap(Value.init(setting:)) { return value }
        if let preset, let value = key.definition.presets[preset].flatMap(Value.init(setting:)) {
            return value
        }
        return key.fallback
    }

    /// The value that holds, for showing it.
    public func json(_ definition: SettingDefinition) -> JSONValue {
        stored[definition.key] ?? preset.flatMap { definition.presets[$0] } ?? definition.fallback
    }
}
