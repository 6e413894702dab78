/// An exact decimal number of up to 18 digits, such as a measurement.
///
/// Zeros at the end of the fraction are not kept: `70.50` and `70.5` are one value.
public struct DecimalNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The digits without the point: 705 for 70.5.
    public let unscaled: Int64
    /// How many of the digits stand after the point: 1 for 70.5.
    public let scale: Int

    /// The number `unscaled` divided by ten to the power of `scale` (0 to 18).
    public init(unscaled: Int64, scale: Int) {
        precondition((0...18).contains(scale), "a decimal number has 0 to 18 digits after the point")
        var (unscaled, scale) = (unscaled, scale)
        while scale > 0, unscaled % 10 == 0 {
            unscaled /= 10
            scale -= 1
        }
        self.unscaled = unscaled
        self.scale = scale
    }

    /// Reads `-12.5`: up to 18 digits, a point, no exponent; nil for anything else.
    public init?(_ text: String) {
        var value: Int64 = 0
        var digits = 0
        var scale: Int?
        var bytes = text.utf8[...]
        let negative = bytes.first == UInt8(ascii: "-")
        if negative { bytes = bytes.dropFirst() }
        for byte in bytes {
            if byte == UInt8(ascii: "."), scale == nil, digits > 0 {
                scale = 0
                continue
            }
            guard byte >= 0x30, byte <= 0x39, digits < 18 else { return nil }
            value = value * 10 + Int64(byte - 0x30)
            digits += 1
            scale = scale.map { $0 + 1 }
        }
        guard digits > 0, scale != 0 else { return nil }
        self.init(unscaled: negative ? -value : value, scale: scale ?? 0)
    }

    /// The plain form with a point: `70.5`.
    public var description: String {
        guard scale > 0 else { return String(unscaled) }
        let digits = String(unscaled.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let point = padded.index(padded.endIndex, offsetBy: -scale)
        return (unscaled < 0 ? "-" : "") + padded[..<point] + "." + padded[point...]
    }

    /// Compares the values exactly.
    public static func < (left: Self, right: Self) -> Bool {
        let common = max(left.scale, right.scale)
        return left.raised(to: common) < right.raised(to: common)
    }

    private func raised(to common: Int) -> Int128 {
        var value = Int128(unscaled)
        for _ in scale..<common {
            value *= 10
        }
        return value
    }
}
