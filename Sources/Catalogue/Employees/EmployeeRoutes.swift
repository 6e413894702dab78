import Core
public import Gateway
import Tenancy

/// The addresses of those who offer services.
public struct EmployeeRoutes: Sendable {
    private let employees = EmployeeOperations()
    private let hours = EmployeeHoursOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("employees", allowing: nil, Self.listDoc, list),
            .get("employees/{id}", allowing: nil, Self.findDoc, find),
            .patch("employees/{id}", allowing: .manageCatalogue, Self.editDoc, edit),
            .get("employees/{id}/hours", allowing: .readBranches, Self.hoursDoc, findHours),
            .put("employees/{id}/hours", allowing: .manageHours, Self.setHoursDoc, setHours),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let filter = EmployeeFilter(
            isForStaff: call.scope.isForStaff,
            branch: try call.branchFilter,
            service: call.filter("service")
        )
        return .json(
            try await employees.list(
                filter,
                limit: call.limit,
                cursor: call.query("cursor"),
                in: call.scope
            )
        )
    }

    private func find(_ call: Call) async throws -> Reply {
        let employee = try await employees.find(call.id("id", .employee), in: call.scope)
        // The same revision shows different services to different readers: only staff get an ETag.
        return .json(employee, etag: call.scope.isForStaff ? employee.revision : nil)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let body = try call.json
        let employee = try await employees.edit(
            call.id("id", .employee),
            ifRevision: call.revisionCondition,
            { try EmployeeDraft(body, changing: $0) },
            in: call.scope
        )
        return .json(employee, etag: employee.revision)
    }

    private func findHours(_ call: Call) async throws -> Reply {
        let hours = try await hours.find(call.id("id", .employee), in: call.scope)
        return .json(hours, etag: hours.revision)
    }

    private func setHours(_ call: Call) async throws -> Reply {
        let hours = try await hours.set(
            call.id("id", .employee),
            ifRevision: call.revisionCondition,
            EmployeeHoursInput(call.json, profile: call.scope.profile),
            in: call.scope
        )
        return .json(hours, etag: hours.revision)
    }
}

extension EmployeeRoutes {
    private static let services = Schema.array(.id, max: CatalogueLimits.services)

    private static let employee = Schema.object(
        "Employee",
        [
            "id": .id,
            "name": .string(),
            "first_name": .string(),
            "last_name": .string(),
            "colour": CatalogueSchema.colour,
            "branches": Schema.array(CatalogueSchema.branchLabel).described("Where the person works."),
            "services": services.described("What the person offers; visitors see what they can book."),
            "bookable_online": .boolean,
            "revision": .integer(),
        ]
    )

    private static let week = Schema.object(
        "EmployeeHours",
        [
            "employee_id": .id,
            "hours": Schema.map(CatalogueSchema.hours.orNull)
                .described("By the slug of each branch; null where the branch's own hours hold."),
            "revision": .integer(),
        ]
    )

    private static let listDoc = OperationDoc(
        "Lists those who offer services",
        help: "Open to everybody: visitors see who can be booked online. Emails and phones are not shown.",
        query: [
            CatalogueSchema.branchFilter("Only those who work at this branch: its slug or id."),
            QueryParameter("service", .id, "Only those who offer this service, or a step of it."),
        ] + .page(),
        responses: [200: .page(of: employee)]
    )

    private static let findDoc = OperationDoc(
        "Answers somebody who offers services",
        help: "Staff find colleagues of their branches who offer none yet, too.",
        responses: [200: employee]
    )

    private static let editDoc = OperationDoc(
        "Changes which services somebody offers",
        help: "A service of which the person has appointments to come cannot be taken away.",
        request: .object(
            "EmployeeChange",
            [
                "services": services.orNull,
                "bookable_online": Schema.boolean.orNull,
                "colour": CatalogueSchema.colour,
            ],
            required: .none
        ),
        responses: [200: employee],
        ifMatch: true
    )

    private static let hoursDoc = OperationDoc(
        "Answers the weekly hours of an employee",
        help: "In the wall time of each branch.",
        responses: [200: week]
    )

    private static let setHoursDoc = OperationDoc(
        "Sets the weekly hours of an employee",
        help: """
            In the wall time of each branch. Branches that are not named stay as they are; null removes the own \
            hours, and those of the branch hold.
            """,
        request: .object(
            "EmployeeHoursChange",
            ["hours": Schema.map(CatalogueSchema.hours.orNull).described("By the slug or id of a branch.")]
        ),
        responses: [200: week],
        ifMatch: true
    )
}
