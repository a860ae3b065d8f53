import ContactAPI
import DirectoryClient
import Foundation
import JobModel
import Wording

/// Writes one row by v3: a create with a `client_token`, or a patch.
struct SingleWriter: Sendable {
    let context: WritingContext

    /// Sends the row and says what became of it.
    ///
    /// - Throws: Only where the ledger or the payload cannot be read; the directory's refusals are results.
    func write(_ row: LedgerRow) async throws -> RowResult {
        do {
            return switch (context.step.subject, row.phase, row.planned.action) {
            case (.people, 1, .create): try await createPerson(row)
            case (.people, _, _): try await patchPerson(row)
            case (.departments, _, .create): try await createDepartment(row)
            case (.departments, _, _): try await patchDepartment(row)
            }
        } catch let ending as RequestCalledOff {
            return .calledOff([row], after: ending.attempts, isStopped: context.stop.isRaised)
        }
    }

    private func createPerson(_ row: LedgerRow) async throws -> RowResult {
        let payload = try User(json: row.planned.payload)
        let ids = PeopleIDs(toCreate: payload, openIDs: row.planned.openIDs)
        let (person, missing) = try await context.placeholders.resolve(payload, ids)
        if await context.placeholders.isOpen(payload.departmentIDs ?? []) { return .leftOpen(row) }
        if let held = await heldBack(row, missing: missing, payload.departmentIDs) { return held }
        let token = context.token(for: row)
        do {
            let answer = try await context.client.createUser(
                person,
                idType: ids.kind,
                clientToken: token,
                observer: context.intent(row)
            )
            // Without an open_id the person could never be written to.
            let doubt = answer.value.openID?.isEmpty == false ? Echo(answer.value).doubt(of: Echo(person)) : .noSubject
            if let doubt { return try await doubtful(row, .createUser, doubt, answer.attempts) }
            var result = RowResult()
            result.attempts(answer.attempts, of: row.planned.line)
            finish(row, person: answer.value, missing: missing, logID: answer.logID, in: &result)
            return result
        } catch let failure as DirectoryFailure {
            return try await failed(row, failure, endpoint: .createUser)
        }
    }

    /// Created: either all is done, or a patch of what could not be in the create is due.
    func finish(_ row: LedgerRow, person: User, missing: [String], logID: String?, in result: inout RowResult) {
        // A person who lacks something is defective already; a retry writes all that differs.
        if row.planned.followUp != nil, missing.isEmpty {
            result.changes.append(
                .advance(line: row.planned.line, userID: person.userID, openID: person.openID, departmentID: nil)
            )
            return
        }
        var settlement = Settlement(line: row.planned.line, outcome: missing.isEmpty ? .created : .defective)
        settlement.userID = person.userID
        settlement.openID = person.openID
        settlement.logID = logID
        if !missing.isEmpty { settlement.lacks(missing) }
        result.settle(settlement)
    }

    private func patchPerson(_ row: LedgerRow) async throws -> RowResult {
        let isFollowUp = row.phase == 2
        let text = isFollowUp ? row.planned.followUp ?? "{}" : row.planned.payload
        let payload = try User(json: text)
        if await context.placeholders.isOpen(payload.departmentIDs ?? []) { return .leftOpen(row) }
        var result = RowResult()
        guard let id = row.openID else {
            var settlement = Settlement(line: row.planned.line, outcome: isFollowUp ? .defective : .failed)
            settlement.code = "id.missing"
            settlement.problem = LocalizedText(
                en: "The directory gave no id by which the person could be patched",
                zh: "目录没有返回可用于补写的 ID"
            )
            settlement.remedy = LocalizedText(
                en: "Run `roster retry last`: it looks the person up by the match key.",
                zh: "请运行 `roster retry last`，它会按匹配字段查找该成员。"
            )
            result.settle(settlement)
            return result
        }
        do {
            let ids = PeopleIDs(openIDs: try await context.openIDs(of: payload.namedPeople, row.planned))
            let (changes, missing) = try await context.placeholders.resolve(payload, ids)
            let answer = try await context.client.patchUser(
                id: id,
                idType: .openID,
                changes,
                observer: context.intent(row)
            )
            guard answer.value.openID == id else {
                let doubt: ResponseDoubt = answer.value.openID == nil ? .noSubject : .otherSubject
                return try await doubtful(row, .patchUser, doubt, answer.attempts)
            }
            result.attempts(answer.attempts, of: row.planned.line)
            let wished: Outcome = isFollowUp ? .created : .updated
            var settlement = Settlement(line: row.planned.line, outcome: missing.isEmpty ? wished : .defective)
            settlement.userID = row.userID
            settlement.openID = id
            settlement.logID = answer.logID
            if !missing.isEmpty { settlement.lacks(missing) }
            result.settle(settlement)
            return result
        } catch let failure as DirectoryFailure {
            return try await failed(row, failure, endpoint: .patchUser)
        }
    }

