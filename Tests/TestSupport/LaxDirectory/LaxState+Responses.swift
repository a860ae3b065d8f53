import ContactAPI
import Foundation

extension LaxState {
    /// The id of the kind that a call speaks of.
    func id(of person: User, _ call: LaxCall) -> String? {
        call["user_id_type"] == UserIDType.userID.rawValue ? person.userID : person.openID
    }

    /// One entry for every key asked for; of two who hold it, the first.
    func lookUp(_ asked: UserLookup, _ call: LaxCall) -> UserLookup.Response {
        let emails = (asked.emails ?? []).map { email in
            let holder = people.first { $0.email?.lowercased() == email.lowercased() }
            return entry(email: email, mobile: nil, holder, call)
        }
        let mobiles = (asked.mobiles ?? []).map { mobile in
            let holder = people.first { $0.mobile?.suffix(11) == mobile.suffix(11) }
            return entry(email: nil, mobile: mobile, holder, call)
        }
        return UserLookup.Response(userList: emails + mobiles)
    }

    private func entry(email: String?, mobile: String?, _ holder: User?, _ call: LaxCall) -> UserLookup.Entry {
        UserLookup.Entry(
            userID: holder.flatMap { id(of: $0, call) },
            email: email,
            mobile: mobile,
            status: holder?.status
        )
    }

    func members(of department: String) -> [User] {
        people.filter { ($0.departmentIDs ?? [rootDepartmentID]).contains(department) }
    }

    /// The departments below one, at any depth or the next alone.
    func below(_ parent: String, isDeep: Bool) -> [Department] {
        let children = departments.filter { $0.parentDepartmentID == parent }.map(counted)
        guard isDeep else { return children }
        return children + children.flatMap { below($0.openDepartmentID ?? "", isDeep: true) }
    }

    func department(_ id: String) -> Department? {
        guard id == rootDepartmentID else { return departments.first { $0.openDepartmentID == id }.map(counted) }
        var root = Department()
        root.name = "Company"
        root.openDepartmentID = rootDepartmentID
        root.memberCount = people.count
        return root
    }

    /// With the number of its members, those of the departments below included.
    private func counted(_ department: Department) -> Department {
        var department = department
        let id = department.openDepartmentID ?? ""
        let ids = [id] + below(id, isDeep: true).compactMap(\.openDepartmentID)
        department.memberCount = people.count { !Set($0.departmentIDs ?? []).isDisjoint(with: ids) }
        return department
    }

    var scope: ScopePage {
        let first = departments.filter { $0.parentDepartmentID == rootDepartmentID }
        return ScopePage(
            userIDs: [],
            departmentIDs: first.compactMap(\.openDepartmentID),
            groupIDs: [],
            hasMore: false,
            pageToken: nil
        )
    }

    /// A page from where the token says; an unknown token means the beginning.
    func page<Item: Codable & Sendable>(_ all: [Item], _ call: LaxCall) throws -> String {
        let start = min(call["page_token"].flatMap(Int.init) ?? 0, all.count)
        let end = min(start + pageSize, all.count)
        let hasMore = end < all.count
        return try data(
            ItemPage(items: Array(all[start..<end]), hasMore: hasMore, pageToken: hasMore ? String(end) : nil)
        )
    }

    func list<Item: Codable & Sendable>(_ items: [Item]) throws -> String {
        try data(ItemPage(items: items, hasMore: nil, pageToken: nil))
    }

    func data<Payload: Codable & Sendable>(_ payload: Payload) throws -> String {
        try text(Envelope(code: 0, msg: "success", data: payload))
    }

    func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    func body<Value: Decodable>(_ call: LaxCall) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(call.body.utf8))
    }
}
