import ContactAPI
import GRDB
import NIOCore

extension DirectoryService {
    /// Levels or families, all of them or those of one name.
    func jobEntries(_ call: Call, _ kind: JobEntryRecord.Kind) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let name = call.value("name").flatMap { $0.isEmpty ? nil : $0 }
        if let name, !kind.codes.nameLength.contains(name.count) {
            throw APIError.schema("name", value: name, "at most \(kind.codes.nameLength.upperBound) characters")
        }
        let paging = try Paging(call, list: kind.rawValue, standard: 10, most: 50)
        let after = paging.after ?? [0, 0]
        guard after.count == 2 else { throw APIError.schema("page_token", "not a token of this list") }
        return try await read { db in
            let table = JobEntryTable(db: db, tenant: view.tenant.key, kind: kind)
            let found = try table.page(named: name, after: after, limit: paging.size + 1)
            let shown = found.prefix(paging.size)
            let last = found.count > shown.count ? shown.last : nil
            return try SuccessResponse.body(
                ItemPage(
                    items: shown.map { JobEntry($0, kind, view) },
                    hasMore: last != nil,
                    pageToken: last.map { paging.token(after: Int64($0.place ?? 0), $0.id) }
                )
            )
        }
    }

    func jobEntry(_ call: Call, _ kind: JobEntryRecord.Kind) async throws -> ByteBuffer {
        let view = try callerContext(call)
        return try await read { db in
            let table = JobEntryTable(db: db, tenant: view.tenant.key, kind: kind)
            let entry = try JobEntryOperations(view: view, entries: table).known(call.pathID)
            return try SuccessResponse.body(JobEntryResponse(entry, kind, view))
        }
    }

    func createJobEntry(_ call: Call, _ kind: JobEntryRecord.Kind) async throws -> ByteBuffer {
        let body = try call.decode(JobEntry.self)
        return try await write(call, kind) { try $0.create(body) }
    }

    func replaceJobEntry(_ call: Call, _ kind: JobEntryRecord.Kind) async throws -> ByteBuffer {
        let body = Result { try call.decode(JobEntry.self) }
        return try await write(call, kind) { try $0.replace(try $0.known(call.pathID), try body.get()) }
    }

    func deleteJobEntry(_ call: Call, _ kind: JobEntryRecord.Kind) async throws -> ByteBuffer {
        try await write(call, kind) { entries in
            try entries.delete(try entries.known(call.pathID))
            return nil
        }
    }

    /// Runs a write in a transaction; answers the entry that it returns, if any.
    private func write(
        _ call: Call,
        _ kind: JobEntryRecord.Kind,
        _ write: @escaping @Sendable (JobEntryOperations) throws -> JobEntryRecord?
    ) async throws -> ByteBuffer {
        let view = try callerContext(call)
        return try await queue.perform { writing in
            let table = JobEntryTable(db: writing.db, tenant: view.tenant.key, kind: kind)
            guard let entry = try write(JobEntryOperations(view: view, entries: table)) else {
                return SuccessResponse.body { _ in }
            }
            return try SuccessResponse.body(JobEntryResponse(entry, kind, view))
        }
    }
}

extension JobEntry {
    /// The entry as answers show it.
    fileprivate init(_ entry: JobEntryRecord, _ kind: JobEntryRecord.Kind, _ view: CallerContext) {
        self.init()
        let id = view.id(ofJobEntry: entry.id, kind)
        if kind == .level { jobLevelID = id } else { jobFamilyID = id }
        name = entry.name
        description = entry.description
        order = entry.place
        parentJobFamilyID = entry.parent.map { view.id(ofJobEntry: $0, kind) }
        status = entry.isActive
        i18nName = entry.names.isEmpty ? nil : entry.names
        i18nDescription = entry.descriptions.isEmpty ? nil : entry.descriptions
    }
}

extension JobEntryResponse {
    fileprivate init(_ entry: JobEntryRecord, _ kind: JobEntryRecord.Kind, _ view: CallerContext) {
        self.init()
        let item = JobEntry(entry, kind, view)
        if kind == .level { jobLevel = item } else { jobFamily = item }
    }
}
