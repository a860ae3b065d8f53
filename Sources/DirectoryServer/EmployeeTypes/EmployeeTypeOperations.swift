import ContactAPI

/// Creates and changes a company's own employee types within one transaction (7.1).
struct EmployeeTypeOperations {
    /// The most types of a company's own, deleted ones included.
    static let limit = 255

    let types: EmployeeTypeTable

    func create(_ body: EmployeeType) throws -> EmployeeTypeRecord {
        var type = try checked(body, value: 0)
        guard try types.customCount() < Self.limit else { throw APIError(42303) }
        type.value = try types.insert(type)
        return type
    }

    func replace(_ value: Int, _ body: EmployeeType) throws -> EmployeeTypeRecord {
        let type = try checked(body, value: value)
        try types.update(type)
        return type
    }

    /// What the body says, if it holds; a value that does not fit has no code of its own.
    private func checked(_ body: EmployeeType, value: Int) throws -> EmployeeTypeRecord {
        guard let content = body.content?.composed, Self.isName(content) else {
            throw APIError.schema("content", value: body.content, "1 to 100 characters")
        }
        guard body.enumType == 2 else {
            throw APIError.schema("enum_type", value: body.enumType.map(String.init), "2")
        }
        guard let status = body.enumStatus, (1...2).contains(status) else {
            throw APIError.schema("enum_status", value: body.enumStatus.map(String.init), "1 or 2")
        }
        let names = body.i18nContent ?? []
        guard names.allSatisfy({ !$0.locale.isEmpty && Self.isName($0.value) }) else {
            throw APIError.schema("i18n_content", "a locale, and 1 to 100 characters")
        }
        let others = try types.all().filter { $0.value != value }
        guard !others.contains(where: { $0.content == content }) else { throw APIError(42301) }
        let isRepeated = Set(names.map(\.locale)).count < names.count
        guard !isRepeated, !others.contains(where: { $0.names.contains(where: names.contains) }) else {
            throw APIError(42302)
        }
        return EmployeeTypeRecord(value: value, content: content, isActive: status == 1, names: names)
    }

    private static func isName(_ text: String) -> Bool { (1...100).contains(text.count) }
}
