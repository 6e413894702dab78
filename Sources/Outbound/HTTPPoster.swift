import Core

/// Posts to web servers with libcurl, on threads of its own and within the limits of `HTTPFetcher`.
///
/// It never follows where an answer leads, and of an answer it keeps the status alone.
public final class HTTPPoster: Sendable {
    private let settings: HTTPFetcher.Settings
    private let threads: WorkThreads

    /// Makes a poster; its threads start with the first post.
    ///
    /// - Parameter settings: as of fetching; of an answer at most `answerBytesMax` are received.
    public init(settings: HTTPFetcher.Settings = HTTPFetcher.Settings()) {
        var settings = settings
        settings.bytesMax = min(settings.bytesMax, Self.answerBytesMax)
        self.settings = settings
        threads = WorkThreads(name: "posting", count: settings.threads, queueMax: settings.queueMax)
    }

    deinit {
        threads.end()
    }

    /// The most that is received of an answer that nobody reads.
    public static let answerBytesMax = 65_536

    /// Loopback and private networks may be told too.
    public var allowsPrivateAddresses: Bool { settings.allowsPrivateAddresses }

    /// How many posts at once.
    public var threadCount: Int { settings.threads }

    /// Posts a body.
    ///
    /// - Parameter headers: names and values; what could begin another header is left out.
    /// - Throws: `Problem.unavailable` where too many posts wait, `CancellationError`.
    public func post(
        _ body: [UInt8],
        headers: [(name: String, value: String)],
        to address: WebAddress
    ) async throws -> PostOutcome {
        let request = WebRequest(
            address: address,
            // Without asking first whether the body is welcome: that costs a second where nobody answers it.
            headers: headers.compactMap(Self.line) + ["Expect:"],
            body: body,
            needsStatusOnly: true,
            redirectsMax: 0
        )
        let settings = settings
        let wish = FetchWish()
        return try await withTaskCancellationHandler {
            let outcome = try await threads.run {
                WebTransfer(request, settings: settings, wish: wish).perform()
            }
            try Task.checkCancellation()
            switch outcome {
            case .answered(let answer): return .answered(answer.status)
            case .refused(let refusal): return .refused(refusal)
            }
        } onCancel: {
            wish.giveUp()
        }
    }

    private static func line(_ name: String, _ value: String) -> String? {
        let line = "\(name): \(value)"
        return line.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? line : nil
    }
}

/// What became of a post.
public enum PostOutcome: Sendable, Hashable {
    /// The host answered with this status, whatever it is.
    case answered(Int)
    /// It did not come to an answer.
    case refused(FetchRefusal)
}
