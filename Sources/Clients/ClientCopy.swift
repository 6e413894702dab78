public import Core
public import Postgres
public import Tenancy

/// New clients of a file on their way into the tables, many at a time.
///
/// Each comes with its measurements, its places and its row of the audit log, as if staff had entered it.
public struct ClientCopy {
    private let file: ImportID
    private let scope: Scope
    private let now: Instant
    private var clients = CopyText()
    private var places = CopyText()
    private var measurements = CopyText()
    private var branches: [BranchID?: [BranchID]] = [:]
    private var rows: ClosedRange<Int>?

    /// Clients of one import.
    public init(importing file: ImportID, in scope: Scope) {
        self.file = file
        self.scope = scope
        now = scope.world.now()
    }

    /// Keeps a client for the next `send`.
    ///
    /// - Parameter row: where in the file the client stands; later clients stand further down.
    public mutating func add(_ draft: ClientDraft, row: Int) {
        rows = (rows?.lowerBound ?? row)...row
        let id = ClientID.make(scope.world)
        let client = draft.details
        addClient(id, client, row)
        for branch in placesOfNewClient(preferring: client.preferredBranch) {
            places.cell(id)
            places.cell(branch)
            places.endRow()
        }
        for kind in Measurement.Kind.allCases {
            if let value = client[keyPath: kind.detail] { addMeasurement(kind, value, of: id) }
        }
    }

    /// Sends what is kept, in the order in which the tables refer to each other.
    public mutating func send(in transaction: Transaction) async throws {
        try await Self.send(&clients, ClientCopyQueries.clients, in: transaction)
        try await Self.send(&places, ClientCopyQueries.places, in: transaction)
        try await Self.send(&measurements, ClientCopyQueries.measurements, in: transaction)
        if let rows { transaction.later(ClientCopyQueries.audit(file, rows: rows, in: scope)) }
        rows = nil
    }

    private static func send(_ rows: inout CopyText, _ command: SQL, in transaction: Transaction) async throws
    {
        guard !rows.isEmpty else { return }
        let bytes = rows.take()
        _ = try await transaction.copyIn(command) { try await $0.write(bytes) }
    }

    /// The columns of `ClientCopyQueries.clients`.
    private mutating func addClient(_ id: ClientID, _ client: ClientDetails, _ row: Int) {
        clients.cell(id)
        clients.cell(client.firstName)
        clients.cell(client.middleName)
        clients.cell(client.lastName)
        clients.cell(client.email)
        clients.cell(client.phone)
        clients.cell(client.document?.kind)
        clients.cell(client.document?.number)
        clients.cell(client.gender)
        clients.cell(client.birthDate)
        clients.cell(client.address.line1)
        clients.cell(client.address.line2)
        clients.cell(client.address.city)
        clients.cell(client.address.region)
        clients.cell(client.address.postalCode)
        clients.cell(client.address.country)
        clients.cell(client.language)
        clients.cell(client.referralMethod)
        clients.cell(client.preferredBranch)
        clients.cell(client.status)
        clients.cell(client.marked)
        clients.cell(client.heightCM)
        clients.cell(client.weightKG)
        clients.cell(client.note)
        clients.cell(list: client.tags)
        clients.cell(client.blocklist?.reason)
        clients.cell(client.blocklist?.until)
        clients.cell(client.blocklist.map { _ in now })
        clients.cell(client.blocklist.flatMap { _ in scope.actor.staff })
        clients.cell(file)
        clients.cell(row)
        clients.endRow()
    }

    private mutating func addMeasurement(
        _ kind: Measurement.Kind,
        _ value: DecimalNumber,
        of client: ClientID
    ) {
        measurements.cell(MeasurementID.make(scope.world))
        measurements.cell(client)
        measurements.cell(kind.rawValue)
        measurements.cell(value)
        measurements.cell(kind.unit)
        measurements.cell(now)
        measurements.cell(scope.actor.staff)
        measurements.endRow()
    }

    /// Few files name more than a handful of branches.
    private mutating func placesOfNewClient(preferring preferred: BranchID?) -> [BranchID] {
        if let known = branches[preferred] { return known }
        let found = scope.placesOfNewClient(preferring: preferred).sorted()
        branches[preferred] = found
        return found
    }
}
