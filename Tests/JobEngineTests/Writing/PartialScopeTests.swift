import ContactAPI
import JobEngine
import JobModel
import TestSupport
import Testing

/// An app that reaches a part of the company: its list of everything is refused, and its scope says what there is.
struct PartialScopeTests {
    /// How the answer to the first create of a department gets lost: after the directory has done it, or before.
    static let losses: [LaxFault] = [.lose, .cut, .say("<html>", status: 502), .refuse(status: 502, "<html>")]

    private static let sheets: [(match: String, lines: [String])] = [
        ("department_id", ["department_id,name,parent_department_id", "in,Inside,d1", "deep,Deep,in"]),
        ("path", ["name,parent_department_id", "Inside,d1", "Deep,Inside"]),
    ]

    @Test(arguments: losses)
    func `creates a department only once if its answer is lost`(loss: LaxFault) async throws {
        for sheet in Self.sheets {
            var run = LaxRun(state: Self.company, sheet: sheet.lines)
            run.subject = .departments
            run.match = sheet.match
            run.fault = { Self.partly($0) ?? ($0.endpoint == .createDepartment && $0.earlier == 0 ? loss : nil) }
            let end = try await run.run()
            #expect(end.rows.map(\.outcome) == [.created, .created], "\(sheet.match) \(end.summary)")
            let made = end.departments.dropFirst(3)
            #expect(made.map(\.name) == ["Inside", "Deep"], "\(sheet.match) \(made)")
            #expect(made.first?.parentDepartmentID == "od-d1" && end.summary.exit == 0, "\(sheet.match)")
        }
    }

    @Test(arguments: losses)
    func `creates an implied department only once if its answer is lost, and then its person`(
        loss: LaxFault
    ) async throws {
        var run = LaxRun(
            state: Self.company,
            sheet: ["name,mobile,department_ids,employee_type", "Ada,13800019999,d1/Inside,1"]
        )
        run.match = "mobile"
        run.change = { $0.steps[0].allowNew = ["department"] }
        run.fault = { Self.partly($0) ?? ($0.endpoint == .createDepartment && $0.earlier == 0 ? loss : nil) }
        let end = try await run.run()
        #expect(end.rows.map(\.outcome) == [.created], "\(end.summary)")
        let made = end.departments.dropFirst(3)
        #expect(made.count == 1 && end.people.first?.departmentIDs == made.compactMap(\.openDepartmentID))
    }

    @Test func `reads back the patch of a department within the scope after a lost answer`() async throws {
        var run = LaxRun(state: Self.company, sheet: ["department_id,name,order", "d1,d1,7"])
        run.subject = .departments
        run.match = "department_id"
        run.fault = { Self.partly($0) ?? ($0.endpoint == .patchDepartment && $0.earlier == 0 ? .lose : nil) }
        let end = try await run.run()
        #expect(end.rows.map(\.outcome) == [.updated] && end.summary.exit == 0, "\(end.summary)")
    }

    /// `d2` is outside the scope, with a department of the name that is made.
    private static var company: LaxState {
        var state = LaxState(departments: ["d1", "d2"])
        state.departments.append(LaxState.department("other", in: "od-d2"))
        state.departments[2].name = "Inside"
        return state
    }

    /// Refuses the list of the whole company, and names `d1` as the scope.
    private static func partly(_ call: LaxCall) -> LaxFault? {
        switch call.endpoint {
        case .childDepartments where call.id == rootDepartmentID:
            .refuse(status: 400, #"{"code":40004,"msg":"no dept authority error"}"#)
        case .scopes: .say(#"{"code":0,"data":{"department_ids":["od-d1"],"user_ids":[],"has_more":false}}"#)
        default: nil
        }
    }
}
