import Foundation
import JobModel
import TestSupport
import Testing

/// `report.html` of a run in which rows fail in every way that a cell can be wrong.
struct ReportDataTests {
    /// Those who are there before, those with one wrong cell each, and one with every cell wrong.
    private static let (before, oneWrong, allWrong) = (10..<13, 20..<60, 70)
    /// Cells that are right in shape, and that the directory, or another row, does not go with.
    private static let refused = 80..<84

    /// What a person's cells are in the sheet that is imported second.
    private static func spoilt(_ number: Int, _ column: String, _ cell: String) -> String {
        let columns = PlantedPeople.header
        // A wrong cell has its mark all the same.
        let wrong = "\(cell.isEmpty ? "zq\(number)x00" : cell) \u{7}?"
        switch (number, column) {
        case (allWrong, _): return wrong
        case (refused.lowerBound, "mobile"): return PlantedPeople.cells(of: before.lowerBound)["mobile"] ?? ""
        case (refused.lowerBound + 1, "email"): return PlantedPeople.cells(of: before.lowerBound + 1)["email"] ?? ""
        case (refused.lowerBound + 2, "leader_user_id"): return "employee_no:zq\(number)x98"
        case (refused.lowerBound + 2, "department_ids"): return "zq\(number)x97/zq\(number)x96"
        case (refused.lowerBound + 3, "user_id"): return PlantedPeople.cells(of: before.lowerBound + 2)["user_id"] ?? ""
        case (oneWrong, columns[(number - oneWrong.lowerBound) % columns.count]): return wrong
        default: return cell
        }
    }

    private static let job = """
        job: planted
        kind: import
        directory: embedded
        submit: single
        limits: { rates: off }
        steps:
          - { subject: departments, source: departments.csv, match: department_id, mode: upsert }
          - { subject: people, source: people.csv, match: employee_no, mode: upsert, allow_new: [job_title, city] }

        """

    @Test(arguments: ["en", "zh"])
    func `has of people nothing that results.csv lacks, however their rows fail`(language: String) async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            func write(_ text: String, _ name: String) throws {
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            }
            try write(Self.job, "job.yaml")
            try write("department_id,name\nhq,总部\n", "departments.csv")
            try write(PlantedPeople(Self.before).sheet(), "people.csv")
            let first = try await roster.run("import", "job.yaml", "--yes", "--json")
            #expect(try Summary(first).count(.created) == Self.before.count, "\(first.out)\(first.err)")
            try write("department_id,name,parent_department_id\nzq90x01,zq90x02,zq90x03\n", "departments.csv")
            let numbers = [Self.allWrong] + Array(Self.oneWrong) + Array(Self.refused)
            try write(PlantedPeople(numbers).sheet(Self.spoilt), "people.csv")
            let second = try await roster.run("import", "job.yaml", "--yes", "--json", "--lang", language)
            let summary = try Summary(second)
            #expect(summary.addsUp && summary.exit != 0 && summary.count(.invalid) > 15, "\(second.out)\(second.err)")
            try expectNoMore(than: summary, in: folder)
        }
    }

    private func expectNoMore(than summary: Summary, in folder: String) throws {
        func text(_ ending: String) throws -> String {
            let path = try #require(summary.file(ending))
            return try String(contentsOfFile: path.hasPrefix("/") ? path : "\(folder)/\(path)", encoding: .utf8)
        }
        let report = try text("/report.html")
        let known = PlantedPeople.traces(in: try text("people/results.csv") + text("departments/results.csv"))
        let shown = PlantedPeople.traces(in: report)
        // The report is about these rows, and the sheet says more of them.
        #expect(shown.count > 30 && shown.isSubset(of: known), "\(shown.subtracting(known))")
        let sheet = PlantedPeople.traces(in: try text("people/failed.csv"))
        #expect(sheet.count > 3 * shown.count)
        expectAlone(report)
    }

    /// That a page runs nothing, and loads nothing.
    private func expectAlone(_ page: String) {
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        let tags = page.matches(of: /<([a-z]+)((?:\s[^>]*)?)>/).map { (name: $0.1, rest: $0.2) }
        let plain: Set<Substring> = [
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "strong", "small", "code", "br",
            "ul", "li", "div", "table", "thead", "tbody", "tr", "th", "td",
        ]
        #expect(tags.count > 50 && tags.allSatisfy { plain.contains($0.name) })
        #expect(tags.allSatisfy { $0.rest.firstMatch(of: /(?:^|\s)(?:on[a-z]+|src|href|style|data)\s*=/) == nil })
        #expect(page.firstMatch(of: /url\(|@import|image-set\(/) == nil)
    }
}
