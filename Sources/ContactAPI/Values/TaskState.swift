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

    package enum CodingKeys: String, CodingKey, CaseIterable {
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
