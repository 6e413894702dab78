import Core
import ServerKit
import TestKit

/// A browser without scripts: keeps cookies, follows redirects of forms, and says where it comes from.
final actor Browser {
    private let client: HTTPClient
    private var cookies: [String: String] = [:]
    /// The business's root.
    let root: String

    init(_ server: TestServer, _ business: TestBusiness) {
        root = "/t/\(business.slug)"
        client = server.client
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> HTTPAnswer {
        try await send("GET", path, headers)
    }

    /// Posts a form with its hidden fields as the page at `path` has them.
    func post(
        _ path: String,
        _ fields: [(String, String)],
        from page: HTTPAnswer? = nil,
        accepting accepted: String? = nil
    ) async throws -> HTTPAnswer {
        let hidden = page.map(Self.hidden) ?? []
        let pairs = (hidden + fields).map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
        let type = "application/x-www-form-urlencoded"
        let body = HTTPClient.Body.bytes(Array(pairs.joined(separator: "&").utf8), type: type)
        var headers = ["sec-fetch-site": "same-origin"]
        headers["accept"] = accepted
        return try await send("POST", path, headers, body)
    }

    /// Posts a form with a file, after the hidden fields of its page.
    func upload(_ path: String, _ file: String, from page: HTTPAnswer? = nil) async throws -> HTTPAnswer {
        let hidden = page.map(Self.hidden) ?? []
        var parts = hidden.map { name, value in
            "--mark\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        parts.append(
            "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\clients.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n\(file)\r\n--mark--\r\n"
        )
        let body = HTTPClient.Body.bytes(
            Array(parts.joined().utf8),
            type: "multipart/form-data; boundary=mark"
        )
        return try await send("POST", path, ["sec-fetch-site": "same-origin"], body)
    }

    func signIn(_ email: String, _ side: String = "staff") async throws -> HTTPAnswer {
        try await post("/\(side)/sign-in", [("email", email), ("password", TestBusiness.password)])
    }

    func forget(_ cookie: String) {
        cookies[cookie] = nil
    }

    func cookie(_ name: String) -> String? { cookies[name] }

    private func send(
        _ method: String,
        _ path: String,
        _ headers: [String: String],
        _ body: HTTPClient.Body = .none
    ) async throws -> HTTPAnswer {
        var headers = headers
        headers["cookie"] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        if cookies.isEmpty { headers["cookie"] = nil }
        let whole = path.hasPrefix(root) ? path : root + path
        let answer = try await client.send(method, whole, headers: headers, body: body)
        for (name, value) in answer.headers where name == "set-cookie" {
            let parts = value.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            let text = parts.count > 1 ? String(parts[1]) : ""
            cookies[String(parts[0])] = value.contains("Max-Age=0") ? nil : text
        }
        return answer
    }

    private static func hidden(_ page: HTTPAnswer) -> [(String, String)] {
        page.text.matches(of: #/<input type="hidden" name="([^"]*)" value="([^"]*)"/#).map {
            (String($0.1), String($0.2).replacing("&quot;", with: "\"").replacing("&amp;", with: "&"))
        }
    }
}
