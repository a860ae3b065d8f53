import CSVStream
import ContactAPI
import DirectoryClient
import Foundation
import JobEngine
import JobModel
import RowValidation
import TestSupport
import Testing

struct ExporterTests {
    private struct Export {
        var manifest: ExportManifest
        var folder: String
        var people: Sheet
        var departments: Sheet
    }

    private struct Sheet {
        var file: CSVFile
        var reads: [ReadRecord] = []

        init(_ path: String) throws {
            file = try CSVFile.open(path)
            var records = try file.records()
            while let record = try records.next() { reads.append(record) }
        }

        func cells(_ column: String) -> [String] {
            guard let place = file.header.firstIndex(of: column) else { return [] }
            return reads.map { SpreadsheetApostrophe.removing(from: $0.record.string(at: place)) }
        }
    }

    private let job = JobDefinition(job: "full-export")

    private func export(_ directory: FakeDirectory, check: (Export) throws -> Void) async throws {
        try await withFolder { folder in
            try await directory.serve { client in
                let (written, manifest) = try await Exporter(client: client, job: job).export(to: folder + "/out")
                let people = try Sheet(written + "/people.csv")
                let departments = try Sheet(written + "/departments.csv")
                try check(Export(manifest: manifest, folder: written, people: people, departments: departments))
            }
        }
    }

    private var directory: FakeDirectory {
        FakeDirectory(
            departments: Company.departments,
            users: [
                Company.ada, Company.user("bob", departments: ["0"]),
                Company.user("cyd", departments: ["od-d1", "od-d2"]),
                Company.user("dee", departments: ["od-d4"]), Company.user("eve", departments: ["od-d5"]),
            ],
            attributes: Company.attributes
        )
    }

