extension Endpoint {
    /// Which kinds of token a call takes.
    package enum Tokens: Sendable {
        case app
        case person
        case either
    }

    /// Source: contact API, 1.5.3, 2.0, 4.0 and 7.2.
    package var tokens: Tokens {
        switch self {
        case .patchUser, .getUser, .batchUsers, .usersOfDepartment, .listUsers, .basicUsers, .getDepartment,
            .batchDepartments, .childDepartments, .listDepartments, .parentDepartments, .jobTitles, .jobTitle,
            .workCities,
            .workCity:
            .either
        case .searchUsers, .searchDepartments: .person
        default: .app
        }
    }
}
