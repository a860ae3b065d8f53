import ContactAPI
import DirectoryClient
import Foundation
import Hummingbird
import JobModel
import Synchronization
import TestSupport
import Testing

@testable import JobEngine

/// Directories that change while they are exported, and what the second look makes of it.
struct ExportSecondLookTests {
    private static let departments = (1...6).map { Company.department("d\($0)", "Department \($0)") }

    /// Ten people in each department, and counts that are true.
    private static var directory: FakeDirectory {
        let users = (1...60).map { Company.user("u\($0)", departments: ["od-d\(($0 - 1) / 10 + 1)"]) }
        return FakeDirectory(departments: departments, users: users, pageSize: 4)
    }

    /// Exports a directory that is changed once so many calls for members have come; with 0 before the second look.
    private func export(
        _ directory: FakeDirectory = Self.directory,
        choosing choice: ExportChoice? = nil,
        after calls: Int = .max,
        saysCounts: Bool = true,
        _ change: @escaping @Sendable (inout FakeDirectory) -> Void = { _ in }
    ) async throws -> (manifest: ExportManifest, people: [String]) {
        let state = Mutex((directory: directory, calls: 0, isChanged: false))
        var result: (ExportManifest, [String])?
        try await withFolder { folder in
            try await LoopbackServer.run { request in
                let json = try state.withLock { state in
                    if request.uri.path.hasSuffix("find_by_department") {
                        state.calls += 1
                        if state.calls == calls { change(&state.directory) }
                    } else if request.uri.path.hasSuffix("children"), calls == 0, state.calls > 0, !state.isChanged {
                        change(&state.directory)
                        state.isChanged = true
                    }
                    return try (saysCounts ? state.directory.counted : state.directory).answered(request)
                }
                return Response.json(json)
            } body: { port in
                let settings = ClientSettings(workers: 8, rates: .off)
                try await withClient(port: port, settings: settings, clock: ContinuousClock()) { client in
                    var job = JobDefinition(job: "all")
                    job.export = choice
                    let exporter = Exporter(client: client, job: job)
                    let written = try await exporter.export(to: folder + "/out")
                    let text = try String(contentsOfFile: written.folder + "/people.csv", encoding: .utf8)
                    let rows = text.split(whereSeparator: \.isNewline).dropFirst()
                    result = (written.manifest, rows.map { String($0.prefix { $0 != "," }) })
                }
            }
        }
        return try #require(result)
    }

    private func everybody(_ numbers: some Sequence<Int>) -> [String] { numbers.map { "u\($0)" }.sorted() }

    @Test func `a quiet directory is looked at twice and read once`() async throws {
        let (manifest, people) = try await export()
        #expect(people.sorted() == everybody(1...60))
        #expect(manifest.members.map(\.listed) == [0, 10, 10, 10, 10, 10, 10])
        #expect(manifest.members.dropFirst().map(\.memberCount) == Array(repeating: 10, count: 6))
        #expect(manifest.changed == [] && manifest.unsettled == [] && manifest.unread == [] && !manifest.isIncomplete)
        // Two looks of two pages, attributes, token, the root, and three pages a department.
        #expect(manifest.calls?.byEndpoint[Endpoint.usersOfDepartment.description] == 1 + 6 * 3)
        #expect(manifest.calls?.byEndpoint[Endpoint.childDepartments.description] == 2 * 2)
    }

    @Test(arguments: [1, 8, 19, 0])
    func `finds who joined, left and moved while it was read, and names them`(calls: Int) async throws {
        let (manifest, people) = try await export(after: calls) { directory in
            directory.users.append(Company.user("u61", departments: ["od-d2"]))
            directory.users.removeAll { $0.userID == "u35" }
            guard let place = directory.users.firstIndex(where: { $0.userID == "u51" }) else { return }
            directory.users[place].departmentIDs = ["od-d1"]
        }
        #expect(people.sorted() == everybody((1...61).filter { $0 != 35 }))
        #expect(manifest.people == 60 && !manifest.isIncomplete)
        #expect(manifest.members.map(\.memberCount) == [nil, 11, 11, 10, 9, 10, 9])
        if calls == 0 {
            let changes = Dictionary(
                uniqueKeysWithValues: (manifest.changed ?? []).map { ($0.userID ?? "", $0.change) }
            )
            #expect(changes == ["u61": .joined, "u35": .left, "u51": .moved])
        }
    }

