import Core
import Gateway

/// The JSON body that the fields of a form are for the API; dots in names make nested objects.
///
/// A field that was not sent is left out, one that is empty becomes null.
///
///     FormBody(fields).text("first_name").integer("height_cm").flag("marked").text("document.number").json
struct FormBody: Sendable {
    private let fields: FormFields
    private var members: [String: JSONValue] = [:]

    init(_ fields: FormFields) {
        self.fields = fields
    }

    var json: JSONValue { .object(members) }

    /// Texts as they were typed; empty is null.
    func text(_ names: String...) -> FormBody {
        names.reduce(self) { body, name in body.taking(name) { .string($0) } }
    }

    /// The same, said of fields that may stay empty.
    func optional(_ names: String...) -> FormBody {
        names.reduce(self) { body, name in body.taking(name) { .string($0) } }
    }

    /// Whole numbers; what is none goes as text, and the API says so.
    func integer(_ names: String...) -> FormBody {
        names.reduce(self) { body, name in
            body.taking(name) { text in Int(text.trimmed).map { .int($0) } ?? .string(text) }
        }
    }

    /// Numbers with a point or a comma before their fractions.
    func decimal(_ names: String...) -> FormBody {
        names.reduce(self) { body, name in
            body.taking(name) { text in
                let number = text.trimmed.replacing(",", with: ".")
                return DecimalNumber(number) == nil ? .string(text) : .number(number)
            }
        }
    }

    /// An amount such as `12,50`, in the smallest unit of the currency.
    func money(_ name: String, _ currency: CurrencyCode) -> FormBody {
        taking(name) { text in
            let parts = text.trimmed.replacing(",", with: ".").split(
                separator: ".",
                omittingEmptySubsequences: false
            )
            let fraction = parts.count > 1 ? String(parts[1]) : ""
            guard parts.count <= 2, fraction.count <= currency.minorUnits else { return .string(text) }
            let zeros = String(repeating: "0", count: currency.minorUnits - fraction.count)
            guard let amount = Int("\(parts[0])\(fraction)\(zeros)") else { return .string(text) }
            return .int(amount)
        }
    }

    /// Ticks: one that was not sent is not set.
    func flag(_ names: String...) -> FormBody {
        names.reduce(self) { $0.putting($1, .bool(fields[$1] != nil)) }
    }

    /// Choices of yes and no in a field that says `true`, `false` or nothing.
    func choice(_ names: String...) -> FormBody {
        names.reduce(self) { body, name in
            body.taking(name) { $0 == "true" ? .bool(true) : $0 == "false" ? .bool(false) : .string($0) }
        }
    }

    /// Every value of fields that are sent more than once, such as ticks beside each other.
    func list(_ names: String...) -> FormBody {
        names.reduce(self) { body, name in
            let values = fields.all.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
            return body.putting(name, .array(values.map(JSONValue.string)))
        }
    }

    /// The parts of one field, split at commas and line breaks.
    func parts(_ names: String...) -> FormBody {
        names.reduce(self) { body, name in
            guard let text = fields[name] else { return body }
            let parts = text.split { $0 == "," || $0.isNewline }.map(\.trimmed).filter { !$0.isEmpty }
            return body.putting(name, .array(parts.map(JSONValue.string)))
        }
    }

    /// A value that is not typed.
    func value(_ name: String, _ value: JSONValue) -> FormBody {
        putting(name, value)
    }

    private func taking(_ name: String, _ read: (String) -> JSONValue) -> FormBody {
        guard let text = fields[name] else { return self }
        return putting(name, text.isEmpty ? .null : read(text))
    }

    private func putting(_ name: String, _ value: JSONValue) -> FormBody {
        var copy = self
        copy.members = Self.put(value, at: name.split(separator: ".").map(String.init)[...], in: members)
        return copy
    }

    private static func put(
        _ value: JSONValue,
        at path: ArraySlice<String>,
        in members: [String: JSONValue]
    ) -> [String: JSONValue] {
        guard let first = path.first else { return members }
        var copy = members
        let rest = path.dropFirst()
        copy[first] =
            rest.isEmpty ? value : .object(put(value, at: rest, in: members[first]?.objectValue ?? [:]))
        return copy
    }
}
