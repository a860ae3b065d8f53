import ContactAPI
import JobEngine
import JobModel
import TestSupport
import Testing

/// Exports that lack people, and how they are known by it.
struct IncompleteExportTests {
    private static func manifest(
        _ directory: FakeDirectory,
        choosing choice: ExportChoice? = nil
    ) async throws -> ExportManifest {
        var manifest: ExportManifest?
        var job = JobDefinition(job: "full")
        job.export = choice
        let chosen = job
        try await withFolder { folder in
            try await directory.serve { client in
                let exporter = Exporter(client: client, job: chosen)
                manifest = try await exporter.export(to: folder + "/out").manifest
            }
        }
        return try #require(manifest)
    }

    /// `d1` with `d2` below it; `cyd` sits in both.
    private static func directory(_ counts: [String: Int]) -> FakeDirectory {
        FakeDirectory(
            departments: Company.departments.map { department in
                var department = department
                department.memberCount = counts[department.departmentID ?? ""]
                return department
            },
            users: [
                Company.user("ada", departments: ["od-d2"]), Company.user("bob", departments: ["0"]),
                Company.user("cyd", departments: ["od-d1", "od-d2"]), Company.user("dee", departments: ["od-d4"]),
            ]
        )
    }

    @Test(arguments: [["d1": 2, "d2": 2, "d3": 0, "d4": 1, "d5": 0], ["d1": 1, "d4": 0], [:]])
    func `a department is complete if its number is not larger than the list`(counts: [String: Int]) async throws {
        let manifest = try await Self.manifest(Self.directory(counts))
        #expect(manifest.short.isEmpty && !manifest.isIncomplete)
    }

    @Test func `counts everybody once in a department`() async throws {
        let manifest = try await Self.manifest(Self.directory(["d1": 3]))
        #expect(manifest.short.map(\.openDepartmentID) == ["od-d1"])
        #expect(manifest.short.first?.memberCount == 3 && manifest.short.first?.listed == 2)
    }

    @Test func `reports missing members for the lowest department only`() async throws {
        let below = try await Self.manifest(Self.directory(["d1": 5, "d2": 5]))
        #expect(below.short.map(\.openDepartmentID) == ["od-d2"])
        let both = try await Self.manifest(Self.directory(["d1": 6, "d2": 5]))
        #expect(both.short.map(\.openDepartmentID) == ["od-d1", "od-d2"])
    }

    @Test(arguments: [
        (["d1"], true, ["d1": 3, "d2": 2], ["od-d1"]), (["d1"], true, ["d1": 2, "d2": 2], []),
        // Who is in the departments below is not listed.
        (["d1"], false, ["d1": 9, "d2": 2], []), (["d2"], false, ["d1": 9, "d2": 3], ["od-d2"]),
        (["d4"], true, ["d1": 9, "d2": 9, "d4": 1], []), (["d4"], true, ["d4": 2], ["od-d4"]),
        (["0"], true, ["d1": 3, "d2": 2], ["od-d1"]), (["0"], false, ["d1": 3, "d2": 2], []),
    ])
    func `chosen departments are complete by their numbers where all below them is chosen too`(
        within: [String],
        below: Bool,
        counts: [String: Int],
        short: [String]
    ) async throws {
        var choice = ExportChoice()
        (choice.within, choice.includesBelow) = (within, below)
        let manifest = try await Self.manifest(Self.directory(counts), choosing: choice)
        #expect(manifest.short.map(\.openDepartmentID) == short && manifest.isIncomplete == !short.isEmpty)
    }

    @Test(arguments: [(0, false), (1, false), (2, true), (nil, false)])
    func `compares the number of the root if no department is listed`(members: Int?, isShort: Bool) async throws {
        var directory = FakeDirectory(users: [Company.user("bob", departments: ["0"])])
        directory.root = Department()
        directory.root?.memberCount = members
        let manifest = try await Self.manifest(directory)
        #expect(manifest.isIncomplete == isShort && manifest.short.map(\.openDepartmentID) == (isShort ? ["0"] : []))
        if isShort { #expect(manifest.short.first?.memberCount == members && manifest.short.first?.listed == 1) }
    }

    @Test func `compares no numbers for a part of the company`() async throws {
        var directory = Self.directory(["d1": 9, "d2": 9])
        directory.isWholeCompany = false
        directory.scope.departmentIDs = ["od-d1"]
        let manifest = try await Self.manifest(directory)
        #expect(!manifest.isWholeCompany && !manifest.isIncomplete && manifest.people == 2)
    }

    @Test func `names people of the scope that no list shows`() async throws {
        var directory = Self.directory([:])
        directory.isWholeCompany = false
        directory.scope.userIDs = ["ada", "gone", "BOB"]
        let manifest = try await Self.manifest(directory)
        #expect(manifest.peopleNotShown == ["gone", "BOB"] && manifest.isIncomplete && manifest.people == 1)
    }
}
