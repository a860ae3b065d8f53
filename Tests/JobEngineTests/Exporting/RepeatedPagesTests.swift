import ContactAPI
import DirectoryClient
import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing
import Wording

/// Directories that show the same again, on pages or as places of pages.
struct RepeatedPagesTests {
    private static let departments = (1...4).map { Company.department("d\($0)", "Department \($0)") }

    /// Five people in each department, three on a page; the numbers of members are true.
    private static var directory: FakeDirectory {
        let users = (1...20).map { Company.user("u\($0)", departments: ["od-d\(($0 - 1) / 5 + 1)"]) }
        return FakeDirectory(departments: departments, users: users, pageSize: 3)
    }

    private func export(_ directory: FakeDirectory) async throws -> (manifest: ExportManifest, people: [String]) {
        var result: (ExportManifest, [String])?
        try await withFolder { folder in
            try await directory.counted.serve { client in
                let written = try await Exporter(client: client, job: JobDefinition(job: "all")).export(
                    to: folder + "/out"
                )
                let text = try String(contentsOfFile: written.folder + "/people.csv", encoding: .utf8)
                let rows = text.split(whereSeparator: \.isNewline).dropFirst()
                result = (written.manifest, rows.map { String($0.prefix { $0 != "," }) })
            }
        }
        return try #require(result)
    }

    @Test func `somebody who stands on two pages at once is in the export once`() async throws {
        var directory = Self.directory
        directory.repeating = ["od-d1": .further, "od-d3": .further]
        directory.repeatsDepartment = true
        let (manifest, people) = try await export(directory)
        #expect(people.sorted() == (1...20).map { "u\($0)" }.sorted())
        #expect(manifest.people == 20 && manifest.departments == 4 && !manifest.isIncomplete)
        #expect(manifest.members.map(\.written).reduce(0, +) == 20)
    }

    /// The list is as long as the department says, and lacks somebody all the same.
    @Test func `somebody who is left out because another stands twice is known to be missing`() async throws {
        var directory = Self.directory
        directory.repeating = ["od-d2": .inPlaceOfTheLast]
        let (manifest, people) = try await export(directory)
        #expect(people.count == 19 && Set(people).count == 19 && !people.contains("u10"))
        #expect(manifest.isIncomplete && manifest.short.map(\.openDepartmentID) == ["od-d2"])
        #expect(manifest.short.first?.memberCount == 5 && manifest.short.first?.listed == 4)
    }

    @Test func `a list of departments without an end stops the export`() async throws {
        var directory = Self.directory
        directory.hasEndlessDepartments = true
        do {
            _ = try await export(directory)
            Issue.record("it was taken for whole")
        } catch let failure as DirectoryFailure {
            #expect(failure.error == .endlessList(.childDepartments))
            #expect(!failure.problem.en.isEmpty && !failure.problem.zh.isEmpty)
        }
    }
}
