import Core

/// A setting as it is shown: what it is, what it would be by itself, and what it means.
struct Setting: Sendable {
    /// Where the value comes from.
    enum Source: String, Sendable, CaseIterable {
        case branch
        case business
        case fallback = "default"
    }

    let definition: SettingDefinition
    let value: JSONValue
    let fallback: JSONValue
    let source: Source
}

extension Setting: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("key", definition.key)
            json.field("value", value)
            json.field("default", fallback)
            json.field("source", source.rawValue)
            json.field("kind", definition.kind.word)
            switch definition.kind {
            case .choice(let choices), .choices(let choices): json.field("choices", choices)
            case .integer(let bounds):
                json.field("minimum", bounds.lowerBound)
                json.field("maximum", bounds.upperBound)
            case .text(let max): json.field("maximum", max)
            case .strings(let max): json.field("maximum", max)
            case .bool, .email: break
            }
            json.field("per_branch", definition.perBranch)
            json.field("help", definition.help)
        }
    }
}

extension SettingDefinition.Kind {
    /// The word of the API.
    var word: String {
        switch self {
        case .bool: "boolean"
        case .choice: "choice"
        case .choices: "choices"
        case .integer: "integer"
        case .text: "text"
        case .email: "email"
        case .strings: "texts"
        }
    }

    static let words = ["boolean", "choice", "choices", "integer", "text", "email", "texts"]
}
