/// One environment variable: what it is called, what it may be, what it is unless somebody sets it.
struct SettingsVariable: Sendable {
    let name: String
    /// Its form or unit: `host:port`, `seconds`.
    let form: String
    /// Its value where it is not set, in the same form; nil for none.
    let fallback: String?
    /// What it does, in a sentence.
    let help: String
    /// Its value is never shown.
    let isSecret: Bool

    init(
        _ name: String,
        _ form: String,
        default fallback: String? = nil,
        secret: Bool = false,
        _ help: String
    ) {
        self.name = name
        self.form = form
        self.fallback = fallback
        self.help = help
        isSecret = secret
    }
}
