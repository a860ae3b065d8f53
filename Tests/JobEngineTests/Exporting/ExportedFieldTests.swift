import ContactAPI
import JobModel
import RowValidation
import Testing

@testable import JobEngine

/// What an export says of a person comes back as the same, and new columns stand after those that people know.
struct ExportedFieldTests {
    private static let cells = ExportCells(tree: DepartmentTree(Company.departments), timezone: "Asia/Shanghai")

    /// The header and the cells of people as a CSV file would have them.
    private static func record(
        _ user: User,
        _ choice: ExportChoice = ExportChoice()
    ) throws -> (
        header: [String], cells: [String]
    ) {
        let columns = try ExportColumn.people(choice, attributes: Company.attributes)
        var writer = CellWriter(CellFormat(cells, choice, timezone: "Asia/Shanghai") { _ in nil })
        return (columns.map(\.header), try columns.map { try writer.text($0.shape, of: [user]) })
    }

    private static var view: DirectoryView {
        var view = DirectoryView()
        view.departments = DepartmentTree(Company.departments)
        view.attributes = Company.attributes
        for person in [Company.ada, Company.user("bob", departments: ["0"]), Company.user("cyd", departments: ["0"])] {
            view.people.insert(person)
        }
        return view
    }

    private static let job = JobDefinition(job: "back")
    private static let step = StepDefinition(subject: .people, source: "people.csv", match: "user_id")

    /// What a plan would change of `existing` where the sheet holds what was exported of `exported`.
    private func changes(_ exported: User, from existing: User) throws -> [String] {
        let sheet = try Self.record(exported)
        let checker = SheetChecker(
            header: sheet.header,
            job: Self.job,
            step: Self.step,
            directory: Self.view
        )
        let record = InputRecord(line: 2, row: 2, fields: sheet.cells)
        let row = checker.check(ReadRecord(record: record))
        guard case .person(let draft)? = row.draft else { throw ExportedFieldFailure.noPerson }
        let planner = PersonPlanner(
            job: Self.job,
            step: Self.step,
            view: Self.view,
            index: FileIndex(subject: .people, match: "user_id")
        )
        return planner.decide(draft, line: 2, existing: existing).changes.map(\.field)
    }

    private enum ExportedFieldFailure: Error { case noPerson }

    @Test func `keeps the order of the known columns`() throws {
        let known = [
            "user_id", "name", "en_name", "nickname", "email", "mobile", "mobile_visible", "gender", "department_ids",
            "leader_user_id", "dotted_line_leader_user_ids", "job_title", "city", "country", "work_station",
            "join_time", "employee_no", "employee_type", "enterprise_email", "is_frozen", "open_id", "union_id",
            "status",
        ]
        let people = try ExportColumn.people(ExportChoice(), attributes: [])
        #expect(people.map(\.header) == known + ["job_level_id", "job_family_id"])
        let departments = try ExportColumn.departments(ExportChoice(), DepartmentsSheet(cells: Self.cells))
        #expect(
            departments.map(\.header) == [
                "department_id", "path", "name", "i18n_name.zh_cn", "i18n_name.en_us", "i18n_name.ja_jp",
                "parent_department_id", "leader_user_id", "order", "department_hrbps", "open_department_id",
                "member_count", "chat_id",
            ]
        )
    }

    @Test func `plans nothing for an export that is imported again`() throws {
        #expect(try changes(Company.ada, from: Company.ada) == [])
    }

    @Test func `plans a change of job level and job family`() throws {
        var before = Company.ada
        before.jobLevelID = "another"
        before.jobFamilyID = nil
        #expect(try changes(Company.ada, from: before) == ["job_level_id", "job_family_id"])
    }

    @Test func `never counts a field as written that no answer has`() {
        var patch = User()
        patch.subscriptionIDs = ["7001"]
        let format = FieldFormat.plan(tree: DepartmentTree([]), dates: DateCell(timezone: "UTC"))
        #expect(!PatchComparison(patch, before: User(), now: Company.ada, format: format).isDone)
    }
}
