import ContactAPI

/// The table of a person's fields.
extension PersonField {
    package var definition: PersonFieldDefinition { Self.definitions[self] ?? line }

    /// In the order of the fields.
    package static let table = allCases.map(\.definition)

    /// The fields that a patch of somebody who exists may set, in the order in which a plan names their changes:
    /// departments, whose text is longest, come last.
    package static let compared =
        table.filter { $0.isCompared && $0.field != .departmentIDs } + [PersonField.departmentIDs.definition]

    /// The fields that any patch may set, one that follows a create as well.
    package static let patched = compared + table.filter { $0.isPatched && !$0.isCompared }

    private static let definitions = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.line) })

    private typealias Key = User.CodingKeys

    /// The field's line; a field without one does not compile.
    private var line: PersonFieldDefinition {
        switch self {
        case .userID: of("用户 ID", .text(Key.userID, \.userID), .identity { $2.userID = $0.userID }, .always(.userID))
        case .name: of("姓名", .text(Key.name, \.name), .always(.held(\.name, from: \.name)), .always(.personBase))
        case .enName: of("英文名", .text(Key.enName, \.enName), .always(.patchedAfter), .whereSet(.personBase))
        case .nickname: of("别名", .text(Key.nickname, \.nickname), .always(.patchedAfter), .whereSet(.personBase))
        case .email: of("邮箱", .address(Key.email, \.email), .always(.held(\.email, from: \.email)), .whereSet(.email))
        case .mobile:
            of("手机号", .mobile(Key.mobile, \.mobile), .always(.held(\.mobile, from: \.mobile)), .always(.phone))
        case .mobileVisible:
            of(
                "手机号可见",
                .flag(Key.mobileVisible, \.mobileVisible),
                .always(.held(\.mobileVisible, from: \.mobileVisible)),
                .unasked
            )
        case .gender: of("性别", .number(Key.gender, \.gender), .always(.twoGenders), .always(.gender))
        case .departmentIDs: of("部门", .departments, .always(.oneDepartment), .always(.personDepartment))
        case .leaderUserID:
            of("直属上级", .person(Key.leaderUserID, \.leaderUserID), .always(.leader), .whereSet(.personDepartment))
        case .dottedLineLeaderUserIDs:
            of(
                "虚线上级",
                .people(Key.dottedLineLeaderUserIDs, \.dottedLineLeaderUserIDs),
                .always(.patchedAfter),
                .whereSet(.dottedLineLeader)
            )
        case .jobTitle:
            of("职务", .text(Key.jobTitle, \.jobTitle, cleared: " "), .always(.patchedAfter), .whereSet(.employee))
        case .city: of("城市", .text(Key.city, \.city), .always(.held(\.city, from: \.city)), .whereSet(.employee))
        case .country:
            of("国家", .text(Key.country, \.country), .always(.held(\.country, from: \.country)), .whereSet(.employee))
        case .workStation:
            of(
                "工位",
                .text(Key.workStation, \.workStation),
                .always(.held(\.workStation, from: \.workStation)),
                .whereSet(.employee)
            )
        case .joinTime:
            of(
                "入职日期",
                .date(Key.joinTime, \.joinTime, cleared: 0),
                .always(.held(\.joinTime, from: \.joinTime)),
                .whereSet(.employee)
            )
        case .employeeNo:
            of(
                "工号",
                .text(Key.employeeNo, \.employeeNo),
                .always(.held(\.employeeNo, from: \.employeeNo)),
                .whereSet(.employeeNo)
            )
        case .employeeType:
            of(
                "人员类型",
                .number(Key.employeeType, \.employeeType),
                .always(.held(\.employeeType, from: \.employeeType)),
                .always(.employee)
            )
        case .enterpriseEmail:
            of("企业邮箱", .address(Key.enterpriseEmail, \.enterpriseEmail), .always(.patchedAfter), .whereSet(.employee))
        case .jobLevelID:
            of(
                "职级 ID",
                .text(Key.jobLevelID, \.jobLevelID),
                .always(.patchedAfter),
                export: .added,
                .whereSet(.jobLevel)
            )
        case .jobFamilyID:
            of(
                "序列 ID",
                .text(Key.jobFamilyID, \.jobFamilyID),
                .always(.patchedAfter),
                export: .added,
                .whereSet(.jobFamily)
            )
        case .subscriptionIDs:
            of(
                "席位 ID",
                .texts(Key.subscriptionIDs, \.subscriptionIDs),
                .newPeople(.patchedAfter),
                export: .none,
                .unasked
            )
        case .isFrozen: of("暂停账号", .frozen, .patches(isDefault: { $0.isFrozen == false }), export: .last, .unasked)
        case .openID: of("open_id", .text(Key.openID, \.openID), .never, export: .last, .unasked)
        case .unionID: of("union_id", .text(Key.unionID, \.unionID), .never, export: .last, .unasked)
        case .status: of("账号状态", .status, .never, export: .last, .always(.employee))
        }
    }

    private func of(
        _ chinese: String,
        _ value: FieldAccess<User>,
        _ writing: PersonFieldDefinition.Writing,
        export: ExportPlace = .first,
        _ visibility: FieldVisibility
    ) -> PersonFieldDefinition {
        PersonFieldDefinition(self, chinese, value, writing, export: export, visibility)
    }
}
