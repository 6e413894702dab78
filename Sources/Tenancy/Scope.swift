public import Core
public import Logging
public import Postgres
import Synchronization

/// Whose work this is, and the only door to a business's data.
///
/// Everything that goes through it runs under the business's own database role and schema, set for that one
/// transaction and in the same round trip, after the guard. The first argument of every operation.
public final class Scope: Sendable {
    /// The business whose data are reached.
    public let business: Business
    /// The branch that the request named, if it did.
    public let branch: Branch?
    /// The business's branches and settings.
    public let profile: Profile
    /// Who asks.
    public let actor: Actor
    /// The request's number in logs and answers.
    public let requestID: String?
    /// When nobody waits for the answer any more.
    public let deadline: ContinuousClock.Instant?
    private let plainLogger: Logger
    private let condition: Guard?
    private let proof = Atomic(false)
    private let deployment: Deployment

    /// A scope; the gateway makes one for each request, a command one for each business.
    public init(
        business: Business,
        branch: Branch? = nil,
        profile: Profile,
        actor: Actor,
        guard condition: Guard? = nil,
        logger: Logger,
        requestID: String? = nil,
        deadline: ContinuousClock.Instant? = nil,
        deployment: Deployment
    ) {
        self.business = business
        self.branch = branch
        self.profile = profile
        self.actor = actor
        self.condition = condition
        plainLogger = logger
        self.requestID = requestID
        self.deadline = deadline
        self.deployment = deployment
    }

    /// Whether the guard has been proven by the database during this work; true where there is none.
    public var isProven: Bool { condition == nil || proof.load(ordering: .relaxed) }

    /// Logs with the request's number.
    ///
    /// It is made when something is logged, which hardly any request does.
    public var logger: Logger {
        guard let requestID else { return plainLogger }
        var logger = plainLogger
        logger[metadataKey: "request_id"] = .string(requestID)
        return logger
    }

    /// The same business and request for somebody else, who is proven otherwise, such as by a link's secret.
    public func acting(as actor: Actor) -> Scope {
        Scope(
            business: business,
            branch: branch,
            profile: profile,
            actor: actor,
            logger: plainLogger,
            requestID: requestID,
            deadline: deadline,
            deployment: deployment
        )
    }

    /// Clock and randomness.
    public var world: World { deployment.world }

    /// The settings of the branch, else those of the business.
    public var settings: SettingValues { profile.settings(branch: branch?.id) }

    /// How far a permission reaches for who asks.
    ///
    /// - Throws: `Problem.forbidden` where it does not reach at all.
    public func reach(_ permission: Permission) throws(Problem) -> Reach {
        guard let reach = deployment.policy.reach(of: actor, for: permission, settings: settings) else {
            throw .forbidden
        }
        return reach
    }

    /// Insists on a permission, whatever its reach.
    ///
    /// - Throws: `Problem.forbidden`.
    public func require(_ permission: Permission) throws(Problem) {
        _ = try reach(permission)
    }

    /// Whether who asks has a permission.
    public func allows(_ permission: Permission) -> Bool {
        deployment.policy.reach(of: actor, for: permission, settings: settings) != nil
    }
}

// MARK: Work

extension Scope {
    /// Runs short statements in one round trip, beside those of other requests, and answers with the rows of each.
    ///
    /// - Throws: `Problem`, or `CancellationError`.
    public func read(_ statements: SQL...) async throws -> [Rows] {
        try await perform(statements, alone: false)
    }

    /// The same for a list that is put together while running.
    ///
    /// - Throws: `Problem`, or `CancellationError`.
    public func read(_ statements: [SQL]) async throws -> [Rows] {
        try await perform(statements, alone: false)
    }

    /// Runs statements that may take long, in one round trip on a connection of their own.
    ///
    /// - Throws: `Problem`, or `CancellationError`.
    public func readLong(_ statements: SQL...) async throws -> [Rows] {
        try await perform(statements, alone: true)
    }

    /// Runs one statement in one round trip that proves the guard itself, for what is asked most often.
    ///
    /// A statement less for each request. Where there are no rows, nothing is proven yet (`isProven`), and whoever
    /// answers the request has to ask who it is before saying so.
    ///
    /// - Parameters:
    ///   - alone: on a connection of its own, for what may take long.
    ///   - statement: a SELECT whose list begins with the proof; the rows are answered without it.
    /// - Throws: `Problem`, or `CancellationError`.
    public func read(alone: Bool = false, proving statement: (_ proof: SQL) -> SQL) async throws -> Rows {
        let proof: SQL = condition.map { "(\(fragment: $0.statement))" } ?? "1"
        let unit = Unit(context: business.context, [statement(proof)], deadline: deadline)
        let rows = try await run(unit, alone: alone)[0]
        if let holds = try rows.first({ row in try row.next(Int?.self) != nil }) {
            guard holds else { throw Problem.staleActor }
            self.proof.store(true, ordering: .relaxed)
        }
        return rows.droppingFirstColumn()
    }

