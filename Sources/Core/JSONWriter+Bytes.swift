import FoundationEssentials

extension JSONWriter {
    @inlinable
    mutating func separate() {
        if needsComma { appendByte(0x2C) }
    }

    @inlinable
    mutating func reserve(_ more: Int) {
        if capacity - used < more { grow(more) }
    }

    @inlinable
    mutating func appendByte(_ byte: UInt8) {
        reserve(1)
        unsafe base[used] = byte
        used += 1
    }

    @inline(never)
    @usableFromInline
    mutating func grow(_ more: Int) {
        let roomier = max(capacity * 2, used + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: roomier)
        unsafe moved.update(from: base, count: used)
        unsafe base.deallocate()
        unsafe base = moved
        capacity = roomier
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        unsafe (base + used).update(from: source, count: bytes.count)
        used += bytes.count
    }

    mutating func appendStatic(_ text: StaticString) {
        unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @usableFromInline
    mutating func appendQuoted(_ text: String) {
        var text = text
        text.withUTF8 { unsafe appendQuoted($0) }
    }

    /// Eight bytes at a time, as long as none of them needs escaping.
    @usableFromInline
    mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        let count = bytes.count
        reserve(count + 2)
        unsafe base[used] = 0x22
        used += 1
        guard let source = bytes.baseAddress else { return appendByte(0x22) }
        let target = unsafe UnsafeMutableRawPointer(base + used)
        let words = unsafe UnsafeRawPointer(source)
        var index = 0
        while index + 8 <= count {
            let word = unsafe words.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if Self.needsEscaping(word) { break }
            unsafe target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < count {
            let byte = unsafe source[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
            unsafe target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
            index += 1
        }
        used += index
        if index < count {
            unsafe appendEscaped(UnsafeBufferPointer(rebasing: bytes[index...]))
        }
        appendByte(0x22)
    }

    /// Whether one of eight bytes is a control character, a quotation mark or a backslash.
    @inlinable
    static func needsEscaping(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let control = (word &- ones &* 0x20) & ~word
        return (control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & tops != 0
    }

    @inline(never)
    private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        reserve(bytes.count * 6)
        // Not `for unsafe byte in bytes`: swift-format 6.3 glues the two words together.
        for index in bytes.indices {
            let byte = unsafe bytes[index]
            switch byte {
            case 0x22: appendStatic("\\\"")
            case 0x5C: appendStatic("\\\\")
            case 0x0A: appendStatic("\\n")
            case 0x0D: appendStatic("\\r")
            case 0x09: appendStatic("\\t")
            case 0..<0x20:
                appendStatic(byte < 0x10 ? "\\u000" : "\\u001")
                appendByte(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
            default: appendByte(byte)
            }
        }
    }

    mutating func appendInteger(_ value: Int64) {
        reserve(20)
        var rest = value.magnitude
        if value < 0 { appendByte(0x2D) }
        var length = 1
        var power: UInt64 = 10
        while length < 19, rest >= power {
            length += 1
            power = power &* 10
        }
        for place in stride(from: used + length - 1, through: used, by: -1) {
            unsafe base[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        used += length
    }

    mutating func appendUUID(_ uuid: UUID) {
        reserve(36)
        let (high, low) = UUIDText.words(uuid)
        let target = unsafe UnsafeMutableRawPointer(base + used)
        let first = Self.hexDigits(UInt32(truncatingIfNeeded: high >> 32))
        let second = Self.hexDigits(UInt32(truncatingIfNeeded: high))
        let third = Self.hexDigits(UInt32(truncatingIfNeeded: low >> 32))
        let fourth = Self.hexDigits(UInt32(truncatingIfNeeded: low))
        unsafe target.storeBytes(of: first, as: UInt64.self)
        unsafe target.storeBytes(
            of: UInt32(truncatingIfNeeded: second),
            toByteOffset: 9,
            as: UInt32.self
        )
        unsafe target.storeBytes(
            of: UInt32(truncatingIfNeeded: second >> 32),
            toByteOffset: 14,
            as: UInt32.self
        )
        unsafe target.storeBytes(of: UInt32(truncatingIfNeeded: third), toByteOffset: 19, as: UInt32.self)
        unsafe target.storeBytes(
            of: UInt32(truncatingIfNeeded: third >> 32),
            toByteOffset: 24,
            as: UInt32.self
        )
        unsafe target.storeBytes(of: fourth, toByteOffset: 28, as: UInt64.self)
        unsafe target.storeBytes(of: 0x2D, toByteOffset: 8, as: UInt8.self)
        unsafe target.storeBytes(of: 0x2D, toByteOffset: 13, as: UInt8.self)
        unsafe target.storeBytes(of: 0x2D, toByteOffset: 18, as: UInt8.self)
        unsafe target.storeBytes(of: 0x2D, toByteOffset: 23, as: UInt8.self)
        used += 36
    }

    /// The eight hexadecimal digits of four bytes, in the order in which memory has them.
    private static func hexDigits(_ bytes: UInt32) -> UInt64 {
        var nibbles = UInt64(bytes)
        nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
        nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
        nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Six more than a digit from ten on carries into the upper half; letters lie 39 above the digits.
        let letters = ((nibbles &+ ones &* 6) >> 4) & ones
        return (nibbles &+ ones &* 0x30 &+ letters &* 39).bigEndian
    }

    mutating func appendDate(year: Int, month: Int, day: Int) {
        reserve(10)
        putPair(year / 100)
        putPair(year % 100)
        put(0x2D)
        putPair(month)
        put(0x2D)
        putPair(day)
    }

    mutating func appendInstant(_ instant: Instant) {
        reserve(32)
        let lowest: Int64 = -62_135_596_800_000_000
        let highest: Int64 = 253_402_300_799_999_999
        let microseconds = min(max(instant.microseconds, lowest), highest)
        let seconds = microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
        let fraction = Int(microseconds - seconds * 1_000_000)
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let second = Int(seconds - days * 86_400)
        let date = CivilCalendar.civil(days: Int(days))
        appendDate(year: date.year, month: date.month, day: date.day)
        put(0x54)
        putPair(second / 3_600)
        put(0x3A)
        putPair(second / 60 % 60)
        put(0x3A)
        putPair(second % 60)
        if fraction != 0 {
            put(0x2E)
            putPair(fraction / 10_000)
            putPair(fraction / 100 % 100)
            putPair(fraction % 100)
        }
        put(0x5A)
    }

    /// With an offset of so many seconds east of UTC, of which RFC 3339 has the minutes.
    mutating func appendInstant(_ instant: Instant, offset: Int) {
        appendInstant(instant.adding(.seconds(offset)))
        // In place of the `Z`.
        used -= 1
        reserve(6)
        put(offset < 0 ? 0x2D : 0x2B)
        putPair(abs(offset) / 3_600)
        put(0x3A)
        putPair(abs(offset) / 60 % 60)
    }

    /// One byte, for which room is reserved.
    private mutating func put(_ byte: UInt8) {
        unsafe base[used] = byte
        used += 1
    }

    /// Two digits, for which room is reserved.
    private mutating func putPair(_ value: Int) {
        let (tens, ones) = UInt16(truncatingIfNeeded: value).quotientAndRemainder(dividingBy: 10)
        let pair = (0x3030 | ones << 8 | tens).littleEndian
        unsafe UnsafeMutableRawPointer(base + used).storeBytes(of: pair, as: UInt16.self)
        used += 2
    }
}