    private func createDepartment(_ row: LedgerRow) async throws -> RowResult {
        var department = try JSONDecoder().decode(Department.self, from: Data(row.planned.payload.utf8))
        let parentKey = department.parentDepartmentID ?? rootDepartmentID
        guard let parent = try await self.department(parentKey, above: row) else {
            if await context.placeholders.isOpen([parentKey]) { return .leftOpen(row) }
            return await heldBack(row, missing: ["parent_department_id"]) ?? RowResult()
        }
        department.parentDepartmentID = parent
        do {
            let ids = PeopleIDs(toCreate: department.namedPeople, openIDs: row.planned.openIDs)
            let answer = try await context.client.createDepartment(
                department.naming(ids),
                idType: ids.kind,
                clientToken: context.token(for: row),
                observer: context.intent(row)
            )
            if let doubt = answer.value.doubt(asCreated: department) {
                return try await doubtful(row, .createDepartment, doubt, answer.attempts)
            }
            var result = RowResult()
            result.attempts(answer.attempts, of: row.planned.line)
            var settlement = Settlement(line: row.planned.line, outcome: .created)
            settlement.departmentID = answer.value.openDepartmentID
            settlement.logID = answer.logID
            await remember(answer.value, parentKey: parentKey)
            result.settle(settlement)
            return result
        } catch let failure as DirectoryFailure {
            return try await failed(row, failure, endpoint: .createDepartment)
        }
    }

    /// The department that a stored payload names as the parent.
    ///
    /// One that an earlier process has made may stand elsewhere by now, because this sheet renames departments too: its own
    /// row knows it.
    private func department(_ key: String, above row: LedgerRow) async throws -> String? {
        if let id = await context.placeholders.department(key) { return id }
        guard let line = row.planned.dependsOn else { return nil }
        let made = try await context.ledger.row(run: context.run.id, step: context.step.number, line: line)
        guard let made, made.planned.action == .create, made.outcome?.isSuccess == true else { return nil }
        return made.departmentID
    }

    /// Departments below find their parent by this.
    func remember(_ department: Department, parentKey: String) async {
        guard let id = department.openDepartmentID, let name = department.name,
            let above = await context.placeholders.path(ofKey: parentKey)
        else { return }
        await context.placeholders.note(path: above + [name], openID: id)
    }

    private func patchDepartment(_ row: LedgerRow) async throws -> RowResult {
        var department = try JSONDecoder().decode(Department.self, from: Data(row.planned.payload.utf8))
        if let key = department.parentDepartmentID {
            guard let parent = try await self.department(key, above: row) else {
                if await context.placeholders.isOpen([key]) { return .leftOpen(row) }
                return await heldBack(row, missing: ["parent_department_id"]) ?? RowResult()
            }
            department.parentDepartmentID = parent
        }
        do {
            let id = row.departmentID ?? ""
            let ids = PeopleIDs(toCreate: department.namedPeople, openIDs: row.planned.openIDs)
            let answer = try await context.client.patchDepartment(
                id: id,
                department.naming(ids),
                idType: ids.kind,
                observer: context.intent(row)
            )
            guard answer.value.openDepartmentID == id else {
                let doubt: ResponseDoubt = answer.value.openDepartmentID == nil ? .noSubject : .otherSubject
                return try await doubtful(row, .patchDepartment, doubt, answer.attempts)
            }
            var result = RowResult()
            result.attempts(answer.attempts, of: row.planned.line)
            var settlement = Settlement(line: row.planned.line, outcome: .updated)
            settlement.departmentID = row.departmentID
            settlement.logID = answer.logID
            result.settle(settlement)
            return result
        } catch let failure as DirectoryFailure {
            return try await failed(row, failure, endpoint: .patchDepartment)
        }
    }

    /// A row that depends on something that is not there; with `leaders: optional` a missing leader is no reason.
    private func heldBack(
        _ row: LedgerRow,
        missing: [String],
        _ departments: [String]? = nil
    ) async -> RowResult? {
        var reasons = missing.filter { $0 != "custom_attrs" }
        if context.definition.leaders == .optional {
            reasons.removeAll { ["leader_user_id", "dotted_line_leader_user_ids"].contains($0) }
        }
        guard !reasons.isEmpty else { return nil }
        var result = RowResult()
        let refusal = await context.placeholders.refusal(of: departments ?? [])
        result.settle(.heldBack(line: row.planned.line, missing: reasons, because: refusal))
        return result
    }
}

extension Settlement {
    /// Done, but without what the fields named.
    mutating func lacks(_ fields: [String]) {
        code = "reference.missing"
        problem = LocalizedText(
            en: "Written without \(fields.joined(separator: ", ")): who or what it names does not exist",
            zh: "已写入，但\(FieldTitle.chinese(fields))所指的人员或部门不存在，未写入该项"
        )
        remedy = LocalizedText(
            en: "Correct the row it names, then run `roster retry last`.",
            zh: "请更正所引用的行，然后运行 `roster retry last`。"
        )
    }
}
