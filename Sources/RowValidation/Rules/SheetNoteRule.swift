import JobModel
import Wording

/// Recognises rows that speak of the sheet instead of a person: the header once more, totals, and notes at its end.
///
/// Such a row is left out, counted and named. A total has one of its words in the first cell that is filled, and numbers
/// alone besides; a note is the only cell of its row that is filled, and begins as notes do.
enum SheetNoteRule {
    /// `own` are the places of the columns that Roster itself wrote beside the sheet's.
    static func finding(on read: ReadRecord, header: [String], own: Set<Int>) -> Finding? {
        let record = read.record
        if repeats(header, record) { return .headerAgain }
        var filled: [Int] = []
        for place in 0..<record.count where record[place]?.isEmpty == false && !own.contains(place) {
            filled.append(place)
            // Rows of people have more.
            guard filled.count <= cellsOfTotal else { return nil }
        }
        guard let first = filled.first else { return nil }
        let text = record.string(at: first).trimmed
        if isTotal(text), filled.dropFirst().allSatisfy({ isNumber(record.string(at: $0).trimmed) }) {
            return .total(text)
        }
        return filled.count == 1 && isNote(text) ? .note(text) : nil
    }

    /// Whether a record has more cells than totals and notes have, or cells that stand in none of them, and is not the header.
    ///
    /// `own` says of each place whether Roster wrote its column.
    static func isCertainlyFine(_ record: some LyingRecord, header: [[UInt8]], own: [Bool]) -> Bool {
        if header.indices.allSatisfy({ header[$0].elementsEqual(record[$0]) }) { return false }
        var filled = 0
        for place in 0..<record.count where !own[place] && !record[place].isEmpty {
            filled += 1
            if filled > cellsOfTotal { return true }
        }
        return filled > 1 && isNoTotal(record, own)
    }

    /// Whether the first cell of a record cannot begin a total, or a cell behind it is no number.
    private static func isNoTotal(_ record: some LyingRecord, _ own: [Bool]) -> Bool {
        var (isFirst, mayBeginTotal) = (true, true)
        for place in 0..<record.count where !own[place] {
            let bytes = record[place]
            guard let first = bytes.first else { continue }
            if isFirst {
                mayBeginTotal = first < 0x30 || first >= 0x80 || "tsgTSG".utf8.contains(first)
                isFirst = false
            } else if bytes.contains(where: { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }) {
                // No number has them.
                return true
            }
        }
        return !mayBeginTotal
    }

    private static func repeats(_ header: [String], _ record: InputRecord) -> Bool {
        guard header.count > 1, let first = record[0], first.elementsEqual((header.first ?? "").utf8),
            record.count >= header.count
        else { return false }
        let isSame = { (place: Int) in
            guard let cell = record[place] else { return false }
            // A column without a heading of its own has its name from the job.
            return cell.elementsEqual(header[place].utf8) || SheetColumnName(header[place]).place == place
        }
        guard header.indices.allSatisfy(isSame) else { return false }
        // With more names behind them it is another header.
        return (header.count..<record.count).allSatisfy { record[$0]?.isEmpty != false }
    }

    private static func isTotal(_ text: String) -> Bool {
        let word = text.lowercased().prefix { $0 != ":" && $0 != "：" && !$0.isNumber }
        return totals.contains(String(word).trimmed)
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isNumber || ".,%-人名条".contains($0) }
    }

    private static func isNote(_ text: String) -> Bool {
        let lower = text.lowercased()
        if notes.contains(where: lower.hasPrefix) { return true }
        // 第 1 页, 共 3 页, 共 300 人
        return ["第", "共"].contains(where: text.hasPrefix) && ["页", "人", "条", "名", "行"].contains(where: text.hasSuffix)
            && text.contains(where: \.isNumber)
    }

    private static let cellsOfTotal = 4
    private static let totals: Set<String> = [
        "合计", "总计", "小计", "共计", "总数", "总人数", "合計", "總計", "小計", "total", "totals", "subtotal", "grand total", "sum",
    ]
    private static let notes = [
        "注：", "注:", "备注：", "备注:", "說明：", "说明：", "说明:", "制表人", "制表：", "制表:", "审核：", "审核:", "审核人", "填表人", "填表说明",
        "打印时间", "打印日期", "导出时间", "导出日期", "导出人", "数据来源", "note:", "notes:", "page ", "printed ", "printed:",
        "generated ", "exported ", "end of ", "source:",
    ]
}

extension Finding {
    fileprivate static let headerAgain = Finding(
        code: "row.headerAgain",
        problem: LocalizedText(en: "the row is the header once more and is left out", zh: "该行为重复的表头，已跳过"),
        remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
    )

    fileprivate static func total(_ text: String) -> Finding {
        Finding(
            code: "row.total",
            value: text,
            problem: LocalizedText(en: "the row is a total ('\(text)') and is left out", zh: "该行为合计行（“\(text)”），已跳过"),
            remedy: LocalizedText(
                en: "Nothing to do; give a person of that name a row with more in it.",
                zh: "无需处理；若确为人员，请补全该行。"
            )
        )
    }

    fileprivate static func note(_ text: String) -> Finding {
        Finding(
            code: "row.note",
            value: text,
            problem: LocalizedText(en: "the row is a note ('\(text)') and is left out", zh: "该行为说明文字（“\(text)”），已跳过"),
            remedy: LocalizedText(
                en: "Nothing to do; give a person of that name a row with more in it.",
                zh: "无需处理；若确为人员，请补全该行。"
            )
        )
    }
}
