import ContactAPI
import JobEngine
import JobModel
import SQLiteLedger
import TestSupport
import Testing

/// What a batch cannot hold follows as a patch, of somebody who is there, or has gone again.
struct FollowUpTests {
    private static func run(_ fault: @escaping @Sendable (LaxCall) -> LaxFault?) async throws -> LaxRun.End {
        var run = LaxRun(
            state: LaxState(people: [LaxState.person(50)]),
            sheet: [
                "name,mobile,department_ids,employee_no,employee_type,job_title", "Ada,13800010001,d1,N1,1,Engineer",
            ],
            match: "employee_no"
        )
        run.change = { job in
            job.submit = .batch
            job.steps[0].allowDefective = true
        }
        run.fault = fault
        return try await run.run()
    }

    @Test func `sends the patch after a batch to the open_id that the batch returned`() async throws {
        let end = try await Self.run { _ in nil }
        let patch = try #require(end.late(.patchUser).first)
        #expect(patch.id == end.people.last?.openID && patch["user_id_type"] == "open_id")
        #expect(end.row?.outcome == .created && end.people.last?.jobTitle == "Engineer")
    }

    @Test(arguments: [42006, 44011, 44041])
    func `a patch of a person who has left since fails`(code: Int) async throws {
        let end = try await Self.run { call in
            call.endpoint == .patchUser ? .refuse(status: 400, #"{"code":\#(code),"msg":"gone"}"#) : nil
        }
        #expect(end.row?.outcome == .failed && end.row?.code == "\(code)")
    }

    @Test(arguments: [99_992_351, 41012], [false, true])
    func `an unknown id fails the row if the person is absent, and is a defect if they are present`(
        code: Int,
        isThere: Bool
    ) async throws {
        let end = try await Self.run { call in
            switch call.endpoint {
            case .patchUser: .refuse(status: 400, #"{"code":\#(code),"msg":"unknown"}"#)
            case .batchUsers where !isThere && call["user_id_type"] == "open_id":
                .refuse(status: 400, #"{"code":99992351,"msg":"unknown"}"#)
            default: nil
            }
        }
        #expect(end.row?.outcome == (isThere ? .defective : .failed))
    }

    @Test func `a patch refused for another reason makes the row defective`() async throws {
        let end = try await Self.run { call in
            call.endpoint == .patchUser ? .refuse(status: 400, #"{"code":44010,"msg":"unjoined"}"#) : nil
        }
        #expect(end.row?.outcome == .defective && end.row?.code == "44010")
    }
}
