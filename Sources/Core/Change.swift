/// What a field of a PATCH body says.
public enum Change<Value: Sendable>: Sendable {
    /// The field is not there: leave it as it is.
    case keep
    /// The field is null or empty: remove the value.
    case clear
    /// The field has a value.
    case set(Value)

    /// What the value is after the change.
    public func applied(to value: Value?) -> Value? {
        switch self {
        case .keep: value
        case .clear: nil
        case .set(let new): new
        }
    }

    /// The new value, if there is one.
    public var value: Value? {
        guard case .set(let value) = self else { return nil }
        return value
    }

    /// Whether the field is not there.
    public var isKept: Bool {
        guard case .keep = self else { return false }
        return true
    }

    /// The same change of another kind of value.
    public func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> Change<Other> {
        switch self {
        case .keep: .keep
        case .clear: .clear
        case .set(let value): .set(try transform(value))
        }
    }
}

extension Change: Equatable where Value: Equatable {}
extension Change: Hashable where Value: Hashable {}
