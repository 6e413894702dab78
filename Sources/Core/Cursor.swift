/// Where a page of a list ends and the next one begins, as an opaque text.
///
/// It is not a secret and not signed: whoever reads one passes its values on as parameters only.
public struct Cursor: Hashable, Sendable, CustomStringConvertible {
    /// The sort values of the last row, in the order of the sort; nil for NULL.
    public let values: [String?]
    /// Which list it belongs to: sort, order and filters; a cursor of another list must be refused.
    public let tag: String

    /// A cursor after the row with these sort values.
    public init(values: [String?], tag: String) {
        self.values = values
        self.tag = tag
    }

    /// Reads what `description` wrote; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count <= 4_096, let bytes = Base64URL.decode(text),
            let value = try? JSONValue(parsing: bytes),
            case .array(let parts) = value, case .string(let tag)? = parts.first
        else { return nil }
        var values: [String?] = []
        for part in parts.dropFirst() {
            switch part {
            case .null: values.append(nil)
            case .string(let text): values.append(text)
            default: return nil
            }
        }
        self.init(values: values, tag: tag)
    }

    /// The opaque text.
    public var description: String {
        var json = JSONWriter(reserving: 128)
        json.array { json in
            json.string(tag)
            for value in values {
                json.stringOrNull(value)
            }
        }
        return Base64URL.encode(json.bytes)
    }
}
