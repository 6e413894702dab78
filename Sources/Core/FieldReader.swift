/// Reads one JSON object and gathers every issue, so that a refused body names them all at once.
public struct FieldReader: Sendable {
    private let fields: [String: JSONValue]
    private let prefix: String
    private var known: Set<String> = []

    /// What is wrong so far.
    public private(set) var issues: [FieldIssue] = []

    /// Reads an object; anything else is malformed.
    ///
    /// The prefix (`document`) stands before the names in issues.
    public init(_ value: JSONValue, prefix: String = "") throws(Problem) {
        guard case .object(let fields) = value else {
            throw .malformed("The body should be a JSON object.")
        }
        self.init(fields: fields, prefix: prefix)
    }

    private init(fields: [String: JSONValue], prefix: String) {
        self.fields = fields
        self.prefix = prefix
    }

    /// A line of text; blanks around it are dropped, and nothing but blanks clears the field.
    public mutating func text(_ name: String, max: Int) -> Change<String> {
        text(name, max: max, lines: false)
    }

    /// A text; with `lines`, line breaks and tabs may be in it.
    public mutating func text(_ name: String, max: Int, lines: Bool) -> Change<String> {
        take(name, "Write a text.") { value throws(ValueIssue) in
            guard let text = value.stringValue else { return nil }
            return try Self.checked(text, max: max, lines: lines)
        }
    }

    /// A text that is taken as it is, blanks included, such as a password.
    public mutating func secret(_ name: String, max: Int) -> Change<String> {
        take(name, "Write a text.") { value throws(ValueIssue) in
            guard let text = value.stringValue else { return nil }
            guard text.utf8.count <= max else { throw .tooLong(max) }
            return text.isEmpty ? .clear : .set(text)
        }
    }

    /// `true` or `false`.
    public mutating func bool(_ name: String) -> Change<Bool> {
        take(name, "Write true or false.") { value throws(ValueIssue) in value.boolValue.map(Change.set) }
    }

    /// A whole number within bounds.
    public mutating func integer(_ name: String, in bounds: ClosedRange<Int>) -> Change<Int> {
        let issue = "Write a whole number from \(bounds.lowerBound) to \(bounds.upperBound)."
        return take(name, issue) { value throws(ValueIssue) in
            guard let number = value.intValue else { return nil }
            guard bounds.contains(number) else { throw ValueIssue(code: "out_of_range", message: issue) }
            return .set(number)
        }
    }

    /// A decimal number within bounds, with at most so many digits after the point.
    public mutating func decimal(
        _ name: String,
        in bounds: ClosedRange<DecimalNumber>,
        scale: Int
    ) -> Change<DecimalNumber> {
        let range = "from \(bounds.lowerBound) to \(bounds.upperBound)"
        let issue = "Write a number \(range) with at most \(scale) digits after the point."
        return take(name, issue) { value throws(ValueIssue) in
            guard case .number(let raw) = value, let number = DecimalNumber(raw) else { return nil }
            guard bounds.contains(number), number.scale <= scale else {
                throw ValueIssue(code: "out_of_range", message: issue)
            }
            return .set(number)
        }
    }

    /// A day as `2026-11-23`.
    public mutating func date(_ name: String) -> Change<CalendarDate> {
        value(name) { text throws(ValueIssue) in
            guard let date = CalendarDate(iso8601: text) else {
                throw .invalid("Write a day of the calendar as 2026-11-23.")
            }
            return date
        }
    }

    /// A moment as RFC 3339 with its offset.
    public mutating func instant(_ name: String) -> Change<Instant> {
        value(name) { text throws(ValueIssue) in
            guard let instant = Instant(rfc3339: text) else {
                throw .invalid("Write a time with its offset, such as 2026-11-23T10:00:00+01:00.")
            }
            return instant
        }
    }

    /// One of several words.
    public mutating func choice(_ name: String, of choices: [String]) -> Change<String> {
        value(name) { text throws(ValueIssue) in
            guard choices.contains(text) else {
                throw ValueIssue(
                    code: "invalid_choice",
                    message: "Choose one of \(choices.joined(separator: ", "))."
                )
            }
            return text
        }
    }

    /// A list of texts; empty ones are dropped, repeated ones kept once.
    public mutating func strings(_ name: String, maxCount: Int, maxLength: Int) -> Change<[String]> {
        take(name, "Write a list of texts.") { value throws(ValueIssue) in
            guard let elements = value.arrayValue else { return nil }
            guard elements.count <= maxCount else {
                throw ValueIssue(code: "too_many", message: "Write at most \(maxCount) texts.")
            }
            var texts: [String] = []
            for element in elements {
                guard let text = element.stringValue else { return nil }
                if case .set(let text) = try Self.checked(text, max: maxLength, lines: false),
                    !texts.contains(text)
                {
                    texts.append(text)
                }
            }
            return .set(texts)
        }
    }

    /// A key.
    public mutating func id<Subject>(_ name: String) -> Change<ID<Subject>> {
        value(name) { text throws(ValueIssue) in
            guard let id = ID<Subject>(text) else { throw .invalid("Write an id as it was given out.") }
            return id
        }
    }

