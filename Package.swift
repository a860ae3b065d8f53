// swift-tools-version: 6.2
import PackageDescription

// Arrows point one way: faces → engine → parts → words → base. `swift build --explicit-target-dependency-import-check error`
// refuses an import that is not an arrow here.

let collections = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// SQLite's own functions, of the library that GRDB uses.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

let package = Package(
    name: "roster",
    products: [
        .executable(name: "roster", targets: ["roster"]),
        // The directory alone.
        .executable(name: "contact-directory", targets: ["contact-directory"]),
        // For tests of whatever calls the contact API.
        .library(name: "DirectoryServer", targets: ["DirectoryServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Base: what is of no subject.
        .target(name: "Wording"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "LocalFiles", dependencies: ["Wording", "CZlib", crypto]),

        // A server of this machine alone.
        .target(
            name: "LoopbackServing",
            dependencies: [hummingbirdCore, logging, nioCore, nioHTTP1]
        ),

        // Words: what the other targets speak of.
        .target(name: "ContactAPI"),
        // A draft is a person in the directory's words with references not yet resolved: hence this arrow between words.
        .target(name: "JobModel", dependencies: ["Wording", "LocalFiles", "ContactAPI", metrics]),

        // Parts: each imports words and its own outside thing.
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        // Where records end in text, many bytes at a time.
        .target(name: "CTextScan"),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "YAMLReading", dependencies: [yams]),
        .target(name: "JobFiles", dependencies: ["Wording", "JobModel", "YAMLReading", yams]),
        .target(
            name: "CSVStream",
            dependencies: ["Wording", "LocalFiles", "JobModel", "CLibCSV", "CTextScan", "CUchardet"]
        ),
        .target(
            name: "Workbooks",
            dependencies: ["Wording", "LocalFiles", "JobModel", "CZip", "CExpat", "CXLSXWriter"]
        ),
        // Tables of a database that others read: an export, and nothing of a ledger.
        .target(name: "SQLiteTables", dependencies: ["Wording", "LocalFiles", sqlite]),
        .target(
            name: "RowValidation",
            dependencies: ["ContactAPI", "Wording", "JobModel", "CPhoneNumber", "CTextScan"]
        ),
        .target(name: "SQLiteLedger", dependencies: ["Wording", "JobModel", "LocalFiles", grdb, sqlite, metrics]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "PostgresLedger", dependencies: ["Wording", "JobModel", "LocalFiles", "CPostgres", metrics]),
        .target(
            name: "DirectoryClient",
            dependencies: [
                "ContactAPI", "Wording", "JobModel", asyncHTTPClient, collections, logging, metrics, nioCore, nioHTTP1,
                httpTypes,
            ]
        ),

        // Engine: where the parts meet.
        .target(
            name: "JobEngine",
            dependencies: [
                "ContactAPI", "Wording", "JobModel", "LocalFiles", "JobFiles", "CSVStream", "Workbooks",
                "SQLiteTables",
                "RowValidation",
                "DirectoryClient", logging, metrics,
            ]
        ),
        .target(
            name: "DirectoryDoctor",
            dependencies: [
                "ContactAPI", "Wording", "JobModel", "CSVStream", "RowValidation", "DirectoryClient", "JobEngine",
            ]
        ),

        // What every face needs.
        // How the C library keeps memory, which is for the process to say.
        .systemLibrary(name: "CMalloc"),
        .target(
            name: "JobSession",
            dependencies: [
                "ContactAPI", "Wording", "JobModel", "LocalFiles", "JobFiles", "CSVStream", "Workbooks",
                "RowValidation",
                "DirectoryClient", "JobEngine", "DirectoryDoctor", "SQLiteLedger", "PostgresLedger", "DirectoryServer",
                "CMalloc",
                metrics,
            ],
            // Links to the files themselves: what is carried is what stands there.
            resources: [
                .embedInCode("Shipped/company.yaml"), .embedInCode("Shipped/departments.yaml"),
                .embedInCode("Shipped/full-export.yaml"), .embedInCode("Shipped/onboarding.yaml"),
                .embedInCode("Shipped/onboarding-departments.csv"), .embedInCode("Shipped/onboarding-people.csv"),
            ]
        ),

        // Faces.
        .target(
            name: "DirectoryServer",
            dependencies: [
                "Wording", "LocalFiles", "LoopbackServing", "ContactAPI", "YAMLReading", hummingbird, hummingbirdCore,
                grdb, yams, logging,
                serviceLifecycle,
                collections, nioCore,
                nioHTTP1, httpTypes,
            ],
            resources: [.embedInCode("Resources/openapi.json")]
        ),
        // The page for people who open no terminal.
        .target(
            name: "WebConsole",
            dependencies: [
                "Wording", "LocalFiles", "LoopbackServing", "JobModel", "JobEngine", "DirectoryDoctor", "JobSession",
                hummingbird, hummingbirdCore, mustache, logging, nioCore, nioHTTP1, httpTypes, serviceLifecycle,
                unixSignals,
            ],
            resources: [
                .embedInCode("Assets/console.css"), .embedInCode("Assets/console.js"),
                .embedInCode("Templates/layout.mustache"), .embedInCode("Templates/stopped.mustache"),
                .embedInCode("Templates/answer.mustache"), .embedInCode("Templates/corrections.mustache"),
                .embedInCode("Templates/list-table.mustache"), .embedInCode("Templates/look-note.mustache"),
                .embedInCode("Templates/fault-note.mustache"),
                .embedInCode("Templates/runs.mustache"), .embedInCode("Templates/run.mustache"),
                .embedInCode("Templates/run-live.mustache"), .embedInCode("Templates/run-times.mustache"),
                .embedInCode("Templates/drop.mustache"),
                .embedInCode("Templates/sheet.mustache"), .embedInCode("Templates/findings.mustache"),
                .embedInCode("Templates/steps.mustache"), .embedInCode("Templates/problems.mustache"),
                .embedInCode("Templates/refused.mustache"), .embedInCode("Templates/stale-plan.mustache"),
                .embedInCode("Templates/problem.mustache"), .embedInCode("Templates/returned.mustache"),
                .embedInCode("Templates/waiting.mustache"),
                .embedInCode("Templates/rows.mustache"),
                .embedInCode("Templates/columns.mustache"),
                .embedInCode("Templates/values.mustache"),
                .embedInCode("Templates/plan.mustache"), .embedInCode("Templates/plan-start.mustache"),
                .embedInCode("Templates/release.mustache"), .embedInCode("Templates/rehearsal.mustache"),
                .embedInCode("Templates/results.mustache"),
                .embedInCode("Templates/row.mustache"), .embedInCode("Templates/deletion.mustache"),
                .embedInCode("Templates/exports.mustache"), .embedInCode("Templates/export.mustache"),
                .embedInCode("Templates/export-comparison.mustache"),
                .embedInCode("Templates/directory.mustache"), .embedInCode("Templates/directory-people.mustache"),
                .embedInCode("Templates/rows-filter.mustache"), .embedInCode("Templates/rows-table.mustache"),
                .embedInCode("Templates/directory-tree.mustache"), .embedInCode("Templates/directory-branch.mustache"),
            ]
        ),
        // What every command takes that serves a directory.
        .target(
            name: "DirectoryServing",
            dependencies: ["DirectoryServer", "Wording", "LocalFiles", argumentParser]
        ),
        .executableTarget(
            name: "contact-directory",
            dependencies: ["DirectoryServer", "DirectoryServing", "Wording", argumentParser, unixSignals],
            resources: [.embedInCode("Shipped/company.yaml")]
        ),
        .executableTarget(
            name: "roster",
            dependencies: [
                "Wording", "JobModel", "JobFiles", "JobEngine", "DirectoryDoctor", "JobSession", "DirectoryServer",
                "DirectoryServing", "WebConsole", argumentParser, logging, metrics,
            ]
        ),

        // Tests.
        .testTarget(name: "ContactAPITests", dependencies: ["ContactAPI"]),
        .testTarget(name: "JobModelTests", dependencies: ["Wording", "JobModel", "ContactAPI"]),
        .testTarget(name: "YAMLReadingTests", dependencies: ["YAMLReading", yams]),
        .testTarget(
            name: "JobFilesTests",
            dependencies: ["JobFiles", "RowValidation", "JobSession", "Wording", "JobModel", "TestSupport"]
        ),
        .testTarget(name: "DirectoryDoctorTests", dependencies: ["DirectoryDoctor", "Wording", "JobModel"]),
        .testTarget(
            name: "WorkbooksTests",
            dependencies: [
                "Workbooks", "Wording", "LocalFiles", "JobModel", "TestSupport", "CZip", "CExpat", "CXLSXWriter",
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "CSVStreamTests", dependencies: ["CSVStream", "Wording", "JobModel", "TestSupport"]),
        .testTarget(
            name: "RowValidationTests",
            dependencies: ["RowValidation", "Wording", "JobModel", "ContactAPI", "CPhoneNumber", "TestSupport"]
        ),
        .testTarget(
            name: "LedgerConformanceTests",
            dependencies: ["SQLiteLedger", "PostgresLedger", "Wording", "JobModel", "LocalFiles", "TestSupport", grdb]
        ),
        .testTarget(name: "LocalFilesTests", dependencies: ["LocalFiles", "JobModel", "TestSupport"]),
        .testTarget(
            name: "PostgresLedgerTests",
            dependencies: ["PostgresLedger", "Wording", "JobModel", "LocalFiles", "TestSupport"]
        ),
        .testTarget(
            name: "SQLiteLedgerTests",
            dependencies: ["SQLiteLedger", "Wording", "JobModel", "LocalFiles", "TestSupport", grdb]
        ),
        .testTarget(
            name: "DirectoryClientTests",
            dependencies: [
                "DirectoryClient", "ContactAPI", "Wording", "LocalFiles", "JobModel", "TestSupport", logging,
            ]
        ),
        .testTarget(
            name: "JobEngineTests",
            dependencies: [
                "JobEngine", "ContactAPI", "Wording", "LocalFiles", "JobModel", "JobFiles", "CSVStream", "Workbooks",
                "RowValidation",
                "SQLiteLedger", "SQLiteTables", "JobSession", "DirectoryClient",
                "DirectoryServer", "TestSupport", asyncHTTPClient, grdb, hummingbird, logging, metrics, nioCore,
                nioHTTP1,
                httpTypes,
            ]
        ),
        .testTarget(
            name: "JobSessionTests",
            dependencies: [
                "JobSession", "ContactAPI", "JobEngine", "DirectoryDoctor", "SQLiteLedger", "Wording", "LocalFiles",
                "JobModel",
                "TestSupport", metrics,
            ]
        ),
        .testTarget(
            name: "DirectoryServerTests",
            dependencies: [
                "DirectoryServer", "LoopbackServing", "Wording", "ContactAPI", "TestSupport", asyncHTTPClient, grdb,
                nioCore,
                nioHTTP1,
                nioPosix,
            ]
        ),
        // As somebody sees the library who depends on this package.
        .testTarget(
            name: "PublicUseTests",
            dependencies: ["DirectoryServer", asyncHTTPClient, nioCore, nioHTTP1],
            packageAccess: false
        ),
        .testTarget(
            name: "WebConsoleTests",
            dependencies: [
                "WebConsole", "roster", "Wording", "Workbooks", "JobModel", "JobEngine", "JobSession", "LocalFiles",
                "TestSupport", asyncHTTPClient, logging, nioCore, nioHTTP1,
            ]
        ),
        .testTarget(
            name: "rosterTests",
            dependencies: [
                "roster", "DirectoryServing", "JobEngine", "Wording", "JobModel", "JobSession", "TestSupport",
                argumentParser,
            ]
        ),
        .target(
            name: "TestSupport",
            dependencies: [
                "ContactAPI", "DirectoryClient", "JobModel", "CXLSXWriter", "CZip", asyncHTTPClient, hummingbird,
                logging, nioCore, nioHTTP1, nioPosix, httpTypes,
            ],
            path: "Tests/TestSupport"
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "roster", "contact-directory", "TestSupport", "DirectoryServer", "JobEngine", "JobSession",
                "SQLiteLedger",
                "CSVStream",
                "ContactAPI", "DirectoryClient",
                "Wording", "LocalFiles", "JobModel",
                asyncHTTPClient, grdb, nioCore, nioHTTP1,
            ],
            exclude: ["Fixtures"]
        ),

        // What the compiler does not hold: the order of the folders inside a target. `swift run roster-structure`.
        .executableTarget(name: "roster-structure", path: "Tests/Structure"),
        // Pages of the manual that are made from the code. `swift run roster-manual`.
        .executableTarget(
            name: "roster-manual",
            dependencies: ["ContactAPI", "DirectoryClient"],
            path: "Tests/Manual"
        ),
        .testTarget(
            name: "StructureTests",
            dependencies: ["roster-structure", "roster-manual", "TestSupport", "Wording"]
        ),

        // Built by every check, which does each workload small; measured by `swift run -c release roster-benchmarks`.
        .executableTarget(
            name: "roster-benchmarks",
            dependencies: [
                "JobEngine", "SQLiteLedger", "PostgresLedger", "LocalFiles", "Wording", "JobModel", "JobSession",
                "TestSupport", "DirectoryServer", "WebConsole", "CSVStream", "Workbooks", "CLibCSV",
                "CZip", "CExpat", argumentParser, sqlite,
                asyncHTTPClient, logging,
                nioCore, nioHTTP1,
            ],
            path: "Tests/Benchmarks",
            resources: [.embedInCode("PolarsCheck.py")]
        ),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
