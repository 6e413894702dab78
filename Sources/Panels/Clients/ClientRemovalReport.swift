import Core
import Gateway

/// What became of clients that were deleted or brought back, kept in a cookie until the next page says it.
struct ClientRemovalReport: Sendable {
    static let cookie = "foyer_clients_done"
    /// So many refusals are told one by one.
    private static let toldMax = 8

    /// A way back.
    struct Undo: Sendable {
        let place: String
        let token: String
        let ids: String
    }

    let summary: String
    let look: String
    let refused: [String]
    let undo: Undo?

    /// What the cookie says; nil where nothing was done just before.
    init?(kept visit: PageVisit) {
        guard let text = visit.call.cookie(Self.cookie).flatMap({ PercentCoding.decode($0) }),
            let kept = try? JSONValue(parsing: Array(text.utf8)), let action = kept["a"]?.stringValue
        else { return nil }
        let done = kept["d"]?.intValue ?? 0
        let refusals = kept["r"]?.arrayValue ?? []
        summary = visit(Self.words(action), done)
        look = refusals.isEmpty ? "good" : "warn"
        let told = refusals.map { refusal in
            let number = refusal["n"]?.intValue.map { "#\($0): " } ?? ""
            return number + Self.reason(refusal["t"]?.stringValue ?? "", visit)
        }
        let more = (kept["m"]?.intValue ?? 0)
        refused = more > 0 ? told + [visit(CountPhrase.moreRefused, more)] : told
        let ids = UUIDPack.unpacked(kept["u"]?.stringValue ?? "")
        undo =
            ids.isEmpty
            ? nil
            : Undo(
                place: visit.places.clientDeletion(),
                token: visit.token ?? "",
                ids: ids.joined(separator: ",")
            )
    }

    /// The cookie for the report of the API.
    static func cookie(_ report: JSONValue) -> String {
        let items = report["items"]?.arrayValue ?? []
        let refused = items.filter { $0["result"] == "refused" }
        let canUndo = report["undo_until"]?.stringValue != nil
        let undone = items.filter { canUndo && $0["result"] == "done" }.compactMap { $0["id"]?.stringValue }
        return JSONValue.object([
            "a": report["action"] ?? .null,
            "d": report["done"] ?? .int(0),
            "m": .int(max(0, refused.count - toldMax)),
            "r": .array(
                refused.prefix(toldMax).map {
                    ["n": $0["number"] ?? .null, "t": $0["problem"]?["type"] ?? .null]
                }
            ),
            "u": .string(UUIDPack.packed(undone)),
        ]).text
    }

    private static func words(_ action: String) -> CountPhrase {
        switch action {
        case "restore": .restored
        case "erase": .erasedDone
        case "purge": .purged
        default: .archivedDone
        }
    }

    private static func reason(_ slug: String, _ visit: PageVisit) -> String {
        switch slug {
        case "client-in-use": visit(.clientInUse)
        case "client-erased": visit(.clientErasedHelp)
        case "undo-too-late": visit(.undoTooLate)
        case "not-found": visit(.clientGone)
        default: visit(.notAllowed)
        }
    }
}

/// Identifiers in few characters, for a cookie.
enum UUIDPack {
    static func packed(_ ids: [String]) -> String {
        Base64URL.encode(
            ids.flatMap { id in
                let digits = Array(id.utf8).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
                return stride(from: 0, to: digits.count - 1, by: 2).map {
                    UInt8(digits[$0] * 16 + digits[$0 + 1])
                }
            }
        )
    }

    static func unpacked(_ text: String) -> [String] {
        guard let bytes = Base64URL.decode(text), bytes.count % 16 == 0 else { return [] }
        return stride(from: 0, to: bytes.count, by: 16).map { start in
            let hex = Array(Cryptography.hex(Array(bytes[start..<start + 16])))
            let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
            return parts.map { String(hex[$0]) }.joined(separator: "-")
        }
    }
}
