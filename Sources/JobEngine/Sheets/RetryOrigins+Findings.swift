import JobModel
import Wording

extension RetryOrigins {
    /// Reads a corrected file once and remembers the rows of which it has several records that differ, and whether its
    /// rows are in the order of the first run.
    ///
    /// `own` are the places of the columns that failed.csv adds: what they say of a row is not the row's.
    mutating func noteConflicts(in file: any Sheet, own: Set<Int>) throws {
        var seen: [Int: (cells: Int, rows: [Int], count: Int, differ: Bool)] = [:]
        var last = 0
        isInOrder = true
        var records = try file.records()
        while let read = try records.next() {
            guard let origin = origin(of: read) else { continue }
            isInOrder = isInOrder && origin.row > last
            last = origin.row
            var hasher = Hasher()
            for (place, cell) in read.record.strings.enumerated() where !own.contains(place) { hasher.combine(cell) }
            let cells = hasher.finalize()
            var entry = seen[origin.row] ?? (cells, [], 0, false)
            if entry.rows.count <= Excerpt<Int>.rowsNamed { entry.rows.append(read.record.row) }
            entry.count += 1
            entry.differ = entry.differ || entry.cells != cells
            seen[origin.row] = entry
        }
        conflicts = seen.filter(\.value.differ).mapValues { Excerpt(shown: $0.rows, of: $0.count) }
    }

    /// What speaks against trying a record of the file.
    func findings(for read: ReadRecord, of origin: RowOrigin) -> [Finding] {
        var findings: [Finding] = []
        if let rows = conflicts[origin.row] {
            let others = rows.shown.filter { $0 != read.record.row }.prefix(Excerpt<Int>.rowsNamed)
            findings.append(.conflicting(Excerpt(shown: Array(others), of: rows.count - 1)))
        }
        if origin.wasWritten, !origin.key.isEmpty, let key = matchKey(read), key != origin.key {
            findings.append(.keyChanged(from: origin.key, to: key))
        }
        return findings.map { $0.at(line: read.record.line, row: read.record.row) }
    }
}

extension Finding {
    /// Two records claim the same row of the first run and say different things.
    ///
    /// That is of the whole record, and of no column: rows may be known by their match key alone.
    fileprivate static func conflicting(_ others: Excerpt<Int>) -> Finding {
        let rows = others.rows
        return Finding(
            code: "retry.conflict",
            problem: LocalizedText(
                en: "\(rows.en) of the file corrects the same row and says something else",
                zh: "文件\(rows.zh)修正的是同一行，但内容不同"
            ),
            remedy: LocalizedText(
                en: "Keep the one that is right, and take the other out.",
                zh: "保留正确的一行，删除另一行。"
            ),
            pageRemedy: LocalizedText(
                en: "Keep the one that is right, and leave the other out.",
                zh: "保留正确的一行，跳过另一行。"
            )
        )
    }

    /// A row that is there already under another key would be made a second time.
    fileprivate static func keyChanged(from old: String, to new: String) -> Finding {
        Finding(
            code: "retry.keyChanged",
            value: new,
            problem: LocalizedText(
                en: "the row has been written as '\(old)'; as '\(new)' it would be made a second time",
                zh: "该行已以“\(old)”写入；以“\(new)”会重复创建"
            ),
            remedy: LocalizedText(
                en:
                    "Give it the key '\(old)' again; another key is to be given to who is there, by an import of its own.",
                zh: "请改回“\(old)”；如需更换该键，请另行导入。"
            )
        )
    }
}
