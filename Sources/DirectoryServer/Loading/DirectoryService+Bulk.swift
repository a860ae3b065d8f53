import ContactAPI
import Foundation

extension DirectoryService {
    /// Does writes of one app in one transaction, each as the API's call does it, or not at all.
    ///
    /// Where one has written something before it was refused, all are undone and done again, a few in a transaction and each
    /// in a savepoint of its own.
    /// - Returns: For each what came of it; `nil` where the call would be refused, or leave something out.
    func write(_ writes: [DirectoryWrite], as appID: String) async -> [DirectoryWritten?] {
        guard let app = apps[appID] else { return [DirectoryWritten?](repeating: nil, count: writes.count) }
        let started = ContinuousClock.now
        let written: [DirectoryWritten?]
        do {
            written = try await queue.perform { writing in
                try writes.map { write in try self.write(write, app, in: writing) { try writing.attempt($0) } }
            }
        } catch is Writing.HalfDone {
            written = await writeApart(writes, app)
        } catch {
            // The whole transaction failed, and nothing of it is there: by the calls the caller learns why.
            written = [DirectoryWritten?](repeating: nil, count: writes.count)
        }
        note(written, of: app, since: started)
        return written
    }

    /// Few in a transaction: ending a savepoint within another one takes as long as all that was written there before.
    private func writeApart(_ writes: [DirectoryWrite], _ app: AppIdentity) async -> [DirectoryWritten?] {
        var written: [DirectoryWritten?] = []
        for start in stride(from: 0, to: writes.count, by: Self.writesApart) {
            let some = Array(writes[start..<min(writes.count, start + Self.writesApart)])
            do {
                written += try await queue.perform { writing in
                    try some.map { write in try self.write(write, app, in: writing) { try writing.savepoint($0) } }
                }
            } catch {
                written += [DirectoryWritten?](repeating: nil, count: some.count)
            }
        }
        return written
    }

    private static let writesApart = 50

    /// The log has a line for all that were written together.
    private func note(_ written: [DirectoryWritten?], of app: AppIdentity, since started: ContinuousClock.Instant) {
        let done = written.count { $0 != nil }
        log.note(
            CallLogEntry(
                at: now().timeIntervalSince1970,
                app: app.appID,
                endpoint: "directory load: \(written.count) writes, \(done) done",
                status: 200,
                code: 0,
                logID: LogID.make(now()),
                milliseconds: started.duration(to: .now) / .milliseconds(1)
            )
        )
    }

    private func write(
        _ write: DirectoryWrite,
        _ app: AppIdentity,
        in writing: Writing,
        apart: ((Writing) throws -> DirectoryWritten) throws -> DirectoryWritten
    ) throws -> DirectoryWritten? {
        guard write.endpoints.allSatisfy({ app.mayCall($0) && !(app.kind == .isv && $0.isForCustomApps) }) else {
            return nil
        }
        let view = CallerContext(
            app: app,
            ids: ids,
            userIDType: write.idType,
            departmentIDType: .openDepartmentID,
            foreignOpenKeys: [],
            tree: writing.tree(of: app.tenant.key)
        )
        do {
            return try apart { try self.perform(write, view, $0) }
        } catch is APIError {
            return nil
        } catch is UserRuleViolation {
            return nil
        } catch is LeftOut {
            return nil
        }
    }

    private func perform(_ write: DirectoryWrite, _ view: CallerContext, _ writing: Writing) throws -> DirectoryWritten
    {
        let departments = DepartmentOperations(view: view, writing: writing)
        switch write {
        case .createDepartment(let department, _):
            let recordID = try departments.create(department)
            return DirectoryWritten(openDepartmentID: view.openDepartmentID(of: recordID))
        case .patchDepartment(let id, let changes, _):
            try departments.patch(try view.knownDepartment(id), changes)
            return DirectoryWritten(openDepartmentID: id)
        case .createPerson(let person, let patch, _):
            let users = UserOperations(view: view, writing: writing, now: seconds)
            let created = try users.create(person)
            guard created.defect == nil else { throw LeftOut() }
            if let patch {
                guard let user = try users.users.find(created.recordID), try users.patch(user, patch) == nil else {
                    throw LeftOut()
                }
            }
            return DirectoryWritten(
                userID: try users.users.userID(of: created.recordID),
                openID: view.openID(of: created.recordID)
            )
        }
    }

    /// A list of the company's was full: the call would write, and say what it left out.
    private struct LeftOut: Error {}
}
