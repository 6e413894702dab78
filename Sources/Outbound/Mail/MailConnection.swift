import CCurl
import Glibc
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

    /// Runs one mail, of which the handle knows nothing afterwards; nil where it is closed.
    func run<Value: Sendable>(_ body: (UnsafeMutableRawPointer) -> Value) -> Value? {
        Self.blockSignals()
        return unsafe handle.withLock { handle in
            guard let handle = unsafe handle else { return nil }
            defer { unsafe curl_easy_reset(handle) }
            return unsafe body(handle)
        }
    }

    /// Says goodbye to the server and waits for its answer.
    func close() {
        Self.blockSignals()
        unsafe handle.withLock { handle in
            guard let open = unsafe handle else { return }
            unsafe foyer_curl_set_number(open, CURLOPT_NOSIGNAL, 1)
            unsafe curl_easy_cleanup(open)
            unsafe handle = nil
        }
    }

    /// What a server has ended is written to all the same, and on this thread that must not end the process.
    private static func blockSignals() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
