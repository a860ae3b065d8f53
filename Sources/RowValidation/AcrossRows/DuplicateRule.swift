import JobModel

/// Requires every unique value to stand in one row only; each row that shares one names all the others.
enum DuplicateRule {
    static func findings(_ draft: Draft, line: Int, index: FileIndex) -> [Finding] {
        UniqueKeys.of(draft).compactMap { key in
            let others = index.others(sharing: key.field, value: key.value, line: line)
            return others.isEmpty ? nil : .duplicate(key.field, key.cell, rows: others)
        }
    }
}

extension Finding {
    fileprivate static func duplicate(_ field: String, _ value: String, rows: [Int]) -> Finding {
        let list = rows.map(String.init).joined(separator: ", ")
        return Finding(
            code: "\(field).duplicate",
            column: field,
            value: value,
            problem: Words(
                en: "\(field) '\(value)' stands in row \(list) as well",
                zh: "\(field)“\(value)”与第 \(list) 行重复"
            ),
            remedy: Words(en: "Keep it in the one row it belongs to.", zh: "请只保留一行。")
        )
    }
}
