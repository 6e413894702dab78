/// The body of a request as it comes in; to be read once.
///
/// Only little is read ahead, so that a slow reader slows the client down. Each piece is what has come since
/// the last one.
public struct BodyStream: AsyncSequence, Sendable {
    /// A piece of the body.
    public typealias Element = [UInt8]

    private let request: Request

    init(_ request: Request) {
        self.request = request
    }

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator {
        Iterator(request: request, isRead: false)
    }

    /// The next piece of a body that is not collected; nil at its end.
    func piece() async throws -> [UInt8]? {
        var iterator = makeAsyncIterator()
        return try await iterator.next()
    }

    /// Reads one piece after another.
    public struct Iterator: AsyncIteratorProtocol {
        let request: Request
        /// A body that was collected is one piece.
        var isRead: Bool

        /// The next piece; nil at the end.
        ///
        /// - Throws: `Problem.bodyTooLarge`, `Problem.malformed`, `Problem.timeout`.
        public mutating func next() async throws -> [UInt8]? {
            switch request.body {
            case .stream:
                return try await request.handle.read()
            case .upload(let reader):
                return try await reader.next()
            case .bytes:
                guard !isRead else { return nil }
                isRead = true
                return Array(request.bytes)
            }
        }
    }
}
