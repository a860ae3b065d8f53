extension ItemPage: JSONReadable where Item: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init(items: nil, hasMore: nil, pageToken: nil)
        // Made for each page: a generic type keeps none.
        try json.members(
            into: &self,
            by: JSONMembers<Self, CodingKeys>([
                .at(.items) { $0.items = try $1.values() },
                .at(.hasMore) { $0.hasMore = try $1.flag() },
                .at(.pageToken) { $0.pageToken = try $1.text() },
            ])
        )
    }
}
