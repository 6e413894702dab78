import Configuration
import Core

/// Reads variables one by one and gathers what is wrong with them.
struct SettingsReader {
    /// A sentence for each variable that is wrong.
    private(set) var faults: [String] = []
    private let config: ConfigReader

    init(_ config: ConfigReader) {
        self.config = config
    }

    /// The value as it was set, or the default; nil where there is neither.
    ///
    /// An empty one counts as not set.
    func text(_ variable: SettingsVariable) -> String? {
        let parts = variable.name.lowercased().split(separator: "_").map(String.init)
        let set = config.string(forKey: ConfigKey(parts), isSecret: variable.isSecret)?.trimmed
        if let set, !set.isEmpty { return set }
        return variable.fallback.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value as `parse` reads it; nil where it is not set, or wrong.
    ///
    /// - Parameter form: what it should be, such as `a port from 0 to 65535`.
    mutating func value<Value>(
        _ variable: SettingsVariable,
        _ form: String,
        _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(variable) else { return nil }
        guard let value = parse(text) else {
            let shown = variable.isSecret ? "" : ", not '\(text)'"
            faults.append("\(variable.name) must be \(form)\(shown)")
            return nil
        }
        return value
    }

    /// A value that must be set.
    mutating func required(_ variable: SettingsVariable, _ value: String?) -> String {
        if let value { return value }
        faults.append("\(variable.name) is missing: set it to a \(variable.form)")
        return ""
    }

    /// A whole number within bounds.
    mutating func count(_ variable: SettingsVariable, in bounds: ClosedRange<Int>) -> Int {
        let form = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound) (\(variable.form))"
        let number = value(variable, form) { text in Int(text).flatMap { bounds.contains($0) ? $0 : nil } }
        return number ?? bounds.lowerBound
    }

    /// A whole number of seconds within bounds.
    mutating func seconds(_ variable: SettingsVariable, in bounds: ClosedRange<Int>) -> Duration {
        .seconds(count(variable, in: bounds))
    }

    /// `on` or `off`, which may be called `true` and `false`.
    mutating func flag(_ variable: SettingsVariable) -> Bool {
        let words = ["on": true, "true": true, "off": false, "false": false]
        return value(variable, variable.form) { text in words[text.lowercased()] } ?? false
    }
}
