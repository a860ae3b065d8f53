import ContactAPI
import Foundation
import GRDB
import Logging

/// Works on tasks in the background, oldest first; what a stop leaves is done at the next start.
struct BatchWorker: Sendable {
    let directory: DirectoryService
    let logger: Logger
    let clock: any Clock<Duration>

    func run() async {
        for await _ in directory.tasksToDo {
            do {
                try await workOff()
            } catch is CancellationError {
                return
            } catch {
                logger.error(
                    "\(ServerLogMessage.taskFailed.rawValue)",
                    metadata: ["error": "\(StoreFailure.text(of: error))"]
                )
            }
        }
    }

    private func workOff() async throws {
        var next = try await prepared(after: 0)
        while let (task, batch) = next {
            // To read a body takes a third as long as to work on its items, and needs no transaction.
            async let coming = prepared(after: task.number)
            try await work(on: task, batch)
            next = try await coming
            if next == nil { next = try await prepared(after: 0) }
        }
    }

    /// The oldest task that is not done, of those after a number, and its items where they can be read.
    private func prepared(after number: Int64) async throws -> (TaskTable.Record, Batch?)? {
        guard let task = try await directory.read({ try TaskTable(db: $0).next(after: number) }) else { return nil }
        return (task, directory.apps[task.appID].flatMap { Batch(task, $0.tenant.settings) })
    }

    private func work(on task: TaskTable.Record, _ batch: Batch?) async throws {
        guard let app = directory.apps[task.appID], let batch else {
            return try await directory.queue.perform { writing in
                try TaskTable(db: writing.db).advance(
                    task,
                    to: task.done,
                    status: TaskTable.failed,
                    finishedAt: nil
                )
            }
        }
        let perSecond = app.tenant.settings.taskItemsPerSecond
        var task = task
        repeat {
            if perSecond > 0 { try await clock.sleep(for: .seconds(1)) }
            let end = min(task.total, task.done + (perSecond > 0 ? perSecond : Self.itemsTogether))
            try await settle(batch, task, until: end, for: app)
            task.done = end
        } while task.done < task.total
    }

    /// How many items share a transaction: a caller who writes one person meanwhile must not wait for a thousand.
    private static let itemsTogether = 200

    private func settle(_ batch: Batch, _ task: TaskTable.Record, until end: Int, for app: AppIdentity) async throws {
        do {
            try await settle(batch, task, until: end, for: app, savepoints: false)
        } catch is Writing.HalfDone {
            try await settle(batch, task, until: end, for: app, savepoints: true)
        }
    }

    /// Items and their results in one transaction: after a crash none was done without its result.
    private func settle(
        _ batch: Batch,
        _ task: TaskTable.Record,
        until end: Int,
        for app: AppIdentity,
        savepoints: Bool
    ) async throws {
        let directory = directory
        try await directory.queue.perform { writing in
            let view = directory.batchCallerContext(app, writing)
            let results = try batch.order[task.done..<end].map { position in
                try batch.work(on: position, view, writing, now: directory.seconds, savepoints: savepoints)
            }
            let tasks = TaskTable(db: writing.db)
            try tasks.add(results, to: task)
            let isFinished = end == task.total
            try tasks.advance(
                task,
                to: end,
                status: isFinished ? TaskTable.finished : TaskTable.running,
                finishedAt: isFinished ? directory.seconds : nil
            )
        }
    }
}

/// The items of either kind of task.
enum Batch: Sendable {
    case users(UserBatch)
    case departments(DepartmentBatch)

    init?(_ task: TaskTable.Record, _ settings: TenantSettings) {
        let decoder = JSONDecoder()
        if task.type == "add_user" {
            guard let body = try? decoder.decode(BatchAddUsersBody.self, from: task.body) else { return nil }
            self = .users(UserBatch(body, settings))
        } else {
            guard let body = try? decoder.decode(BatchAddDepartmentsBody.self, from: task.body) else { return nil }
            self = .departments(DepartmentBatch(body, settings))
        }
    }

    var order: [Int] {
        switch self {
        case .users(let batch): batch.order
        case .departments(let batch): batch.order
        }
    }

    func work(
        on position: Int,
        _ view: CallerContext,
        _ writing: Writing,
        now: Int,
        savepoints: Bool
    ) throws
        -> BatchResult
    {
        switch self {
        case .users(let batch):
            let users = UserOperations(view: view, writing: writing, now: now)
            return try batch.work(on: position, with: users, savepoints: savepoints)
        case .departments(let batch):
            let departments = DepartmentOperations(view: view, writing: writing)
            let users = UserTable(db: writing.db, tenant: view.tenant.key)
            return try batch.work(on: position, with: departments, users, savepoints: savepoints)
        }
    }
}
