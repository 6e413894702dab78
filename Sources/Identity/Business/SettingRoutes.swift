import Core
public import Gateway
import Tenancy

/// The addresses of settings.
public struct SettingRoutes: Sendable {
    private let operations: SettingOperations

    /// - Parameter operations: what the routes do.
    public init(operations: SettingOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("settings", allowing: .readSettings, Self.listDoc, list),
            .put("settings", allowing: .manageSettings, Self.changeDoc, change),
            .get("branches/{id}/settings", allowing: .readSettings, Self.listOfBranchDoc, listOfBranch),
            .put("branches/{id}/settings", allowing: .manageSettings, Self.changeOfBranchDoc, changeOfBranch),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        reply(try await operations.list(branch: nil, in: call.scope))
    }

    private func change(_ call: Call) async throws -> Reply {
        reply(try await operations.change(values(call), branch: nil, in: call.scope))
    }

    private func listOfBranch(_ call: Call) async throws -> Reply {
        reply(try await operations.list(branch: call.id("id", .branch), in: call.scope))
    }

    private func changeOfBranch(_ call: Call) async throws -> Reply {
        reply(try await operations.change(values(call), branch: call.id("id", .branch), in: call.scope))
    }

    private func values(_ call: Call) throws(Problem) -> [String: JSONValue] {
        guard let values = try call.json.objectValue else {
            throw .malformed("The body should be a JSON object of settings by their keys.")
        }
        return values
    }

    private func reply(_ settings: [Setting]) -> Reply {
        Reply.json { json in
            json.object { json in json.field("items", settings) }
        }
    }
}

extension SettingRoutes {
    private static let settings = Schema.object(
        "Settings",
        [
            "items": .array(
                .object(
                    "Setting",
                    [
                        "key": .string(),
                        "value": .any,
                        "default": Schema.any.described("What it would be if it were not set here."),
                        "source": .choice(Setting.Source.allCases.map(\.rawValue)),
                        "kind": .choice(SettingDefinition.Kind.words),
                        "choices": .array(.string()),
                        "minimum": .integer(),
                        "maximum": Schema.integer().described("Of a number; of texts, how long or how many."),
                        "per_branch": .boolean,
                        "help": .string(),
                    ],
                    required: .allBut(["choices", "minimum", "maximum"])
                )
            )
        ]
    )

    private static let values = Schema.map(.any)
        .described(
            "Values by key; null takes a setting back to its default, and those not named stay as they are."
        )

    private static let listDoc = OperationDoc(
        "Answers the settings of the business",
        responses: [200: settings]
    )

    private static let changeDoc = OperationDoc(
        "Changes settings of the business",
        request: values,
        responses: [200: settings]
    )

    private static let listOfBranchDoc = OperationDoc(
        "Answers the settings that a branch may have of its own",
        responses: [200: settings]
    )

    private static let changeOfBranchDoc = OperationDoc(
        "Changes settings of a branch",
        request: values,
        responses: [200: settings]
    )
}
