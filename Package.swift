// swift-tools-version:6.3
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// The targets that speak to C mark every pointer expression with `unsafe`.
let strictMemory: [SwiftSetting] = strict + [.strictMemorySafety()]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbird = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")

let package = Package(
    name: "foyer",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "foyer", targets: ["foyer"])],
    dependencies: [
        // The HTTP server; about 90 s of a clean build on 2 cores, hence no default traits.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            from: "2.28.1",
            traits: ["FullFoundation"]
        ),
        // The templates of pages: tags, sections and escaping; 9 s.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        // Sub-commands, options and help of the operator's command; 8 s.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Typed reading of the environment; 10 s.
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        // The ones below are built with Hummingbird anyway.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CICal", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),

        .target(name: "Core", dependencies: ["CCrypto", "CZlib"], swiftSettings: strictMemory),
        .target(
            name: "Postgres",
            dependencies: ["CLibPQ", "Core", .product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: strictMemory
        ),
        .target(
            name: "Tenancy",
            dependencies: ["Core", "Postgres", logging, lifecycle],
            swiftSettings: strict
        ),
        .target(
            name: "Outbound",
            dependencies: ["CCurl", "Core", logging],
            swiftSettings: strictMemory
        ),
        .target(
            name: "Outbox",
            dependencies: ["Core", "Postgres", "Tenancy", logging, lifecycle],
            swiftSettings: strict
        ),
        .target(
            name: "Gateway",
            dependencies: [
                "Core", "Postgres", "Tenancy", logging, lifecycle, hummingbird,
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Identity",
            dependencies: ["CArgon2", "Core", "Postgres", "Tenancy", "Outbox", "Gateway", logging],
            swiftSettings: strictMemory
        ),
        .target(
            name: "Clients",
            dependencies: ["Core", "Postgres", "Tenancy", "Gateway", "Identity", logging],
            swiftSettings: strict
        ),
        .target(
            name: "Catalogue",
            dependencies: ["Core", "Postgres", "Tenancy", "Gateway", "Identity", logging],
            swiftSettings: strict
        ),
        .target(
            name: "Booking",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Outbox", "Gateway", "Identity", "Clients", "Catalogue",
                logging,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Calendars",
            dependencies: [
                "CICal", "Core", "Postgres", "Tenancy", "Outbound", "Outbox", "Gateway", "Identity",
                "Clients",
                "Catalogue", "Booking", logging, lifecycle,
            ],
            swiftSettings: strictMemory
        ),
        .target(
            name: "Notifications",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Outbound", "Outbox", "Gateway", "Identity", "Clients",
                "Catalogue", "Booking", "Calendars", logging, lifecycle,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Transfer",
            dependencies: ["Core", "Postgres", "Tenancy", "Gateway", "Identity", "Clients", logging],
            swiftSettings: strict
        ),
        .target(
            name: "Panels",
            dependencies: ["Core", "Tenancy", "Gateway", "Identity", logging],
            resources: [.embedInCode("Assets")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "foyer",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Outbound", "Outbox", "Gateway", "Identity", "Clients",
                "Catalogue", "Booking", "Calendars", "Notifications", "Transfer", "Panels", logging,
                lifecycle,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "CoreTests", dependencies: ["Core"], swiftSettings: strict),
        .testTarget(
            name: "PostgresTests",
            dependencies: ["Core", "Postgres", "TestKit"],
            swiftSettings: strict
        ),
        .target(
            name: "TestKit",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Identity",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/TestKit",
            swiftSettings: strict
        ),
        .testTarget(name: "TidyTests", dependencies: ["Core"], exclude: ["Expected"], swiftSettings: strict),
        .testTarget(
            name: "IdentityTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "Identity", "TestKit", logging, lifecycle,
            ],
            exclude: ["Expected"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ClientsTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "Identity", "Clients", "foyer", "ServerKit",
                "TestKit",
                logging,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "ServerKit",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Outbound", "Outbox", "Gateway", "Identity", "Notifications",
                "Transfer",
                "foyer", "TestKit", logging,
            ],
            path: "Tests/ServerKit",
            swiftSettings: strict
        ),
        .testTarget(
            name: "JourneyTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "Identity", "foyer", "ServerKit", "TestKit",
                logging,
            ],
            exclude: ["Expected"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "OutboundTests",
            dependencies: ["Core", "Outbound", "TestKit"],
            exclude: ["Judges"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "OutboxTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Outbox", "Gateway", "Identity", "foyer", "ServerKit",
                "TestKit",
                logging, lifecycle,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CatalogueTests",
            dependencies: ["Core", "Postgres", "Tenancy", "Catalogue", "foyer", "ServerKit", "TestKit"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BookingTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Catalogue", "Booking", "foyer", "ServerKit", "TestKit",
            ],
            exclude: ["Judges"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CalendarsTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "Outbound", "Calendars", "foyer", "ServerKit",
                "TestKit",
            ],
            exclude: ["Judges"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NotificationsTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "Identity", "Outbound", "Outbox", "Notifications",
                "foyer",
                "ServerKit",
                "TestKit",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "TenancyTests",
            dependencies: ["Core", "Postgres", "Tenancy", "TestKit", logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "FoyerTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "Identity", "foyer", "TestKit", logging,
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "TransferTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "Identity", "Clients", "Transfer", "foyer",
                "ServerKit",
                "TestKit", logging,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PanelsTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "Identity", "Panels", "foyer", "ServerKit",
                "TestKit",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "Core", "Postgres", "Tenancy", "Gateway", "TestKit", logging, lifecycle,
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
    ]
)
