import Core

/// The path of an API route below `/api/v1`, in which what is interpolated stays one segment.
///
/// `"clients/\(id)/history"` names the history of one client whatever `id` holds.
public struct APIPath: Sendable, ExpressibleByStringInterpolation {
    /// Puts the parts together.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        /// Begins an empty path.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 36 * interpolationCount)
        }

        /// What stands in the program is taken as it is.
        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// What came from elsewhere is escaped.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += PercentCoding.encode(value.description)
        }
    }

    let text: String

    /// A path without values.
    public init(stringLiteral text: String) {
        self.text = text
    }

    /// A path with values.
    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }
}
