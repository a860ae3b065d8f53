import ContactAPI
import DirectoryClient
import Hummingbird
import JobModel
import Synchronization
import TestSupport
import Testing

@testable import JobEngine

/// People who leave while a directory is exported, where the numbers of the departments do not show it.
struct HiddenLeaverTests {
    /// Ten people in `d1`, and three departments below it.
    private static var directory: FakeDirectory {
        let departments =
            [Company.department("d1", "Above")]
            + (2...4).map { Company.department("d\($0)", "Below \($0)", parent: "d1") }
        let users = (1...10).map { Company.user("u\($0)", departments: ["od-d1"]) }
        return FakeDirectory(departments: departments, users: users, pageSize: 4)
    }

    /// Exports a directory that changes before the second look.
    ///
    /// `early` has left already when the lists of departments below are read, and not when `d1` is.
    private func export(
        _ directory: FakeDirectory,
        choosing choice: ExportChoice? = nil,
        leavingEarly early: String? = nil,
        _ change: @escaping @Sendable (inout FakeDirectory) -> Void
    ) async throws -> (manifest: ExportManifest, left: [String]) {
        let state = Mutex((directory: directory, hasListed: false, isChanged: false))
        var manifest: ExportManifest?
        try await withFolder { folder in
            try await LoopbackServer.run { request in
                let json = try state.withLock { state in
                    let path = request.uri.path
                    if path.hasSuffix("find_by_department") { state.hasListed = true }
                    if path.hasSuffix("children"), state.hasListed, !state.isChanged {
                        change(&state.directory)
                        state.isChanged = true
                    }
                    var shown = state.directory.counted
                    if request.uri.queryParameters["department_id"] != "od-d1", path.hasSuffix("find_by_department") {
                        shown.users.removeAll { $0.userID == early }
                    }
                    return try shown.answered(request)
                }
                return Response.json(json)
            } body: { port in
                let settings = ClientSettings(workers: 8, rates: .off)
                try await withClient(port: port, settings: settings, clock: ContinuousClock()) { client in
                    var job = JobDefinition(job: "all")
                    job.export = choice
                    manifest = try await Exporter(client: client, job: job).export(to: folder + "/out").manifest
                }
            }
        }
        let written = try #require(manifest)
        let left = (written.changed ?? []).filter { $0.change == .left }.compactMap(\.userID)
        return (written, left)
    }

    @Test(arguments: [nil, ["d1"]] as [[String]?])
    func `somebody who leaves after the list of a department is read and before that of the one below it`(
        within: [String]?
    ) async throws {
        var directory = Self.directory
        directory.users.append(Company.user("u11", departments: ["od-d2", "od-d1"]))
        let choice = within.map { names in
            var choice = ExportChoice()
            choice.within = names
            return choice
        }
        let (manifest, left) = try await export(directory, choosing: choice, leavingEarly: "u11") { directory in
            directory.users.removeAll { $0.userID == "u11" }
        }
        #expect(manifest.people == 10 && left == ["u11"] && !manifest.isIncomplete)
    }

    @Test func `somebody who leaves while another one moves between the departments below`() async throws {
        var directory = Self.directory
        directory.users.append(Company.user("u11", departments: ["od-d2", "od-d3"]))
        let (manifest, left) = try await export(directory) { directory in
            directory.users.removeAll { $0.userID == "u1" || $0.userID == "u11" }
            // One person fewer above, and one fewer in the departments below together: its own number stays.
            directory.users.append(Company.user("u11", departments: ["od-d4"]))
        }
        #expect(manifest.people == 10 && left == ["u1"] && !manifest.isIncomplete)
    }
}
