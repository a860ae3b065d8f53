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
    /// Whether it has a character of the category Cc: those below the space, DEL and the 32 behind it.
    var hasControlCharacters: Bool {
        unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    }
}
