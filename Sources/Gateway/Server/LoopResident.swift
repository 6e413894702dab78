import Core
import NIOCore

/// What the connections of one event loop share; touched on that loop only.
final class LoopResident {
    /// How often deadlines are looked at: one timer for all connections costs a request nothing.
    private static let tick: TimeAmount = .milliseconds(100)

    let loop: any EventLoop
    let executor: LoopExecutor
    /// The header line of the present second.
    private(set) var date: [UInt8] = []
    private let world: World
    private var second = Int64.min
    private var connections: [ObjectIdentifier: HTTPConnection] = [:]
    private var ticker: RepeatedTask?

    init(loop: any EventLoop, world: World) {
        self.loop = loop
        self.world = world
        executor = LoopExecutor(loop)
    }

    func add(_ connection: HTTPConnection) {
        connections[ObjectIdentifier(connection)] = connection
        guard ticker == nil else { return }
        refreshDate()
        let bound = NIOLoopBound(self, eventLoop: loop)
        ticker = loop.scheduleRepeatedTask(initialDelay: Self.tick, delay: Self.tick) { _ in
            bound.value.tick()
        }
    }

    func remove(_ connection: HTTPConnection) {
        connections[ObjectIdentifier(connection)] = nil
        guard connections.isEmpty else { return }
        ticker?.cancel()
        ticker = nil
    }

    private func tick() {
        refreshDate()
        let now = ContinuousClock.now
        for connection in Array(connections.values) { connection.tick(now) }
    }

    private func refreshDate() {
        let now = world.now().microseconds / 1_000_000
        guard now != second else { return }
        second = now
        date = Array("date: \(HTTPDate.text(secondsSince1970: now))\r\n".utf8)
    }
}
