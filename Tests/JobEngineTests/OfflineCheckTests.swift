import Foundation
import JobEngine
import JobModel
import Testing
import Wording

struct OfflineCheckTests {
    /// The project's own folder, found from this file.
    private static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func report(_ job: String) throws -> JobCheckReport {
        let (definition, folder) = try JobFile.load(Self.project.appendingPathComponent("jobs/\(job)").path)
        return try OfflineCheck(job: definition, folder: folder).report()
    }

    @Test func `the shipped wave has its wrong rows and no others`() throws {
        let steps = try report("onboarding.yaml").steps
        #expect(steps.map(\.rows) == [14, 300])
        // A nineteenth has an employee type that only the directory can refuse.
        #expect(steps.map(\.invalid) == [0, 18])
        #expect(steps[1].warnings.map(\.code).contains("employeeType.unchecked"))
        #expect(steps.allSatisfy { $0.rows == $0.leftOut + $0.valid + $0.invalid })
    }

    @Test func `the departments alone are clean`() throws {
        #expect(try report("departments.yaml").steps.map(\.findings.count) == [0])
    }

    @Test func `a header that is wrong makes every row invalid`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // A folder left behind harms nothing.
        try Data("employee_no,shoe size\nE1,42\nE2,43\n".utf8).write(to: folder.appendingPathComponent("a.csv"))
        var job = JobDefinition(job: "x")
        var step = StepDefinition(subject: .people, source: "a.csv", match: "employee_no")
        step.mode = .update
        job.steps = [step]
        let report = try OfflineCheck(job: job, folder: folder.path).report().steps[0]
        #expect(report.invalid == 2 && report.valid == 0)
        #expect(report.findings.map(\.code) == ["header.unknown"])
    }

    @Test func `a sheet without rows is a finding, not a success`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // A folder left behind harms nothing.
        try Data("employee_no,name\n".utf8).write(to: folder.appendingPathComponent("a.csv"))
        var job = JobDefinition(job: "x")
        job.steps = [StepDefinition(subject: .people, source: "a.csv", match: "employee_no")]
        let report = try OfflineCheck(job: job, folder: folder.path).report().steps[0]
        #expect(report.findings.map(\.code) == ["file.onlyHeader"])
    }

    @Test func `rows about one person say what they differ in, or that they say the same`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // A folder left behind harms nothing.
        let sheet = """
            employee_no,name,mobile,department_ids,employee_type,note
            N1,Ada,13900000001,hq,1,a
            N2,Bo,13900000002,hq,1,b
            N1, Ada ,13900000003,hq;ops,1,c
            N2,Bo,13900000002,hq,1,d
            N3,Cy,13900000001,hq,1,e
            """
        try Data(sheet.utf8).write(to: folder.appendingPathComponent("a.csv"))
        var job = JobDefinition(job: "x")
        var step = StepDefinition(subject: .people, source: "a.csv", match: "employee_no")
        step.ignore = ["note"]
        job.steps = [step]
        let findings = try OfflineCheck(job: job, folder: folder.path).report().steps[0].findings
        func problems(_ row: Int, _ code: String) -> [String] {
            findings.filter { $0.row == row && $0.code == code }.map(\.problem.en)
        }
        let number = "employee_no.duplicate"
        #expect(
            problems(2, number) == ["row 4 is about employee_no 'N1' as well and differs in mobile, department_ids"]
        )
        #expect(
            problems(4, number) == ["row 2 is about employee_no 'N1' as well and differs in mobile, department_ids"]
        )
        #expect(problems(3, number) == ["row 5 says the same of employee_no 'N2', cell by cell"])
        #expect(problems(6, "mobile.duplicate").count == 1 && problems(6, number).isEmpty)
    }
}
