import ContactAPI
import DirectoryClient
import Foundation
import JobModel

/// Compares rows with the directory again, in bulk, before they are written: a plan grows old.
struct PlanCheck: Sendable {
    let context: WritingContext

    /// By line: what is no longer as the plan has it.
    func drifts(of rows: [LedgerRow]) async throws -> [Int: RowDrift] {
        switch context.step.subject {
        case .people: try await people(rows)
        case .departments: try await departments(rows)
        }
    }

    // MARK: People

    private func people(_ rows: [LedgerRow]) async throws -> [Int: RowDrift] {
        let records = try await records(of: rows)
        let holders = try await holders(ofNew: rows)
        var drifts: [Int: RowDrift] = [:]
        for row in rows {
            let own = try await row.isNew ? taken(row, by: holders) : drift(of: row, records)
            drifts[row.planned.line] = own ?? reference(of: row, records)
        }
        return drifts
    }

    /// By user_id in lower case, or by open_id where a row has no other: the rows' people and those whom they name.
    private func records(of rows: [LedgerRow]) async throws -> [String: User] {
        let reader = PersonReader(client: context.client)
        let known = rows.filter { !$0.isNew }
        let ids = Set(known.compactMap(\.userID) + rows.flatMap { ($0.planned.openIDs ?? [:]).keys })
        var records: [String: User] = [:]
        for person in try await reader.people(ids: ids.sorted()) {
            records[person.userID?.lowercased() ?? ""] = person.withInternationalMobile
        }
        let unnamed = known.filter { $0.userID == nil }.compactMap(\.openID)
        for person in try await reader.people(ids: unnamed, idType: .openID) {
            records[person.openID ?? ""] = person.withInternationalMobile
        }
        return records
    }

    private func drift(of row: LedgerRow, _ records: [String: User]) async throws -> RowDrift? {
        guard let openID = row.openID else { return nil }
        let id = row.userID ?? openID
        guard let now = records[row.userID?.lowercased() ?? openID], let held = now.openID else { return .gone(id: id) }
        if held != openID { return .another(id: id, was: openID, now: held) }
        if now.status?.isResigned == true { return .left(id: id) }
        if let lost = lostKey(of: row, now) { return lost }
        guard context.job.overwrite != true, let before = try row.before else { return nil }
        let payload = try User(json: row.patch)
        // Records that were asked for by user_id name people so.
        let (patch, _) = try await context.placeholders.resolve(payload)
        return PatchComparison(patch, before: before, now: now, format: context.format).drift
    }

    /// The key by which the row was matched, where the person has another by now; what is not shown cannot be lost.
    private func lostKey(of row: LedgerRow, _ now: User) -> RowDrift? {
        let field = context.definition.match
        let was = row.planned.matchKey
        guard row.phase == 1, !was.isEmpty else { return nil }
        let held: String? =
            switch PersonField(rawValue: field) {
            case .mobile: now.mobile
            case .email: now.email
            case .employeeNo: now.employeeNo
            default: nil
            }
        guard let held else { return nil }
        let isSame =
            PersonField(rawValue: field) == .mobile
            ? held.mobileDigits == was.mobileDigits : held.lowercased() == was.lowercased()
        return isSame ? nil : .key(field, was: was, now: held)
    }

    private func reference(of row: LedgerRow, _ records: [String: User]) -> RowDrift? {
        let changed = (row.planned.openIDs ?? [:]).filter { records[$0.key.lowercased()]?.openID != $0.value }
        return changed.keys.min().map { .reference(id: $0) }
    }

    /// The people who now hold keys of rows to be created, without people whom an earlier attempt may have made.
    private func holders(ofNew rows: [LedgerRow]) async throws -> [PersonReference: String] {
        let new = try rows.filter { $0.isNew && $0.isUntried }
            .map { try User(json: $0.planned.payload) }
        let entries = try await PersonReader(client: context.client).holders(
            emails: new.compactMap(\.email),
            mobiles: new.compactMap(\.mobile)
        )
        var holders: [PersonReference: String] = [:]
        for entry in entries {
            for key in entry.keys { holders[key] = entry.userID }
        }
        return holders
    }

    private func taken(_ row: LedgerRow, by holders: [PersonReference: String]) throws -> RowDrift? {
        guard row.isUntried, !holders.isEmpty else { return nil }
        let person = try User(json: row.planned.payload)
        for key in PeopleIndex.keys(of: person) {
            guard let holder = holders[key] else { continue }
            return .taken(field: key.field?.rawValue ?? "", value: key.value, by: holder)
        }
        return nil
    }

    // MARK: Departments

    /// One reading of the tree serves every row.
    private func departments(_ rows: [LedgerRow]) async throws -> [Int: RowDrift] {
        let tree = DepartmentTree(try await VisibleDepartments(context.client).departments)
        let people = try await records(of: rows)
        var drifts: [Int: RowDrift] = [:]
        for row in rows {
            let own = try await row.isNew ? taken(row, in: tree) : drift(of: row, in: tree)
            drifts[row.planned.line] = own ?? reference(of: row, people)
        }
        return drifts
    }

    private func drift(of row: LedgerRow, in tree: DepartmentTree) async throws -> RowDrift? {
        guard let key = row.departmentID else { return nil }
        guard let now = tree.nodes[key]?.department else { return .gone(id: row.planned.matchKey) }
        guard let text = row.planned.before else { return nil }
        let before = try JSONDecoder().decode(Department.self, from: Data(text.utf8))
        if let was = before.departmentID, let id = now.departmentID, was.lowercased() != id.lowercased() {
            return .key("department_id", was: was, now: id)
        }
        // By its path a department is known by name and parent.
        if context.definition.match == DepartmentField.path.rawValue,
            before.name != now.name || before.parentDepartmentID != now.parentDepartmentID
        {
            return .key("path", was: row.planned.matchKey, now: tree.nodes[key]?.cell ?? "")
        }
        guard context.job.overwrite != true else { return nil }
        var patch = try JSONDecoder().decode(Department.self, from: Data(row.patch.utf8))
        if let parent = patch.parentDepartmentID {
            patch.parentDepartmentID = await context.placeholders.department(parent)
        }
        return PatchComparison(patch, before: before, now: now, format: context.format).drift
    }

    private func taken(_ row: LedgerRow, in tree: DepartmentTree) async throws -> RowDrift? {
        guard row.isUntried else { return nil }
        let wish = try JSONDecoder().decode(Department.self, from: Data(row.planned.payload.utf8))
        if let id = wish.departmentID, case .found(let node) = tree.resolve(id),
            node.department.departmentID?.lowercased() == id.lowercased()
        {
            return .taken(field: "department_id", value: id, by: node.key)
        }
        guard let parent = await context.placeholders.department(wish.parentDepartmentID ?? rootDepartmentID),
            let other = tree.nodes.values.first(where: { $0.parentKey == parent && $0.department.name == wish.name })
        else { return nil }
        return .taken(field: "path", value: other.cell, by: other.key)
    }
}

extension LedgerRow {
    /// Whether the row is to be created, and no patch after that.
    fileprivate var isNew: Bool { planned.action == .create && phase == 1 }

    /// What the plan says that the person held: of a patch that follows a create, what was created.
    fileprivate var before: User? {
        get throws {
            let text = phase == 2 ? planned.payload : planned.before
            return try text.map { try User(json: $0) }
        }
    }
}
