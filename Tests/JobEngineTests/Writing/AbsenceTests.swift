import ContactAPI
import JobEngine
import JobModel
import SQLiteLedger
import TestSupport
import Testing
import Wording

/// Absence is shown, never concluded: a directory that refuses nothing has everybody once.
struct AbsenceTests {
    private static let header = "name,mobile,email,department_ids,employee_no,employee_type"

    private static func wave(_ submit: JobDefinition.Submit = .batch, rows: Int = 6) -> LaxRun {
        var run = LaxRun(state: LaxState(), sheet: [header] + (1...rows).map(row), match: "employee_no")
        run.change = { job in
            job.submit = submit
            job.limits.settleAfterSeconds = 0
        }
        return run
    }

    private static func row(_ number: Int) -> String {
        "Person \(number),138000\(10_000 + number),n\(number)@example.com,d1,N\(number),1"
    }

    private static func numbers(_ end: LaxRun.End) -> [String] { end.people.compactMap(\.employeeNo).sorted() }

    @Test(
        arguments: [
            #"{"code":0}"#, #"{"code":0,"data":null}"#, #"{"code":0,"data":{}}"#,
            #"{"code":0,"data":{"user_list":[]}}"#, #"{"code":0,"data":{"user_list":[{},{}]}}"#,
        ],
        [JobDefinition.Submit.single, .batch]
    )
    func `after a lost write, an empty look-up creates nobody twice`(
        answer: String,
        submit: JobDefinition.Submit
    ) async throws {
        var run = Self.wave(submit)
        run.isRepeated = true
        let lost: Endpoint = submit == .batch ? .batchAddUsers : .createUser
        run.fault = { call in
            if call.endpoint == lost { return .say("<html>", status: 502) }
            // The plan's look-up is answered as it should be.
            return call.endpoint == .lookUpUsers && call.earlier > 0 ? .say(answer) : nil
        }
        let end = try await run.run()
        #expect(Self.numbers(end) == Wave.numbers(6))
        #expect(end.summary.count(.created) == 6 && end.summary.exit == 0, "\(end.summary)")
    }

    @Test(arguments: [#"{"code":0}"#, #"{"code":0,"data":{}}"#, #"{"code":0,"data":{"items":[]}}"#])
    func `a user_id that the answer omits does not count as free`(answer: String) async throws {
        var run = LaxRun(
            state: LaxState(people: [LaxState.person(1)]),
            sheet: ["user_id,name,mobile,department_ids,employee_type", "u1,Ada,13900010099,d1,1"]
        )
        run.fault = { $0.endpoint == .batchUsers ? .say(answer) : nil }
        let end = try await run.run()
        #expect(end.people.count == 1)
        #expect(end.row?.outcome == .invalid && end.row?.code == "holder.unclear", "\(end.rows)")
        #expect(end.row?.problem?.en.contains("does not say") == true)
    }

    @Test func `a user_id that the directory calls unknown is free`() async throws {
        let run = LaxRun(
            state: LaxState(people: [LaxState.person(1)]),
            sheet: ["user_id,name,mobile,department_ids,employee_type", "u2,Ada,13900010099,d1,1"]
        )
        let end = try await run.run()
        #expect(end.row?.outcome == .created && end.people.map(\.userID) == ["u1", "u2"])
    }

    @Test func `a person in a look-up without a record does not count as absent`() async throws {
        var run = Self.wave()
        run.isRepeated = true
        run.fault = { call in
            switch call.endpoint {
            case .batchAddUsers: .say("<html>", status: 502)
            case .batchUsers: .say(#"{"code":0,"data":{"items":[]}}"#)
            default: nil
            }
        }
        let end = try await run.run()
        #expect(Self.numbers(end) == Wave.numbers(6) && end.summary.count(.created) == 6)
    }

    @Test(arguments: [301, 500])
    func `finds a create by reading that succeeded with another status`(status: Int) async throws {
        var run = Self.wave(.single)
        run.fault = { $0.endpoint == .createUser ? .status(status) : nil }
        let end = try await run.run()
        #expect(Self.numbers(end) == Wave.numbers(6) && end.summary.count(.created) == 6)
    }

    @Test(arguments: [#"{"code":0}"#, #"{"code":0,"data":{}}"#, #"{"code":0,"data":{"task_id":""}}"#])
    func `finds a batch by reading that was accepted without a task`(answer: String) async throws {
        var run = Self.wave()
        run.fault = { $0.endpoint == .batchAddUsers ? .say(answer) : nil }
        let end = try await run.run()
        #expect(Self.numbers(end) == Wave.numbers(6) && end.summary.count(.created) == 6)
    }

    @Test(arguments: [
        #"{"code":0,"data":{"task_id":"task-0","status":9}}"#,
        #"{"code":0,"data":{"task_id":"task-0","status":9,"task_info":[]}}"#,
    ])
    func `an ended task without items does not prove that a person is absent`(answer: String) async throws {
        var run = Self.wave()
        run.change = { job in
            job.submit = .batch
            job.limits.settleAfterSeconds = 600
        }
        run.fault = { call in
            switch call.endpoint {
            case .task: .say(answer)
            // Nobody is shown yet, as on a copy that lags behind.
            case .lookUpUsers:
                .rewrite { $0.replacing(/"user_id":"[^"]*",?/, with: "").replacing(",}", with: "}") }
            default: nil
            }
        }
        let end = try await run.run()
        #expect(Self.numbers(end) == Wave.numbers(6))
        #expect(end.summary.count(.unknown) == 6, "\(end.summary)")
    }

    @Test(arguments: ["mobile", "email"]) func `reports a holder of a key whose record has another value`(
        key: String
    ) async throws {
        var run = Self.wave(.single, rows: 1)
        var person = LaxState.person(50)
        person.employeeNo = "N50"
        run.state.people = [person]
        let other = key == "mobile" ? "13800010001" : "n1@example.com"
        run.fault = { call in
            guard call.endpoint == .lookUpUsers else { return nil }
            let echo = key == "mobile" ? #""mobile":"+86\#(other)""# : #""email":"\#(other)""#
            let both = #"{"mobile":"+8613800010001"},{"email":"n1@example.com"}"#
            return .say(#"{"code":0,"data":{"user_list":[{"user_id":"u50",\#(echo)},\#(both)]}}"#)
        }
        let end = try await run.run()
        #expect(end.row?.outcome == .invalid && end.row?.code == "holder.unclear", "\(end.row?.problem?.en ?? "")")
        #expect(end.row?.planned.findings.first?.column == key)
        #expect(end.people.count == 1)
    }

    @Test func `reports a holder of a key without a record`() async throws {
        var run = Self.wave(.single, rows: 1)
        run.state.people = [LaxState.person(1)]
        run.state.people[0].departmentIDs = ["od-elsewhere"]
        run.fault = { $0.endpoint == .batchUsers ? .say(#"{"code":0,"data":{}}"#) : nil }
        let end = try await run.run()
        #expect(end.row?.outcome == .invalid && end.row?.code == "holder.unclear", "\(end.row?.problem?.en ?? "")")
        #expect(end.people.count == 1)
    }
}
