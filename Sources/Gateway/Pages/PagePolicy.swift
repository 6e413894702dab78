/// What a browser lets a page do: load what comes from its own address, and nothing that stands in the page.
public struct PagePolicy: Sendable {
    let text: String
    let isFramed: Bool

    /// Nobody may frame it.
    public static let strict = PagePolicy(ancestors: "'none'")

    /// Every site that is served over TLS may show it inside its own pages; with hosts, only those.
    ///
    /// - Parameter hosts: as browsers read them: `www.lumen.example`, `https://*.lumen.example`; others are passed over.
    public static func framed(by hosts: [String]) -> PagePolicy {
        guard !hosts.isEmpty else { return PagePolicy(ancestors: "'self' https:", isFramed: true) }
        let known = hosts.filter(isSource)
        return PagePolicy(ancestors: (["'self'"] + known).joined(separator: " "), isFramed: true)
    }

    /// What could end the list, or mean more than one host, is none.
    private static func isSource(_ host: String) -> Bool {
        host.utf8.count >= 4 && host.contains(".")
            && host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "*"):
                    true
                default: false
                }
            }
    }

    /// Nobody may frame it; it may show pages of its own address in frames.
    public static let framing = PagePolicy(ancestors: "'none'", frames: "'self'")

    /// Markup that others wrote, for a frame of a page of ours: it has its styles and can do nothing.
    public static let inFrame = PagePolicy(
        text:
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'self'; sandbox",
        isFramed: true
    )

    private init(text: String, isFramed: Bool) {
        self.text = text
        self.isFramed = isFramed
    }

    private init(ancestors: String, frames: String? = nil, isFramed: Bool = false) {
        self.isFramed = isFramed
        text =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors \(ancestors)" + (frames.map { "; frame-src \($0)" } ?? "")
    }
}

extension Reply {
    /// A page whose styles and scripts have addresses of their own.
    public static func page(_ markup: String, status: Int = 200, policy: PagePolicy = .strict) -> Reply {
        let reply = Reply(status: status, contentType: "text/html; charset=utf-8", bytes: Array(markup.utf8))
            .header("content-security-policy", policy.text)
        return policy.isFramed ? reply : reply.header("x-frame-options", "DENY")
    }
}
