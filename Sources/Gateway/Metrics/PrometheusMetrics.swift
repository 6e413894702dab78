public import CoreMetrics
import Synchronization

/// Counts and measures for swift-metrics, and writes all of it in Prometheus's text format.
///
/// There is no Prometheus package for us. Counting is a few relaxed atomic additions; the lock is taken only to
/// make a metric and to write them out.
public final class PrometheusMetrics: MetricsFactory {
    private struct Key: Hashable {
        let name: String
        let labels: String
    }

    private struct Registry {
        var samples: [Key: any MetricSamples] = [:]
        var gauges: [(name: String, help: String, read: @Sendable () -> Double)] = []
    }

    private let registry = Mutex(Registry())

    /// Nothing counted yet.
    public init() {}

    /// A value that is read when somebody asks for it.
    public func gauge(_ name: String, _ help: String, _ read: @escaping @Sendable () -> Double) {
        registry.withLock { $0.gauges.append((Self.name(name), help, read)) }
    }

    /// Everything in the text format, version 0.0.4.
    public func text() -> String {
        let (samples, gauges) = registry.withLock { ($0.samples, $0.gauges) }
        var text = ""
        let byName = Dictionary(grouping: samples, by: \.key.name)
        for name in byName.keys.sorted() {
            let all = (byName[name] ?? []).sorted { $0.key.labels < $1.key.labels }.filter { $0.value.isUsed }
            guard let type = all.first?.value.type else { continue }
            text += "# TYPE \(name) \(type)\n"
            for (key, sample) in all { sample.write(name: name, labels: key.labels, to: &text) }
        }
        for gauge in gauges {
            text += "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) gauge\n"
            text += "\(gauge.name) \(MetricText.number(gauge.read()))\n"
        }
        return text
    }

    /// Makes a counter, or answers with the one of that label.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions, CounterSamples.init)
    }

    /// Makes a counter of fractions, or answers with the one of that label.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        find(label, dimensions, FractionSamples.init)
    }

    /// Makes a gauge, or answers with the one of that label.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        find(label, dimensions, MeterSamples.init)
    }

    /// Makes a histogram, or a gauge where nothing is to be aggregated.
    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        aggregate
            ? find(label, dimensions) { Histogram(bounds: Histogram.sizes, divisor: 1) }
            : find(label, dimensions, MeterSamples.init)
    }

    /// Makes a histogram of seconds, or answers with the one of that label.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions)
    }

    func histogram(_ label: String, _ dimensions: [(String, String)]) -> Histogram {
        find(label, dimensions) { Histogram(bounds: Histogram.durations, divisor: 1e9) }
    }

    /// Keeps it: a counter must not start again at zero.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Keeps it: a counter must not start again at zero.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Keeps it.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Keeps it.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Keeps it.
    public func destroyTimer(_ handler: any TimerHandler) {}

    private func find<Samples: MetricSamples>(
        _ label: String,
        _ dimensions: [(String, String)],
        _ make: () -> Samples
    ) -> Samples {
        let key = Key(name: Self.name(label), labels: MetricText.labels(dimensions))
        return registry.withLock { registry in
            if let known = registry.samples[key] as? Samples { return known }
            let fresh = make()
            registry.samples[key] = fresh
            return fresh
        }
    }

    private static func name(_ label: String) -> String {
        String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") ? $0 : "_" })
    }
}

/// What is written under one name and set of labels.
protocol MetricSamples: Sendable {
    var type: String { get }
    /// Something was counted or measured.
    var isUsed: Bool { get }
    func write(name: String, labels: String, to text: inout String)
}

/// The small print of the text format.
enum MetricText {
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",")
    }

    static func line(_ name: String, _ labels: String, _ value: String) -> String {
        labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
        return text
    }
}
