import JobModel
import Wording

/// Recognises the header once more, in other words or with other columns, and the examples that templates come with.
///
/// A row is a header if most of its cells are names of columns: 姓名 below `name`, `Mobile` below 手机号. Where each of them names
/// its own column the row is left out, counted and named. Where one of them names another column, the rows below would be read
/// under the wrong names, and the sheet is refused: a second file was put behind the first. A row near the top is an example
/// if it says so in one of its first cells: `Example: Chris Green`, 示例：张三.
struct SecondHeaderRule: Sendable {
    private let columns: [Int: SheetColumns.Column]
    private let names: HeaderNames
    /// The sheet's own names, folded, by place.
    private let header: [String]
    private let ownNames: Set<String>
    /// Columns of which the job puts values together: a surname may be any word.
    private let parts: Set<Int>
    private let own: WordTable

    init(columns: [SheetColumns.Column], header: [String], names: HeaderNames) {
        let known = columns.filter { $0.source == .whole && $0.meaning.fieldName != nil }
        self.columns = Dictionary(known.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        self.header = header.map(HeaderNames.fold)
        parts = Set(
            columns.flatMap { column -> [Int] in
                switch (column.source, column.meaning) {
                case (.joined(_, let places), _): places
                case (_, .part): [column.place]
                default: []
                }
            }
        )
        ownNames = Set(self.header.filter { !$0.isEmpty })
        own = WordTable(ownNames)
        self.names = names
    }

    enum Reading {
        /// What is said of a row that is left out.
        case leftOut(Finding)
        /// Why the rows below cannot be read.
        case another(Finding)
    }

    /// Examples further down are not looked for: a template has them at its top.
    private static let rows = 50

    /// What a row is that is none of the sheet's; `nil` for any other.
    func reading(of read: ReadRecord) -> Reading? {
        let record = read.record
        if read.findings.isEmpty, record.row <= Self.rows, let word = example(in: record) {
            return .leftOut(.example(word))
        }
        guard mayBeHeader(record) else { return nil }
        return header(record)
    }

    /// Whether one of the first cells is the name of a column: in nearly every row none is, and that is seen at little cost.
    private func mayBeHeader(_ record: InputRecord) -> Bool {
        var seen = 0
        for place in 0..<record.count {
            guard let bytes = record[place], !bytes.isEmpty else { continue }
            seen += 1
            if bytes.count <= Self.longestName, !bytes.contains(where: { (0x30...0x39).contains($0) || $0 == 0x40 }) {
                let cell = record.cellText(at: place).text
                let folded = HeaderNames.fold(cell)
                if ownNames.contains(folded) || names.isPlainName(folded) { return true }
                if cell.contains(where: { "(（[【".contains($0) }), names.named(cell) != nil { return true }
            }
            if seen == Self.cellsLooked { return false }
        }
        return false
    }

    /// Whether a record is below the examples and neither of its first cells can be the name of a column.
    func isCertainlyFine(_ record: some LyingRecord) -> Bool {
        guard record.row > Self.rows else { return false }
        var seen = 0
        for place in 0..<record.count {
            let bytes = record[place]
            if bytes.isEmpty { continue }
            guard bytes.count > Self.longestName || isNoName(PlainCell(bytes)) else { return false }
            seen += 1
            if seen == Self.cellsLooked { return true }
        }
        return true
    }

    private func isNoName(_ cell: PlainCell) -> Bool {
        if !cell.lacks([.digit, .at]) { return true }
        guard CellText.isCertainlyWhole(cell), cell.lacks(.bracket) else { return false }
        // （ and 【
        if !cell.lacks(.rare), own.hasOtherLetters || cell.scalars.contains(where: { $0 == 0xFF08 || $0 == 0x3010 }) {
            return false
        }
        return !own.mayHold(cell.bytes) && !HeaderNames.mayBePlainName(cell)
    }

    private func header(_ record: InputRecord) -> Reading? {
        var filled = 0
        // No column stands twice in a header.
        var named: Set<String> = []
        var other: String?
        for place in 0..<record.count {
            let cell = record.cellText(at: place).text
            if cell.isEmpty { continue }
            let folded = HeaderNames.fold(cell)
            let isOwn = place < header.count && folded == header[place]
            let meaning = names.named(cell)
            let isName = meaning != nil || ownNames.contains(folded)
            // What stands in a column that means nothing is no matter, unless it names one that does.
            if columns[place] == nil, place < header.count, !isName || isOwn { continue }
            filled += 1
            if isName { named.insert(meaning?.fieldName ?? folded) }
            let isSame = isOwn || meaning != nil && meaning == columns[place]?.meaning
            if !isSame, other == nil { other = cell }
        }
        guard named.count >= 2, named.count * 2 > filled else { return nil }
        guard let other else { return .leftOut(.headerInOtherWords) }
        return .another(.anotherHeader(other))
    }

    private static let cellsLooked = 2
    private static let longestName = 60

    private func example(in record: InputRecord) -> String? {
        var seen = 0
        for place in 0..<record.count where record[place]?.isEmpty == false {
            let cell = record.cellText(at: place).text
            let text = cell.lowercased()
            if Self.words.contains(text) && !parts.contains(place) || Self.starts.contains(where: text.hasPrefix)
                || Self.ends.contains(where: text.hasSuffix)
            {
                return cell
            }
            seen += 1
            if seen == Self.cells { return nil }
        }
        return nil
    }

    private static let cells = 3
    private static let words: Set<String> = ["example", "sample", "示例", "样例", "范例", "示例数据", "样例数据", "範例", "示例行"]
    private static let starts = [
        "example:", "example：", "(example)", "[example]", "sample:", "e.g.", "示例：", "示例:", "(示例)", "（示例）", "【示例】",
        "[示例]",
        "样例：", "样例:", "例：", "例:", "例如：", "例如:", "范例：", "范例:", "範例：",
    ]
    private static let ends = ["(example)", "[example]", "(示例)", "（示例）", "【示例】", "[示例]", "(样例)", "（样例）"]
}

extension Finding {
    fileprivate static let headerInOtherWords = Finding(
        code: "row.headerInOtherWords",
        problem: LocalizedText(en: "the row is the header in other words and is left out", zh: "该行是另一种写法的表头，已跳过"),
        remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
    )

    fileprivate static func anotherHeader(_ cell: String) -> Finding {
        Finding(
            code: "header.another",
            value: cell,
            problem: LocalizedText(
                en:
                    "the row is another header, whose columns are others or stand otherwise ('\(cell)'): the rows below it "
                    + "would be read under wrong names",
                zh: "该行是另一个表头，列名或顺序不同（“\(cell)”），其下各行会按错误的列名读取"
            ),
            remedy: LocalizedText(
                en:
                    "Save what stands from this row on as a sheet of its own, or bring its columns into the order of the "
                    + "first header.",
                zh: "请将该行及其下内容另存为单独的表格，或按第一个表头调整列的顺序。"
            )
        )
    }

    fileprivate static func example(_ text: String) -> Finding {
        Finding(
            code: "row.example",
            value: text,
            problem: LocalizedText(
                en: "the row is an example of the template ('\(text)') and is left out",
                zh: "该行是模板中的示例（“\(text)”），已跳过"
            ),
            remedy: LocalizedText(en: "Nothing to do; if it is a person, take the word off.", zh: "无需处理；若确为人员，请去掉示例字样。")
        )
    }
}
