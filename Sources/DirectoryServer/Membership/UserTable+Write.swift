import GRDB

extension UserTable {
    /// Adds the person and their memberships; returns the row, which is never used again.
    func insert(_ user: UserRecord) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO user (user_id, name, en_name, nickname, email, email_key, mobile, mobile_visible, gender,
                    avatar_key, leader, dotted_leaders, city, country, work_station, join_time, employee_no,
                    employee_type, custom_attrs, job_title, frozen, resigned, activated, exited, unjoin, manager,
                    resigned_at, id_changes, enterprise_email, job_level, job_family, tenant, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: values(of: user) + [tenant, user.createdAt])
        let recordID = db.lastInsertedRowID
        try insert(user.places, of: recordID)
        return recordID
    }

    /// Writes every value of the person; memberships only when they changed.
    func update(_ user: UserRecord, membershipsChanged: Bool) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE user SET user_id = ?, name = ?, en_name = ?, nickname = ?, email = ?, email_key = ?, mobile = ?,
                    mobile_visible = ?, gender = ?, avatar_key = ?, leader = ?, dotted_leaders = ?, city = ?,
                    country = ?, work_station = ?, join_time = ?, employee_no = ?, employee_type = ?,
                    custom_attrs = ?, job_title = ?, frozen = ?, resigned = ?, activated = ?, exited = ?, unjoin = ?,
                    manager = ?, resigned_at = ?, id_changes = ?, enterprise_email = ?, job_level = ?, job_family = ?
                WHERE id = ?
                """
        )
        try statement.execute(arguments: values(of: user) + [user.id])
        guard membershipsChanged else { return }
        try db.cachedStatement(sql: "DELETE FROM membership WHERE user = ?").execute(arguments: [user.id])
        try insert(user.places, of: user.id)
    }

    func setLeader(_ leader: Int64, of recordID: Int64) throws {
        try db.cachedStatement(sql: "UPDATE user SET leader = ? WHERE id = ?").execute(arguments: [leader, recordID])
    }

    /// Takes those out of a department who left while they were in it.
    func forgetMembers(of department: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM membership WHERE department = ?").execute(arguments: [department])
    }

    /// Records an invitation that a directory of the vendor would have sent.
    func invite(_ recordID: Int64, cause: OutboxEntry.Cause, at time: Int) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO outbox (tenant, user, cause, created_at) VALUES (?, ?, ?, ?)"
        )
        try statement.execute(arguments: [tenant, recordID, cause.rawValue, time])
    }

    private func insert(_ places: [UserRecord.Place], of recordID: Int64) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO membership (department, user, position, user_order, department_order, is_primary)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        )
        for (position, place) in places.enumerated() {
            try statement.execute(
                arguments: [
                    place.department, recordID, position, place.userOrder, place.departmentOrder, place.isPrimary,
                ]
            )
        }
    }

    private func values(of user: UserRecord) -> StatementArguments {
        let dotted = user.dottedLeaders.isEmpty ? nil : user.dottedLeaders.map(String.init).joined(separator: ",")
        let first: [(any DatabaseValueConvertible)?] = [
            user.userID, user.name, user.enName, user.nickname, user.email, user.email?.lowercased(), user.mobile,
            user.mobileVisible, user.gender, user.avatarKey, user.leader, dotted, user.city, user.country,
        ]
        let second: [(any DatabaseValueConvertible)?] = [
            user.workStation, user.joinTime, user.employeeNo, user.employeeType, user.customAttributes, user.jobTitle,
            user.isFrozen, user.isResigned, user.isActivated, user.isExited, user.isUnjoin, user.isManager,
            user.resignedAt, user.idChanges, user.enterpriseEmail, user.jobLevel, user.jobFamily,
        ]
        return StatementArguments(first + second)
    }
}
