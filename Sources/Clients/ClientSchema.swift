import Core
import Gateway

/// The forms of clients in JSON, for the OpenAPI document.
enum ClientSchema {
    /// A client as it is read.
    static let client = Schema.object("Client", fields)

    /// A client of a list, which may be asked for with some fields only.
    static let listed = Schema.object("ListedClient", fields, required: .only(["id"]))

    /// What is sent to create a client.
    static let new = Schema.object("NewClient", written, required: .only(["first_name"]))

    /// What is sent to change a client: fields that are left out stay, null removes.
    static let change = Schema.object("ClientChange", written, required: .none)

    /// What a client may have in a business.
    static let options = Schema.object(
        "ClientOptions",
        [
            "genders": .array(.string(max: 100)),
            "statuses": .array(.string(max: 100)),
            "new_status": Schema.string(max: 100).described("Of clients for whom none is named."),
            "document_types": .array(documentType),
            "required": Schema.array(.string()).described(
                "The fields that clients entered by staff must have."
            ),
            "delete_action": .choice(DeleteAction.allCases.map(\.rawValue)),
            "measurements": Schema.boolean.described("Whether height and weight are asked for."),
        ]
    )

    /// What clients see of themselves.
    static let profile = Schema.object(
        "Profile",
        [
            "id": .id,
            "number": .integer(1...Int(Int32.max)),
            "name": .string(),
            "first_name": .string(max: 100).orNull,
            "middle_name": .string(max: 100).orNull,
            "last_name": .string(max: 100).orNull,
            "email": .email.orNull,
            "phone": phone.orNull,
            "user_name": .email.orNull,
            "document": .object(nil, ["type": documentType, "number": .string(max: 40)]).orNull,
            "gender": .string(max: 100).orNull,
            "birth_date": .date.orNull,
            "address": address(required: .all).orNull,
            "language": language.orNull,
            "preferred_branch": .id.orNull,
            "created_at": .instant,
            "revision": .integer(1...Int(Int32.max)),
        ]
    )

    /// What clients may change of themselves.
    static let profileChange = Schema.object(
        "ProfileChange",
        [
            "first_name": .string(max: 100),
            "middle_name": .string(max: 100).orNull,
            "last_name": .string(max: 100).orNull,
            "email": .email.orNull,
            "phone": .string(max: 60).orNull,
            "gender": .string(max: 100).orNull,
            "birth_date": .date.orNull,
            "address": address(required: .none).orNull,
            "language": .string(max: 20).orNull,
            "preferred_branch": branchName.orNull,
        ],
        required: .none
    )

    /// What became of each of several clients.
    static let report = Schema.object(
        "RemovalReport",
        [
            "action": .choice(ClientRemoval.allCases.map(\.rawValue)),
            "total": .integer(0...ClientRemovalOperations.batchMax),
            "done": .integer(0...ClientRemovalOperations.batchMax),
            "unchanged": .integer(0...ClientRemovalOperations.batchMax),
            "refused": .integer(0...ClientRemovalOperations.batchMax),
            "undo_until": .instant.described("Until when bulk-restore brings all of them back.").orNull,
            "items": .array(
                .object(
                    nil,
                    [
                        "id": .id,
                        "number": .integer(1...Int(Int32.max)).orNull,
                        "result": .choice(["done", "unchanged", "refused"]),
                        "problem": .object(
                            nil,
                            [
                                "type": .string(), "detail": .string().orNull, "reasons": .array(.string()),
                            ]
                        ).orNull,
                    ]
                )
            ),
        ]
    )

    /// The ids of several clients.
    static let ids = Schema.object(nil, ["ids": .array(.id, max: ClientRemovalOperations.batchMax)])

    /// What the bin did.
    static let removal = Schema.object(
        "Removal",
        ["action": .choice(["archive", "erase", "purge"]), "client": client.orNull]
    )

    /// An entry of a client's history.
    static let historyEntry = Schema.object(
        "ClientHistoryEntry",
        [
            "id": .integer(),
            "at": .instant,
            "actor": .object(
                nil,
                [
                    "kind": .choice(["staff", "customer", "operator", "visitor", "system"]), "id": .id.orNull,
                    "name": .string().orNull,
                ]
            ),
            "channel": .choice(["web", "api", "command", "import", "system"]),
            "action": .string(),
            "changes": .map(.array(.any, max: 2)).described(
                "Before and after of each field; nulls once erased."
            ),
        ]
    )

    /// A height or weight.
    static let measurement = Schema.object(
        "Measurement",
        [
            "id": .id,
            "kind": .choice(Measurement.Kind.allCases.map(\.rawValue)),
            "value": .number,
            "unit": .choice(Measurement.Kind.allCases.map(\.unit)),
            "taken_at": .instant,
            "taken_by": .id.orNull,
        ]
    )

