/// Waits until something holds, looking again every few milliseconds.
///
/// - Throws: `TestKitError` naming what did not come about within the limit.
public func eventually(
    _ what: String,
    within limit: Duration = .seconds(10),
    _ holds: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while try await !holds() {
        guard ContinuousClock.now < deadline else {
            throw TestKitError("waited \(limit) in vain until \(what)")
        }
        try await Task.sleep(for: .milliseconds(10))
    }
}
