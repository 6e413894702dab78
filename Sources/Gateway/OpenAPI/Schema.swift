/// The form of a JSON value, as OpenAPI 3.1 describes it.
public struct Schema: Sendable, Hashable {
    indirect enum Kind: Sendable, Hashable {
        case any
        case string(format: String?, max: Int?, pattern: String?)
        case integer(ClosedRange<Int>?)
        case number
        case boolean
        case choice([String])
        case array(Schema, max: Int?)
        case object(name: String?, [Property])
        case map(Schema)
        case ref(String)
        case file(String)
    }

    /// A field of an object.
    struct Property: Sendable, Hashable {
        let name: String
        let schema: Schema
        let isRequired: Bool
    }

    /// Which fields of an object must be there.
    public enum Requirement: Sendable, Hashable {
        /// All of them, as in answers.
        case all
        /// None of them, as in changes.
        case none
        /// These.
        case only(Set<String>)
        /// All but these.
        case allBut(Set<String>)
    }

    let kind: Kind
    private(set) var isNullable = false
    private(set) var help: String?

    private init(_ kind: Kind) {
        self.kind = kind
    }

    /// A text of at most so many characters.
    public static func string(max: Int? = nil, pattern: String? = nil) -> Schema {
        Schema(.string(format: nil, max: max, pattern: pattern))
    }

    /// A whole number.
    public static func integer(_ bounds: ClosedRange<Int>? = nil) -> Schema {
        Schema(.integer(bounds))
    }

    /// One of these words.
    public static func choice(_ words: [String]) -> Schema {
        Schema(.choice(words))
    }

    /// A list.
    public static func array(_ element: Schema, max: Int? = nil) -> Schema {
        Schema(.array(element, max: max))
    }

    /// An object; a name makes it a component of the document, shared by all that use it.
    ///
    /// Fields that are not named are refused.
    public static func object(
        _ name: String? = nil,
        _ properties: KeyValuePairs<String, Schema>,
        required: Requirement = .all
    ) -> Schema {
        let properties = properties.map { name, schema in
            let isRequired =
                switch required {
                case .all: true
                case .none: false
                case .only(let names): names.contains(name)
                case .allBut(let names): !names.contains(name)
                }
            return Property(name: name, schema: schema, isRequired: isRequired)
        }
        return Schema(.object(name: name, properties))
    }

    /// An object whose fields have any name and all the same form.
    public static func map(_ value: Schema) -> Schema {
        Schema(.map(value))
    }

    /// An object that is described elsewhere under this name; for forms that hold themselves.
    public static func ref(_ name: String) -> Schema {
        Schema(.ref(name))
    }

    /// A file of this type, which is streamed.
    public static func file(_ type: String) -> Schema {
        Schema(.file(type))
    }

    /// A page of a list: `{items, total, next}`.
    public static func page(of item: Schema) -> Schema {
        .object(
            nil,
            [
                "items": .array(item),
                "total": .integer(0...Int(Int32.max)).described("How many there are on all pages."),
                "next": Schema.string().described("The cursor of the next page; null on the last one.")
                    .orNull,
            ]
        )
    }

    /// A decimal number.
    public static let number = Schema(.number)
    /// Yes or no.
    public static let boolean = Schema(.boolean)
    /// Any value.
    public static let any = Schema(.any)
    /// A key.
    public static let id = Schema(.string(format: "uuid", max: nil, pattern: nil))
    /// A moment (RFC 3339).
    public static let instant = Schema(.string(format: "date-time", max: nil, pattern: nil))
    /// A day.
    public static let date = Schema(.string(format: "date", max: nil, pattern: nil))
    /// An email address.
    public static let email = Schema(.string(format: "email", max: 254, pattern: nil))

    /// The same, or null.
    public var orNull: Schema {
        var copy = self
        copy.isNullable = true
        return copy
    }

    /// The same with words about it.
    public func described(_ help: String) -> Schema {
        var copy = self
        copy.help = help
        return copy
    }

    /// The same without what belongs to the place where it is used.
    var plain: Schema {
        Schema(kind)
    }

    var isFile: Bool {
        guard case .file = kind else { return false }
        return true
    }
}
