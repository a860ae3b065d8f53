import ContactAPI
import Foundation
import NIOCore

extension DirectoryService {
    /// Takes a batch: `code` 0 means accepted and says nothing of any item (S53).
    func accept<Body: Decodable & Sendable>(
        _ call: Call,
        _ type: Body.Type,
        _ task: String,
        count: (Body) -> Int
    ) async throws -> ByteBuffer {
        let total = count(try call.decode(type))
        let tenant = call.app.tenant
        // U1: how many items are allowed is a setting.
        guard (1...max(1, tenant.settings.batchItems)).contains(total) else { throw APIError(40042) }
        let id = IDCodec.hex(.random(in: .min ... .max)) + IDCodec.hex(.random(in: .min ... .max))
        try await queue.perform { writing in
            try TaskTable(db: writing.db).insert(
                id: id,
                tenant: tenant.key,
                appID: call.app.appID,
                type: task,
                body: Data(call.body.readableBytesView),
                total: total,
                at: self.seconds
            )
        }
        announceTask()
        return SuccessResponse.body { $0.field("task_id", id) }
    }

    func task(_ call: Call) async throws -> ByteBuffer {
        guard let id = call.value("task_id"), !id.isEmpty else { throw APIError.schema("task_id", "required") }
        let tenant = call.app.tenant.key
        let (app, readers) = (call.app.appID, call.app.tenant.settings.taskReaders)
        let finished = call.app.tenant.settings.finishedTaskStatus
        return try await read { db in
            let tasks = TaskTable(db: db)
            guard var task = try tasks.find(id) else { throw APIError(40031) }
            guard task.tenant == tenant, readers == .tenant || task.appID == app else { throw APIError(40032) }
            let counts = try tasks.counts(of: task)
            task.status = self.shownStatus(of: task)
            if task.status == TaskTable.finished { task.status = finished }
            // Never finished without its items, and no items unless finished (6.4).
            let hasItems = task.status == TaskTable.finished || task.status == TaskTable.finishedBySamples
            let items = hasItems ? try tasks.results(of: task) : nil
            return SuccessResponse.body(capacity: 512 + 320 * (items?.count ?? 0)) { json in
                json.field("task_id", task.id)
                json.field("type", task.type)
                json.field("status", task.status)
                json.field("progress", task.done * 100 / max(1, task.total))
                json.field("total_num", task.total)
                json.field("success_num", counts.success)
                json.field("fail_num", counts.failure)
                json.field("create_time", task.createdAt)
                json.field("finish_time", task.finishedAt)
                if let items {
                    json.key("task_info")
                    json.array(items) { $0.raw($1) }
                }
            }
        }
    }

    /// What is said of a task, which a fault may make another thing than what is so.
    private func shownStatus(of task: TaskTable.Record) -> Int {
        if faults.strikes(.taskStuck, key: task.id) { return TaskTable.running }
        guard task.status == TaskTable.finished else { return task.status }
        if faults.strikes(.taskFails, key: task.id) { return TaskTable.failed }
        return faults.strikes(.taskEight, key: task.id) ? TaskTable.finishedBySamples : task.status
    }

    /// v2 has no id types in its query: custom ids, and the `od-` prefix for the other kind.
    func batchCallerContext(_ app: AppIdentity, _ writing: Writing) -> CallerContext {
        CallerContext(
            app: app,
            ids: ids,
            userIDType: .userID,
            departmentIDType: .departmentID,
            foreignOpenKeys: apps.openKeys(otherThan: app.openKey),
            tree: writing.tree(of: app.tenant.key)
        )
    }
}
