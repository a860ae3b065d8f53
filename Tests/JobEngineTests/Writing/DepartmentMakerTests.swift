import ContactAPI
import JobEngine
import JobModel
import TestSupport
import Testing
import Wording

/// Departments that a sheet of people makes, in a directory that would show one made twice.
struct DepartmentMakerTests {
    private static func run(_ fault: @escaping @Sendable (LaxCall) -> LaxFault?) async throws -> LaxRun.End {
        var run = LaxRun(
            state: LaxState(),
            sheet: [
                "name,mobile,department_ids,employee_no,employee_type", "Ada,13800010001,Lab/Night,N1,1",
                "Bob,13800010002,Lab/Night,N2,1", "Cyd,13800010003,d1/Day,N3,1",
            ],
            match: "employee_no"
        )
        run.change = { $0.steps[0].allowNew = ["department"] }
        run.isRepeated = true
        run.fault = fault
        return try await run.run()
    }

    private static func expectOnce(_ end: LaxRun.End) {
        #expect(end.departments.compactMap(\.name).sorted() == ["Day", "Lab", "Night", "d1"])
        #expect(end.summary.exit == 0 && end.summary.count(.created) == 3, "\(end.summary)")
        let night = end.departments.first { $0.name == "Night" }?.openDepartmentID ?? ""
        #expect(end.people.filter { $0.departmentIDs == [night] }.compactMap(\.name).sorted() == ["Ada", "Bob"])
    }

    static let doubtful: [LaxFault] = [
        .lose, .cut, .status(500), .say("<html>", status: 502), .say(#"{"code":0}"#), .say(#"{"code":0,"data":null}"#),
        .say(#"{"code":0,"data":{}}"#), .say(#"{"code":0,"data":{"department":{}}}"#),
        .with(["name": "Other"]),
    ]

    @Test(arguments: doubtful) func `finds them by reading after an empty answer`(
        fault: LaxFault
    ) async throws {
        Self.expectOnce(try await Self.run { $0.endpoint == .createDepartment ? fault : nil })
    }

    @Test(arguments: [
        #"{"code":0}"#, #"{"code":0,"data":{}}"#, #"{"code":0,"data":{"items":[],"has_more":false}}"#,
        #"{"code":0,"data":{"has_more":false}}"#,
    ])
    func `does not create them again if the list does not show their parent`(list: String) async throws {
        let end = try await Self.run { call in
            switch call.endpoint {
            case .createDepartment: .say("<html>", status: 502)
            // The plan and the step's beginning read it as it is.
            case .childDepartments: call.earlier > 1 ? .say(list) : nil
            default: nil
            }
        }
        #expect(end.first.exit == ExitStatus.limitsOrNetwork.rawValue && end.first.count(.created) == 0)
        Self.expectOnce(end)
    }

    @Test func `creates those that never arrived`() async throws {
        let end = try await Self.run { call in
            call.endpoint == .createDepartment && call.earlier % 2 == 0 ? .refuse(status: 502, "<html>") : nil
        }
        Self.expectOnce(end)
    }

    @Test func `each row says which of its departments was refused, and why`() async throws {
        var run = LaxRun(
            state: LaxState(),
            sheet: [
                "name,mobile,department_ids,employee_no,employee_type", "Ada,13800010001,Lab/Night,N1,1",
                "Bob,13800010002,Hall,N2,1", "Cyd,13800010003,Yard,N3,1",
            ],
            match: "employee_no"
        )
        run.change = { $0.steps[0].allowNew = ["department"] }
        run.fault = { call in
            guard call.endpoint == .createDepartment else { return nil }
            if call.body.contains("Lab") { return .refuse(status: 400, #"{"code":987654,"msg":"the moon is full"}"#) }
            if call.body.contains("Hall") { return .refuse(status: 400, #"{"code":987655,"msg":"the sun is out"}"#) }
            return nil
        }
        let rows = try await run.run().rows
        #expect(rows.map(\.outcome) == [.notAttempted, .notAttempted, .created])
        let problems = rows.compactMap(\.problem?.en)
        #expect(problems[0].contains("'Lab' was not made") && problems[0].contains("the moon is full"), "\(problems)")
        #expect(problems[1].contains("'Hall' was not made") && problems[1].contains("the sun is out"), "\(problems)")
    }
}
