import CCurl
import Synchronization

/// libcurl's handle for one server, which keeps its connection from one mail to the next.
@safe final class MailConnection: Sendable {
    let server: MailServer
    /// The lock is what keeps two threads from using it at once; nil once it is closed.
    private let handle: Mutex<UnsafeMutableRawPointer?>

    /// libcurl wants to be prepared once, before its first use on any thread.
    private static let isPrepared = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// A connection that is made with the first mail; nil where there is no memory.
    init?(_ server: MailServer) {
        precondition(Self.isPrepared, "libcurl could not be prepared")
        guard let made = unsafe curl_easy_init() else { return nil }
        self.server = server
        unsafe handle = unsafe Mutex(made)
    }

    deinit {
        close()
    }

    /// Runs one mail, after the options of the mail before were forgotten; nil where it is closed.
    func run<Value: Sendable>(_ body: (UnsafeMutableRawPointer) -> Value) -> Value? {
        unsafe handle.withLock { handle in
            guard let handle = unsafe handle else { return nil }
            unsafe curl_easy_reset(handle)
            return unsafe body(handle)
        }
    }

    /// Says goodbye to the server and waits for its answer.
    func close() {
        unsafe handle.withLock { handle in
            unsafe curl_easy_cleanup(handle)
            unsafe handle = nil
        }
    }
}
