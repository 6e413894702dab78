import Core

/// Writes schemas and gathers those with a name, each once.
struct SchemaComponents {
    private var named: [(name: String, json: [UInt8])] = []
    private var seen: [String: Schema] = [:]

    /// What every error looks like.
    static let problem = Schema.object(
        "Problem",
        [
            "type": Schema.string().described("A stable slug, such as not-found."),
            "title": .string(),
            "status": .integer(400...599),
            "detail": .string(),
            "request_id": Schema.string().described("Names the request in the server's log."),
            "errors": .array(
                .object(
                    "FieldIssue",
                    [
                        "field": Schema.string().described("The path of the field, such as document.number."),
                        "code": .string(), "message": .string(),
                    ]
                )
            ),
        ],
        required: .only(["type", "title", "status"])
    )

    init() {
        var unused = JSONWriter(reserving: 64)
        write(Self.problem, to: &unused)
    }

    /// The named ones as one object.
    var bytes: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        for component in named.sorted(by: { $0.name < $1.name }) {
            json.key(escaping: component.name)
            json.raw(component.json)
        }
        json.endObject()
        return json.bytes
    }

    /// Writes `{schema: …}`.
    mutating func writeMedia(_ schema: Schema, to json: inout JSONWriter) {
        json.beginObject()
        json.key("schema")
        write(schema, to: &json)
        json.endObject()
    }

    mutating func write(_ schema: Schema, to json: inout JSONWriter) {
        if let name = component(of: schema) {
            return writeReference(name, schema, to: &json)
        }
        json.beginObject()
        writeBody(of: schema, to: &json)
        if let help = schema.help { json.field("description", help) }
        json.endObject()
    }

    /// The name under which the schema stands among the components; nil where it stands for itself.
    private mutating func component(of schema: Schema) -> String? {
        switch schema.kind {
        case .ref(let name):
            return name
        case .object(let name?, _):
            let plain = schema.plain
            if let known = seen[name] {
                precondition(known == plain, "two different schemas are called \(name)")
                return name
            }
            seen[name] = plain
            var json = JSONWriter()
            json.beginObject()
            writeBody(of: plain, to: &json)
            json.endObject()
            named.append((name, json.bytes))
            return name
        default:
            return nil
        }
    }

    private func writeReference(_ name: String, _ schema: Schema, to json: inout JSONWriter) {
        let reference = "#/components/schemas/\(name)"
        json.object { json in
            if schema.isNullable {
                json.key("anyOf")
                json.array { json in
                    json.object { $0.field("$ref", reference) }
                    json.object { $0.field("type", "null") }
                }
            } else {
                json.field("$ref", reference)
            }
            if let help = schema.help { json.field("description", help) }
        }
    }

    private mutating func writeBody(of schema: Schema, to json: inout JSONWriter) {
        switch schema.kind {
        case .any, .ref:
            break
        case .string(let format, let max, let pattern):
            writeType("string", schema, to: &json)
            if let format { json.field("format", format) }
            if let max { json.field("maxLength", max) }
            if let pattern { json.field("pattern", pattern) }
        case .integer(let bounds):
            writeType("integer", schema, to: &json)
            if let bounds {
                json.field("minimum", bounds.lowerBound)
                json.field("maximum", bounds.upperBound)
            }
        case .number:
            writeType("number", schema, to: &json)
        case .boolean:
            writeType("boolean", schema, to: &json)
        case .choice(let words):
            writeType("string", schema, to: &json)
            json.key("enum")
            json.array { json in
                for word in words { json.string(word) }
                if schema.isNullable { json.null() }
            }
        case .array(let element, let max):
            writeType("array", schema, to: &json)
            json.key("items")
            write(element, to: &json)
            if let max { json.field("maxItems", max) }
        case .object(_, let properties):
            writeType("object", schema, to: &json)
            writeProperties(properties, to: &json)
        case .map(let value):
            writeType("object", schema, to: &json)
            json.key("additionalProperties")
            write(value, to: &json)
        case .file(let type):
            writeType("string", schema, to: &json)
            json.field("contentMediaType", type)
        }
    }

    private mutating func writeProperties(_ properties: [Schema.Property], to json: inout JSONWriter) {
        json.key("properties")
        json.beginObject()
        for property in properties {
            json.key(escaping: property.name)
            write(property.schema, to: &json)
        }
        json.endObject()
        let required = properties.filter(\.isRequired).map(\.name)
        if !required.isEmpty { json.field("required", required) }
        json.field("additionalProperties", false)
    }

    private func writeType(_ type: String, _ schema: Schema, to json: inout JSONWriter) {
        json.key("type")
        guard schema.isNullable else { return json.string(type) }
        json.array { json in
            json.string(type)
            json.string("null")
        }
    }
}