    /// The numbers of a department and of the one below it fall alike, so that the upper one's own number stays.
    @Test func `somebody who has left a department and the one below it is not in the export`() async throws {
        var directory = Self.directory
        directory.departments.append(Company.department("d7", "Department 7", parent: "d6"))
        directory.users.append(Company.user("u61", departments: ["od-d6", "od-d7"]))
        let (manifest, people) = try await export(directory, after: 0) { directory in
            directory.users.removeAll { $0.userID == "u61" }
        }
        #expect(people.sorted() == everybody(1...60) && !manifest.isIncomplete)
        #expect(manifest.changed?.map(\.userID) == ["u61"] && manifest.changed?.first?.change == .left)
        #expect(addsUp(manifest) && manifest.repeated == 0)
    }

    /// Whoever a department lists is written with it or with another, or is not written.
    private func addsUp(_ manifest: ExportManifest) -> Bool {
        manifest.members.allSatisfy { $0.listed == $0.written + ($0.merged ?? 0) + ($0.departed ?? 0) }
            && manifest.repeated == manifest.members.reduce(0) { $0 + ($1.merged ?? 0) }
    }

    @Test func `somebody who has left the root is not in the export`() async throws {
        var directory = Self.directory
        directory.users.append(Company.user("u61", departments: [rootDepartmentID]))
        directory.users.append(Company.user("u62", departments: [rootDepartmentID]))
        directory.root = Department()
        let (manifest, people) = try await export(directory, after: 0) { directory in
            directory.users.removeAll { $0.userID == "u61" }
        }
        #expect(people.sorted() == everybody(Array(1...60) + [62]) && !manifest.isIncomplete)
        #expect(manifest.changed?.map(\.userID) == ["u61"] && manifest.changed?.first?.change == .left)
    }

    @Test func `reads new departments, and those that are gone count no more`() async throws {
        let (manifest, people) = try await export(after: 0) { directory in
            directory.departments.append(Company.department("d7", "Department 7"))
            directory.departments.removeAll { $0.departmentID == "d4" }
            for place in directory.users.indices where directory.users[place].departmentIDs == ["od-d4"] {
                directory.users[place].departmentIDs = ["od-d7"]
            }
        }
        #expect(people.sorted() == everybody(1...60))
        #expect(manifest.gone?.map(\.openDepartmentID) == ["od-d4"] && !manifest.isIncomplete)
        #expect(manifest.members.map(\.openDepartmentID).last == "od-d7" && manifest.departments == 6)
        #expect(manifest.changed?.allSatisfy { $0.change == .moved } == true && manifest.changed?.count == 10)
    }

    @Test func `what is new below a chosen department is read, and a renamed one stays chosen`() async throws {
        var choice = ExportChoice()
        choice.within = ["Department 1"]
        let (manifest, people) = try await export(choosing: choice, after: 0) { directory in
            directory.departments[0].name = "Renamed"
            directory.departments.append(Company.department("d7", "Department 7", parent: "d1"))
            directory.users.append(Company.user("u61", departments: ["od-d7"]))
        }
        #expect(people.sorted() == everybody(Array(1...10) + [61]))
        #expect(manifest.members.map(\.openDepartmentID) == ["od-d1", "od-d7"])
        #expect(manifest.departments == 2 && manifest.chosen == ["od-d1"] && manifest.below == true)
    }

