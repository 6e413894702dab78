import Mustache

/// The markup of a page, with places for the values of a struct; every value is escaped.
///
/// Tags name the struct's stored properties; sections are for those that are optional, lists or yes and no.
public struct PageTemplate<Page: Sendable>: Sendable {
    private let template: MustacheTemplate
    private let markup: String

    /// Reads markup, which is a constant of the program: where it is no Mustache, the program ends.
    public init(_ markup: String) {
        self.markup = markup
        PageEscaping.register()
        do {
            // The library's own escaping looks at whole characters and lets a quote with an accent on it pass.
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(PageEscaping.name)}}" + markup)
        } catch {
            preconditionFailure("the markup of \(Page.self) cannot be read: \(error)")
        }
    }

    /// The page with its values; while debugging, a tag that the struct does not have ends the program.
    public func render(_ page: Page) -> String {
        assert(
            PageTags(markup).faults(in: page).isEmpty,
            "the markup of \(Page.self) has faults: \(PageTags(markup).faults(in: page).sorted())"
        )
        return template.render(PageValues(page))
    }
}

/// Makes text harmless inside markup and between double quotes.
struct PageEscaping: MustacheContentType {
    static let name = "PAGE"

    private static let once: Void = MustacheContentTypes.register(PageEscaping(), named: name)

    static func register() { once }

    func escapeText(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
