/// A JSON value as a tree, for bodies whose fields are not known beforehand.
public enum JSONValue: Sendable, Hashable, JSONEncodable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, in the form in which it was written.
    case number(String)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Fields by their names.
    case object([String: JSONValue])

    /// Reads exactly one value of RFC 8259.
    ///
    /// Refused as malformed, with the place of the fault: nesting deeper than 64, a field given twice, bytes
    /// that are not UTF-8, halves of surrogate pairs, and anything after the value.
    public init(parsing bytes: some Collection<UInt8>) throws(Problem) {
        self = try JSONParser.parse(Array(bytes))
    }

    /// Writes the value; fields come in the order of their names.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .bool(let value): json.bool(value)
        case .number(let raw): json.number(raw)
        case .string(let text): json.string(text)
        case .array(let elements):
            json.beginArray()
            for element in elements { element.write(to: &json) }
            json.endArray()
        case .object(let fields):
            json.beginObject()
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                json.key(escaping: name)
                value.write(to: &json)
            }
            json.endObject()
        }
    }

    /// The value as JSON text.
    public var text: String {
        var json = JSONWriter(reserving: 256)
        write(to: &json)
        return json.text
    }

    /// The text, if it is one.
    public var stringValue: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The whole number, if it is one that fits.
    public var intValue: Int? {
        guard case .number(let raw) = self else { return nil }
        return Int(raw)
    }

    /// Whether it is true, if it is `true` or `false`.
    public var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The elements, if it is a list.
    public var arrayValue: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The fields, if it is an object.
    public var objectValue: [String: JSONValue]? {
        guard case .object(let fields) = self else { return nil }
        return fields
    }

    /// The field of an object; nil where there is none.
    public subscript(name: String) -> JSONValue? {
        objectValue?[name]
    }

    /// A whole number.
    public static func int(_ value: some FixedWidthInteger) -> JSONValue {
        .number(String(value))
    }

    /// A moment, or null.
    public static func instant(_ value: Instant?) -> JSONValue {
        value.map { .string($0.rfc3339) } ?? .null
    }

    /// A text, or null.
    public static func optional(_ value: String?) -> JSONValue {
        value.map(JSONValue.string) ?? .null
    }

    /// A key, or null.
    public static func id<Subject>(_ value: ID<Subject>?) -> JSONValue {
        value.map { .string($0.description) } ?? .null
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) {
        self = .string(value)
    }

    /// `true` or `false`.
    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    /// A whole number.
    public init(integerLiteral value: Int) {
        self = .number(String(value))
    }

    /// `null`.
    public init(nilLiteral: ()) {
        self = .null
    }

    /// A list.
    public init(arrayLiteral elements: JSONValue...) {
        self = .array(elements)
    }

    /// An object.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
