import Core

/// The style sheet inside a page, which browsers follow because the page's head has its hash.
public struct PageStyle: Sendable {
    /// The rules as they stand between `<style>` and `</style>`.
    public let text: String
    /// What a page may use: this style sheet, forms to its own address, and nothing else.
    let policy: String

    /// A style sheet of these rules.
    public init(_ text: String) {
        self.text = text
        let hash = Base64URL.encode(Cryptography.sha256(Array(text.utf8)))
            .replacing("-", with: "+").replacing("_", with: "/")
        // 32 bytes are 43 characters and one that fills up.
        policy =
            "default-src 'none'; style-src 'sha256-\(hash)='; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'"
    }
}

extension Reply {
    /// A page that nobody stores, frames or learns the address of.
    public static func page(_ markup: String, status: Int = 200, style: PageStyle) -> Reply {
        Reply(status: status, contentType: "text/html; charset=utf-8", bytes: Array(markup.utf8))
            .header("content-security-policy", style.policy)
            .header("x-frame-options", "DENY")
    }

    /// Sends a browser to another address, which it asks for with GET.
    public static func seeOther(_ address: String) -> Reply {
        Reply(status: 303, contentType: nil, bytes: []).header("location", address)
    }
}
