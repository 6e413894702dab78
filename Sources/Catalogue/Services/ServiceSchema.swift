import Core
import Gateway

/// What the routes of services take and give.
enum ServiceSchema {
    private static let step = Schema.object(
        "ServiceStep",
        [
            "service": Schema.id.described("A service without steps of its own."),
            "pause_after": Schema.integer(0...ServiceStep.pauseMax)
                .described("Minutes after the step in which the employee is free; 0 for the last one."),
            "same_employee": Schema.boolean.described("Done by whoever does the step before."),
        ],
        required: .only(["service"])
    )

    private static let service = Schema.object(
        "Service",
        [
            "id": .id,
            "slug": .string(max: 40),
            "name": .string(max: CatalogueLimits.name),
            "description": Schema.string(max: CatalogueLimits.description).orNull,
            "category": Schema.object(nil, ["id": .id, "name": .string(max: CatalogueLimits.name)]).orNull,
            "minutes": Schema.integer(1...ServiceStep.minutesMax)
                .described("Of a service with steps: of all of them with their pauses."),
            "price": price,
            "capacity": capacity,
            "colour": CatalogueSchema.colour,
            "bookable_online": .boolean,
            "branches": Schema.array(CatalogueSchema.branchLabel)
                .described("The branches that offer it; empty where all do."),
            "employees": Schema.array(.id).described("Who offers it; visitors see whom they can book."),
            "steps": Schema.array(step, max: ServiceStep.countMax)
                .described("What a visit consists of; empty for a service that is done in one go."),
            "position": CatalogueSchema.position,
            "revision": .integer(),
            "buffer_before": buffer("before"),
            "buffer_after": buffer("after"),
            "resources": Schema.array(.id)
                .described("Rooms and equipment: it needs one of each kind that is named at its branch."),
            "created_at": .instant,
            "archived_at": Schema.instant.orNull,
        ],
        required: .allBut(["buffer_before", "buffer_after", "resources", "created_at", "archived_at"])
    )

    private static let price = Schema.integer(0...ServiceInput.priceMax)
        .described("In the smallest unit of the business's currency.")

    private static let capacity = Schema.integer(1...1_000)
        .described("How many seats an appointment has; more than 1 makes it a group.")

    private static func buffer(_ side: String) -> Schema {
        .integer(0...1_440).described("Minutes \(side) it in which the employee is taken too.")
    }

    private static let newService = Schema.object(
        "NewService",
        [
            "slug": Schema.string(max: 40)
                .described("Its name in addresses, which stays for good; made of the name if missing.")
                .orNull,
            "name": .string(max: CatalogueLimits.name),
            "description": Schema.string(max: CatalogueLimits.description).orNull,
            "category": Schema.id.orNull,
            "minutes": Schema.integer(1...ServiceStep.minutesMax).described(
                "Needed where there are no steps."
            ),
            "buffer_before": buffer("before").orNull,
            "buffer_after": buffer("after").orNull,
            "price": price,
            "capacity": capacity.orNull,
            "colour": CatalogueSchema.colour,
            "bookable_online": Schema.boolean.orNull,
            "branches": CatalogueSchema.branchNames.described("Slugs or ids; empty for all.").orNull,
            "employees": Schema.array(.id, max: CatalogueLimits.employees).orNull,
            "resources": Schema.array(.id, max: CatalogueLimits.resources).orNull,
            "steps": Schema.array(step, max: ServiceStep.countMax).orNull,
            "position": CatalogueSchema.position.orNull,
        ],
        required: .only(["name", "price"])
    )

    private static let changedService = Schema.object(
        "ServiceChange",
        [
            "name": .string(max: CatalogueLimits.name),
            "description": Schema.string(max: CatalogueLimits.description).orNull,
            "category": Schema.id.orNull,
            "minutes": .integer(1...ServiceStep.minutesMax),
            "buffer_before": buffer("before").orNull,
            "buffer_after": buffer("after").orNull,
            "price": price,
            "capacity": capacity.orNull,
            "colour": CatalogueSchema.colour,
            "bookable_online": Schema.boolean.orNull,
            "branches": CatalogueSchema.branchNames.described("Slugs or ids; empty for all.").orNull,
            "employees": Schema.array(.id, max: CatalogueLimits.employees).orNull,
            "resources": Schema.array(.id, max: CatalogueLimits.resources).orNull,
            "steps": Schema.array(step, max: ServiceStep.countMax).orNull,
            "position": CatalogueSchema.position.orNull,
        ],
        required: .none
    )

    static let list = OperationDoc(
        "Lists services",
        help: "Open to everybody: visitors see those that can be booked online, staff all of them.",
        query: [
            CatalogueSchema.branchFilter("Only those that this branch offers: its slug or id."),
            QueryParameter("category", .id, "Only those of this category."), CatalogueSchema.archivedFilter,
        ] + .page(),
        responses: [200: .page(of: service)]
    )

    static let create = OperationDoc(
        "Makes a service",
        help: "Managers make services of their own branches and name these.",
        request: newService,
        responses: [201: service],
        idempotencyKey: true
    )

    static let find = OperationDoc("Answers a service", responses: [200: service])

    static let edit = OperationDoc(
        "Changes a service",
        help: """
            Appointments that are booked already stay as they are. Nobody who has such an appointment can be taken \
            from the service, and the capacity stays above the seats that are booked.
            """,
        request: changedService,
        responses: [200: service],
        ifMatch: true
    )

    static let archive = OperationDoc(
        "Archives a service",
        help: "Not while appointments to come need it, nor while it is a step of another service.",
        responses: [204: nil],
        ifMatch: true
    )
}