    @Test func `exports everybody once, including people of the root`() async throws {
        try await export(directory) { export in
            #expect(export.people.cells("user_id").sorted() == ["ada", "bob", "cyd", "dee", "eve"])
            #expect(export.manifest.people == 5 && export.manifest.departments == 5)
            #expect(export.manifest.repeated == 2)
            #expect(
                export.manifest.members.map(\.openDepartmentID) == ["0", "od-d1", "od-d2", "od-d3", "od-d4", "od-d5"]
            )
            #expect(export.manifest.members.reduce(0) { $0 + $1.written } == 5)
        }
    }

    @Test func `names departments by path, or by id without a path`() async throws {
        try await export(directory) { export in
            let byID = Dictionary(
                uniqueKeysWithValues: zip(export.people.cells("user_id"), export.people.cells("department_ids"))
            )
            #expect(byID["ada"] == "工程部/后端;d3", "the primary department comes first; a name with ; is no path")
            #expect(byID["bob"] == "0")
            #expect(byID["dee"] == "d4", "two departments have this path")
            #expect(export.departments.cells("path") == ["", "", "", "工程部", "工程部/后端"])
            #expect(export.departments.cells("parent_department_id") == ["0", "0", "0", "0", "d1"])
        }
    }

    @Test func `attributes are named and their values can be read`() async throws {
        try await export(directory) { export in
            let header = export.people.file.header.filter { $0.hasPrefix("custom_attrs.") }
            let names = ["级别", "Profile", "Shirt", "Badge", "Buddy", "C-6", "C-7"]
            #expect(header == names.map { "custom_attrs.\($0)" })
            let ada = try #require(export.people.cells("user_id").firstIndex(of: "ada"))
            let cells = names.prefix(5).map { export.people.cells("custom_attrs.\($0)")[ada] }
            #expect(cells == ["P7", "Home|https://m.example.com|https://pc.example.com", "o3", "Gold", "bob"])
            #expect(export.manifest.attributesWithoutColumn == ["C-9"])
        }
    }

    @Test func `reads back an export with the values of the directory`() async throws {
        try await export(directory) { export in
            var view = DirectoryView()
            view.departments = DepartmentTree(Company.departments)
            view.attributes = Company.attributes
            let step = StepDefinition(subject: .people, source: "people.csv", match: "user_id")
            let checker = SheetChecker(header: export.people.file.header, job: job, step: step, directory: view)
            #expect(checker.columns.findings.isEmpty)
            let rows = export.people.reads.map { checker.check($0) }
            #expect(rows.flatMap(\.findings).isEmpty && rows.flatMap(\.repairs).isEmpty)
            let drafts = rows.compactMap { row in
                if case .person(let draft) = row.draft { draft } else { nil }
            }
            let ada = try #require(drafts.first { $0.values.userID == "ada" })
            var wanted = Company.ada
            wanted.openID = nil
            wanted.status = nil
            wanted.orders = nil
            wanted.departmentIDs = nil
            wanted.leaderUserID = nil
            wanted.dottedLineLeaderUserIDs = nil
            wanted.customAttributes = nil
            wanted.isFrozen = false
            #expect(ada.values == wanted)
            #expect(ada.leader == .userID("bob") && ada.dottedLineLeaders == [.userID("bob"), .userID("cyd")])
            let contents: [AttributeDraft.Content] = [
                .text("P7"),
                .webPage(title: "Home", url: "https://m.example.com", pcURL: "https://pc.example.com"),
                .option(id: "o3"), .picture(id: "p1"), .user(.userID("bob")),
            ]
            #expect(ada.attributes.map(\.content) == contents)
            let keys = ada.departments.map { cell in
                if case .found(let node) = view.departments.resolve(cell) { node.key } else { cell }
            }
            #expect(keys == ["od-d2", "od-d3"])
        }
    }

    @Test(arguments: [
        (seconds: 1_796_054_400, zone: "Asia/Shanghai", cell: "2026-12-01"),
        (seconds: 1_796_054_400, zone: "UTC", cell: "2026-11-30 16:00:00"),
        (seconds: 1_796_088_600, zone: "Asia/Shanghai", cell: "2026-12-01 09:30:00"),
        (seconds: 1_709_136_000, zone: "Asia/Shanghai", cell: "2024-02-29"), (seconds: 0, zone: "UTC", cell: ""),
    ])
    func `a local midnight is a date, another moment has its time`(
        seconds: Int,
        zone: String,
        cell: String
    ) async throws {
        try await withFolder { folder in
            var job = job
            job.timezone = zone
            let user = Company.user("ada", departments: ["0"]) { $0.joinTime = seconds }
            try await FakeDirectory(users: [user]).serve { client in
                let (written, _) = try await Exporter(client: client, job: job).export(to: folder + "/out")
                #expect(try Sheet(written + "/people.csv").cells("join_time") == [cell])
            }
        }
    }

    @Test func `names the fields that nobody has`() async throws {
        try await export(directory) { export in
            let never = try #require(export.manifest.fieldsNeverSeen["people"])
            #expect(never.contains("nickname") && never.contains("union_id") && !never.contains("mobile"))
            #expect(export.manifest.fieldsNeverSeen["departments"]?.contains("chat_id") == true)
        }
    }

    @Test func `an app that sees a part of the company exports that part`() async throws {
        var directory = directory
        directory.isWholeCompany = false
        directory.scope.departmentIDs = ["od-d1"]
        directory.scope.userIDs = ["eve"]
        try await export(directory) { export in
            #expect(export.people.cells("user_id").sorted() == ["ada", "cyd", "eve"])
            #expect(export.departments.cells("department_id") == ["d1", "d2"])
            #expect(!export.manifest.isWholeCompany)
        }
    }

    @Test func `uses an empty folder, and refuses one with files in it`() async throws {
        try await withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
            try await directory.serve { client in
                let exporter = Exporter(client: client, job: job)
                let places = [
                    try await exporter.export(to: folder + "/out"), try await exporter.export(to: folder + "/out"),
                ]
                #expect(places.map(\.folder) == [folder + "/out", folder + "/out-2"])
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["out", "out-2"])
            #expect(try permissions(of: folder + "/out/people.csv") == 0o600)
        }
    }

    @Test func `an export that fails leaves nothing behind`() async throws {
        var directory = directory
        directory.refusals = ["od-d2": 41050]
        try await withFolder { folder in
            try await directory.serve { client in
                await #expect(throws: DirectoryFailure.self) {
                    try await Exporter(client: client, job: job).export(to: folder + "/out")
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        }
    }

    @Test func `the manifest describes the files as they lie there`() async throws {
        try await export(directory) { export in
            for file in export.manifest.files {
                let data = try Data(contentsOf: URL(fileURLWithPath: "\(export.folder)/\(file.name)"))
                #expect(file.bytes == data.count && file.crc32.count == 8)
            }
            let data = try Data(contentsOf: URL(fileURLWithPath: export.folder + "/manifest.json"))
            #expect(try JSONDecoder().decode(ExportManifest.self, from: data) == export.manifest)
        }
    }

    @Test func `many departments are read side by side and written in order`() async throws {
        let departments = (1...60).map { Company.department("d\($0)", "Department \($0)") }
        let users = (1...60).map { Company.user("u\($0)", departments: ["od-d\($0)"]) }
        try await export(FakeDirectory(departments: departments, users: users, pageSize: 50)) { export in
            #expect(export.people.cells("user_id") == users.compactMap(\.userID))
        }
    }
}
