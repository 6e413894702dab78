import Core
import Postgres

extension RowReader {
    /// Writes the next column, a text, as a JSON text or null.
    mutating func write(to json: inout JSONWriter) throws {
        json.stringOrNull(try next(String?.self))
    }

    /// Whether the next columns, so many texts, are all NULL.
    func areNull(_ count: Int) -> Bool {
        var ahead = self
        for _ in 0..<count {
            guard let text = try? ahead.next(String?.self), text == nil else { return false }
        }
        return true
    }
}
