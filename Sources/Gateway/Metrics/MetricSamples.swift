import CoreMetrics
import Synchronization

/// A number that only grows.
final class CounterSamples: MetricSamples, CounterHandler {
    private let value = Atomic<Int64>(0)

    var type: String { "counter" }
    var isUsed: Bool { true }

    func increment(by amount: Int64) {
        value.wrappingAdd(amount, ordering: .relaxed)
    }

    func reset() {
        value.store(0, ordering: .relaxed)
    }

    func write(name: String, labels: String, to text: inout String) {
        text += MetricText.line(name, labels, String(value.load(ordering: .relaxed)))
    }
}

/// A number that only grows, in fractions.
final class FractionSamples: MetricSamples, FloatingPointCounterHandler {
    private let value = Mutex(0.0)

    var type: String { "counter" }
    var isUsed: Bool { true }

    func increment(by amount: Double) {
        value.withLock { $0 += amount }
    }

    func reset() {
        value.withLock { $0 = 0 }
    }

    func write(name: String, labels: String, to text: inout String) {
        text += MetricText.line(name, labels, MetricText.number(value.withLock { $0 }))
    }
}

/// A number that goes up and down.
final class MeterSamples: MetricSamples, MeterHandler, RecorderHandler {
    private let value = Mutex(0.0)

    var type: String { "gauge" }
    var isUsed: Bool { true }

    func set(_ value: Int64) {
        set(Double(value))
    }

    func set(_ new: Double) {
        value.withLock { $0 = new }
    }

    func increment(by amount: Double) {
        value.withLock { $0 += amount }
    }

    func decrement(by amount: Double) {
        value.withLock { $0 -= amount }
    }

    func record(_ value: Int64) {
        set(Double(value))
    }

    func record(_ value: Double) {
        set(value)
    }

    func write(name: String, labels: String, to text: inout String) {
        text += MetricText.line(name, labels, MetricText.number(value.withLock { $0 }))
    }
}
