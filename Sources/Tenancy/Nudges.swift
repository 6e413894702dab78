public import Core

/// How what was committed in a process wakes the worker in the same process, without a detour by the database.
///
/// Only a shortcut: what is lost here is found in the directory when it is due there.
public final class Nudges: Sendable {
    /// There is work of a kind for a business.
    public struct Nudge: Sendable, Hashable {
        /// Whose work it is.
        public let business: BusinessID
        /// Of which kind it is.
        public let kind: String
    }

    /// More than so many that nobody heard are forgotten, the oldest first.
    public static let limit = 1_000

    /// What is told, for one worker.
    public let stream: AsyncStream<Nudge>
    private let continuation: AsyncStream<Nudge>.Continuation

    /// Nudges that nobody hears yet.
    public init() {
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(Self.limit))
    }

    func nudge(_ business: BusinessID, _ kind: String) {
        continuation.yield(Nudge(business: business, kind: kind))
    }
}
