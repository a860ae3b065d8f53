import Foundation
import JobEngine
import JobFiles
import JobModel
import RowValidation
import TestSupport
import Testing
import Wording

struct OfflineCheckTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ sheet: String) throws {
        try sheet.write(toFile: folder.path + "/a.csv", atomically: true, encoding: .utf8)
    }

    private func report(_ job: String) async throws -> JobCheckReport {
        let (definition, folder) = try JobFile.load(Project.folder + "/jobs/\(job)", isRegion: PhoneRegion.isKnown)
        return try await OfflineCheck(job: definition, folder: folder).report()
    }

    @Test func `finds the invalid rows of the shipped wave, and no others`() async throws {
        let steps = try await report("onboarding.yaml").steps
        #expect(steps.map(\.rows) == [14, 300])
        // A nineteenth has an employee type that only the directory can refuse.
        #expect(steps.map(\.invalid) == [0, 18])
        #expect(steps[1].warnings.map(\.code).contains("employeeType.unchecked"))
        #expect(steps.allSatisfy { $0.rows == $0.leftOut + $0.valid + $0.invalid })
    }

    @Test func `finds nothing in the shipped departments`() async throws {
        #expect(try await report("departments.yaml").steps.map(\.findings.count) == [0])
    }

    @Test func `a wrong header makes every row invalid`() async throws {
        try write("employee_no,shoe size\nE1,42\nE2,43\n")
        var job = JobDefinition(job: "x")
        var step = StepDefinition(subject: .people, source: "a.csv", match: "employee_no")
        step.mode = .update
        job.steps = [step]
        let report = try await OfflineCheck(job: job, folder: folder.path).report().steps[0]
        #expect(report.invalid == 2 && report.valid == 0)
        #expect(report.findings.map(\.code) == ["header.unknown"])
    }

    @Test func `a sheet without rows is a finding`() async throws {
        try write("employee_no,name\n")
        var job = JobDefinition(job: "x")
        job.steps = [StepDefinition(subject: .people, source: "a.csv", match: "employee_no")]
        let report = try await OfflineCheck(job: job, folder: folder.path).report().steps[0]
        #expect(report.findings.map(\.code) == ["file.onlyHeader"])
    }

    @Test func `says in which cells rows of one person differ, or that they are equal`() async throws {
        let sheet = """
            employee_no,name,mobile,department_ids,employee_type,note
            N1,Ada,13900000001,hq,1,a
            N2,Bo,13900000002,hq,1,b
            N1, Ada ,13900000003,hq;ops,1,c
            N2,Bo,13900000002,hq,1,d
            N3,Cy,13900000001,hq,1,e
            N4,Di,13900000004,hq,1,f
            N4,Ed,13900000004,hq,1,f
            """
        try write(sheet)
        var job = JobDefinition(job: "x")
        var step = StepDefinition(subject: .people, source: "a.csv", match: "employee_no")
        step.ignore = ["note"]
        job.steps = [step]
        let findings = try await OfflineCheck(job: job, folder: folder.path).report().steps[0].findings
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
        // The name of a person, and not that of a department.
        let named = findings.first { $0.row == 7 && $0.code == number }?.problem.zh
        #expect(named?.hasSuffix("但姓名不同") == true, "\(named ?? "")")
        // Rows that differ may be two people, and neither of them is to be lost.
        for finding in findings where finding.code == number && [2, 7].contains(finding.row) {
            let page = try #require(finding.pageRemedy)
            #expect(page.en.hasPrefix("If they are two people, give one of them its own employee_no;"))
            #expect(page.zh.hasPrefix("如果是不同的人员，请为其中一人填写其自己的工号；"))
        }
        #expect(problems(3, number) == ["row 5 says the same of employee_no 'N2', cell by cell"])
        #expect(problems(6, "mobile.duplicate").count == 1 && problems(6, number).isEmpty)
    }
}
