import Dispatch
import Glibc

/// Another program, as tests run it.
///
/// Foundation's `Process` takes a program for ended only when everything that it started has ended too, which a
/// program that starts a server never does.
public struct TestProcess: Sendable {
    /// Its number.
    public let pid: Int32

    /// Starts a program of `PATH`, with only the files that are named here.
    ///
    /// - Parameters:
    ///   - environment: `NAME=value`, added to that of this process.
    ///   - input: what it reads; nothing by default.
    ///   - output: where its output and errors go; nowhere by default.
    ///   - ownSession: keeps this terminal's Ctrl-C from it.
    public init(
        _ command: [String],
        environment: [String] = [],
        input: Int32? = nil,
        output: Int32? = nil,
        ownSession: Bool = false
    ) throws {
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(null) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input ?? null, 0)
        posix_spawn_file_actions_adddup2(&actions, output ?? null, 1)
        posix_spawn_file_actions_adddup2(&actions, output ?? null, 2)
        _ = Self.closeFrom(&actions, 3)
        // Threads that run tasks hear no signals, which a program that one of them starts would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let arguments = ["env"] + environment + (ownSession ? ["setsid"] : []) + command
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child: pid_t = 0
        let error = posix_spawn(&child, "/usr/bin/env", &actions, &attributes, &pointers, environ)
        guard error == 0 else {
            throw TestKitError(
                "\(command.first ?? "") could not be started: \(String(cString: strerror(error)))"
            )
        }
        pid = child
    }

    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// Closes all files from a number on: a socket that another program keeps open is never seen to end.
    ///
    /// The C library has it (glibc 2.34), its Swift module does not name it.
    private static let closeFrom: CloseFrom = {
        guard let found = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else {
            preconditionFailure("the tests need glibc 2.34 or later")
        }
        return unsafeBitCast(found, to: CloseFrom.self)
    }()

    /// Sends a signal.
    public func signal(_ number: Int32) {
        kill(pid, number)
    }

    /// Waits for its end, once; answers with its status, or 128 and the signal that ended it.
    public func wait() async -> Int32 {
        await Self.offThread {
            var status: Int32 = 0
            while waitpid(pid, &status, 0) == -1, errno == EINTR {}
            return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        }
    }

    /// Runs a program to its end, without its output, and answers with its status.
    public static func status(of command: [String], environment: [String] = []) async throws -> Int32 {
        try await TestProcess(command, environment: environment).wait()
    }

    /// Runs what blocks where it holds up no test.
    static func offThread<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: work()) }
        }
    }
}

/// Two ends of a pipe.
struct TestPipe: Sendable {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw TestKitError("no pipe could be made") }
        (reading, writing) = (ends[0], ends[1])
    }

    /// What can be read at first; empty where the other end was closed without a word.
    func firstWords() async -> String {
        await TestProcess.offThread {
            var bytes = [UInt8](repeating: 0, count: 4_096)
            let count = read(reading, &bytes, bytes.count)
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }
    }
}
