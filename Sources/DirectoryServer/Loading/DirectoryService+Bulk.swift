import ContactAPI

extension DirectoryService {
    /// Does writes of one app in one transaction, each as the API's call does it, or not at all.
    ///
    /// - Returns: For each what came of it; `nil` where the call would be refused, or leave something out.
    func write(_ writes: [DirectoryWrite], as appID: String) async -> [DirectoryWritten?] {
        let nothing = [DirectoryWritten?](repeating: nil, count: writes.count)
        guard let app = apps[appID] else { return nothing }
        do {
            return try await queue.perform { writing in
                try writes.map { try self.write($0, app, in: writing) }
            }
        } catch {
            // The whole transaction failed, and nothing of it is there: by the calls the caller learns why.
            return nothing
        }
    }

    private func write(_ write: DirectoryWrite, _ app: AppIdentity, in writing: Writing) throws -> DirectoryWritten? {
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
            return try writing.savepoint { writing in try self.perform(write, view, writing) }
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
