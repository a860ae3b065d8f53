import ContactAPI

/// The people that were written already, and what was noticed on the way.
struct PeopleSeen {
    private var ids: Set<String> = []
    private let columns: Set<String>
    private(set) var repeated = 0
    private(set) var moved = 0
    /// Ids of attributes that people have and the definitions do not hold.
    private(set) var strangers: Set<String> = []

    /// - Parameter columns: Ids of the attributes that have a column.
    init(columns: Set<String>) { self.columns = columns }

    /// Those who were not seen before; `department` is the one that listed them, `nil` where none did.
    mutating func take(_ users: [User], of department: String?) -> [User] {
        users.filter { user in
            if let department, user.departmentIDs?.contains(department) == false { moved += 1 }
            for attribute in user.customAttributes ?? [] {
                if let id = attribute.id, !columns.contains(id) { strangers.insert(id) }
            }
            // The open id is the one id that needs no permission.
            guard let id = user.openID ?? user.unionID ?? user.userID else { return true }
            let isFresh = ids.insert(id).inserted
            if !isFresh { repeated += 1 }
            return isFresh
        }
    }
}
