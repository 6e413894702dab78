import CoreMetrics
import Synchronization

/// How often something was how large, in fixed buckets.
final class Histogram: MetricSamples, TimerHandler, RecorderHandler {
    /// Nanoseconds.
    static let durations: [Int64] = [
        500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000,
        500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 15_000_000_000, 60_000_000_000,
    ]
    /// Numbers of any unit.
    static let sizes: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]

    /// A count of its own, which atomics need to be put in an array.
    private final class Count: Sendable {
        let value = Atomic<Int64>(0)
    }

    private let bounds: [Int64]
    private let counts: [Count]
    private let sum = Atomic<Int64>(0)
    private let divisor: Double

    /// - Parameter divisor: how many of what is recorded make one of what is written.
    init(bounds: [Int64], divisor: Double) {
        self.bounds = bounds
        self.divisor = divisor
        counts = (0...bounds.count).map { _ in Count() }
    }

    var type: String { "histogram" }
    var isUsed: Bool { counts.contains { $0.value.load(ordering: .relaxed) > 0 } }

    func record(_ value: Int64) {
        var bucket = 0
        while bucket < bounds.count, value > bounds[bucket] { bucket += 1 }
        counts[bucket].value.wrappingAdd(1, ordering: .relaxed)
        sum.wrappingAdd(value, ordering: .relaxed)
    }

    func record(_ value: Double) {
        record(Int64(value))
    }

    func recordNanoseconds(_ duration: Int64) {
        record(duration)
    }

    func write(name: String, labels: String, to text: inout String) {
        let separator = labels.isEmpty ? "" : ","
        var total: Int64 = 0
        for (index, count) in counts.enumerated() {
            total += count.value.load(ordering: .relaxed)
            let bound = index < bounds.count ? MetricText.number(Double(bounds[index]) / divisor) : "+Inf"
            text += MetricText.line("\(name)_bucket", "\(labels)\(separator)le=\"\(bound)\"", String(total))
        }
        let sum = Double(self.sum.load(ordering: .relaxed)) / divisor
        text += MetricText.line("\(name)_sum", labels, MetricText.number(sum))
        text += MetricText.line("\(name)_count", labels, String(total))
    }
}
