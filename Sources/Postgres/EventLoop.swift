import CLibPQ
import Glibc
import Synchronization

/// One thread that waits for sockets with epoll and runs everything that touches a libpq connection.
///
/// libpq's connections may be used by one thread at a time. All of them live on this thread: actors whose
/// executor it is. Because one thread writes for many requests, what several of them want at one moment
/// leaves in one go and comes back with one wake-up.
final class EventLoop: SerialExecutor, @unchecked Sendable {
    /// Something that wants to hear of its socket and of time passing.
    protocol Source: AnyObject, Sendable {
        /// The socket can be read or written, or is broken.
        func ready(readable: Bool, writable: Bool)
    }

    @safe private enum Work {
        case job(UnownedJob)
        case call(@Sendable () -> Void)
    }

    @safe private struct Inbox {
        var work: [Work] = []
        var isAwake = true
        var isStopping = false
    }

    /// How often deadlines are looked at.
    static let tickMilliseconds: Int32 = 50

    private let inbox = Mutex(Inbox())
    /// The thread's number; 0 before it runs.
    private let thread = Atomic<pthread_t>(0)
    private let poll: Int32
    private let wake: Int32
    private var sources: [Int32: any Source] = [:]
    private var tickers: [Int: @Sendable () -> Void] = [:]
    private var tickersMade = 0

    init() {
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        wake = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        precondition(poll >= 0 && wake >= 0, "the system gives no descriptors for the database's event loop")
        change(EPOLL_CTL_ADD, wake, events: EPOLLIN.rawValue)
    }

    deinit {
        close(poll)
        close(wake)
    }

    /// Starts the thread, which keeps the loop alive until `stop`.
    func start() {
        let keeper = unsafe Unmanaged.passRetained(self)
        var made = pthread_t()
        let result = unsafe pthread_create(
            &made,
            nil,
            { raw in
                guard let raw = unsafe raw else { return nil }
                let loop = unsafe Unmanaged<EventLoop>.fromOpaque(raw).takeRetainedValue()
                loop.thread.store(pthread_self(), ordering: .relaxed)
                loop.run()
                return nil
            },
            keeper.toOpaque()
        )
        precondition(result == 0, "the system gives no thread for the database's event loop")
        pthread_detach(made)
    }

    /// Ends the thread once what is queued has run.
    func stop() {
        inbox.withLock { $0.isStopping = true }
        post {}
    }

    func enqueue(_ job: consuming ExecutorJob) {
        add(.job(UnownedJob(job)))
    }

    /// Runs a closure on the loop's thread.
    func post(_ call: @escaping @Sendable () -> Void) {
        add(.call(call))
    }

    func checkIsolated() {
        precondition(isCurrent, "a database connection was touched outside its event loop")
    }

    func isIsolatingCurrentContext() -> Bool? {
        isCurrent
    }

    private var isCurrent: Bool {
        thread.load(ordering: .relaxed) == pthread_self()
    }

    // What follows is called on the loop's thread only.

    /// Tells a source of its socket's readiness from now on.
    func watch(_ descriptor: Int32, for source: any Source) {
        sources[descriptor] = source
        change(EPOLL_CTL_ADD, descriptor, events: EPOLLIN.rawValue)
    }

    /// Chooses what a source wants to hear of.
    func want(_ descriptor: Int32, readable: Bool, writable: Bool) {
        guard sources[descriptor] != nil else { return }
        let events = (readable ? EPOLLIN.rawValue : 0) | (writable ? EPOLLOUT.rawValue : 0)
        change(EPOLL_CTL_MOD, descriptor, events: events)
    }

    /// Forgets a socket, before it is closed.
    func unwatch(_ descriptor: Int32) {
        guard sources.removeValue(forKey: descriptor) != nil else { return }
        change(EPOLL_CTL_DEL, descriptor, events: 0)
    }

    /// Calls a closure about every `tickMilliseconds`; the number is for `removeTicker`.
    func addTicker(_ ticker: @escaping @Sendable () -> Void) -> Int {
        tickersMade += 1
        tickers[tickersMade] = ticker
        return tickersMade
    }

    func removeTicker(_ number: Int) {
        tickers[number] = nil
    }

    private func add(_ work: Work) {
        let mustWake = inbox.withLock { inbox in
            inbox.work.append(work)
            defer { inbox.isAwake = true }
            return !inbox.isAwake
        }
        guard mustWake else { return }
        var one: UInt64 = 1
        _ = unsafe write(wake, &one, 8)
    }

    private func change(_ operation: Int32, _ descriptor: Int32, events: UInt32) {
        var event = unsafe epoll_event(events: events, data: epoll_data_t(fd: descriptor))
        _ = unsafe epoll_ctl(poll, operation, descriptor, &event)
    }

    private func run() {
        var ready = unsafe [epoll_event](repeating: epoll_event(), count: 128)
        var work: [Work] = []
        var lastTick = ContinuousClock.now
        while true {
            inbox.withLock { inbox in
                swap(&work, &inbox.work)
                inbox.isAwake = !work.isEmpty
            }
            let isIdle = work.isEmpty
            for item in work {
                switch item {
                case .job(let job): unsafe job.runSynchronously(on: asUnownedSerialExecutor())
                case .call(let call): call()
                }
            }
            work.removeAll(keepingCapacity: true)
            if isIdle, inbox.withLock({ $0.isStopping && $0.work.isEmpty }) { return }
            let count = unsafe epoll_wait(poll, &ready, 128, isIdle ? Self.tickMilliseconds : 0)
            if isIdle { inbox.withLock { $0.isAwake = true } }
            for index in 0..<max(0, Int(count)) { unsafe dispatch(ready[index]) }
            if ContinuousClock.now - lastTick >= .milliseconds(Int64(Self.tickMilliseconds)) {
                lastTick = .now
                for ticker in tickers.values { ticker() }
            }
        }
    }

    private func dispatch(_ event: epoll_event) {
        let descriptor = unsafe event.data.fd
        if descriptor == wake {
            var count: UInt64 = 0
            _ = unsafe read(wake, &count, 8)
            return
        }
        let events = unsafe event.events
        let broken = events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
        sources[descriptor]?.ready(
            readable: broken || events & EPOLLIN.rawValue != 0,
            writable: events & EPOLLOUT.rawValue != 0
        )
    }
}
