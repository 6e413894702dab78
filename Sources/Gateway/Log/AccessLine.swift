import Logging

/// What the log says of a request: nothing that names a person, so no path, query, address or agent.
///
/// It travels through swift-log as one value and is written without a dictionary of texts.
struct AccessLine: CustomStringConvertible, Sendable {
    static let key = "access"

    let method: String
    let route: String
    let status: Int
    let duration: Duration
    let bytes: Int
    let business: String?
    let id: String

    func write(to line: inout LogLine) {
        line.add("method", plain: method)
        line.add("route", plain: route)
        line.add("status", status)
        line.add("ms", duration)
        line.add("bytes", bytes)
        if let business { line.add("business", plain: business) }
        line.add("request_id", plain: id)
    }

    var description: String {
        "\(method) \(route) \(status) \(duration) \(bytes) B business=\(business ?? "-") request_id=\(id)"
    }
}