    @Test(arguments: ["renamed", "moved", "gone"])
    func `a department of a condition is the one that it was at the beginning`(change: String) async throws {
        var choice = ExportChoice()
        choice.conditions = [ExportCondition("department_ids=Department 2,od-d3")].compactMap(\.self)
        let (manifest, people) = try await export(choosing: choice, after: 0) { directory in
            switch change {
            case "renamed":
                directory.departments[1].name = "Renamed"
                directory.departments[3].name = "Department 2"
            case "moved": directory.departments[1].parentDepartmentID = "od-d1"
            default:
                directory.departments.remove(at: 1)
                for place in directory.users.indices where directory.users[place].departmentIDs == ["od-d2"] {
                    directory.users[place].departmentIDs = ["od-d1"]
                }
            }
        }
        #expect(people.sorted() == everybody(change == "gone" ? 21...30 : 11...30))
        let now = ["renamed": "Renamed", "moved": "Department 1/Department 2"][change]
        #expect(
            manifest.named == [
                .init(name: "Department 2", openDepartmentID: "od-d2", was: "Department 2", department: now),
                .init(name: "od-d3", openDepartmentID: "od-d3", was: "Department 3", department: "Department 3"),
            ]
        )
    }

    @Test func `people who were moved out of a chosen department are named, and not written`() async throws {
        var choice = ExportChoice()
        choice.within = ["d1", "d2"]
        let (manifest, people) = try await export(choosing: choice, after: 0) { directory in
            directory.users[0].departmentIDs = ["od-d5"]
            // Within what is chosen, and in both.
            directory.users[1].departmentIDs = ["od-d2"]
            directory.users[2].departmentIDs = ["od-d5", "od-d2"]
        }
        #expect(people.sorted() == everybody(2...20))
        let changes = Dictionary(uniqueKeysWithValues: (manifest.changed ?? []).map { ($0.userID ?? "", $0.change) })
        #expect(changes == ["u1": .moved, "u2": .moved, "u3": .moved] && manifest.people == 19)
        // u1 is nowhere in the export, and is merged with nobody.
        #expect(addsUp(manifest) && manifest.members.reduce(0) { $0 + $1.written } == 19)
        #expect(manifest.repeated == manifest.members.reduce(0) { $0 + $1.listed - ($1.departed ?? 0) } - 19)
    }

    @Test func `a department that was moved out of a chosen one is named with its people`() async throws {
        var directory = Self.directory
        directory.departments[1].parentDepartmentID = "od-d1"
        var choice = ExportChoice()
        choice.within = ["Department 1"]
        let (manifest, people) = try await export(directory, choosing: choice, after: 0) { directory in
            directory.departments[1].parentDepartmentID = "od-d6"
        }
        #expect(people.sorted() == everybody(1...10) && manifest.departments == 1)
        #expect(manifest.movedOut?.map(\.openDepartmentID) == ["od-d2"] && manifest.gone == [])
        #expect(manifest.changed?.count == 10 && manifest.changed?.allSatisfy { $0.change == .moved } == true)
    }

    @Test func `a walk that is taken up hours later looks again, and one that is taken up at once does not`()
        async throws
    {
        let state = Mutex((directory: Self.directory, looks: 0))
        try await withFolder { folder in
            try await LoopbackServer.run { request in
                let json = try state.withLock { state in
                    if request.uri.path.hasSuffix("children"), request.uri.queryParameters["page_token"] == nil {
                        state.looks += 1
                    }
                    return try state.directory.counted.answered(request)
                }
                return Response.json(json)
            } body: { port in
                let settings = ClientSettings(workers: 8, rates: .off)
                try await withClient(port: port, settings: settings, clock: ContinuousClock()) { client in
                    func people(after seconds: Double) async throws -> Int {
                        let time = Date(timeIntervalSince1970: 1_700_000_000 + seconds)
                        let walk = try ExportWalk(client: client, folder: folder, now: { time }) { _ in }
                        try await walk.run { _, _ in }
                        let first = walk.reading(\.firstTaken)
                        #expect(first == Date(timeIntervalSince1970: 1_700_000_000))
                        return walk.reading { state in
                            (0..<state.census.count).count { !state.census.isGone($0) }
                        }
                    }
                    let whole = try await people(after: 0)
                    #expect(whole == 60)
                    #expect(state.withLock { $0.looks } == 2)
                    state.withLock { state in
                        state.directory.users.append(Company.user("u61", departments: ["od-d2"]))
                        state.directory.users.append(Company.user("u62", departments: ["od-d2"]))
                        state.directory.users.removeAll { $0.userID == "u35" }
                    }
                    let soon = try await people(after: 60)
                    #expect(soon == 60)
                    #expect(state.withLock { $0.looks } == 2)
                    let late = try await people(after: 7200)
                    #expect(late == 61)
                    // The look that is due, and the one that agrees with it.
                    #expect(state.withLock { $0.looks } == 4)
                }
            }
        }
    }

    @Test(arguments: FakeDirectory.Endless.allCases)
    func `a list that does not end is named, and the rest is exported`(kind: FakeDirectory.Endless) async throws {
        var directory = Self.directory
        directory.endless = ["od-d3": kind]
        let (manifest, people) = try await export(directory)
        // People that its pages showed are asked for by id; a page without its end is none.
        let missing = kind == .cut ? 21...30 : 25...30
        #expect(people.sorted() == everybody((1...60).filter { !missing.contains($0) }))
        #expect(manifest.unread?.map(\.openDepartmentID) == ["od-d3"] && manifest.unread?.first?.code == nil)
        #expect(manifest.unread?.first?.reason?.isEmpty == false && manifest.isIncomplete)
        #expect(manifest.members.map(\.openDepartmentID).contains("od-d3") == false)
    }

    @Test(arguments: [40004, 99_992_357])
    func `a department without permission is named, and the rest is exported`(code: Int) async throws {
        var directory = Self.directory
        directory.refusals = ["od-d3": code]
        let (manifest, people) = try await export(directory)
        #expect(people.sorted() == everybody((1...60).filter { !(21...30).contains($0) }))
        #expect(manifest.unread?.map(\.openDepartmentID) == ["od-d3"] && manifest.unread?.first?.code == code)
        #expect(manifest.isIncomplete && manifest.short.map(\.openDepartmentID) == ["od-d3"])
    }

    @Test func `a directory that never rests ends it, and is named`() async throws {
        let number = Mutex(100)
        let state = Mutex(Self.directory)
        try await withFolder { folder in
            try await LoopbackServer.run { request in
                let json = try state.withLock { state in
                    // Somebody joins before each look.
                    if request.uri.path.hasSuffix("children"), request.uri.queryParameters["page_token"] == nil {
                        let id = number.withLock { number in
                            number += 1
                            return "u\(number)"
                        }
                        state.users.append(Company.user(id, departments: ["od-d5"]))
                    }
                    return try state.counted.answered(request)
                }
                return Response.json(json)
            } body: { port in
                let settings = ClientSettings(workers: 8, rates: .off)
                try await withClient(port: port, settings: settings, clock: ContinuousClock()) { client in
                    let exporter = Exporter(client: client, job: JobDefinition(job: "all"))
                    let manifest = try await exporter.export(to: folder + "/out").manifest
                    #expect(manifest.unsettled?.map(\.openDepartmentID) == ["od-d5"] && manifest.isIncomplete)
                    #expect(manifest.calls?.byEndpoint[Endpoint.childDepartments.description] == 5 * 2)
                }
            }
        }
    }

    @Test func `says of each field whether it was read, empty or not permitted`() async throws {
        var directory = Self.directory
        for place in directory.users.indices { directory.users[place].name = nil }
        directory.users[0].mobile = "+8613800138000"
        let (manifest, _) = try await export(directory)
        let fields = Dictionary(
            uniqueKeysWithValues: (manifest.fields?["people"] ?? []).map { ($0.field, $0) }
        )
        #expect(fields["user_id"]?.state == .read && fields["user_id"]?.records == 60)
        #expect(fields["name"]?.state == .notPermitted && fields["name"]?.permission == "contact:user.base:readonly")
        #expect(fields["mobile"]?.records == 1)
        #expect(fields["email"]?.state == .emptyOrNotPermitted)
    }
}
