extension CustomAttribute: JSONFillable {
    package static var empty: CustomAttribute { CustomAttribute(type: nil, id: nil, value: nil) }

    package mutating func read(_ json: inout JSONReader) throws {
        try json.members(into: &self, by: Self.members)
    }

    private enum Keys: String, CodingKey { case type, id, value }

    private static let members = JSONMembers<CustomAttribute, Keys>([
        .at(.type) { $0.type = try $1.text() },
        .at(.id) { $0.id = try $1.text() },
        .at(.value) { try $1.object(into: &$0.value) },
    ])
}

extension CustomAttribute.Value: JSONFillable {
    package static var empty: CustomAttribute.Value { CustomAttribute.Value() }

    package mutating func read(_ json: inout JSONReader) throws {
        try json.members(into: &self, by: Self.members)
    }

    private static let members = JSONMembers<CustomAttribute.Value, CodingKeys>([
        .at(.text) { $0.text = try $1.text() },
        .at(.url) { $0.url = try $1.text() },
        .at(.pcURL) { $0.pcURL = try $1.text() },
        .at(.optionID) { $0.optionID = try $1.text() },
        .at(.optionValue) { $0.optionValue = try $1.text() },
        .at(.name) { $0.name = try $1.text() },
        .at(.pictureURL) { $0.pictureURL = try $1.text() },
        .at(.genericUser) { $0.genericUser = try $1.value() },
    ])
}

extension CustomAttribute.GenericUser: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        let read = try json.object(Draft(), by: Self.members)
        // A missing one is an error, which is not for here to make.
        guard let id = read.id, let type = read.type else { throw JSONReader.Uncertain() }
        self.init(id: id, type: type)
    }

    private struct Draft {
        var id: String?
        var type: Int?
    }

    private enum Keys: String, CodingKey { case id, type }

    private static let members = JSONMembers<Draft, Keys>([
        .at(.id) { $0.id = try $1.text() },
        .at(.type) { $0.type = try $1.integer() },
    ])
}
