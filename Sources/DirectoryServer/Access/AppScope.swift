/// What an app reaches, by rows: an id may be changed, and may come to be another person's.
struct AppScope: Sendable {
    let isWholeCompany: Bool
    /// In the order in which they were configured; without what is below them.
    let departments: [Int64]
    let users: [Int64]
    private let departmentSet: Set<Int64>
    private let userSet: Set<Int64>

    init(isWholeCompany: Bool, departments: [Int64], users: [Int64]) {
        self.isWholeCompany = isWholeCompany
        self.departments = departments
        self.users = users
        departmentSet = Set(departments)
        userSet = Set(users)
    }

    func holds(department recordID: Int64) -> Bool { departmentSet.contains(recordID) }

    func holds(user recordID: Int64) -> Bool { userSet.contains(recordID) }
}
