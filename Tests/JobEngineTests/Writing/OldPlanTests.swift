import ContactAPI
import Foundation
import JobEngine
import JobModel
import SQLiteLedger
import TestSupport
import Testing
import Wording

/// A plan is only as good as what it was made of is still so.
struct OldPlanTests {
    private static let sheet = ["user_id,job_title", "u1,Engineer"]

    private static var company: LaxState {
        LaxState(
            people: (1...3).map { number in
                var person = LaxState.person(number)
                person.jobTitle = "Clerk"
                return person
            }
        )
    }

    private static func run(_ change: (inout LaxRun) -> Void) async throws -> LaxRun.End {
        var run = LaxRun(state: company, sheet: sheet)
        change(&run)
        return try await run.run()
    }

    @Test func `writes people and the people that a patch names by the planned open_id`() async throws {
        let end = try await Self.run { $0.sheet = ["user_id,leader_user_id", "u1,u2"] }
        let patch = try #require(end.late(.patchUser).first)
        #expect(patch.id == "ou_1" && patch["user_id_type"] == "open_id")
        #expect(patch.body.contains(#""leader_user_id":"ou_2""#))
        #expect(end.row?.outcome == .updated && end.row?.openID == "ou_1")
    }

    @Test(arguments: [false, true])
    func `does not write a person who got a user_id since the plan, after a late yes or by another process`(
        isResumed: Bool
    ) async throws {
        let end = try await Self.run { run in
            run.isResumed = isResumed
            run.minutes = isResumed ? 0 : 11
            run.between = { state in
                state.people.removeFirst()
                var new = LaxState.person(9)
                new.userID = "u1"
                state.people.append(new)
            }
        }
        #expect(end.row?.outcome == .failed && end.row?.code == "identity.changed")
        #expect(end.row?.problem?.en.contains("ou_1") == true && end.row?.problem?.en.contains("ou_9") == true)
        #expect(end.late(.patchUser).isEmpty)
        #expect(end.people.allSatisfy { $0.jobTitle != "Engineer" })
    }

    @Test(arguments: [
        (9.0, false, 0), (11, false, 1), (0, true, 1),
    ])
    func `compares a plan with the directory if it is old or made by another process`(
        minutes: Double,
        isResumed: Bool,
        calls: Int
    ) async throws {
        let end = try await Self.run { run in
            run.minutes = minutes
            run.isResumed = isResumed
        }
        #expect(end.late(.batchUsers).count == calls)
        #expect(end.row?.outcome == .updated)
        let told = end.events.filter {
            if case .reading(let budget) = $0 { budget.subject.en.contains("again") } else { false }
        }
        #expect(told.count == calls)
    }

    @Test func `the job decides how old a plan may be`() async throws {
        let end = try await Self.run { run in
            run.minutes = 2
            run.change = { $0.safety.planAgeSeconds = 60 }
        }
        #expect(end.late(.batchUsers).count == 1)
    }

