import Core

/// The colours of one business: shades of its own that can be read in light and dark.
struct Theme: Sendable {
    private let colour: Shade

    /// The theme of a colour as `#rrggbb`; of the default where it is none.
    init(_ text: String) {
        let fallback = PageSettings.colour.fallback
        colour = Shade(hex: text) ?? Shade(hex: fallback) ?? Shade(red: 0, green: 0, blue: 0)
    }

    /// The theme whose style sheet has this address.
    init?(address: String) {
        let parts = address.split(separator: ".")
        guard parts.count == 4, parts[0] == "theme", parts[2] == Self.version, parts[3] == "css",
            let colour = Shade(hex: "#" + parts[1])
        else { return nil }
        self.colour = colour
    }

    /// `theme.1f5f8b.1.css`: the colour itself stands for the content.
    var address: String { "theme.\(colour.hex.dropFirst()).\(Self.version).css" }

    var css: String {
        let light = colour.shaded(towards: 0) { $0.contrast(with: Self.lightest) >= 4.6 }
        let dark = colour.shaded(towards: 1) { $0.contrast(with: Self.raised) >= 5.2 }
        let onDark = Shade(red: 0.04, green: 0.05, blue: 0.06)
        return """
            @layer tokens { :root { --accent: light-dark(\(light.hex), \(dark.hex)); \
            --on-accent: light-dark(#ffffff, \(onDark.hex)); } }

            """
    }

    /// To be raised when other shades are made of a colour.
    private static let version = "3"
    /// What the accent stands on at its worst, washed with itself: darker than paper.
    private static let lightest = Shade(red: 0.9, green: 0.9, blue: 0.9)
    private static let raised = Shade(red: 0.17, green: 0.18, blue: 0.2)
}

/// A colour in sRGB with parts from 0 to 1.
struct Shade: Sendable {
    let red: Double
    let green: Double
    let blue: Double
}

extension Shade {
    init?(hex: String) {
        guard let text = try? Colour(hex).text, let bytes = Cryptography.bytes(hex: String(text.dropFirst()))
        else { return nil }
        self.init(
            red: Double(bytes[0]) / 255,
            green: Double(bytes[1]) / 255,
            blue: Double(bytes[2]) / 255
        )
    }

    var hex: String {
        "#" + Cryptography.hex([red, green, blue].map { UInt8(max(0, min(255, ($0 * 255).rounded()))) })
    }

    /// As WCAG 2 defines it: 1 to 21.
    func contrast(with other: Shade) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The nearest shade of the same hue and strength that is good enough, darker (0) or lighter (1).
    func shaded(towards end: Double, until isGood: (Shade) -> Bool) -> Shade {
        let (top, bottom) = (max(red, green, blue), min(red, green, blue))
        let lightness = (top + bottom) / 2
        for step in 0...50 {
            let shade = with(lightness: lightness + (end - lightness) * Double(step) / 50)
            if isGood(shade) { return shade }
        }
        return Shade(red: end, green: end, blue: end)
    }

    /// The colour of another lightness, as HSL has it.
    private func with(lightness: Double) -> Shade {
        let (top, bottom) = (max(red, green, blue), min(red, green, blue))
        let old = (top + bottom) / 2
        let room = 1 - abs(2 * old - 1)
        let strength = room == 0 ? 0 : (top - bottom) / room
        let spread = top == bottom ? 0 : strength * (1 - abs(2 * lightness - 1)) / (top - bottom)
        func part(_ value: Double) -> Double { min(1, max(0, lightness + (value - old) * spread)) }
        return Shade(red: part(red), green: part(green), blue: part(blue))
    }

    private var luminance: Double {
        func linear(_ part: Double) -> Double {
            part <= 0.04045 ? part / 12.92 : Self.power((part + 0.055) / 1.055)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The number to the power of 2.4, as 2 and two fifths.
    private static func power(_ value: Double) -> Double {
        // The fifth root by Newton's method.
        guard value > 0 else { return 0 }
        var root = 1.0
        for _ in 0..<24 {
            root -= (root * root * root * root * root - value) / (5 * root * root * root * root)
        }
        return value * value * root * root
    }
}
