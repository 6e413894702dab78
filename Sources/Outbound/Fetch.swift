import Core

/// Reading one file, from beginning to end on one thread.
struct Fetch {
    private let entityTag: String?
    private let transfer: WebTransfer

    init(_ address: WebAddress, entityTag: String?, settings: HTTPFetcher.Settings, wish: FetchWish) {
        let entityTag = entityTag.flatMap(Self.sendable)
        self.entityTag = entityTag
        let request = WebRequest(
            address: address,
            headers: ["Accept: text/calendar, */*;q=0.1"]
                + (entityTag.map { ["If-None-Match: \($0)"] } ?? []),
            redirectsMax: settings.redirectsMax
        )
        transfer = WebTransfer(request, settings: settings, wish: wish)
    }

    func perform() -> FetchOutcome {
        switch transfer.perform() {
        case .refused(let refusal): return .refused(refusal)
        case .answered(let answer):
            switch answer.status {
            case 200:
                return .fetched(
                    FetchedFile(
                        bytes: answer.body,
                        entityTag: answer.entityTag.flatMap(Self.sendable),
                        contentType: answer.contentType
                    )
                )
            case 304 where entityTag != nil: return .notModified
            default: return .refused(.status(answer.status))
            }
        }
    }

    /// A tag that cannot begin another header; nil for anything else.
    private static func sendable(_ tag: String) -> String? {
        let isPlain = tag.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
        return isPlain && (2...256).contains(tag.utf8.count) && tag.hasSuffix("\"") ? tag : nil
    }
}