    /// Runs one transaction on a connection of its own; context and guard travel with its first statement.
    ///
    /// - Throws: what the body throws, after everything was undone; `Problem`.
    @discardableResult
    public func write<T: Sendable>(_ body: (Transaction) async throws -> T) async throws -> T {
        try await translated {
            try await deployment.database.transaction(
                context: business.context,
                guards: (condition.map { [$0.statement] } ?? []) + timeLimit,
                deadline: deadline,
                check: check,
                body
            )
        }
    }

    /// Streams the answer of a query, in PostgreSQL's `COPY` format that the options choose.
    ///
    /// - Parameter command: a whole `COPY (…) TO STDOUT …`.
    public func export<T: Sendable>(_ command: SQL, _ body: (CopyRows) async throws -> T) async throws -> T {
        try await write { try await $0.copyOut(command, body) }
    }

    /// The row of the audit log for a change, to be put off to the transaction's next statement.
    ///
    /// - Parameters:
    ///   - action: what was done, such as `client.edited`.
    ///   - kind: what it was done to, such as `client`.
    ///   - changes: before and after of each field that changed.
    ///   - channel: the way on which it was done, where that is not the actor's own.
    public func audit(
        _ action: String,
        _ kind: String,
        _ subject: (some PostgresEncodable)?,
        changes: [String: JSONValue] = [:],
        channel: Channel? = nil
    ) -> SQL {
        """
        INSERT INTO audit_log (actor_kind, actor_id, channel, action, subject_kind, subject_id, changes, request_id)
        VALUES (\(actor.auditKind), \(actor.auditID)::uuid, \((channel ?? actor.channel).rawValue), \(action), \(kind),
            \(subject)::uuid, \(JSONValue.object(changes))::jsonb, \(requestID))
        """
    }

    /// Notes in the directory that the business has work of a kind at a moment; to be called before the commit of
    /// what makes the work, because a wake-up without work is harmless and work without a wake-up is forgotten.
    ///
    /// - Throws: `Problem`, or `CancellationError`.
    public func announce(_ kind: String, at moment: Instant) async throws {
        try await announce([Announcement(business: business.id, kind: kind, moment: moment)])
    }

    /// The same just before a transaction's commit: all that one announces is one statement, without what stands
    /// already.
    public func announce(_ kind: String, at moment: Instant, before transaction: Transaction) {
        let announcement = Announcement(business: business.id, kind: kind, moment: moment)
        transaction.beforeCommit(announcement) { try await self.announce($0) }
    }

    private func announce(_ wanted: Set<Announcement>) async throws {
        let missing = deployment.announcements.missing(of: wanted, now: world.now())
        guard !missing.isEmpty else { return }
        let statement: SQL = """
            INSERT INTO directory.due_work (business_id, kind, due_at)
            SELECT business_id, kind, due_at
            FROM unnest(
                \(missing.map(\.business))::uuid[], \(missing.map(\.kind))::text[],
                \(missing.map(\.moment))::timestamptz[]
            ) AS wanted (business_id, kind, due_at)
            ON CONFLICT (business_id, kind, due_at) DO NOTHING
            """
        _ = try await translated { try await deployment.database.run(Unit([statement], deadline: deadline)) }
        deployment.announcements.note(missing, now: world.now())
    }

    /// Tells this process's worker to look at once; to be called after the commit.
    public func nudge(_ kind: String) {
        deployment.nudges.nudge(business.id, kind)
    }

    private func perform(_ statements: [SQL], alone: Bool) async throws -> [Rows] {
        let all = condition.map { [$0.statement] + statements } ?? statements
        let answers = try await run(Unit(context: business.context, all, deadline: deadline), alone: alone)
        guard condition != nil else { return answers }
        try check(answers)
        return Array(answers.dropFirst())
    }

    private func run(_ unit: Unit, alone: Bool) async throws -> [Rows] {
        try await translated {
            try await alone ? deployment.database.runAlone(unit) : deployment.database.run(unit)
        }
    }

    private var check: @Sendable ([Rows]) throws -> Void {
        guard condition != nil else { return { _ in } }
        return { answers in
            guard let first = answers.first, first.count > 0 else { throw Problem.staleActor }
            self.proof.store(true, ordering: .relaxed)
        }
    }

    /// Streams may take longer than the server lets a statement run by itself.
    private var timeLimit: [SQL] {
        guard let deadline else { return [] }
        let left = deadline - .now
        guard left > .seconds(30) else { return [] }
        return ["SELECT set_config('statement_timeout', \(String(left.components.seconds * 1_000)), true)"]
    }

    private func translated<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw deployment.constraints.problem(for: error)
        }
    }
}

extension Actor {
    /// The word of `audit_log.actor_kind`.
    public var auditKind: String {
        switch person {
        case .staff: "staff"
        case .customer: "customer"
        case .operator: "operator"
        case .visitor: "visitor"
        case .system: "system"
        }
    }

    /// The number of `audit_log.actor_id`.
    public var auditID: String? {
        switch person {
        case .staff(let id): id.description
        case .customer(let id): id.description
        case .operator, .visitor, .system: nil
        }
    }
}
