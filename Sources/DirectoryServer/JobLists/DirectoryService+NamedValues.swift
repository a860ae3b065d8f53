import ContactAPI
import NIOCore

extension DirectoryService {
    /// Job titles or work cities.
    func namedValues(_ call: Call, _ kind: NamedValues.Kind) async throws -> ByteBuffer {
        let paging = try Paging(call, list: kind.rawValue, standard: 10, most: 50)
        let tenant = call.app.tenant.key
        return try await read { db in
            let values = NamedValues(db: db, tenant: tenant, limit: .max)
            let found = try values.page(kind, after: paging.after?.first ?? 0, limit: paging.size + 1)
            let items = found.prefix(paging.size).map { NamedValue($0, kind, id: self.id(of: $0.id, kind, tenant)) }
            let hasMore = found.count > items.count
            let last = found.prefix(paging.size).last?.id ?? 0
            return try SuccessResponse.body(
                ItemPage(items: items, hasMore: hasMore, pageToken: hasMore ? paging.token(after: last) : nil)
            )
        }
    }

    /// One job title or work city.
    func namedValue(_ call: Call, _ kind: NamedValues.Kind) async throws -> ByteBuffer {
        let tenant = call.app.tenant.key
        let recordID = ids.recordID(of: call.pathID, key: key(of: kind, tenant))
        return try await read { db in
            let values = NamedValues(db: db, tenant: tenant, limit: .max)
            guard let recordID, let value = try values.find(recordID, kind) else { throw APIError(40001) }
            let item = NamedValue(value, kind, id: call.pathID)
            var answer = NamedValueResponse()
            if kind == .jobTitle { answer.jobTitle = item } else { answer.workCity = item }
            return try SuccessResponse.body(answer)
        }
    }

    private func id(of recordID: Int64, _ kind: NamedValues.Kind, _ tenant: String) -> String {
        ids.id(of: recordID, key: key(of: kind, tenant))
    }

    private func key(of kind: NamedValues.Kind, _ tenant: String) -> UInt64 { ids.key(kind.rawValue + tenant) }
}

extension NamedValue {
    /// The value as answers show it.
    fileprivate init(_ value: NamedValues.Value, _ kind: NamedValues.Kind, id: String) {
        self.init()
        if kind == .jobTitle { jobTitleID = id } else { workCityID = id }
        name = value.name
        i18nName = [LocalizedName(locale: "zh_cn", value: value.name)]
        status = value.isActive
    }
}
