import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing

struct LeaversListTests {
    private func list(_ text: String, _ job: JobDefinition = JobDefinition(job: "all")) async throws -> LeaversList {
        try await withFolder { folder in
            try text.write(toFile: folder + "/leavers.csv", atomically: true, encoding: .utf8)
            return try LeaversList(path: folder + "/leavers.csv", job: job)
        }
    }

    @Test func `reads mobiles and emails as imports read them`() async throws {
        let list = try await list("手机号,邮箱\n138 0000 1012,\n,U012@Example.com\n+4915112345678,x@example.com\n")
        #expect(list.rows.map(\.row) == [2, 3, 4])
        #expect(list.rows.map(\.mobile) == ["+8613800001012", nil, "+4915112345678"])
        #expect(list.rows.map(\.email) == [nil, "u012@example.com", "x@example.com"])
    }

    @Test func `takes the number's region from the job`() async throws {
        var job = JobDefinition(job: "all")
        job.region = "DE"
        let list = try await list("mobile\n015112345678\n", job)
        #expect(list.rows.map(\.mobile) == ["+4915112345678"])
    }

    @Test(arguments: [
        "user_id,name,mobile,部门,odd\nu012,韩磊,13800001012,运营,x\n",
        "user_id,employee_no,email\nu012,E012,u012@example.com\n", "mobile,email,email2\n13800001012,,\n",
    ])
    func `looks at no other column`(text: String) async throws {
        let list = try await list(text)
        #expect(list.rows.count == 1)
    }

    @Test(arguments: [
        ("mobile\n13800001012\n12345\nabc\n", 3, 2), ("email\nu012.example.com\n", 2, 1),
        ("name,mobile,email\n韩磊,,\n李四,13800001012,\n", 2, 1), ("mobile,email\n13800001012,not an address\n", 2, 1),
    ])
    func `says which row nobody can be asked for by`(text: String, row: Int, rows: Int) async throws {
        await #expect {
            try await list(text)
        } throws: { error in
            guard case LeaversListError.unreadable(_, row, _, rows) = error else { return false }
            return true
        }
    }

    @Test func `demands a column of mobiles or emails, and somebody in it`() async throws {
        await #expect {
            try await list("user_id,name\nu012,韩磊\n")
        } throws: { error in
            guard case LeaversListError.noKeys(_, ["user_id", "name"]) = error else { return false }
            return true
        }
        await #expect {
            try await list("mobile,email\n")
        } throws: { error in
            guard case LeaversListError.empty = error else { return false }
            return true
        }
    }
}
