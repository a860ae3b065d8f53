import ContactAPI
import Foundation
import NIOCore

/// Works on the items of a v2 department batch; a parent may stand later in the same request.
struct DepartmentBatch {
    let items: [BatchDepartment]
    let order: [Int]
    /// U5.
    private let action: Int
    private let positions: [String: Int]
    private let circular: Set<Int>

    init(_ body: BatchAddDepartmentsBody, _ settings: TenantSettings) {
        action = settings.batchAction
        items = body.departments
        let positions = BatchOrder.positions(items.map(\.id))
        let plan = BatchOrder(
            references: items.enumerated().map { index, item in
                item.parentID.flatMap { positions[$0.lowercased()] }.flatMap { $0 == index ? nil : $0 }
            }
        )
        self.positions = positions
        order = plan.order
        circular = plan.circular
    }

    /// - Throws: `Writing.HalfDone` without savepoints, where an item fails after it has written something.
    func work(
        on position: Int,
        with departments: DepartmentOperations,
        _ users: UserTable,
        savepoints: Bool
    ) throws
        -> BatchResult
    {
        let item = items[position]
        do {
            let work: (Writing) throws -> DepartmentRecord = {
                try add(position, departments.view.now(in: $0), $0, users)
            }
            let record =
                try savepoints ? departments.writing.savepoint(work) : departments.writing.attempt(work)
            return result(position, code: 0, text: "success", id: record.departmentID, chatID: record.chatID)
        } catch let refusal as APIError {
            return result(position, code: refusal.code, text: refusal.itemText(of: item), id: item.id, chatID: nil)
        } catch let fault as UserRuleViolation {
            let refusal = APIError(fault.itemCode(departments.view.tenant.settings))
            return result(position, code: refusal.code, text: refusal.itemText(of: item), id: item.id, chatID: nil)
        }
    }

    /// Adds one item; throws a `UserRuleViolation`, or a `APIError` of v2's.
    func add(_ position: Int, _ view: CallerContext, _ writing: Writing, _ users: UserTable) throws -> DepartmentRecord
    {
        let item = items[position]
        var added = try resolve(item, position, view, users)
        let here = DepartmentOperations(view: view, writing: writing)
        if item.createGroupChat == true { added.chatID = here.newChatID() }
        added.id = try here.insert(added)
        added.departmentID = writing.tree(of: view.tenant.key).departmentID(of: added.id)
        return added
    }

    private func resolve(
        _ item: BatchDepartment,
        _ position: Int,
        _ view: CallerContext,
        _ users: UserTable
    ) throws
        -> DepartmentRecord
    {
        guard let name = item.name, !name.isEmpty else { throw APIError(40016) }
        guard !name.contains("/") else { throw APIError(40013) }
        guard let parentID = item.parentID, !parentID.isEmpty else { throw APIError(40185) }
        try requireID(item, position, view)
        guard !circular.contains(position) else { throw APIError(40187) }
        guard let parent = view.departmentRecordID(ofEitherKind: parentID) else { throw APIError(40052) }
        guard view.app.reaches(department: parent, in: view.tree) else {
            throw APIError(view.tenant.settings.outOfScopeItem)
        }
        guard !view.tree.hasChild(of: parent, named: name) else { throw APIError(40153) }
        guard view.tree.childCount(of: parent) < DepartmentOperations.childLimit else { throw APIError(40164) }
        // v2 documents no code for the depth.
        guard view.tree.depth(of: parent) < DepartmentOperations.depthLimit else { throw APIError(40013) }
        var record = DepartmentRecord()
        record.departmentID = item.id ?? ""
        record.name = name.composed
        record.parent = parent
        record.place = view.tree.nextPlace(under: parent)
        if let leader = try leader(of: item, view, users) {
            record.leaders = [DepartmentRecord.Leader(type: 1, user: leader)]
        }
        return record
    }

    private func requireID(_ item: BatchDepartment, _ position: Int, _ view: CallerContext) throws {
        guard let id = item.id, !id.isEmpty else { return }
        guard DepartmentIDShape.holds(id) else { throw APIError(40151) }
        guard id.lowercased() != item.parentID?.lowercased() else { throw APIError(40184) }
        guard positions[id.lowercased()] == position else { throw APIError(40186) }
        guard view.tree.recordID(ofDepartmentID: id) == nil else { throw APIError(40152) }
    }

    private func leader(of item: BatchDepartment, _ view: CallerContext, _ users: UserTable) throws -> Int64? {
        if let id = item.leaderUserID, !id.isEmpty { return try view.speaking(.userID).activeLeader(id, users) }
        guard let id = item.leaderOpenID, !id.isEmpty else { return nil }
        return try view.speaking(.openID).activeLeader(id, users)
    }

    private func result(_ position: Int, code: Int, text: String, id: String?, chatID: String?) -> BatchResult {
        let item = items[position]
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.field("code", code)
            json.field("msg", text)
            if code == 0 { json.field("action", action) }
            json.field("name", item.name)
            json.field("department_id", id)
            json.field("parent_id", item.parentID)
            json.field("chat_id", chatID)
        }
        return BatchResult(position: position, code: code, json: Data(json.buffer.readableBytesView))
    }
}

extension APIError {
    /// The table's text with the value that `%v` stands for: the parent for 40052, the department's own id else.
    func itemText(of item: BatchDepartment) -> String {
        let value = code == 40052 ? item.parentID : code == 40007 ? item.leaderUserID : item.id
        return text(at: .batchAddDepartments).replacingOccurrences(of: "%v", with: value ?? "")
    }
}
