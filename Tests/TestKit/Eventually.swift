/// Waits until something holds, looking again every few milliseconds.
///
/// - Throws: `TestKitError` naming what did not come about within the limit.
public func eventually(
    _ what: String,
    within limit: Duration = .seconds(60),
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

/// Lets time pass, where nothing can be looked at that would tell when to go on.
///
/// - Parameter reason: why nothing can.
public func idle(_ duration: Duration, because reason: String) async throws {
    precondition(!reason.isEmpty, "a test that only waits says why")
    try await Task.sleep(for: duration)
}
