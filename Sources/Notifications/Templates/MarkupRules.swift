/// What markup a message may have.
///
/// What is named here passes; all else is refused, since what acts in one program is only text in another.
enum MarkupRules {
    static let elements: Set<String> = [
        "html", "head", "title", "meta", "style", "body", "div", "span", "p", "a", "img", "br", "hr", "wbr",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
        "colgroup",
        "col", "thead", "tbody", "tfoot", "tr", "td", "th", "strong", "b", "em", "i", "u", "s", "del", "ins",
        "small", "big", "sub", "sup", "mark", "q", "cite", "blockquote", "pre", "code", "abbr", "time",
        "address",
        "center", "font", "section", "article", "header", "footer", "main", "nav", "aside", "figure",
        "figcaption",
    ]

    /// Elements that have no end.
    static let void: Set<String> = ["meta", "img", "br", "hr", "wbr", "col"]

    /// Elements that are left out where all of their values are empty.
    static let optional: Set<String> = ["p", "li", "tr", "dt", "dd"]

    /// Attributes in which a value may stand.
    static let filled: Set<String> = ["href", "src", "alt", "title", "aria-label"]

    /// Attributes that hold an address.
    static let addresses: Set<String> = ["href", "src", "background", "cite"]

    private static let attributes: Set<String> = [
        "action", "formaction", "ping", "data", "srcdoc", "srcset", "poster", "dynsrc", "lowsrc", "manifest",
        "usemap", "is", "slot", "autofocus", "contenteditable", "download",
    ]

    static let depthMax = 100

    /// Whether an attribute acts or fetches.
    static func forbids(attribute: String) -> Bool {
        attribute.hasPrefix("on") || attribute.hasPrefix("xlink") || attributes.contains(attribute)
    }

    /// What is wrong with an address, or nil.
    static func fault(inAddress value: String, of attribute: String) -> String? {
        if value.isEmpty || value.hasPrefix("#") || value.hasPrefix("{") || value.hasPrefix("%") {
            return nil
        }
        let scheme = value.prefix { !":/?#".contains($0) }
        guard value.dropFirst(scheme.count).first == ":" else { return "must begin with https://" }
        switch scheme.lowercased() {
        case "https", "http", "mailto", "tel", "sms", "cid": return nil
        case "data" where attribute == "src":
            let kinds = ["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"]
            if kinds.contains(where: value.lowercased().hasPrefix) { return nil }
        default: break
        }
        return "must begin with https://, mailto: or tel:"
    }

    /// Whether a style can do no more than look.
    static func allows(style: String) -> Bool {
        let lowered = style.lowercased()
        let words = ["javascript:", "expression(", "@import", "behavior:", "-moz-binding", "</", "<!--"]
        return !lowered.contains("\\") && !words.contains(where: lowered.contains)
    }

    /// Whether an attribute's style can do no more than look, whatever its entities stand for.
    static func allows(inlineStyle style: String) -> Bool {
        var rest = style
        for entity in ["&quot;", "&#39;", "&apos;", "&amp;"] { rest = rest.replacing(entity, with: "'") }
        return !rest.contains("&") && allows(style: rest)
    }
}
