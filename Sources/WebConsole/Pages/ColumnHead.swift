/// The head of a table's column; it stands above figures as they stand, at their end.
struct ColumnHead: Sendable {
    let words: String
    let isNumber: Bool
}

extension PageFrame {
    func head(_ en: String, _ zh: String, isNumber: Bool = false) -> ColumnHead {
        ColumnHead(words: say(en, zh), isNumber: isNumber)
    }
}
