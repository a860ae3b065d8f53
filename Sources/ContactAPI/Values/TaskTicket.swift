/// `data` of both batch_add calls: the batch was accepted, nothing is known of its items yet (S53).
package struct TaskTicket: Codable, Sendable, Equatable {
    package var taskID: String

    package init(taskID: String) { self.taskID = taskID }

    package enum CodingKeys: String, CodingKey { case taskID = "task_id" }
}
