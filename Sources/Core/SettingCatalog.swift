/// All settings that there are, for reading and changing them by name.
public struct SettingCatalog: Sendable {
    /// The definitions in the order in which they are shown.
    public let definitions: [SettingDefinition]
    private let byKey: [String: SettingDefinition]

    /// A catalog of these definitions; a name may be defined once only.
    public init(_ definitions: [SettingDefinition]) {
        self.definitions = definitions
        byKey = Dictionary(definitions.map { ($0.key, $0) }) { first, _ in
            preconditionFailure("the setting \(first.key) is defined twice")
        }
    }

    /// The definition of a name; nil where there is no such setting.
    public subscript(key: String) -> SettingDefinition? {
        byKey[key]
    }

    /// What is wrong with settings that somebody wants to store; null means back to the default.
    ///
    /// - Parameter preset: the business's; some of its values may be locked.
    public func issues(
        of values: [String: JSONValue],
        forBranch: Bool,
        preset: String? = nil
    ) -> [FieldIssue] {
        values.sorted { $0.key < $1.key }.compactMap { key, value in
            guard let definition = byKey[key] else {
                return FieldIssue(
                    field: String(key.prefix(100)),
                    code: "unknown_setting",
                    message: "There is no such setting."
                )
            }
            if forBranch, !definition.perBranch {
                return FieldIssue(
                    field: key,
                    code: "not_per_branch",
                    message: "Set this for the whole business."
                )
            }
            guard value != .null else { return nil }
            if let preset, definition.lockedPresets.contains(preset), value != definition.presets[preset] {
                return FieldIssue(
                    field: key,
                    code: "locked_by_preset",
                    message: "The preset \(preset) does not let this be changed."
                )
            }
            do throws(ValueIssue) {
                try definition.check(value)
                return nil
            } catch {
                return FieldIssue(field: key, error)
            }
        }
    }

    /// The values that hold for a branch (or, without branch values, for the business).
    public func values(
        preset: String?,
        business: [String: JSONValue] = [:],
        branch: [String: JSONValue] = [:]
    ) -> SettingValues {
        SettingValues(definitions: definitions, preset: preset, business: business, branch: branch)
    }
}
