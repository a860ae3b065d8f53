import JobModel
import Wording
import Workbooks

/// What was found in a sheet, by its cells.
struct SheetAnnotations {
    enum Kind: Int, CaseIterable, Comparable {
        case problem
        case warning
        case repair

        static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }

        var title: LocalizedText {
            switch self {
            case .problem: LocalizedText(en: "Problem", zh: "问题")
            case .warning: LocalizedText(en: "Warning", zh: "提醒")
            case .repair: LocalizedText(en: "Repaired", zh: "已修正")
            }
        }

        var style: CellStyle {
            switch self {
            case .problem: .problem
            case .warning: .warning
            case .repair: .repaired
            }
        }
    }

    struct Entry {
        var kind: Kind
        var finding: Finding
        /// Places of the columns that it is about; empty where it is about the row or the sheet.
        var columns: [Int]
    }

    private let words: (LocalizedText) -> String
    /// What columns are called that the job calls by their numbers.
    private let names: [String: LocalizedText]
    /// By line; what is about the header or the whole sheet under `nil`.
    private var entries: [Int?: [Entry]] = [:]

    init(
        _ report: CheckReport,
        of sheet: any Sheet,
        _ words: @escaping (LocalizedText) -> String
    ) {
        let (header, headerLine) = (sheet.header, sheet.headerLine)
        self.words = words
        names = Dictionary(
            uniqueKeysWithValues: sheet.numberedPlaces.map { place in
                (header[place], Self.name(of: place, heading: sheet.repeatedHeadings[place]))
            }
        )
        for (kind, findings) in Self.kinds(of: report) {
            for finding in findings {
                let line = finding.line == headerLine ? nil : finding.line
                let columns = finding.column.map { Self.places(of: $0, in: header) } ?? []
                entries[line, default: []].append(Entry(kind: kind, finding: finding, columns: columns))
            }
        }
    }

    static func kinds(of report: CheckReport) -> [(Kind, [Finding])] {
        [(.problem, report.findings), (.warning, report.warnings), (.repair, report.repairs)]
    }

    /// A finding may name several columns: `姓 + 名`.
    private static func places(of column: String, in header: [String]) -> [Int] {
        if let place = header.firstIndex(of: column) { return [place] }
        return column.split(separator: " + ").compactMap { header.firstIndex(of: String($0)) }
    }

    func isSaid(ofLine line: Int) -> Bool { entries[line] != nil }

    /// The first cell that an entry is about.
    func column(of finding: Finding, line: Int?) -> Int? {
        (entries[line] ?? []).first { $0.finding == finding }?.columns.first
    }

    func of(_ line: Int, column: Int) -> AnnotatedCell {
        guard let said = entries[line] else { return .none }
        return annotated(said.filter { $0.columns.contains(column) })
    }

    /// A heading that the sheet does not have is said to be one, because the corrected file comes back by it.
    func ofHeader(_ column: Int, _ heading: String) -> AnnotatedCell {
        var said = annotated((entries[nil as Int?] ?? []).filter { $0.columns.contains(column) })
        guard let name = names[heading] else { return said }
        let note = LocalizedText(
            en: "This is \(name.en) of the sheet. Leave '\(heading)' as it is: the column is known by it.",
            zh: "此列是表格中的 \(name.zh)。请保留“\(heading)”，程序按它识别此列。"
        )
        said.comment = [words(note), said.comment].compactMap(\.self).joined(separator: "\n")
        return said
    }

    /// A column as people know it.
    func name(of column: String) -> String { names[column].map(words) ?? column }

    private static func name(of place: Int, heading: String?) -> LocalizedText {
        let letters = SheetColumnName.letters(of: place)
        guard let heading else {
            return LocalizedText(en: "column \(letters) (no heading)", zh: "\(letters) 列（无列名）")
        }
        return LocalizedText(en: "\(heading) (column \(letters))", zh: "\(heading)（\(letters) 列）")
    }

    private func annotated(_ entries: [Entry]) -> AnnotatedCell {
        guard let kind = entries.map(\.kind).min() else { return .none }
        let sentences = entries.sorted { $0.kind < $1.kind }.map { entry in
            let (title, finding) = (entry.kind.title, entry.finding)
            return words(
                LocalizedText(
                    en: "\(title.en): \(finding.problem.en). \(finding.remedy.en)",
                    zh: "\(title.zh)：\(finding.problem.zh)。\(finding.remedy.zh)"
                )
            )
        }
        return AnnotatedCell(style: kind.style, comment: Self.fitted(Self.distinct(sentences).joined(separator: "\n")))
    }

    /// The cells of `AnnotatedSheet.columns`.
    func own(ofLine line: Int, row: Int) -> [WorkbookCell] {
        let said = entries[line] ?? []
        let problems = said.filter { $0.kind == .problem }
        let notes = said.filter { $0.kind != .problem }.sorted { $0.kind > $1.kind }
        func joined(_ texts: [String]) -> String { Self.fitted(SentenceList.joined(Self.distinct(texts))) }
        let style: CellStyle = problems.isEmpty ? .text : .problem
        return [
            WorkbookCell(String(row), style: style),
            WorkbookCell(joined(problems.map(\.finding.code))),
            WorkbookCell(joined(problems.map { placed($0.finding) })),
            WorkbookCell(joined(problems.map { words($0.finding.remedy) })),
            WorkbookCell(joined(notes.map { placed($0.finding) })),
        ]
    }

    private func placed(_ finding: Finding) -> String {
        (finding.column.map { name(of: $0) + ": " } ?? "") + words(finding.problem)
    }

    private static func distinct(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// Sentences of very many findings in one row are cut with a mark; the first tab counts them all.
    private static func fitted(_ text: String) -> String {
        guard text.utf8.count > limit / 7, WorkbookText.length(of: text) > limit else { return text }
        return WorkbookText.beginning(of: text, units: limit / 2) + " …"
    }

    /// UTF-16 units, well below what a cell holds.
    private static let limit = 30_000
}