    /// A list of keys; repeated ones are kept once.
    public mutating func ids<Subject>(_ name: String, maxCount: Int) -> Change<[ID<Subject>]> {
        take(name, "Write a list of ids as they were given out.") { value throws(ValueIssue) in
            guard let elements = value.arrayValue else { return nil }
            guard elements.count <= maxCount else {
                throw ValueIssue(code: "too_many", message: "Write at most \(maxCount) ids.")
            }
            var seen: Set<ID<Subject>> = []
            var ids: [ID<Subject>] = []
            for element in elements {
                guard let id = element.stringValue.flatMap(ID<Subject>.init) else { return nil }
                if seen.insert(id).inserted { ids.append(id) }
            }
            return .set(ids)
        }
    }

    /// A text that a value's own parsing reads; nothing but blanks clears the field.
    public mutating func value<Value>(
        _ name: String,
        _ parse: (String) throws(ValueIssue) -> Value
    ) -> Change<Value> {
        take(name, "Write a text.") { value throws(ValueIssue) in
            guard let text = value.stringValue?.trimmed else { return nil }
            return text.isEmpty ? .clear : .set(try parse(text))
        }
    }

    /// An object; hand its reader back with `adopt` when it is read.
    public mutating func object(_ name: String) -> Change<FieldReader> {
        let prefix = path(name)
        return take(name, "Write an object.") { value throws(ValueIssue) in
            value.objectValue.map { .set(FieldReader(fields: $0, prefix: prefix)) }
        }
    }

    /// A list of objects; hand their readers back with `adopt` when they are read.
    public mutating func objects(_ name: String, maxCount: Int) -> Change<[FieldReader]> {
        let prefix = path(name)
        return take(name, "Write a list of objects.") { value throws(ValueIssue) in
            guard let elements = value.arrayValue else { return nil }
            guard elements.count <= maxCount else {
                throw ValueIssue(code: "too_many", message: "Write at most \(maxCount) objects.")
            }
            var readers: [FieldReader] = []
            for (index, element) in elements.enumerated() {
                guard let fields = element.objectValue else { return nil }
                readers.append(FieldReader(fields: fields, prefix: "\(prefix).\(index)"))
            }
            return .set(readers)
        }
    }

    /// The field as it stands; nil where it is not there.
    public mutating func raw(_ name: String) -> JSONValue? {
        known.insert(name)
        return fields[name]
    }

    /// The names of all fields that are there.
    public var names: [String] {
        fields.keys.sorted()
    }

    /// The value of a field that must be there; adds the issue `required` where it is missing or empty.
    public mutating func required<Value>(_ change: Change<Value>, _ name: String) -> Value? {
        if let value = change.value { return value }
        let path = path(name)
        if !issues.contains(where: { $0.field == path }) {
            issues.append(FieldIssue(field: path, .required))
        }
        return nil
    }

    /// Adds an issue whose field is named in full.
    public mutating func add(_ issue: FieldIssue) {
        issues.append(issue)
    }

    /// Adds an issue at a field of this object.
    public mutating func add(_ name: String, _ issue: ValueIssue) {
        issues.append(FieldIssue(field: path(name), issue))
    }

    /// Takes over what is wrong with a nested object, fields that nobody knows included.
    public mutating func adopt(_ other: FieldReader) {
        issues += other.issues + other.unknownFields
    }

    /// Ends the reading: throws every issue, and fields that nobody asked for are issues too.
    public mutating func finish() throws(Problem) {
        issues += unknownFields
        guard issues.isEmpty else { throw .invalid(issues) }
    }

    private static let unknownFieldsMax = 20

    private var unknownFields: [FieldIssue] {
        fields.keys.filter { !known.contains($0) }.sorted().prefix(Self.unknownFieldsMax).map { name in
            FieldIssue(
                field: path(String(name.prefix(60))),
                code: "unknown_field",
                message: "There is no such field here; leave it out."
            )
        }
    }

    private func path(_ name: String) -> String {
        prefix.isEmpty ? name : "\(prefix).\(name)"
    }

    /// The change that a field means; `read` gives nil for a value of the wrong type.
    private mutating func take<Value>(
        _ name: String,
        _ expectation: String,
        _ read: (JSONValue) throws(ValueIssue) -> Change<Value>?
    ) -> Change<Value> {
        known.insert(name)
        guard let value = fields[name] else { return .keep }
        if value == .null { return .clear }
        do {
            if let change = try read(value) { return change }
            issues.append(FieldIssue(field: path(name), code: "wrong_type", message: expectation))
        } catch {
            issues.append(FieldIssue(field: path(name), error))
        }
        return .keep
    }

    private static func checked(_ text: String, max: Int, lines: Bool) throws(ValueIssue) -> Change<String> {
        let text = text.trimmed.composed
        guard !text.isEmpty else { return .clear }
        guard !text.hasControlCharacters(lines: lines) else {
            throw .invalid(
                lines ? "Write no control characters." : "Write one line, without control characters."
            )
        }
        // Bytes are limited too: one character may be a base with any number of marks.
        guard text.count <= max, text.utf8.count <= 8 * max else { throw .tooLong(max) }
        return .set(text)
    }
}