    /// What is sent to add a measurement.
    static let newMeasurement = Schema.object(
        "NewMeasurement",
        [
            "kind": .choice(Measurement.Kind.allCases.map(\.rawValue)),
            "value": Schema.number.described("Height 30 to 260 cm, weight 0.5 to 500 kg."),
            "taken_at": .instant.described("Now, if not given.").orNull,
        ],
        required: .only(["kind", "value"])
    )

    /// In the order of `ClientField.all`.
    private static let fields: KeyValuePairs<String, Schema> = [
        "id": .id,
        "number": .integer(1...Int(Int32.max)).described("Outlives the personal data."),
        "name": .string().described("First, middle and last name; of an erased client the number: #1042."),
        "first_name": .string(max: 100).orNull,
        "middle_name": .string(max: 100).orNull,
        "last_name": .string(max: 100).orNull,
        "email": .email.orNull,
        "phone": phone.orNull,
        "user_name": .email.described("With what the client signs in; null while that is not allowed.")
            .orNull,
        "document": .object(nil, ["type": documentType, "number": .string(max: 40)]).orNull,
        "gender": .string(max: 100).orNull,
        "birth_date": .date.orNull,
        "address": address(required: .all).orNull,
        "language": language.orNull,
        "referral_method": .string(max: 100).orNull,
        "preferred_branch": .id.orNull,
        "status": .string(max: 100),
        "marked": .boolean,
        "height_cm": .number.orNull,
        "weight_kg": .number.orNull,
        "note": .string(max: 10_000).described("Internal: the client never sees it.").orNull,
        "tags": .array(.string(max: 60), max: 50),
        "blocklist": .object(
            nil,
            [
                "reason": .string(max: 500).orNull, "until": .instant.orNull, "since": .instant,
                "by": .id.orNull,
            ]
        ).described("Set while the client may not book online.").orNull,
        "login_allowed": .boolean,
        "last_appointment_at": .instant.orNull,
        "next_appointment_at": .instant.orNull,
        "total_appointments": Schema.integer().described("All that were neither cancelled nor rejected."),
        "no_show_count": .integer(),
        "created_at": .instant,
        "updated_at": .instant,
        "archived_at": .instant.orNull,
        "erased_at": .instant.orNull,
        "revision": .integer(1...Int(Int32.max)).described("Grows with every change; the ETag."),
    ]

    private static let written: KeyValuePairs<String, Schema> = [
        "first_name": .string(max: 100),
        "middle_name": .string(max: 100).orNull,
        "last_name": .string(max: 100).orNull,
        "email": .email.orNull,
        "phone": Schema.string(max: 60).described(
            "Without a country code it is read as dialled in the branch's country."
        ).orNull,
        "document": .object(nil, ["type": documentType, "number": .string(max: 60)]).orNull,
        "gender": Schema.string(max: 100).described("One of the setting clients.genders.").orNull,
        "birth_date": .date.orNull,
        "address": address(required: .none).orNull,
        "language": .string(max: 20).orNull,
        "referral_method": .string(max: 100).orNull,
        "preferred_branch": branchName.orNull,
        "status": Schema.string(max: 100).described("One of the setting clients.statuses.").orNull,
        "marked": .boolean.orNull,
        "height_cm": Schema.number.described(
            "30 to 260; a change is a measurement of now, null removes the heights."
        ).orNull,
        "weight_kg": Schema.number.described(
            "0.5 to 500; a change is a measurement of now, null removes the weights."
        ).orNull,
        "note": .string(max: 10_000).orNull,
        "tags": .array(.string(max: 60), max: 50).orNull,
        "blocklist": .object(
            nil,
            ["reason": .string(max: 500).orNull, "until": .instant.orNull],
            required: .none
        ).orNull,
        "login_allowed": .boolean.orNull,
    ]

    private static let phone = Schema.string(pattern: #"^\+[0-9]{7,15}$"#)
    private static let language = Schema.string(
        pattern: "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
    )
    private static let documentType = Schema.choice(IdentityDocument.Kind.allCases.map(\.rawValue))
    private static let branchName = Schema.string(max: 60).described("The slug or the id of a branch.")

    private static func address(required: Schema.Requirement) -> Schema {
        .object(
            nil,
            [
                "line1": .string(max: 200).orNull,
                "line2": .string(max: 200).orNull,
                "city": .string(max: 100).orNull,
                "region": .string(max: 100).orNull,
                "postal_code": .string(max: 20).orNull,
                "country": Schema.string(max: 2).described("ISO 3166 in two letters.").orNull,
            ],
            required: required
        )
    }
}
