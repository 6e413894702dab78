import CoreMetrics

/// How often a route was called and how long it took, by class of status; found once, not on each request.
final class RouteMetrics: Sendable {
    private let durations: [Histogram]
    private let sent: any CounterHandler

    init(method: String, route: String, in metrics: PrometheusMetrics) {
        let labels = [("method", method), ("route", route)]
        durations = ["1xx", "2xx", "3xx", "4xx", "5xx"].map { status in
            metrics.histogram("http_request_duration_seconds", labels + [("status", status)])
        }
        sent = metrics.makeCounter(label: "http_response_bytes_total", dimensions: labels)
    }

    func record(status: Int, duration: Duration, bytes: Int) {
        let parts = duration.components
        durations[min(max(status / 100 - 1, 0), 4)]
            .record(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
        sent.increment(by: Int64(bytes))
    }
}
