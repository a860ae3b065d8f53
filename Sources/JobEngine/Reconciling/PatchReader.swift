import ContactAPI
import DirectoryClient
import Foundation
import JobModel

/// Reads whether patches have been carried out whose answers do not show it.
struct PatchReader: Sendable {
    let context: WritingContext

    /// The lines of those whose person or department holds already what the patch sets.
    func done(among rows: [LedgerRow]) async throws -> Set<Int> {
        guard !rows.isEmpty else { return [] }
        switch context.step.subject {
        case .people: return try await people(rows)
        case .departments: return try await departments(rows)
        }
    }

    private func people(_ rows: [LedgerRow]) async throws -> Set<Int> {
        let reader = PersonReader(client: context.client)
        let found = try await reader.people(ids: rows.compactMap(\.openID), idType: .openID)
        let byID = Dictionary(found.map { ($0.openID ?? "", $0) }) { first, _ in first }
        var done: Set<Int> = []
        for row in rows {
            guard let now = byID[row.openID ?? ""] else { continue }
            let payload = try User(json: row.patch)
            // As it was sent, because the record names people by open_id as well.
            let ids = PeopleIDs(openIDs: try await context.openIDs(of: payload.namedPeople, row.planned))
            let (patch, missing) = try await context.placeholders.resolve(payload, ids)
            let comparison = PatchComparison(patch, before: User(), now: now, format: context.format)
            if missing.isEmpty, comparison.isDone { done.insert(row.planned.line) }
        }
        return done
    }

    private func departments(_ rows: [LedgerRow]) async throws -> Set<Int> {
        let tree = DepartmentTree(try await VisibleDepartments(context.client).departments)
        var done: Set<Int> = []
        for row in rows {
            guard let now = tree.nodes[row.departmentID ?? ""]?.department else { continue }
            var patch = try JSONDecoder().decode(Department.self, from: Data(row.patch.utf8))
            if let key = patch.parentDepartmentID {
                patch.parentDepartmentID = await context.placeholders.department(key)
            }
            if PatchComparison(patch, before: Department(), now: now, format: context.format).isDone {
                done.insert(row.planned.line)
            }
        }
        return done
    }
}

extension LedgerRow {
    /// The body of the patch that is due: what an update changes, or what follows a create.
    var patch: String { phase == 2 ? planned.followUp ?? "{}" : planned.payload }
}