    @Test(arguments: [
        ("user_id,job_title", "u1,Engineer", "job_title", "Clerk", "Director"),
        ("user_id,name", "u1,Ada", "name", "Person 1", "Somebody"),
        ("user_id,leader_user_id", "u1,u2", "leader_user_id", "", "u3"),
        ("user_id,join_time", "u1,2026-01-02", "join_time", "", "2026-02-03"),
        ("user_id,email", "u1,ada@example.com", "email", "n1@example.com", "b@example.com"),
    ])
    func `a value changed since the plan fails its row, and the report has the old and the new value`(
        header: String,
        row: String,
        field: String,
        was: String,
        now: String
    ) async throws {
        let end = try await Self.run { run in
            run.sheet = [header, row]
            run.isResumed = true
            run.between = { state in
                switch field {
                case "job_title": state.people[0].jobTitle = now
                case "name": state.people[0].name = now
                case "leader_user_id": state.people[0].leaderUserID = now
                case "email": state.people[0].email = now
                default: state.people[0].joinTime = 1_770_048_000
                }
            }
        }
        #expect(end.row?.outcome == .failed && end.row?.code == "changed.sincePlan")
        // Who reads it on a page has no job file.
        let shown = ResultRow(try #require(end.row), in: "r", words: \.en)
        #expect(shown.remedy?.contains("overwrite") == true)
        #expect(
            shown.pageRemedy?.contains("overwrite") == false && shown.pageRemedy?.contains("roster retry r") == true
        )
        #expect(
            end.row?.problem?.en.contains("\(field) was '\(was)' and is now '\(now)'") == true,
            "\(end.row?.problem?.en ?? "")"
        )
        #expect(end.late(.patchUser).isEmpty)
    }

    @Test func `overwrites a changed value if the job allows it, but never another person`() async throws {
        let value = try await Self.run { run in
            run.isResumed = true
            run.change = { $0.overwrite = true }
            run.between = { $0.people[0].jobTitle = "Director" }
        }
        #expect(value.row?.outcome == .updated && value.people[0].jobTitle == "Engineer")
        let identity = try await Self.run { run in
            run.isResumed = true
            run.change = { $0.overwrite = true }
            run.between = { $0.people[0].openID = "ou_9" }
        }
        #expect(identity.row?.code == "identity.changed" && identity.people[0].jobTitle == "Clerk")
    }

    @Test func `a value that already is as the row wants it is no change`() async throws {
        let end = try await Self.run { run in
            run.isResumed = true
            run.between = { $0.people[0].jobTitle = "Engineer" }
        }
        #expect(end.row?.outcome == .updated)
    }

    @Test func `a change of another field does not block a row`() async throws {
        let end = try await Self.run { run in
            run.isResumed = true
            run.between = { $0.people[0].city = "Oz" }
        }
        #expect(end.row?.outcome == .updated && end.people[0].city == "Oz")
    }

    @Test(arguments: ["gone", "resigned", "other key", "leader"])
    func `does not write to another person than the planned one`(kind: String) async throws {
        let end = try await Self.run { run in
            run.isResumed = true
            run.match = kind == "other key" ? "employee_no" : "user_id"
            run.sheet =
                kind == "other key" ? ["employee_no,job_title", "N1,Engineer"] : ["user_id,job_title", "u1,Engineer"]
            if kind == "leader" { run.sheet = ["user_id,leader_user_id", "u1,u2"] }
            run.between = { state in
                switch kind {
                case "gone": state.people.removeFirst()
                case "resigned": state.people[0].status = UserStatus(isResigned: true)
                case "leader": state.people[1].openID = "ou_9"
                default: state.people[0].employeeNo = "N77"
                }
            }
        }
        #expect(end.row?.outcome == .failed && end.row?.code == "identity.changed", "\(end.row?.problem?.en ?? "")")
        #expect(end.late(.patchUser).isEmpty)
    }

    @Test(arguments: [JobDefinition.Submit.single, .batch])
    func `does not create again a person who was added since the plan`(
        submit: JobDefinition.Submit
    ) async throws {
        let end = try await Self.run { run in
            run.match = "employee_no"
            run.sheet = [
                "name,mobile,department_ids,employee_no,employee_type", "Person 8,13800010008,d1,N8,1",
                "Person 7,13800010007,d1,N7,1",
            ]
            run.minutes = 11
            run.change = { $0.submit = submit }
            run.between = { $0.people.append(LaxState.person(8)) }
        }
        #expect(end.rows.map(\.outcome) == [.failed, .created])
        #expect(end.row?.code == "changed.sincePlan")
        #expect(end.people.count { $0.mobile?.hasSuffix("13800010008") == true } == 1)
    }

    @Test func `compares two hundred rows of an old plan in chunks of fifty`() async throws {
        let end = try await Self.run { run in
            run.state = LaxState(people: (1...200).map(LaxState.person))
            run.sheet = ["user_id,job_title"] + (1...200).map { "u\($0),Engineer" }
            run.isResumed = true
            run.between = { $0.people[120].jobTitle = "Director" }
        }
        #expect(end.late(.batchUsers).count <= 10, "\(end.late(.batchUsers).count)")
        #expect(end.summary.count(.updated) == 199 && end.summary.count(.failed) == 1)
    }

    @Test(arguments: ["reused", "renamed", "order"])
    func `writes a department by its open_id, and only while it is as planned`(kind: String) async throws {
        let end = try await Self.run { run in
            run.state = LaxState(people: [LaxState.person(1)], departments: ["d1", "d2"])
            run.subject = .departments
            run.match = kind == "renamed" ? "path" : "department_id"
            run.sheet = kind == "renamed" ? ["path,order", "d2,7"] : ["department_id,order", "d2,7"]
            run.isResumed = true
            run.between = { state in
                switch kind {
                case "reused": state.departments[1].openDepartmentID = "od-other"
                case "renamed": state.departments[1].name = "Other"
                default: state.departments[1].order = "3"
                }
            }
        }
        #expect(end.row?.outcome == .failed)
        #expect(end.row?.code == (kind == "order" ? "changed.sincePlan" : "identity.changed"))
        #expect(end.late(.patchDepartment).isEmpty)
    }

    @Test func `a leader of a department is named by open_id`() async throws {
        let end = try await Self.run { run in
            run.subject = .departments
            run.match = "department_id"
            run.sheet = ["department_id,leader_user_id", "d1,u1"]
        }
        let patch = try #require(end.late(.patchDepartment).first)
        #expect(patch.id == "od-d1" && patch["user_id_type"] == "open_id" && patch.body.contains("ou_1"))
        #expect(end.row?.outcome == .updated)
    }

    @Test func `sends nothing of a run to another company or to a directory that was reset`() async throws {
        await #expect(throws: EngineError.self) {
            _ = try await Self.run { run in
                run.isResumed = true
                run.between = { $0 = LaxState(people: [LaxState.person(100)], departments: ["other"]) }
                run.fault = { call in
                    #expect(!call.endpoint.writes)
                    return nil
                }
            }
        }
    }

    @Test func `an added or deleted department does not make it another company`() async throws {
        let end = try await Self.run { run in
            run.isResumed = true
            run.between = { $0.departments = [LaxState.department("new"), LaxState.department("d1", in: "od-new")] }
        }
        #expect(end.row?.outcome == .updated)
    }
}
