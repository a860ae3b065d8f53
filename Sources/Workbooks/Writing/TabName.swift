/// Names of tabs as spreadsheets take them.
package enum TabName {
    /// UTF-16 units.
    private static let limit = 31

    /// The nearest name that a spreadsheet takes and no other tab of the workbook has.
    ///
    /// At most 31 UTF-16 units, none of `[ ] : * ? / \`, no control character, no apostrophe at an end, not `History`,
    /// and no other tab's name in other case.
    package static func valid(_ name: String, besides others: [String]) -> String {
        let signs: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
        var kept = String(
            name.map { character in
                signs.contains(character)
                    || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
                    ? "_" : character
            }
        )
        kept = cut(kept.trimmingApostrophes, to: limit).trimmingApostrophes
        if kept.isEmpty || kept.lowercased() == "history" { kept = cut("_" + kept, to: limit) }
        let taken = Set(others.map { $0.lowercased() })
        var free = kept
        var number = 2
        while taken.contains(free.lowercased()) {
            let end = " (\(number))"
            free = cut(kept, to: limit - end.utf16.count) + end
            number += 1
        }
        return free
    }

    private static func cut(_ name: String, to units: Int) -> String {
        var kept = ""
        var count = 0
        for character in name {
            count += String(character).utf16.count
            if count > units { break }
            kept.append(character)
        }
        return kept
    }
}

extension String {
    fileprivate var trimmingApostrophes: String {
        guard let first = firstIndex(where: { $0 != "'" }), let last = lastIndex(where: { $0 != "'" }) else {
            return ""
        }
        return String(self[first...last])
    }
}
