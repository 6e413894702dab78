public import FoundationEssentials

extension JSONWriter {
    /// Writes a field with a text or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    /// Writes a field with a whole number or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { int(value) } else { null() }
    }

    /// Writes a field with a whole number or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: Int64?) {
        key(name)
        if let value { int(value) } else { null() }
    }

    /// Writes a field with `true`, `false` or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    /// Writes a field with a moment or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: Instant?) {
        key(name)
        if let value { instant(value) } else { null() }
    }

    /// Writes a field with a day or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: CalendarDate?) {
        key(name)
        if let value { date(value) } else { null() }
    }

    /// Writes a field with an exact decimal number or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: DecimalNumber?) {
        key(name)
        if let value { decimal(value) } else { null() }
    }

    /// Writes a field with a key or null.
    @inlinable
    public mutating func field<Subject>(_ name: StaticString, _ value: ID<Subject>?) {
        key(name)
        if let value { id(value) } else { null() }
    }

    /// Writes a field with a UUID or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: UUID?) {
        key(name)
        if let value { uuid(value) } else { null() }
    }

    /// Writes a field with a list of texts.
    public mutating func field(_ name: StaticString, _ values: [String]) {
        key(name)
        array { json in
            for value in values { json.string(value) }
        }
    }

    /// Writes a field with a list of keys.
    public mutating func field<Subject>(_ name: StaticString, _ values: [ID<Subject>]) {
        key(name)
        array { json in
            for value in values { json.id(value) }
        }
    }

    /// Writes a field with a value that knows how to write itself.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: some JSONEncodable) {
        key(name)
        value.write(to: &self)
    }

    /// Writes a field with a value that knows how to write itself, or null.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: (some JSONEncodable)?) {
        key(name)
        if let value { value.write(to: &self) } else { null() }
    }

    /// Writes a field with a list of values that know how to write themselves.
    @inlinable
    public mutating func field(_ name: StaticString, _ values: [some JSONEncodable]) {
        key(name)
        array { json in
            for value in values { value.write(to: &json) }
        }
    }
}
