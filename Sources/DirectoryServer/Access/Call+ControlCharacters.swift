extension Call {
    /// Refuses ids and other values of the address that hold control characters: no id of a directory has any, and a
    /// NUL would end a text for some programs and not for others.
    func refuseControlCharacters() throws(APIError) {
        if pathID.hasControlCharacters { throw .schema("path", "control characters are not allowed") }
        for (name, value) in query where name.hasControlCharacters || value.hasControlCharacters {
            throw .schema(name.hasControlCharacters ? "query" : name, "control characters are not allowed")
        }
    }
}

extension String {
    var hasControlCharacters: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
