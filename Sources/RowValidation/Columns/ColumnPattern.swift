/// An entry of `ignore:`: a column's name, or a pattern in which `*` is any text and `?` any one character.
struct ColumnPattern: Sendable {
    /// As the job writes it.
    let text: String
    /// The name that it is, without any sign.
    let folded: String
    private let glob: [Character]
    /// `*` by itself leaves out the columns that mean nothing otherwise, and no others.
    let isRest: Bool
    /// Whether it is a column's name, and no pattern.
    let isName: Bool

    init(_ text: String) {
        self.text = text
        folded = HeaderNames.fold(text)
        glob = Array(text.lowercased().filter { !$0.isWhitespace })
        isRest = !glob.isEmpty && glob.allSatisfy { $0 == "*" }
        isName = !glob.contains { $0 == "*" || $0 == "?" }
    }

    /// Whether it names the column, be that known or not; the empty text names columns without a name.
    func names(_ folded: String) -> Bool {
        guard !isRest else { return false }
        return self.folded == folded || !isName && Self.match(glob[...], Array(folded)[...])
    }

    /// Whether it names one of some columns.
    func names(oneOf folded: Set<String>) -> Bool {
        guard !isRest else { return false }
        return folded.contains(self.folded) || !isName && folded.contains(where: names)
    }

    private static func match(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        var (pattern, text) = (pattern, text)
        /// Where to go on when what was taken for `*` was too short.
        var retry: (pattern: ArraySlice<Character>, text: ArraySlice<Character>)?
        while !text.isEmpty || !pattern.isEmpty {
            if pattern.first == "*" {
                pattern = pattern.dropFirst()
                retry = (pattern, text)
            } else if let sign = pattern.first, let character = text.first, sign == "?" || sign == character {
                pattern = pattern.dropFirst()
                text = text.dropFirst()
            } else if let (rest, from) = retry, !from.isEmpty {
                (pattern, text) = (rest, from.dropFirst())
                retry = (rest, text)
            } else {
                return false
            }
        }
        return true
    }
}
