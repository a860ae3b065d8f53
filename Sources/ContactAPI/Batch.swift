/// An item of `POST /contact/v2/user/batch_add`: few fields, exactly one department, text and link attributes only.
package struct BatchUser: Codable, Sendable, Equatable {
    package var name: String?
    /// Exactly one, `od-` or custom (told apart by the prefix, U7).
    package var departments: [String]?
    package var userID: String?
    package var email: String?
    package var mobile: String?
    package var mobileVisible: Bool?
    package var city: String?
    package var country: String?
    /// 1 male, 2 female; the v2 endpoint knows no 0 and no 3.
    package var gender: Int?
    package var employeeType: Int?
    package var joinTime: Int?
    package var leaderUserID: String?
    package var leaderOpenID: String?
    package var employeeNo: String?
    /// `id` and `value` (`text`, `url`, `pc_url`) only; no `type`.
    package var customAttributes: [CustomAttribute]?
    package var workStation: String?

    package init() {}

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case departments
        case userID = "user_id"
        case email
        case mobile
        case mobileVisible = "mobile_visible"
        case city
        case country
        case gender
        case employeeType = "employee_type"
        case joinTime = "join_time"
        case leaderUserID = "leader_user_id"
        case leaderOpenID = "leader_open_id"
        case employeeNo = "employee_no"
        case customAttributes = "custom_attrs"
        case workStation = "work_station"
    }
}

/// An item of `POST /contact/v2/department/batch_add`; parents may stand later in the same request.
package struct BatchDepartment: Codable, Sendable, Equatable {
    package var id: String?
    package var name: String?
    package var parentID: String?
    package var leaderUserID: String?
    package var leaderOpenID: String?
    package var createGroupChat: Bool?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case id
        case name
        case parentID = "parent_id"
        case leaderUserID = "leader_user_id"
        case leaderOpenID = "leader_open_id"
        case createGroupChat = "create_group_chat"
    }
}

package struct BatchAddUsersBody: Codable, Sendable, Equatable {
    package var users: [BatchUser]
    package var needSendNotification: Bool?

    package init(users: [BatchUser], needSendNotification: Bool?) {
        self.users = users
        self.needSendNotification = needSendNotification
    }

    package enum CodingKeys: String, CodingKey {
        case users
        case needSendNotification = "need_send_notification"
    }
}

package struct BatchAddDepartmentsBody: Codable, Sendable, Equatable {
    package var departments: [BatchDepartment]

    package init(departments: [BatchDepartment]) { self.departments = departments }
}

/// `data` of both batch_add calls: the batch was accepted, nothing is known of its items yet (S53).
package struct TaskTicket: Codable, Sendable, Equatable {
    package var taskID: String

    package init(taskID: String) { self.taskID = taskID }

    package enum CodingKeys: String, CodingKey { case taskID = "task_id" }
}

/// `data` of `GET /contact/v2/task/get`.
package struct TaskState: Codable, Sendable, Equatable {
    package var taskID: String?
    /// `add_user` or `add_department`.
    package var type: String?
    /// Below 9 running; 9 finished; 10 failed as a whole.
    package var status: Int?
    package var progress: Int?
    package var totalNum: Int?
    package var successNum: Int?
    package var failNum: Int?
    package var createTime: Int?
    package var finishTime: Int?
    /// In the order of the request; absent unless the task ended normally.
    package var taskInfo: [TaskItem]?

    package init() {}

    /// Whether the items' results are there: status 9, or `finish_time` and `task_info` both present (C10).
    package var isFinished: Bool {
        status == 9 || (status ?? 0) < 9 && finishTime != nil && taskInfo != nil
    }

    /// Whether the task ended without results for its items.
    package var hasFailedAsAWhole: Bool { (status ?? 0) >= 10 }

    package enum CodingKeys: String, CodingKey {
        case taskID = "task_id"
        case type
        case status
        case progress
        case totalNum = "total_num"
        case successNum = "success_num"
        case failNum = "fail_num"
        case createTime = "create_time"
        case finishTime = "finish_time"
        case taskInfo = "task_info"
    }
}

/// The result of one item of a batch.
package struct TaskItem: Codable, Sendable, Equatable {
    package var code: Int
    package var msg: String?
    /// 1 added, 2 updated; absent when the item failed.
    package var action: Int?
    package var name: String?
    package var email: String?
    package var mobile: String?
    package var userID: String?
    package var openID: String?
    package var departments: [String]?
    package var departmentID: String?
    package var parentID: String?
    package var chatID: String?

    package init(code: Int, msg: String?) {
        self.code = code
        self.msg = msg
    }

    package enum CodingKeys: String, CodingKey {
        case code
        case msg
        case action
        case name
        case email
        case mobile
        case userID = "user_id"
        case openID = "open_id"
        case departments
        case departmentID = "department_id"
        case parentID = "parent_id"
        case chatID = "chat_id"
    }
}
