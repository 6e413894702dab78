/// An identity document: its kind and its number, with the check letter proved where there is one.
public struct IdentityDocument: Hashable, Sendable {
    /// The kinds of documents.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The Spanish tax number of a person: a DNI, or one that begins with K, L or M.
        case nif
        /// The Spanish number of a foreigner, which begins with X, Y or Z.
        case nie
        /// A passport of any country.
        case passport
        /// Anything else that proves who somebody is.
        case other

        /// Reads one of the four words.
        public init(_ text: String) throws(ValueIssue) {
            guard let kind = Kind(rawValue: text.trimmed.lowercased()) else {
                throw ValueIssue(
                    code: "invalid_choice",
                    message: "Choose one of nif, nie, passport and other."
                )
            }
            self = kind
        }
    }

    /// The kind.
    public let kind: Kind
    /// The number in capital letters; a NIF or NIE without separators.
    public let number: String

    /// Reads a number as people write it, with spaces, dots and hyphens, in either case.
    public init(kind: Kind, number: String) throws(ValueIssue) {
        let spelled = number.trimmed.composed.uppercased()
        self.kind = kind
        switch kind {
        case .nif: self.number = try Self.spanish(spelled, leaders: "KLM", Self.nifIssue)
        case .nie: self.number = try Self.spanish(spelled, leaders: "XYZ", Self.nieIssue)
        case .passport, .other:
            guard (3...40).contains(spelled.count), !spelled.hasControlCharacters() else {
                throw ValueIssue(
                    code: spelled.count > 40 ? "too_long" : "invalid",
                    message: "Write a document number of 3 to 40 characters."
                )
            }
            self.number = spelled
        }
    }

    private static let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".unicodeScalars)

    private static let nifIssue =
        "Write a NIF as eight digits and the check letter that belongs to them, such as 12345678Z."
    private static let nieIssue =
        "Write a NIE as X, Y or Z, seven digits and the check letter that belongs to them, such as X1234567L."

    private static func spanish(
        _ spelled: String,
        leaders: String,
        _ issue: String
    ) throws(ValueIssue) -> String {
        let kept = spelled.unicodeScalars.filter { scalar in
            !(scalar.isBlank || ".-/".unicodeScalars.contains(scalar)
                || (0x2010...0x2015).contains(scalar.value))
        }
        guard kept.count == 9, let first = kept.first, let last = kept.last else { throw .invalid(issue) }
        let middle = kept.dropFirst().dropLast()
        guard middle.allSatisfy(\.isASCIIDigit), last.isASCIILetter else { throw .invalid(issue) }
        let leading: String
        if let index = leaders.unicodeScalars.firstIndex(of: first) {
            // X, Y and Z count as 0, 1 and 2; after K, L and M the seven digits stand alone.
            let place = leaders.unicodeScalars.distance(from: leaders.unicodeScalars.startIndex, to: index)
            leading = leaders == "XYZ" ? String(place) : ""
        } else if leaders == "KLM", first.isASCIIDigit {
            leading = String(first)
        } else {
            throw .invalid(issue)
        }
        var digits = leading
        digits.unicodeScalars.append(contentsOf: middle)
        guard let value = Int(digits) else { throw .invalid(issue) }
        guard letters[value % 23] == last else {
            throw ValueIssue(code: "wrong_check_letter", message: "The check letter does not fit the digits.")
        }
        return String(String.UnicodeScalarView(kept))
    }
}
