import Dispatch
import Glibc
import Synchronization

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
        let arguments = ["env"] + environment + (ownSession ? ["setsid"] : []) + command
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child: pid_t = 0
        let error = Self.starting.withLock { _ in
            posix_spawn(&child, "/usr/bin/env", &actions, nil, &pointers, environ)
        }
        guard error == 0 else {
            throw TestKitError(
                "\(command.first ?? "") could not be started: \(String(cString: strerror(error)))"
            )
        }
        pid = child
    }

    /// Held while a program is started or a pipe is made, which is not closed to programs from the first moment.
    fileprivate static let starting = Mutex(())

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

/// Two ends of a pipe, neither of which another program inherits by chance.
struct TestPipe: Sendable {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        let isMade = TestProcess.starting.withLock { _ in
            pipe(&ends) == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
        }
        guard isMade else { throw TestKitError("no pipe could be made") }
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
