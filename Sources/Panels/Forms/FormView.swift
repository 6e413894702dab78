import Core
import Gateway
import Tenancy

/// A form as it is drawn: what stands in its fields and what is wrong with them.
struct FormView: Sendable {
    /// One field.
    struct Field: Sendable {
        var value = ""
        /// A tick is set.
        var isOn = false
        /// What is wrong with it.
        var error: String?
        var options: [Option] = []
    }

    /// A choice of a field.
    struct Option: Sendable {
        let value: String
        let label: String
        var isChosen = false
    }

    /// A line of the summary of what is wrong.
    struct Issue: Sendable {
        let text: String
        /// The input, where the issue is one of a field on this page.
        let input: String?
    }

    let action: String
    let token: String?
    let key: String?
    let revision: String?
    /// By name, with `_` for each dot.
    private(set) var fields: [String: Field]
    private(set) var issues: [Issue] = []
    var hasIssues: Bool { !issues.isEmpty }
    /// The heading of the summary; nil while nothing is wrong.
    private(set) var problem: String?
    private let names: [String]
    private let language: PageLanguage

    /// A form that was not sent yet.
    ///
    /// - Parameters:
    ///   - action: where it is posted to.
    ///   - names: of all of its fields.
    ///   - record: what it edits, as the API answers it; its values stand in the fields of their names.
    ///   - etag: the record's.
    init(
        _ visit: PageVisit,
        to action: String,
        _ names: [String],
        record: JSONValue? = nil,
        etag: String? = nil
    ) {
        self.action = action
        self.names = names
        language = visit.language
        token = visit.token
        revision = etag
        key = etag == nil ? Base64URL.encode(visit.scope.world.randomBytes(16)) : nil
        fields = Dictionary(names.map { (Self.key($0), Self.field($0, of: record)) }) { first, _ in first }
    }

    /// The same form after it was refused: with everything that was typed, and what is wrong beside it.
    ///
    /// - Parameter words: above all fields; the problem's own if not given.
    /// - Throws: the problem itself where another form would not help.
    func refused(
        _ problem: Problem,
        _ typed: FormFields,
        saying words: String? = nil
    ) throws -> FormView {
        guard problem.canBeMended else { throw problem }
        var copy = self
        for name in names { copy.type(typed.all.filter { $0.name == name }.map(\.value), into: name) }
        // What was saved with the old key cannot be saved with it in another way.
        if let key = typed[PageKit.Field.key], problem != .conflict(.idempotencyKeyReused) {
            copy = FormView(copy, key: key, revision: revision)
        }
        for issue in problem.issues {
            let text = issue.text(language)
            let key = Self.key(issue.field)
            if var field = copy.fields[key] {
                field.error = field.error ?? text
                copy.fields[key] = field
                copy.issues.append(Issue(text: text, input: "f-" + key))
            } else {
                copy.issues.append(Issue(text: "\(issue.field): \(text)", input: nil))
            }
        }
        copy.problem = words ?? problem.text(language)
        return copy
    }

    private init(_ other: FormView, key: String, revision: String?) {
        action = other.action
        token = other.token
        self.key = other.key == nil ? nil : key
        self.revision = revision
        fields = other.fields
        issues = other.issues
        problem = other.problem
        names = other.names
        language = other.language
    }

    /// The same with the key that it was given when it was first drawn.
    func keeping(key: String?) -> FormView {
        key.map { FormView(self, key: $0, revision: revision) } ?? self
    }

    /// The same with a value in a field.
    func setting(_ name: String, _ value: String?) -> FormView {
        var copy = self
        copy.type(value.map { [$0] } ?? [], into: name)
        return copy
    }

    /// The same with the choices of a field, of which those with its value are chosen.
    func choices(_ name: String, _ options: [(value: String, label: String)]) -> FormView {
        var copy = self
        let chosen = Set((copy.fields[Self.key(name)]?.options ?? []).filter(\.isChosen).map(\.value))
        let value = copy.fields[Self.key(name)]?.value
        copy.fields[Self.key(name)]?.options = options.map { option in
            Option(
                value: option.value,
                label: option.label,
                isChosen: chosen.contains(option.value) || option.value == value
            )
        }
        return copy
    }

    private mutating func type(_ values: [String], into name: String) {
        let key = Self.key(name)
        guard var field = fields[key] else { return }
        field.value = values.first ?? ""
        field.isOn = values.contains { !$0.isEmpty && $0 != "false" }
        field.options = field.options.map { option in
            Option(value: option.value, label: option.label, isChosen: values.contains(option.value))
        }
        fields[key] = field
    }

    /// The name that templates have for a field.
    static func key(_ name: String) -> String { name.replacing(".", with: "_") }

    private static func field(_ name: String, of record: JSONValue?) -> Field {
        var value = record
        for part in name.split(separator: ".") { value = value?[String(part)] }
        switch value {
        case .string(let text): return Field(value: text, isOn: true)
        case .number(let text): return Field(value: text, isOn: true)
        case .bool(let isOn): return Field(value: isOn ? "true" : "false", isOn: isOn)
        case .array(let elements):
            let texts = elements.compactMap(\.stringValue)
            // Until they get their labels, the chosen values are the choices.
            let options = texts.map { Option(value: $0, label: $0, isChosen: true) }
            return Field(value: texts.joined(separator: ", "), isOn: !texts.isEmpty, options: options)
        default: return Field()
        }
    }
}
