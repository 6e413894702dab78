public import Core
public import Logging

/// Writes each event as one line of logfmt: `time=… level=info message="…" name=value …`.
///
/// swift-log's own StreamLogHandler puts metadata in brackets that no log collector reads, and flushes after
/// every line.
public struct LineLogHandler: LogHandler {
    /// What every line of the logger says.
    public var metadata: Logger.Metadata = [:]
    /// More of it, asked for with each line.
    public var metadataProvider: Logger.MetadataProvider?
    /// What is less grave is not written.
    public var logLevel: Logger.Level
    private let label: String
    private let sink: LogSink
    private let now: @Sendable () -> Instant

    /// A handler that writes to the sink.
    public init(
        label: String,
        level: Logger.Level = .info,
        sink: LogSink,
        world: World = .system,
        metadataProvider: Logger.MetadataProvider? = nil
    ) {
        self.label = label
        logLevel = level
        self.sink = sink
        now = world.now
        self.metadataProvider = metadataProvider
    }

    /// A value that every line of the logger says.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line.
    public func log(event: LogEvent) {
        var line = LogLine(at: now(), level: event.level, label: label)
        if let access = event.metadata?[AccessLine.key] {
            if case .stringConvertible(let value) = access, let access = value as? AccessLine {
                access.write(to: &line)
            }
        } else {
            line.add("message", event.message.description)
            for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
                line.add(name, value.description)
            }
            for (name, value) in metadataProvider?.get() ?? [:] { line.add(name, value.description) }
            for (name, value) in (event.metadata ?? [:]).sorted(by: { $0.key < $1.key }) {
                line.add(name, value.description)
            }
            if let error = event.error { line.add("error", String(reflecting: error)) }
        }
        sink.write(line.finish(), isUrgent: event.level >= .error)
    }
}
