extension TaskTicket: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        guard let id = try json.object(String?.none, by: Self.members) else { throw JSONReader.Uncertain() }
        self.init(taskID: id)
    }

    private static let members = JSONMembers<String?, CodingKeys>([.at(.taskID) { $0 = try $1.text() }])
}

extension TaskState: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init()
        try json.members(into: &self, by: Self.members)
    }

    private static let members = JSONMembers<TaskState, CodingKeys>([
        .at(.taskID) { $0.taskID = try $1.text() },
        .at(.type) { $0.type = try $1.text() },
        .at(.status) { $0.status = try $1.integer() },
        .at(.progress) { $0.progress = try $1.integer() },
        .at(.totalNum) { $0.totalNum = try $1.integer() },
        .at(.successNum) { $0.successNum = try $1.integer() },
        .at(.failNum) { $0.failNum = try $1.integer() },
        .at(.createTime) { $0.createTime = try $1.integer() },
        .at(.finishTime) { $0.finishTime = try $1.integer() },
        .at(.taskInfo) { $0.taskInfo = try $1.values() },
    ])
}

extension TaskItem: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        let read = try json.object(Draft(), by: Self.members)
        guard let code = read.code else { throw JSONReader.Uncertain() }
        self = read.item
        self.code = code
    }

    private struct Draft {
        var code: Int?
        var item = TaskItem(code: 0, msg: nil)
    }

    private static let members = JSONMembers<Draft, CodingKeys>([
        .at(.code) { $0.code = try $1.integer() },
        .at(.msg) { $0.item.msg = try $1.text() },
        .at(.action) { $0.item.action = try $1.integer() },
        .at(.name) { $0.item.name = try $1.text() },
        .at(.email) { $0.item.email = try $1.text() },
        .at(.mobile) { $0.item.mobile = try $1.text() },
        .at(.userID) { $0.item.userID = try $1.text() },
        .at(.openID) { $0.item.openID = try $1.text() },
        .at(.departments) { $0.item.departments = try $1.texts() },
        .at(.departmentID) { $0.item.departmentID = try $1.text() },
        .at(.parentID) { $0.item.parentID = try $1.text() },
        .at(.chatID) { $0.item.chatID = try $1.text() },
    ])
}
