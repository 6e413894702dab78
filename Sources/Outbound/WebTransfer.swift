import CCurl
import Core
import Glibc
import Synchronization

/// Whether somebody still waits for an answer.
final class FetchWish: Sendable {
    private let isGivenUp = Atomic(false)

    func giveUp() {
        isGivenUp.store(true, ordering: .relaxed)
    }

    var holds: Bool { !isGivenUp.load(ordering: .relaxed) }
}

/// What a web server is asked.
struct WebRequest: Sendable {
    let address: WebAddress
    /// Whole lines of headers; they hold nothing that could begin another.
    let headers: [String]
    /// What is posted; nil for reading.
    var body: [UInt8]?
    /// What is beyond the largest body is not missed: the status says all.
    var needsStatusOnly = false
    /// How often the address may lead to another; none to take that for an answer.
    let redirectsMax: Int
}

/// What a web server answered.
struct WebAnswer: Sendable {
    let status: Int
    let body: [UInt8]
    /// As it was sent.
    let entityTag: String?
    let contentType: String?
}

/// What became of asking.
enum WebOutcome: Sendable {
    case answered(WebAnswer)
    case refused(FetchRefusal)
}

/// One request and its answer, from beginning to end on one thread.
@safe final class WebTransfer {
    private let request: WebRequest
    private let settings: HTTPFetcher.Settings
    private let wish: FetchWish
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var answeredTag: String?
    private var metPrivateAddress = false
    private var isTooLarge = false

    /// libcurl wants to be prepared once, before its first use on any thread.
    private static let isPrepared = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(_ request: WebRequest, settings: HTTPFetcher.Settings, wish: FetchWish) {
        self.request = request
        self.settings = settings
        self.wish = wish
    }

    func perform() -> WebOutcome {
        precondition(Self.isPrepared, "libcurl could not be prepared")
        guard wish.holds, let handle = unsafe curl_easy_init() else { return .refused(.unreachable) }
        defer { unsafe curl_easy_cleanup(handle) }
        var headers: UnsafeMutablePointer<curl_slist>?
        defer { unsafe curl_slist_free_all(headers) }
        for header in request.headers {
            guard let longer = unsafe curl_slist_append(headers, header) else {
                return .refused(.unreachable)
            }
            unsafe headers = unsafe longer
        }
        guard unsafe prepare(handle, headers) else { return .refused(.unreachable) }
        let code = unsafe curl_easy_perform(handle)
        return unsafe outcome(code, handle)
    }

