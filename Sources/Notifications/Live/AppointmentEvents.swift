import Core
import FoundationEssentials
import Postgres
import Tenancy

/// What one reader is told of changes of appointments: those in reach, and no others.
struct AppointmentEvents: Sendable {
    /// Takes what is told, and waits while the reader is slow.
    typealias Writer = ([UInt8]) async throws -> Void

    let watch: AppointmentWatch
    let scope: Scope
    let reach: Reach
    /// Only those of this branch.
    let branch: BranchID?
    /// The last position that the reader knows.
    let since: Int

    /// Writes events until the reader, the session or the process goes.
    func write(_ signals: AsyncStream<AppointmentWatch.Signal>, to writer: Writer) async throws {
        let end = ContinuousClock.now + watch.settings.life
        var filter = AppointmentEventFilter(reach: reach, branch: branch, actor: scope.actor)
        if reach == .own {
            let answers = try await scope.read(AppointmentEventQueries.own(scope.actor.staff))
            filter.known = Set(try answers[0].map { row in try row.next(UUID.self) })
        }
        try await writer(Array("retry: 2000\n: open\n\n".utf8))
        let missed = try await watch.changes(after: since, in: scope)
        if missed.count > AppointmentWatch.batch {
            return try await writer(Array("event: reload\ndata: {}\n\n".utf8))
        }
        var position = missed.last?.position ?? since
        watch.begin(at: position, in: scope.business.id)
        try await write(missed, &filter, to: writer)
        for await signal in signals {
            guard try await isSignedIn(), ContinuousClock.now < end else { return }
            switch signal {
            case .heartbeat: try await writer(Array(": \n\n".utf8))
            case .changes(let changes):
                try await write(changes.filter { $0.position ?? 0 > position }, &filter, to: writer)
                position = max(position, changes.last?.position ?? 0)
            }
        }
    }

    private func write(
        _ changes: [ChangeRecord],
        _ filter: inout AppointmentEventFilter,
        to writer: Writer
    ) async throws {
        for change in changes {
            guard let position = change.position, let event = filter.event(for: change) else { continue }
            var json = JSONWriter()
            json.value(event)
            let text = String(decoding: json.bytes, as: UTF8.self)
            try await writer(Array("id: \(position)\nevent: appointment\ndata: \(text)\n\n".utf8))
        }
    }

    /// The scope's guard fails once the session has ended or its rights have changed.
    private func isSignedIn() async throws -> Bool {
        do {
            _ = try await scope.read(ChangeQueries.bounds)
            return true
        } catch Problem.staleActor {
            return false
        }
    }
}

/// Decides which changes a reader hears of.
struct AppointmentEventFilter: Sendable {
    let reach: Reach
    let branch: BranchID?
    let actor: Actor
    /// The appointments of the reader's own diary, to tell when one leaves it.
    var known: Set<UUID> = []

    /// What is told of a change; nil where it is none of the reader's business.
    mutating func event(for change: ChangeRecord) -> AppointmentEvent? {
        guard let subject = change.subject, subject.kind == "appointment" else { return nil }
        let own = change.data["branch_id"]?.stringValue.flatMap { BranchID($0) }
        let employee = change.data["employee_id"]?.stringValue.flatMap { StaffID($0) }
        let isGone = AppointmentEvent(id: subject.id, event: "appointment.gone", data: [:])
        switch reach {
        case .all:
            guard let own else { return isGone }
            return isShown(own) ? AppointmentEvent(change, subject.id) : nil
        case .branches(let branches):
            guard let own, branches.contains(own), isShown(own) else { return nil }
            return AppointmentEvent(change, subject.id)
        case .own:
            if let own, let staff = actor.staff, employee == staff {
                known.insert(subject.id)
                return isShown(own) ? AppointmentEvent(change, subject.id) : nil
            }
            return known.remove(subject.id) == nil ? nil : isGone
        }
    }

    private func isShown(_ own: BranchID) -> Bool {
        branch == nil || branch == own
    }
}

/// What is told of one change: where it is now, and nothing of people.
struct AppointmentEvent: Sendable, Hashable, JSONEncodable {
    let id: UUID
    let event: String
    let data: JSONValue

    init(id: UUID, event: String, data: JSONValue) {
        self.id = id
        self.event = event
        self.data = data
    }

    init(_ change: ChangeRecord, _ id: UUID) {
        self.init(id: id, event: change.event, data: change.data)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("event", event)
            for name in ["starts_at", "ends_at", "status", "branch_id", "employee_id"] {
                guard let text = data[name]?.stringValue else { continue }
                json.key(escaping: name)
                json.string(text)
            }
        }
    }
}
