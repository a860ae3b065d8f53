import ContactAPI

extension DepartmentOperations {
    /// Replaces what a put may give: a missing key empties the value, but `order` and what put does not know stay.
    func replace(_ recordID: Int64, _ body: Department) throws {
        var department = try changeable(recordID)
        guard body.name?.isEmpty == false else { throw APIError(40016) }
        guard body.parentDepartmentID?.isEmpty == false else { throw APIError(40017) }
        department.leaders = []
        department.employeeTypes = nil
        var given = body
        given.departmentHRBPs = nil
        if given.order?.isEmpty == true { given.order = nil }
        try apply(given, to: &department)
        department.i18nName = try checkedNames(body.i18nName, of: department)
        try update(department)
    }

    /// Deletes a department without people and without departments below it; it never comes back.
    func delete(_ recordID: Int64) throws {
        let department = try changeable(recordID)
        try view.requireDepartment(department.parent, orElse: 40014)
        guard try !users.hasMembers(recordID) else { throw APIError(43011) }
        guard view.tree.childCount(of: recordID) == 0 else { throw APIError(43012) }
        try departments.delete(recordID)
        try users.forgetMembers(of: recordID)
        writing.remove(department: recordID, of: view.tenant.key)
        writing.noteMembership()
    }

    /// Gives a department another department_id; its open_department_id stays.
    ///
    /// The page has one code, 40001, for a new id that is missing, malformed or taken, and for the root.
    func changeID(of recordID: Int64, to new: String?) throws {
        guard recordID != OrganizationTree.root else { throw APIError(40001) }
        try view.requireDepartment(recordID, orElse: 40007)
        let settings = view.tenant.settings
        guard let new, DepartmentIDShape.holds(new, most: settings.newDepartmentIDLength) else { throw APIError(40001) }
        guard view.tree.recordID(ofDepartmentID: new) ?? recordID == recordID else { throw APIError(40001) }
        guard var department = try departments.find(recordID) else { throw APIError(40001) }
        guard new != department.departmentID else { return }
        guard department.idChanges < settings.departmentIDChanges else { throw APIError(43009) }
        department.departmentID = new
        department.idChanges += 1
        try update(department)
    }

    /// Makes the department's group a normal one.
    func unbindChat(of recordID: Int64) throws {
        var department = try changeable(recordID)
        guard department.chatID != nil else { throw APIError(40020) }
        department.chatID = nil
        try update(department)
    }
}
