/// What a browser lets a page do: load what comes from its own address, and nothing that stands in the page.
public struct PagePolicy: Sendable {
    let text: String
    let isFramed: Bool

    /// Nobody may frame it.
    public static let strict = PagePolicy(ancestors: "'none'")

    /// Every site may show it inside its own pages.
    public static let framed = PagePolicy(ancestors: "*", isFramed: true)

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
