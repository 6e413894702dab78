public import FoundationEssentials

/// Writes JSON straight to bytes, without reflection and without asking what a value is.
///
/// Commas are its own business. It is lent along as `inout` and never copied.
@safe
public struct JSONWriter: ~Copyable {
    @usableFromInline var base: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var used = 0
    @usableFromInline var needsComma = false

    /// A writer with room for so many bytes; it grows when they are not enough.
    public init(reserving capacity: Int = 1_024) {
        self.capacity = max(capacity, 64)
        unsafe base = .allocate(capacity: self.capacity)
    }

    deinit {
        unsafe base.deallocate()
    }

    /// How many bytes are written.
    public var count: Int {
        used
    }

    /// A copy of what is written.
    public var bytes: [UInt8] {
        unsafe [UInt8](UnsafeBufferPointer(start: base, count: used))
    }

    /// What is written, as text.
    public var text: String {
        unsafe String(decoding: UnsafeBufferPointer(start: base, count: used), as: UTF8.self)
    }

    /// Lends what is written, for copying it elsewhere without a detour.
    public borrowing func withUnsafeBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try unsafe body(UnsafeRawBufferPointer(start: base, count: used))
    }

    /// Forgets what is written and keeps the room.
    public mutating func removeAll() {
        used = 0
        needsComma = false
    }

    /// Writes an object; the body writes its fields.
    @inlinable
    public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        beginObject()
        try body(&self)
        endObject()
    }

    /// Writes an array; the body writes its elements.
    @inlinable
    public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
        beginArray()
        try body(&self)
        endArray()
    }

    /// Opens an object that `endObject` closes.
    @inlinable
    public mutating func beginObject() {
        separate()
        appendByte(0x7B)
        needsComma = false
    }

    /// Closes an object.
    @inlinable
    public mutating func endObject() {
        appendByte(0x7D)
        needsComma = true
    }

    /// Opens an array that `endArray` closes.
    @inlinable
    public mutating func beginArray() {
        separate()
        appendByte(0x5B)
        needsComma = false
    }

    /// Closes an array.
    @inlinable
    public mutating func endArray() {
        appendByte(0x5D)
        needsComma = true
    }

    /// Writes the name of a field, which must need no escaping; its value comes next.
    @inlinable
    public mutating func key(_ name: StaticString) {
        let count = name.utf8CodeUnitCount
        reserve(count + 4)
        var target = unsafe base + used
        if needsComma {
            unsafe target.pointee = 0x2C
            unsafe target += 1
        }
        unsafe target[0] = 0x22
        unsafe (target + 1).update(from: name.utf8Start, count: count)
        unsafe target[count + 1] = 0x22
        unsafe target[count + 2] = 0x3A
        unsafe used = target - base + count + 3
        needsComma = false
    }

    /// Writes the name of a field that is only known while running; its value comes next.
    public mutating func key(escaping name: String) {
        separate()
        appendQuoted(name)
        appendByte(0x3A)
        needsComma = false
    }

    /// Writes a text.
    @inlinable
    public mutating func string(_ text: String) {
        separate()
        appendQuoted(text)
        needsComma = true
    }

    /// Writes a text, or null.
    @inlinable
    public mutating func stringOrNull(_ text: String?) {
        if let text { string(text) } else { null() }
    }

    /// Writes a text whose bytes are known to be UTF-8, such as those of a database row.
    @inlinable
    public mutating func string(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        separate()
        unsafe appendQuoted(bytes)
        needsComma = true
    }

    /// Writes a text whose bytes are known to be UTF-8.
    @inlinable
    public mutating func string(utf8 bytes: Span<UInt8>) {
        separate()
        unsafe bytes.withUnsafeBufferPointer { unsafe appendQuoted($0) }
        needsComma = true
    }

    /// Writes a text that is known to need no escaping.
    public mutating func string(plain text: StaticString) {
        separate()
        appendByte(0x22)
        unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        appendByte(0x22)
        needsComma = true
    }

    /// Writes a whole number.
    public mutating func int(_ value: some FixedWidthInteger) {
        separate()
        appendInteger(Int64(value))
        needsComma = true
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        separate()
        appendStatic(value ? "true" : "false")
        needsComma = true
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        reserve(4)
        let word: UInt32 = 0x6C6C_756E
        unsafe UnsafeMutableRawPointer(base + used).storeBytes(of: word.littleEndian, as: UInt32.self)
        used += 4
        needsComma = true
    }

    /// Writes a number that already has the form of one.
    public mutating func number(_ raw: String) {
        separate()
        var raw = raw
        raw.withUTF8 { unsafe append($0) }
        needsComma = true
    }

    /// Writes an exact decimal number as a number.
    public mutating func decimal(_ value: DecimalNumber) {
        number(value.description)
    }

    /// Writes a moment as RFC 3339 in UTC.
    public mutating func instant(_ value: Instant) {
        separate()
        appendByte(0x22)
        appendInstant(value)
        appendByte(0x22)
        needsComma = true
    }

    /// Writes a day as `2026-11-23`.
    public mutating func date(_ value: CalendarDate) {
        separate()
        appendByte(0x22)
        appendDate(year: value.year, month: value.month, day: value.day)
        appendByte(0x22)
        needsComma = true
    }

    /// Writes a key.
    public mutating func id<Subject>(_ value: ID<Subject>) {
        uuid(value.uuid)
    }

    /// Writes a UUID.
    public mutating func uuid(_ value: UUID) {
        separate()
        appendByte(0x22)
        appendUUID(value)
        appendByte(0x22)
        needsComma = true
    }

    /// Writes bytes that are one JSON value already.
    public mutating func raw(_ bytes: [UInt8]) {
        separate()
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
        needsComma = true
    }

    /// Writes a value that knows how.
    public mutating func value(_ value: some JSONEncodable) {
        value.write(to: &self)
    }
}
