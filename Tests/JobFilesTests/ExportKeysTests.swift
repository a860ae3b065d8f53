import Foundation
import JobFiles
import JobModel
import RowValidation
import TestSupport
import Testing
import Wording

/// The keys of a job that say what an export holds.
struct ExportKeysTests {
    private func choice(_ keys: String, kind: String = "export") async throws -> ExportChoice? {
        try await withFolder { folder in
            let path = folder + "/job.yaml"
            try Data("job: a\nkind: \(kind)\n\(keys)\n".utf8).write(to: URL(fileURLWithPath: path))
            return try JobFile.load(path, isRegion: PhoneRegion.isKnown).job.export
        }
    }

    @Test func `reads everything that an export can choose`() async throws {
        let choice = try await choice(
            """
            format: csv
            encoding: gb18030
            headings: zh
            fields: [name, user_id, custom_attrs.级别, orders]
            where: { city: [上海, 北京], status: active, email: { not: "" } }
            department: [工程部/后端, d3]
            below: false
            departments_as: open_id
            leaders_as: employee_no
            dates: YYYY/MM/DD
            lists: "、"
            """
        )
        var wanted = ExportChoice()
        wanted.encoding = .gb18030
        wanted.headings = .chinese
        wanted.people = .named(["name", "user_id", "custom_attrs.级别", "orders"])
        wanted.conditions = [
            ExportCondition(field: "city", values: ["上海", "北京"]), ExportCondition(field: "status", values: ["active"]),
            ExportCondition(field: "email", values: [""], isNegated: true),
        ]
        wanted.within = ["工程部/后端", "d3"]
        wanted.includesBelow = false
        wanted.departmentsAs = .openIDs
        wanted.leadersAs = .employeeNumber
        wanted.dates = DatePattern("YYYY/MM/DD")
        wanted.listSeparator = "、"
        #expect(choice == wanted)
        // It is kept with the run, and comes back from there.
        let kept = try JSONDecoder().decode(ExportChoice.self, from: JSONEncoder().encode(wanted))
        #expect(kept == wanted)
    }

    @Test func `takes all fields of both tables, or each table's own`() async throws {
        let all = try #require(try await choice("fields: all"))
        #expect(all.people == .all && all.departments == .all)
        let own = try #require(try await choice("fields: { people: [user_id], departments: all }"))
        #expect(own.people == .named(["user_id"]) && own.departments == .all)
        #expect(try await choice("timezone: UTC") == nil)
    }

    @Test(arguments: [
        ("fields: [user_id, job_titel]", "did you mean 'job_title'"),
        ("fields: [is_activted]", "did you mean 'is_activated'"),
        ("fields: al", "there is no field 'al'"), ("fields: [name, name]", "chosen twice"),
        ("fields: []", "no field of people"), ("fields: { poeple: all }", "did you mean 'people'"),
        ("where: { citty: 上海 }", "where cannot be used: there is no field 'citty' of people; did you mean 'city'"),
        ("where: { city: { nor: 上海 } }", "lacks 'not'"), ("where: { city: [] }", "must give 'city' a value"),
        ("where: { join_time: \"2026-02-30..\" }", "where cannot be used: '2026-02-30..' is no date"),
        ("where: { join_time: { not: \"2026-12-31..2020-01-01\" } }", "where cannot be used: the last day of"),
        ("encoding: gbk", "encoding must be one of utf-8, gb18030, utf-16"),
        ("format: xlsx\nencoding: gb18030", "an encoding is of CSV alone"),
        ("headings: cn", "headings must be one of names, en, zh"), ("dates: DD/MM", "dates must be unix"),
        ("lists: and", "lists must be one of"), ("departments_as: name", "must be one of path, id, open_id"),
    ])
    func `says what is wrong, and what was probably meant`(keys: String, problem: String) async throws {
        let error = await #expect(throws: JobFileError.self) { try await choice(keys) }
        #expect(error?.problem.en.contains(problem) == true, "\(error?.problem.en ?? "nothing")")
        #expect(error?.problem.zh != error?.problem.en)
    }

    @Test(arguments: ["fields: all", "headings: zh", "department: d1", "where: { city: 上海 }"])
    func `an import has none of them`(key: String) async throws {
        let error = await #expect(throws: JobFileError.self) {
            try await choice("steps: [{ subject: people, source: a.csv, match: user_id }]\n" + key, kind: "import")
        }
        #expect(error?.problem.en.contains("is of an export alone") == true)
    }
}