    /// Whether libcurl took every option; one that it did not know would be a limit that is not there.
    private func prepare(
        _ handle: UnsafeMutableRawPointer,
        _ headers: UnsafeMutablePointer<curl_slist>?
    ) -> Bool {
        // The thread holds this object until the transfer is over.
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        let texts: [(CURLoption, String)] = [
            (CURLOPT_URL, request.address.text),
            (CURLOPT_USERAGENT, "Foyer"),
            // Empty, and not left out: otherwise the environment would choose one.
            (CURLOPT_PROXY, ""), (CURLOPT_NOPROXY, "*"),
            (CURLOPT_PROTOCOLS_STR, "http,https"),
            (CURLOPT_REDIR_PROTOCOLS_STR, request.address.isSecure ? "https" : "http,https"),
        ]
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, request.redirectsMax > 0 ? 1 : 0),
            (CURLOPT_MAXREDIRS, request.redirectsMax),
            // Who is named in the address is told to its host alone.
            (CURLOPT_UNRESTRICTED_AUTH, 0),
            (CURLOPT_TIMEOUT_MS, Self.milliseconds(settings.timeLimit)),
            (CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(settings.connectTimeLimit)),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_FAILONERROR, 0),
        ]
        for (option, text) in texts {
            guard unsafe foyer_curl_set_text(handle, option, text) == CURLE_OK else { return false }
        }
        for (option, number) in numbers {
            guard unsafe foyer_curl_set_number(handle, option, number) == CURLE_OK else { return false }
        }
        if !request.needsStatusOnly {
            let size = curl_off_t(settings.bytesMax)
            guard unsafe foyer_curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, size) == CURLE_OK else {
                return false
            }
        }
        if let body = request.body {
            guard unsafe foyer_curl_post(handle, body, curl_off_t(body.count)) == CURLE_OK else {
                return false
            }
        }
        guard unsafe foyer_curl_set_list(handle, CURLOPT_HTTPHEADER, headers) == CURLE_OK,
            unsafe foyer_curl_on_body(handle, Self.onBody, context) == CURLE_OK,
            unsafe foyer_curl_on_header(handle, Self.onHeader, context) == CURLE_OK,
            unsafe foyer_curl_on_socket(handle, Self.onSocket, context) == CURLE_OK,
            unsafe foyer_curl_on_progress(handle, Self.onProgress, context) == CURLE_OK
        else { return false }
        return true
    }

    private func outcome(_ code: CURLcode, _ handle: UnsafeMutableRawPointer) -> WebOutcome {
        // What stopped it here goes before what libcurl makes of that; of several addresses another may have answered.
        if metPrivateAddress, code != CURLE_OK { return .refused(.privateAddress) }
        let isEnough = isTooLarge && request.needsStatusOnly && headerBytes <= settings.headerBytesMax
        if isTooLarge, !isEnough { return .refused(.tooLarge) }
        switch code {
        case CURLE_OK: break
        case CURLE_WRITE_ERROR where isEnough: break
        case CURLE_FILESIZE_EXCEEDED: return .refused(.tooLarge)
        case CURLE_OPERATION_TIMEDOUT: return .refused(.timeout)
        case CURLE_TOO_MANY_REDIRECTS, CURLE_UNSUPPORTED_PROTOCOL: return .refused(.redirects)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR: return .refused(.untrusted)
        default: return .refused(.unreachable)
        }
        var status = 0
        unsafe foyer_curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
        var type: UnsafePointer<CChar>?
        unsafe foyer_curl_get_text(handle, CURLINFO_CONTENT_TYPE, &type)
        let contentType = unsafe type.map { unsafe String(cString: $0) }
        return .answered(
            WebAnswer(status: status, body: body, entityTag: answeredTag, contentType: contentType)
        )
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds) * 1_000
            + Int(duration.components.attoseconds / 1_000_000_000_000_000)
    }
}

// MARK: What libcurl calls

extension WebTransfer {
    private static let onBody: foyer_curl_data = { bytes, _, count, context in
        guard let bytes = unsafe bytes, let transfer = unsafe WebTransfer.of(context) else { return 0 }
        let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        return unsafe transfer.take(piece) ? count : 0
    }

    private static let onHeader: foyer_curl_data = { bytes, _, count, context in
        guard let bytes = unsafe bytes, let transfer = unsafe WebTransfer.of(context) else { return 0 }
        let line = unsafe String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        return transfer.take(header: line, bytes: count) ? count : 0
    }

    private static let onSocket: curl_opensocket_callback = { context, _, address in
        guard let address = unsafe address, let transfer = unsafe WebTransfer.of(context) else {
            return CURL_SOCKET_BAD
        }
        let wanted = unsafe address.pointee
        let place = unsafe foyer_curl_address(address)
        guard let place = unsafe place, let found = unsafe NetworkAddress(wanted, at: place),
            transfer.allows(found)
        else { return CURL_SOCKET_BAD }
        return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.`protocol`)
    }

    private static let onProgress: curl_xferinfo_callback = { context, _, _, _, _ in
        guard let transfer = unsafe WebTransfer.of(context) else { return 1 }
        return transfer.wish.holds ? 0 : 1
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> WebTransfer? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<WebTransfer>.fromOpaque(context).takeUnretainedValue()
    }

    /// Takes a piece of the body; false ends the transfer.
    private func take(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard body.count + piece.count <= settings.bytesMax else {
            isTooLarge = true
            return false
        }
        unsafe body.append(contentsOf: piece)
        return wish.holds
    }

    private func take(header line: String, bytes: Int) -> Bool {
        headerBytes += bytes
        guard headerBytes <= settings.headerBytesMax else {
            isTooLarge = true
            return false
        }
        if line.hasPrefix("HTTP/") {
            // Another answer, after a redirect.
            answeredTag = nil
        } else if line.prefix(5).lowercased() == "etag:" {
            answeredTag = line.dropFirst(5).trimmed
        }
        return true
    }

    private func allows(_ address: NetworkAddress) -> Bool {
        guard !settings.allowsPrivateAddresses, !address.isPublic else { return true }
        metPrivateAddress = true
        return false
    }
}
