import Core
import Gateway

/// The addresses of style sheets, scripts and drawings.
struct AssetPages: Sendable {
    var routes: [Route] {
        [.page(.get, "/assets/{name}", allowing: nil, show)]
    }

    private func show(_ call: Call) async throws -> Reply {
        let name = try call.parameter("name")
        if let asset = Asset.at(name) {
            if let compressed = asset.compressed, Self.takesGzip(call) {
                return Self.reply(asset.contentType, compressed).header("content-encoding", "gzip")
            }
            return Self.reply(asset.contentType, asset.bytes)
        }
        if let theme = Theme(address: name) {
            return Self.reply("text/css; charset=utf-8", Array(theme.css.utf8))
        }
        throw Problem.notFound(.route)
    }

    private static func reply(_ type: String, _ bytes: [UInt8]) -> Reply {
        Reply(contentType: type, bytes: bytes)
            .header("cache-control", "public, max-age=31536000, immutable")
            .header("vary", "accept-encoding")
    }

    /// Who names it with a weight of nothing does not want it (RFC 9110, 12.5.3).
    private static func takesGzip(_ call: Call) -> Bool {
        (call.header("accept-encoding") ?? "").split(separator: ",").contains { coding in
            let words = coding.lowercased().split { $0 == ";" || $0 == " " }
            return words.first == "gzip" && words.dropFirst().allSatisfy { Double($0.dropFirst(2)) != 0 }
        }
    }
}
