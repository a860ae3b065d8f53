import JobEngine
import JobModel
import JobSession
import Synchronization
import Wording

/// Prints the differences of two exports as they are found, and the counts at the end.
final class DiffView: Sendable {
    private let isJSON: Bool
    private let showsAll: Bool
    /// How many lines of a kind have been printed of the subject at hand.
    private let printed = Mutex<[String: Int]>([:])

    init(isJSON: Bool, showsAll: Bool) {
        self.isJSON = isJSON
        self.showsAll = showsAll
    }

    func note(_ change: RowChange, of subject: Subject) throws {
        if isJSON {
            try StandardOutput.json(PrintedChange(change, of: subject))
            return
        }
        let count = printed.withLock { printed in
            printed["\(subject) \(change.kind)", default: 0] += 1
            return printed["\(subject) \(change.kind)", default: 0]
        }
        guard showsAll || count <= Self.most else { return }
        try StandardOutput.line(Self.sentence(change, of: subject))
    }

    func close(_ differences: Differences) throws {
        for sheet in differences.sheets {
            if isJSON {
                try StandardOutput.json(PrintedCounts(sheet))
                continue
            }
            for kind in RowChange.Kind.allCases {
                let count = printed.withLock { $0["\(sheet.subject) \(kind)", default: 0] }
                guard !showsAll, count > Self.most else { continue }
                try StandardOutput.line(Self.more(count - Self.most, kind))
            }
            for words in Self.sentences(sheet) { try StandardOutput.line(words) }
            if let rows = sheet.rows { try StandardOutput.line(rows) }
        }
    }

    private static func sentence(_ change: RowChange, of subject: Subject) -> LocalizedText {
        let kind = word(change.kind)
        let name = change.name.isEmpty || change.name == change.key ? change.key : "\(change.key) \(change.name)"
        let cells = change.cells.map { "\($0.field) '\($0.old)' → '\($0.new)'" }.joined(separator: "; ")
        let chinese = change.cells.map { cell in
            "\(FieldTitle.chinese(cell.field, of: subject))“\(cell.old)”→“\(cell.new)”"
        }.joined(separator: "；")
        guard !change.cells.isEmpty else { return LocalizedText(en: "\(kind.en): \(name)", zh: "\(kind.zh)：\(name)") }
        return LocalizedText(en: "\(kind.en): \(name): \(cells)", zh: "\(kind.zh)：\(name)：\(chinese)")
    }

    private static func more(_ count: Int, _ kind: RowChange.Kind) -> LocalizedText {
        LocalizedText(
            en: "\(word(kind).en): \(count) more; --all shows them",
            zh: "\(word(kind).zh)：另有 \(count) 条，用 --all 全部显示"
        )
    }

    private static func sentences(_ sheet: Differences.Sheet) -> [LocalizedText] {
        let counts = sheet.counts
        let subject = sheet.subject == .people ? "人员" : "部门"
        var words = [
            LocalizedText(
                en: "\(sheet.subject.rawValue): \(counts.joined) joined, \(counts.left) left, \(counts.moved) moved, "
                    + "\(counts.changed) changed, \(counts.unchanged) unchanged",
                zh: "\(subject)：新增 \(counts.joined)，离开 \(counts.left)，调动 \(counts.moved)，"
                    + "变更 \(counts.changed)，未变 \(counts.unchanged)"
            )
        ]
        let missing = sheet.onlyOld + sheet.onlyNew
        if !missing.isEmpty {
            let list = missing.joined(separator: ", ")
            words.append(
                LocalizedText(
                    en: "Not compared, because only one side has them: \(list)",
                    zh: "仅一方有以下列，未作比较：\(list)"
                )
            )
        }
        return words
    }

    private static func word(_ kind: RowChange.Kind) -> LocalizedText {
        switch kind {
        case .joined: LocalizedText(en: "joined", zh: "新增")
        case .left: LocalizedText(en: "left", zh: "离开")
        case .moved: LocalizedText(en: "moved", zh: "调动")
        case .changed: LocalizedText(en: "changed", zh: "变更")
        }
    }

    private static let most = 50
}
