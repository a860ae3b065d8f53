import ContactAPI

/// Creates, changes and deletes job levels or job families within one transaction (7.3, 7.4).
struct JobEntryOperations {
    let view: CallerContext
    let entries: JobEntryTable

    private var codes: JobEntryCodes { entries.kind.codes }

    func create(_ body: JobEntry) throws -> JobEntryRecord {
        guard body.name != nil else { throw APIError(codes.name) }
        var entry = JobEntryRecord()
        try apply(body, to: &entry)
        guard try entries.count() < view.tenant.settings.jobEntries else { throw APIError(codes.full) }
        if entries.kind == .level, entry.place == nil {
            entry.place = try max(entries.lastPlace().map { $0 + 1 } ?? Self.places.lowerBound, Self.places.lowerBound)
            guard Self.places.contains(entry.place ?? 0) else { throw APIError(42308) }
        }
        entry.id = try entries.insert(entry)
        return entry
    }

    /// Takes over what the body gives; the reference does not say that a put empties the rest.
    func replace(_ old: JobEntryRecord, _ body: JobEntry) throws -> JobEntryRecord {
        var entry = old
        try apply(body, to: &entry)
        try entries.update(entry)
        return entry
    }

    func delete(_ entry: JobEntryRecord) throws {
        guard try entries.children(of: entry.id).isEmpty else { throw APIError(42411) }
        try entries.delete(entry.id)
    }

    /// The entry of the path, if it is there.
    func known(_ id: String) throws -> JobEntryRecord {
        guard let recordID = view.jobEntryRecordID(of: id, entries.kind), let entry = try entries.find(recordID),
            !entry.isDeleted
        else { throw APIError(codes.missing) }
        return entry
    }

    private func apply(_ body: JobEntry, to entry: inout JobEntryRecord) throws {
        if let name = body.name?.composed {
            guard codes.nameLength.contains(name.count) else { throw APIError(codes.name) }
            guard try entries.holder(ofName: name) ?? entry.id == entry.id else { throw APIError(codes.duplicateName) }
            entry.name = name
        }
        if let text = body.description {
            guard text.count <= Self.descriptionLength else { throw APIError(codes.description) }
            entry.description = text.isEmpty ? nil : text
        }
        if let names = body.i18nName {
            guard names.allSatisfy({ codes.nameLength.contains($0.value.count) }) else { throw APIError(codes.name) }
            entry.names = names
        }
        if let texts = body.i18nDescription {
            guard texts.allSatisfy({ $0.value.count <= Self.descriptionLength }) else {
                throw APIError(codes.description)
            }
            entry.descriptions = texts
        }
        entry.isActive = body.status ?? entry.isActive
        switch entries.kind {
        case .level: if let order = body.order { entry.place = try place(order, of: entry) }
        case .family: if let parent = body.parentJobFamilyID { entry.parent = try self.parent(parent, of: entry) }
        }
    }

    private func place(_ order: Int, of entry: JobEntryRecord) throws -> Int {
        guard Self.places.contains(order) else { throw APIError(42308) }
        guard try entries.holder(ofPlace: order) ?? entry.id == entry.id else { throw APIError(42306) }
        return order
    }

    /// The row of the parent; an empty id is no parent.
    private func parent(_ id: String, of entry: JobEntryRecord) throws -> Int64? {
        guard !id.isEmpty else { return nil }
        guard let recordID = view.jobEntryRecordID(of: id, .family), let parent = try entries.find(recordID) else {
            throw APIError(42408)
        }
        guard !parent.isDeleted else { throw APIError(42410) }
        guard parent.isActive else { throw APIError(42409) }
        let lineage = try lineage(of: recordID)
        guard !lineage.contains(entry.id) else { throw APIError(42407) }
        let limit = view.tenant.settings.jobFamilyDepth
        guard try limit <= 0 || lineage.count + height(of: entry.id) <= limit else { throw APIError(42413) }
        return recordID
    }

    /// From the family itself upwards.
    private func lineage(of recordID: Int64) throws -> [Int64] {
        var line = [recordID]
        while let parent = try entries.find(line[line.count - 1])?.parent { line.append(parent) }
        return line
    }

    /// Levels of the families that begin here: 1 for one without children, or not there yet.
    private func height(of recordID: Int64) throws -> Int {
        1 + (try entries.children(of: recordID).map { try height(of: $0) }.max() ?? 0)
    }

    private static let places = 100...100_000
    private static let descriptionLength = 5000
}

/// What levels and families answer with numbers, and limits, of their own.
struct JobEntryCodes {
    let full: Int
    let missing: Int
    let name: Int
    let description: Int
    let duplicateName: Int
    let nameLength: ClosedRange<Int>
}

extension JobEntryRecord.Kind {
    var codes: JobEntryCodes {
        switch self {
        case .level:
            JobEntryCodes(
                full: 42300,
                missing: 42301,
                name: 42303,
                description: 42304,
                duplicateName: 42305,
                nameLength: 1...255
            )
        case .family:
            JobEntryCodes(
                full: 42401,
                missing: 42402,
                name: 42404,
                description: 42405,
                duplicateName: 42406,
                nameLength: 1...100
            )
        }
    }
}
