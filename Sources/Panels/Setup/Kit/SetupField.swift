import Core
import Gateway

/// A field of a form that sets something up: how it is drawn, and what it is for the API.
struct SetupField: Sendable {
    enum Kind: Sendable {
        /// An `input` of this type.
        case line(String = "text")
        /// Several lines.
        case area
        /// A whole number.
        case number(ClosedRange<Int>? = nil)
        /// An amount in the smallest unit of the currency, written with its fractions.
        case money(CurrencyCode)
        case tick
        /// One of them.
        case choice([SetupChoice])
        /// Any of them.
        case ticks([SetupChoice])
        /// Words between commas.
        case words
        /// Spans of time between commas: `09:00-14:00, 16:00-20:00`.
        case spans
        /// No field: what the next ones have in common.
        case heading
    }

    let name: String
    let label: String
    let kind: Kind
    var help: String?
    /// Where its value comes from.
    var source: String?
    /// A button that sends the form and takes this field back to its default.
    var reset: String?
    var isRequired = false
    var isWide = false
    var placeholder: String?

    init(_ name: String, _ label: String, _ kind: Kind = .line(), help: String? = nil, required: Bool = false)
    {
        self.name = name
        self.label = label
        self.kind = kind
        self.help = help
        isRequired = required
    }

    /// Over the whole width of the form.
    var wide: SetupField {
        var copy = self
        copy.isWide = true
        return copy
    }

    /// The same with an example in it while it is empty.
    func example(_ text: String) -> SetupField {
        var copy = self
        copy.placeholder = text
        return copy
    }

    /// What the API has of what was typed; nil where the field was not sent.
    func json(_ typed: FormFields) -> JSONValue? {
        switch kind {
        case .heading: return nil
        case .tick: return .bool(typed[name] != nil)
        case .ticks:
            let values = typed.all.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
            return .array(values.map(JSONValue.string))
        case .words, .spans:
            guard let text = typed[name] else { return nil }
            let parts = text.split { $0 == "," || $0 == ";" || $0.isNewline }.map(\.trimmed)
            let words = parts.filter { !$0.isEmpty }
            guard case .spans = kind else { return .array(words.map(JSONValue.string)) }
            return .array(words.map { .string(SetupClock.span($0)) })
        case .number:
            let body = FormBody(typed).integer(name).json
            return Self.value(body, name)
        case .money(let currency):
            return Self.value(FormBody(typed).money(name, currency).json, name)
        case .line, .area, .choice:
            return Self.value(FormBody(typed).text(name).json, name)
        }
    }

    /// What stands in the field for what the API has.
    func text(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text): return text
        case .number(let text):
            guard case .money(let currency) = kind, let amount = Int(text) else { return text }
            return SetupClock.amount(amount, currency)
        case .bool(let isOn): return isOn ? "true" : "false"
        case .array(let elements): return elements.compactMap(\.stringValue).joined(separator: ", ")
        default: return ""
        }
    }

    /// The values of a list of ticks.
    func values(_ value: JSONValue?) -> Set<String> {
        Set((value?.arrayValue ?? []).compactMap { $0.stringValue ?? $0["id"]?.stringValue })
    }

    static func value(_ body: JSONValue?, _ path: String) -> JSONValue? {
        path.split(separator: ".").reduce(body) { value, part in value?[String(part)] }
    }
}

/// A choice of a field.
struct SetupChoice: Sendable {
    let value: String
    let label: String

    init(_ value: String, _ label: String) {
        self.value = value
        self.label = label
    }
}

extension [SetupField] {
    /// The body that the fields are for the API; dots in their names make nested objects unless it is `flat`.
    func body(_ typed: FormFields, flat: Bool = false) -> JSONValue {
        var body: JSONValue = .object([:])
        for field in self {
            guard let value = field.json(typed) else { continue }
            let path = flat ? [field.name] : field.name.split(separator: ".").map(String.init)
            body = body.putting(value, path[...])
        }
        return body
    }
}

extension JSONValue {
    /// The same with a value at a path of members.
    func putting(_ value: JSONValue, _ path: ArraySlice<String>) -> JSONValue {
        guard let first = path.first else { return value }
        var members = objectValue ?? [:]
        members[first] = (members[first] ?? .object([:])).putting(value, path.dropFirst())
        return .object(members)
    }

    /// The same with a value of a member.
    func putting(_ name: String, _ value: JSONValue) -> JSONValue {
        putting(value, [name][...])
    }

    /// The text of a member, empty where there is none.
    func text(_ name: String) -> String {
        self[name]?.stringValue ?? ""
    }

    /// A moment.
    func moment(_ name: String) -> Instant? {
        self[name]?.stringValue.flatMap { Instant(rfc3339: $0) }
    }

    /// The texts of a list, or the identifiers of what is in it.
    func texts(_ name: String) -> [String] {
        (self[name]?.arrayValue ?? []).compactMap { $0.stringValue ?? $0["id"]?.stringValue }
    }
}

/// How hours and amounts are typed.
enum SetupClock {
    /// `9-14` is `09:00-14:00`; what is none stays as it is, and the API says so.
    static func span(_ text: String) -> String {
        let parts = text.replacing("–", with: "-").replacing(" ", with: "").split(separator: "-")
        let times = parts.compactMap { time(String($0)) }
        return parts.count == 2 && times.count == 2 ? times.joined(separator: "-") : text
    }

    /// `9`, `9:30`, `9.30` and `9h30` as `09:30`.
    private static func time(_ text: String) -> String? {
        let parts = text.lowercased().split { ":.h".contains($0) }
        guard (1...2).contains(parts.count), let hour = Int(parts[0]),
            let minute = parts.count == 2 ? Int(parts[1]) : 0, (0...24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return WallTime.clock(hour * 60 + minute)
    }

    /// `1250` as `12.50`.
    static func amount(_ amount: Int, _ currency: CurrencyCode) -> String {
        let unit = currency.minorUnits
        let digits = String(amount)
        guard unit > 0 else { return digits }
        let padded = String(repeating: "0", count: max(0, unit + 1 - digits.utf8.count)) + digits
        return padded.dropLast(unit) + "." + padded.suffix(unit)
    }
}
