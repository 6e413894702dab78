public import Core
import Postgres
public import Tenancy

/// A service of a test's business.
public struct TestService: Sendable {
    /// The service.
    public let id: ServiceID
    /// Its name in addresses.
    public let slug: String
}

extension TestBusiness {
    /// Opens a branch from 09:00 to 14:00 and from 16:00 to 20:00 on every day of the week, or as told.
    ///
    /// - Parameter hours: as the API takes them.
    public func open(
        _ branch: Branch? = nil,
        hours: JSONValue = ["mon-sun": ["09:00-14:00", "16:00-20:00"]]
    ) async throws {
        let id = (branch ?? gracia).id
        try await withTables { transaction in
            _ = try await transaction.execute("UPDATE branches SET hours = \(hours)::jsonb WHERE id = \(id)")
        }
    }

    /// A service that these employees offer; by default the employee of `gracia`.
    public func addService(
        _ slug: String,
        minutes: Int = 60,
        bufferBefore: Int = 0,
        bufferAfter: Int = 0,
        price: Int = 3_000,
        capacity: Int = 1,
        by employees: [StaffID]? = nil
    ) async throws -> TestService {
        let service = TestService(id: .make(.system), slug: slug)
        try await withTables { transaction in
            _ = try await transaction.batch([
                TestBusinessQueries.insertService(
                    service,
                    minutes: minutes,
                    buffers: (bufferBefore, bufferAfter),
                    price: price,
                    capacity: capacity
                ),
                TestBusinessQueries.offer(service.id, by: employees ?? [employee.id]),
            ])
        }
        return service
    }

    /// Rooms (or equipment) of a branch that services need, one of them each.
    public func addResources(
        _ names: [String],
        kind: String = "room",
        at branch: Branch? = nil,
        for services: [TestService]
    ) async throws -> [ResourceID] {
        let ids = names.map { _ in ResourceID.make(.system) }
        let place = (branch ?? gracia).id
        try await withTables { transaction in
            for (id, name) in zip(ids, names) {
                _ = try await transaction.batch(
                    TestBusinessQueries.insertResource(id, kind, name, at: place, for: services.map(\.id))
                )
            }
        }
        return ids
    }

    /// Sets settings of the business, or of a branch; the serving processes hear of it a moment later.
    public func set(_ settings: [String: JSONValue], at branch: Branch? = nil) async throws {
        try await withTables { transaction in
            for (key, value) in settings {
                try await transaction.execute(TestBusinessQueries.set(key, value, at: branch?.id))
            }
        }
    }

    /// An appointment of a client that began some hours ago, put into the tables as it is.
    @discardableResult
    public func addPastAppointment(
        of client: ClientID,
        hoursAgo: Int = 48,
        status: String = "approved"
    ) async throws -> AppointmentID {
        let service = try await addService("past-\(ServiceID.make(.system).description.suffix(12))")
        let id = AppointmentID.make(.system)
        try await withTables { transaction in
            _ = try await transaction.batch(
                TestBusinessQueries.insertPastAppointment(
                    id,
                    of: client,
                    service: service.id,
                    employee: employee.id,
                    branch: gracia,
                    hoursAgo: hoursAgo,
                    status: status
                )
            )
        }
        return id
    }
}
