public import Core
public import FoundationEssentials

/// A value that can be read from a column.
public protocol PostgresDecodable {
    /// Reads the binary format of the types that fit; nil where the column's type or content does not.
    init?(cell: Cell)
}

/// The numbers of PostgreSQL's built-in types, from its `pg_type.dat`.
enum TypeOID {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let json: UInt32 = 114
    static let float8: UInt32 = 701
    static let date: UInt32 = 1_082
    static let timestamptz: UInt32 = 1_184
    static let numeric: UInt32 = 1_700
    static let uuid: UInt32 = 2_950
    static let jsonb: UInt32 = 3_802
}

extension Cell {
    /// A big-endian integer of the whole cell.
    @inline(__always)
    func integer<T: FixedWidthInteger>(_ type: T.Type) -> T? {
        guard unsafe bytes.count == MemoryLayout<T>.size else { return nil }
        return T(bigEndian: unsafe bytes.loadUnaligned(as: T.self))
    }

    func int32(at offset: Int) -> Int32? {
        guard unsafe offset + 4 <= bytes.count else { return nil }
        return Int32(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
    }

    func int16(at offset: Int) -> Int16? {
        guard unsafe offset + 2 <= bytes.count else { return nil }
        return Int16(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Int16.self))
    }
}

extension String: PostgresDecodable {
    /// Any type whose binary format is its text: text, varchar, name, char, json, and jsonb.
    @inline(__always)
    public init?(cell: Cell) {
        switch cell.type {
        case TypeOID.jsonb:
            unsafe self = String(decoding: cell.bytes.dropFirst(), as: UTF8.self)
        case TypeOID.bool, TypeOID.bytea, TypeOID.int8, TypeOID.int2, TypeOID.int4, TypeOID.date,
            TypeOID.timestamptz, TypeOID.numeric, TypeOID.uuid, TypeOID.float8:
            return nil
        default:
            unsafe self = String(decoding: cell.bytes, as: UTF8.self)
        }
    }
}

extension Bool: PostgresDecodable {
    /// `bool`.
    public init?(cell: Cell) {
        guard cell.type == TypeOID.bool, unsafe cell.bytes.count == 1 else { return nil }
        self = unsafe cell.bytes[0] != 0
    }
}

extension Int: PostgresDecodable {
    /// `smallint`, `integer`, `bigint`.
    public init?(cell: Cell) {
        switch cell.type {
        case TypeOID.int2:
            guard let value = cell.integer(Int16.self) else { return nil }
            self = Int(value)
        case TypeOID.int4:
            guard let value = cell.integer(Int32.self) else { return nil }
            self = Int(value)
        case TypeOID.int8:
            guard let value = cell.integer(Int64.self) else { return nil }
            self = Int(value)
        default:
            return nil
        }
    }
}

extension Int64: PostgresDecodable {
    /// `smallint`, `integer`, `bigint`.
    public init?(cell: Cell) {
        guard let value = Int(cell: cell) else { return nil }
        self = Int64(value)
    }
}

extension UUID: PostgresDecodable {
    /// `uuid`.
    public init?(cell: Cell) {
        guard cell.type == TypeOID.uuid, unsafe cell.bytes.count == 16 else { return nil }
        self.init(uuid: unsafe cell.bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension ID: PostgresDecodable {
    /// `uuid`.
    public init?(cell: Cell) {
        guard let uuid = UUID(cell: cell) else { return nil }
        self.init(uuid)
    }
}

extension Instant: PostgresDecodable {
    /// `timestamptz`: microseconds since 2000-01-01 00:00 UTC, or an infinity.
    public init?(cell: Cell) {
        guard cell.type == TypeOID.timestamptz, let value = cell.integer(Int64.self) else { return nil }
        switch value {
        case .max: self = .distantFuture
        case .min: self = .distantPast
        default: self.init(microseconds: value + 946_684_800_000_000)
        }
    }
}

extension CalendarDate: PostgresDecodable {
    /// `date`: days since 2000-01-01.
    public init?(cell: Cell) {
        guard cell.type == TypeOID.date, let value = cell.integer(Int32.self) else { return nil }
        self.init(daysSince1970: Int(value) + 10_957)
    }
}

extension DecimalNumber: PostgresDecodable {
    /// `numeric`: groups of four decimal digits.
    public init?(cell: Cell) {
        guard cell.type == TypeOID.numeric, let groups = cell.int16(at: 0), let weight = cell.int16(at: 2),
            let sign = cell.int16(at: 4), let scale = cell.int16(at: 6), sign == 0 || sign == 0x4000
        else { return nil }
        var unscaled: Int64 = 0
        // The digits from the first group to the last one that the scale reaches.
        let wanted = Int(weight) + 1 + (Int(scale) + 3) / 4
        for index in 0..<max(wanted, 0) {
            let group = index < Int(groups) ? cell.int16(at: 8 + 2 * index) ?? 0 : 0
            let (product, tooLarge) = unscaled.multipliedReportingOverflow(by: 10_000)
            guard !tooLarge else { return nil }
            unscaled = product + Int64(group)
        }
        for _ in 0..<((4 - Int(scale) % 4) % 4) { unscaled /= 10 }
        self.init(unscaled: sign == 0 ? unscaled : -unscaled, scale: Int(scale))
    }
}

extension JSONValue: PostgresDecodable {
    /// `json` and `jsonb`.
    public init?(cell: Cell) {
        switch cell.type {
        case TypeOID.jsonb:
            guard let value = try? JSONValue(parsing: unsafe Array(cell.bytes.dropFirst())) else {
                return nil
            }
            self = value
        case TypeOID.json:
            guard let value = try? JSONValue(parsing: unsafe Array(cell.bytes)) else { return nil }
            self = value
        default:
            return nil
        }
    }
}

extension UInt8: PostgresDecodable {
    /// Only as the element of a `bytea`.
    public init?(cell: Cell) {
        return nil
    }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    /// A one-dimensional array without NULLs; `[UInt8]` is a `bytea`.
    public init?(cell: Cell) {
        if Element.self == UInt8.self {
            guard cell.type == TypeOID.bytea, let bytes = unsafe [UInt8](cell.bytes) as? [Element] else {
                return nil
            }
            self = bytes
            return
        }
        guard let dimensions = cell.int32(at: 0), let elementType = cell.int32(at: 8) else { return nil }
        guard dimensions != 0 else {
            self = []
            return
        }
        guard dimensions == 1, let count = cell.int32(at: 12) else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(Int(count))
        var offset = 20
        for _ in 0..<count {
            guard let length = cell.int32(at: offset), length >= 0,
                unsafe offset + 4 + Int(length) <= cell.bytes.count
            else { return nil }
            let slice = unsafe UnsafeRawBufferPointer(
                rebasing: cell.bytes[(offset + 4)..<(offset + 4 + Int(length))]
            )
            guard
                let element = unsafe Element(cell: Cell(bytes: slice, type: UInt32(bitPattern: elementType)))
            else { return nil }
            elements.append(element)
            offset += 4 + Int(length)
        }
        self = elements
    }
}
