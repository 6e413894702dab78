@_spi(_Unicode) import Swift

extension Substring {
    /// Without white space at both ends, the invisible kinds included.
    public var trimmed: String {
        guard let start = unicodeScalars.firstIndex(where: { !$0.isBlank }),
            let end = unicodeScalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(self[start..<unicodeScalars.index(after: end)])
    }
}

extension String {
    /// Without white space at both ends, the invisible kinds included.
    public var trimmed: String {
        guard let first = utf8.first, let last = utf8.last else { return self }
        // Visible ASCII at both ends is nearly all text there is.
        if first > 0x20, first < 0x7F, last > 0x20, last < 0x7F { return self }
        return self[...].trimmed
    }
}

extension String {
    /// In Unicode's composed form (NFC), so that one spelling has one sequence of bytes.
    public var composed: String {
        // Nothing below U+0300 (CC 80 in UTF-8) ever composes or decomposes; nearly all text is such.
        if utf8.allSatisfy({ $0 < 0xCC }) { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in _nfc {
            scalars.append(scalar)
        }
        return String(scalars)
    }

    /// In small letters and without accents, for comparing what people wrote in different ways.
    public var folded: String {
        let lowered = lowercased()
        if lowered.utf8.allSatisfy({ $0 < 0x80 }) { return lowered }
        var scalars = String.UnicodeScalarView()
        for scalar in lowered._nfd where scalar.properties.canonicalCombiningClass == .notReordered {
            scalars.append(scalar)
        }
        return String(scalars)
    }

    /// Whether a control character is in it; with `lines`, line breaks and tabs are let pass.
    public func hasControlCharacters(lines: Bool = false) -> Bool {
        // Neither visible ASCII nor U+00C0 to U+02FF, which begin with C3 to CB, holds a control character.
        if utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0xC0 && $0 != 0x7F) || ($0 >= 0xC3 && $0 < 0xCC) }) {
            return false
        }
        return unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: !lines
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
            // Overrides of the direction make a text read differently from what it is.
            case 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
    }
}

extension Unicode.Scalar {
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: true
        case 0..<0x80: false
        case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
        default: false
        }
    }

    var isASCIIDigit: Bool {
        value >= 0x30 && value <= 0x39
    }

    var isASCIILetter: Bool {
        (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A
    }
}
