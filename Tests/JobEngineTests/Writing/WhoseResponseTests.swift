import ContactAPI
import JobEngine
import JobModel
import SQLiteLedger
import TestSupport
import Testing
import Wording

/// Of whom an answer speaks is seen in the answer, not in its place.
struct WhoseResponseTests {
    private static let header = "name,mobile,email,department_ids,employee_no,employee_type"

    private static func wave(_ submit: JobDefinition.Submit, rows: Int = 6) -> LaxRun {
        let sheet = (1...rows).map { number in
            "Person \(number),138000\(10_000 + number),n\(number)@example.com,d1,N\(number),1"
        }
        var run = LaxRun(state: LaxState(), sheet: [header] + sheet, match: "employee_no")
        run.change = { $0.submit = submit }
        return run
    }

    /// Whether every row that is called created has the ids of its own person.
    private static func isRight(_ end: LaxRun.End) -> Bool {
        end.rows.allSatisfy { row in
            let person = end.people.first { $0.employeeNo == row.planned.matchKey }
            return row.outcome == .created && row.openID == person?.openID && row.userID == person?.userID
        }
    }

    @Test(arguments: [LaxFault.reversed, .without(["mobile"]), .without(["mobile", "email"])])
    func `matches items to their rows, in any order and with any keys`(fault: LaxFault) async throws {
        var run = Self.wave(.batch, rows: 20)
        run.fault = { $0.endpoint == .task ? fault : nil }
        let end = try await run.run()
        #expect(Self.isRight(end), "\(end.summary)")
        #expect(end.people.count == 20)
    }

    @Test(arguments: [
        LaxFault.without(["mobile", "email", "name", "user_id"]), .without(["open_id"]), .without(["action"]),
        .with(["name": "Somebody"]), .with(["email": "x@example.com"]), .with(["mobile": "+8613900000000"]),
        .rewrite {
            $0.replacing(
                /"task_info":\[\{/,
                with: #""task_info":[{"code":0,"msg":"more","action":1,"name":"Person 1"},{"#
            )
        },
    ])
    func `reads back items that contradict their rows or are empty`(fault: LaxFault) async throws {
        var run = Self.wave(.batch)
        run.fault = { $0.endpoint == .task ? fault : nil }
        let end = try await run.run()
        #expect(Self.isRight(end), "\(end.rows.map { "\($0.outcome?.rawValue ?? "-") \($0.problem?.en ?? "")" })")
        #expect(end.people.count == 6)
    }

    @Test func `matches reversed items of people who have only an email and a name`() async throws {
        var run = LaxRun(
            state: LaxState(),
            sheet: ["name,mobile,department_ids,employee_no,employee_type"]
                + (1...5).map { "Same Name,138000\(10_000 + $0),d1,N\($0),1" },
            match: "employee_no"
        )
        run.change = { $0.submit = .batch }
        run.fault = { call in
            guard call.endpoint == .task else { return nil }
            return .rewrite { $0.replacing(/"mobile":"[^"]*",/, with: "") }
        }
        let end = try await run.run()
        #expect(Self.isRight(end) && end.people.count == 5)
    }

    @Test(arguments: [
        LaxFault.say(#"{"code":0,"data":{"user":{}}}"#), .say(#"{"code":0,"data":{"user":null}}"#),
        .say(#"{"code":0,"data":{"user":{"open_id":"ou_x"}}}"#),
        .say(#"{"code":0,"data":{"user":{"open_id":"ou_x","user_id":"ux","name":"Somebody"}}}"#),
        .with(["mobile": "+8613900000000"]), .with(["open_id": ""]),
    ])
    func `reads back a create that answers with another person, or with none`(fault: LaxFault) async throws {
        var run = Self.wave(.single)
        run.fault = { $0.endpoint == .createUser ? fault : nil }
        let end = try await run.run()
        #expect(Self.isRight(end), "\(end.rows.map { "\($0.outcome?.rawValue ?? "-") \($0.problem?.en ?? "")" })")
        #expect(end.people.count == 6)
    }

    @Test(arguments: [
        LaxFault.with(["open_id": "ou_x"]), .say(#"{"code":0,"data":{"user":{}}}"#), .say(#"{"code":0,"data":{}}"#),
        .status(500),
    ])
    func `reads back a patch that answers with another person, and sends it once`(fault: LaxFault) async throws {
        var run = LaxRun(
            state: LaxState(people: [LaxState.person(1)]),
            sheet: ["user_id,job_title,city", "u1,Engineer,Oz"]
        )
        run.fault = { $0.endpoint == .patchUser ? fault : nil }
        let end = try await run.run()
        #expect(end.row?.outcome == .updated && end.row?.openID == "ou_1" && end.row?.userID == "u1")
        #expect(end.people[0].jobTitle == "Engineer")
    }

    @Test func `sends a patch again that changed nothing, and never counts it as done`()
        async throws
    {
        var run = LaxRun(state: LaxState(people: [LaxState.person(1)]), sheet: ["user_id,job_title", "u1,Engineer"])
        run.fault = { call in
            call.endpoint == .patchUser ? .refuse(status: 200, #"{"code":0,"data":{"user":{"open_id":"ou_x"}}}"#) : nil
        }
        let end = try await run.run()
        #expect(end.row?.outcome == .unknown)
        #expect(end.late(.patchUser).count == 5)
    }

    @Test(arguments: [
        LaxFault.say(#"{"code":0,"data":{"department":{}}}"#), .with(["name": "Other"]),
        .with(["department_id": "other"]), .with(["open_department_id": "0"]), .say(#"{"code":0}"#),
    ])
    func `reads back the create of a department that answers with another one`(fault: LaxFault) async throws {
        var run = LaxRun(
            state: LaxState(),
            sheet: ["department_id,path", "n1,New"],
            subject: .departments,
            match: "department_id"
        )
        run.fault = { $0.endpoint == .createDepartment ? fault : nil }
        let end = try await run.run()
        let made = end.departments.filter { $0.name == "New" }
        #expect(made.count == 1)
        #expect(end.row?.outcome == .created && end.row?.departmentID == made.first?.openDepartmentID)
    }

    @Test func `reads back the patch of a department that answers with another one`() async throws {
        var run = LaxRun(
            state: LaxState(departments: ["d1", "d2"]),
            sheet: ["department_id,order", "d2,7"],
            subject: .departments,
            match: "department_id"
        )
        run.fault = { $0.endpoint == .patchDepartment ? .with(["open_department_id": "od-x"]) : nil }
        let end = try await run.run()
        #expect(end.row?.outcome == .updated && end.row?.departmentID == "od-d2" && end.departments[1].order == "7")
    }
}
