import Core

/// Names of domains in the form that all machines take.
enum DomainName {
    private static let labelMax = 63
    private static let nameMax = 253

    /// The name in ASCII, its labels in other scripts as Punycode; nil where that becomes too long.
    static func ascii(_ name: String) -> String? {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
        var labels: [String] = []
        for label in name.lowercased().composed.split(separator: ".", omittingEmptySubsequences: false) {
            let isASCII = label.utf8.allSatisfy { $0 < 0x80 }
            guard let label = isASCII ? String(label) : punycode(label).map({ "xn--" + $0 }),
                label.utf8.count <= labelMax
            else { return nil }
            labels.append(label)
        }
        let name = labels.joined(separator: ".")
        return name.utf8.count <= nameMax ? name : nil
    }

    /// RFC 3492 with the constants that domain names use.
    private static func punycode(_ label: Substring) -> String? {
        let scalars = label.unicodeScalars.map { Int($0.value) }
        // More would not fit into a label anyway.
        guard scalars.count <= labelMax else { return nil }
        var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
        let plain = output.count
        if plain > 0 { output.append(UInt8(ascii: "-")) }
        var (handled, current, delta, bias) = (plain, 0x80, 0, 72)
        while handled < scalars.count {
            guard let next = scalars.filter({ $0 >= current }).min() else { return nil }
            delta += (next - current) * (handled + 1)
            current = next
            for scalar in scalars {
                if scalar < current { delta += 1 }
                guard scalar == current else { continue }
                append(delta, to: &output, bias: bias)
                bias = adapted(delta, points: handled + 1, isFirst: handled == plain)
                delta = 0
                handled += 1
            }
            delta += 1
            current += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func append(_ delta: Int, to output: inout [UInt8], bias: Int) {
        var rest = delta
        var position = 36
        while true {
            let threshold = min(max(position - bias, 1), 26)
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            position += 36
        }
        output.append(digit(rest))
    }

    private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / points
        var position = 0
        while delta > 455 {
            delta /= 35
            position += 36
        }
        return position + 36 * delta / (delta + 38)
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)
    }
}
