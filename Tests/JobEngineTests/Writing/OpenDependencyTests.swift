import ContactAPI
import JobEngine
import JobModel
import SQLiteLedger
import TestSupport
import Testing

/// Rows that name something whose end is not known: they wait for it, and are neither sent nor given up.
struct OpenDependencyTests {
    private static let people = "name,mobile,department_ids,employee_no,employee_type"

    /// A list as it was before the step made anything.
    private static let before = #"""
        {"code":0,"data":{"has_more":false,"items":[{"open_department_id":"od-d1","department_id":"d1","name":"d1",\#
        "parent_department_id":"0"}]}}
        """#

    @Test(arguments: [JobDefinition.Submit.single, .batch], ["Lab", "Lab/Night"])
    func `rows of a department of unknown outcome stay open until it is found`(
        submit: JobDefinition.Submit,
        path: String
    ) async throws {
        var run = LaxRun(
            state: LaxState(),
            sheet: ["department_id,name,parent_department_id", "lab,Lab,0", "night,Night,lab"],
            files: [
                "people.csv": [
                    Self.people, "Ada,13800010001,\(path),N1,1", "Bob,13800010002,d1,N2,1",
                    "Cyd,13800010003,\(path),N3,1",
                ]
            ],
            subject: .departments,
            match: "department_id"
        )
        run.change = { job in
            job.submit = submit
            var step = StepDefinition(subject: .people, source: "people.csv", match: "employee_no")
            step.mode = .upsert
            job.steps.append(step)
        }
        run.isRepeated = true
        run.fault = { call in
            switch call.endpoint {
            // Made, and nobody is told so; the reading that follows says nothing, and the next one lags behind.
            case .createDepartment: .say("<html>", status: 502)
            case .childDepartments where call.earlier == 2: .say(#"{"code":0,"data":{}}"#)
            case .childDepartments where call.earlier > 2: .say(Self.before)
            default: nil
            }
        }
        let end = try await run.run()
        #expect(end.first.exit == ExitStatus.unknownRemain.rawValue, "\(end.first)")
        // Bob alone: the others were not sent, and have no end.
        #expect(end.first.count(.created) == 1 && end.first.count(.unknown) == 1, "\(end.first)")
        #expect(end.first.count(.failed) == 0)
        #expect(end.summary.exit == 0 && end.summary.count(.created) == 5, "\(end.summary)")
        #expect(end.departments.compactMap(\.name).sorted() == ["Lab", "Night", "d1"])
        #expect(end.later.map(\.outcome) == [.created, .created, .created])
    }

    @Test(arguments: [JobDefinition.Submit.single, .batch])
    func `rows of a leader of unknown outcome stay open until the leader is found`(
        submit: JobDefinition.Submit
    ) async throws {
        var run = LaxRun(
            state: LaxState(),
            sheet: [
                Self.people + ",leader_user_id", "Ada,13800010001,d1,N1,1,", "Bob,13800010002,d1,N2,1,employee_no:N1",
                "Cyd,13800010003,d1,N3,1,employee_no:N2", "Dee,13800010004,d1,N4,1,",
            ],
            match: "employee_no"
        )
        run.change = { $0.submit = submit }
        run.isRepeated = true
        run.fault = { call in
            switch call.endpoint {
            case .createUser, .batchAddUsers: call.body.contains("13800010001") ? .say("<html>", status: 502) : nil
            case .lookUpUsers: call.earlier > 0 ? .say(#"{"code":0}"#) : nil
            default: nil
            }
        }
        let end = try await run.run()
        #expect(end.first.exit == ExitStatus.unknownRemain.rawValue, "\(end.first)")
        #expect(end.first.count(.failed) == 0 && end.first.count(.unknown) > 0, "\(end.first)")
        #expect(end.summary.exit == 0 && end.summary.count(.created) == 4, "\(end.summary)")
        #expect(end.people.compactMap(\.employeeNo).sorted() == ["N1", "N2", "N3", "N4"])
        let bob = end.people.first { $0.employeeNo == "N2" }
        let ada = end.people.first { $0.employeeNo == "N1" }
        #expect(bob?.leaderUserID != nil)
        let ids = [ada?.userID, ada?.openID]
        #expect(ids.contains(bob?.leaderUserID))
    }
}
