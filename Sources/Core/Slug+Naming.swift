extension Slug {
    /// A slug for what people call something: `Tall de cabell` becomes `tall-de-cabell`.
    ///
    /// Nil where the name has neither letters nor digits of ASCII, with or without accents.
    public init?(naming name: String) {
        var text = ""
        for scalar in name.folded.unicodeScalars {
            if scalar.isASCIILetter || scalar.isASCIIDigit {
                text.unicodeScalars.append(scalar)
            } else if !text.isEmpty, !text.hasSuffix("-") {
                text += "-"
            }
        }
        text = String(text.prefix(40))
        while text.hasSuffix("-") { text.removeLast() }
        guard let slug = try? Slug(text) else { return nil }
        self = slug
    }

    /// The first of `cut`, `cut-2`, `cut-3`, … that is not taken.
    public func free(among taken: Set<String>) -> Slug {
        guard taken.contains(text) else { return self }
        for number in 2... {
            let suffix = "-\(number)"
            var stem = String(text.prefix(40 - suffix.count))
            while stem.hasSuffix("-") { stem.removeLast() }
            if !taken.contains(stem + suffix), let slug = try? Slug(stem + suffix) { return slug }
        }
        return self
    }
}
