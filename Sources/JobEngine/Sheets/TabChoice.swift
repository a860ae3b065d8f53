import Foundation
import JobModel
import RowValidation
import Wording
import Workbooks

/// Finds the tab of a workbook that a step is to read: the one that is named, else the one visible, else of several the
/// one whose header has the most known columns.
struct TabChoice {
    /// What the sheet may be.
    let readings: [StepDefinition]
    let options: WorkbookReadOptions

    /// Opens the tab.
    ///
    /// - Parameters:
    ///   - path: The workbook.
    ///   - asked: A name or a number, where somebody has given one.
    /// - Returns: The tab as a sheet.
    /// - Throws: `TabError` where it cannot be told; `WorkbookError` where it cannot be read.
    func sheet(of path: String, asked: String?) throws -> TabSheet {
        let workbook = try Workbook.open(path)
        if let asked {
            let tab = try Self.tab(asked, in: workbook, path: path)
            return opened(try workbook.sheet(tab, options: options), in: workbook, notes: [])
        }
        let tabs = TabList(workbook.tabs)
        let visible = workbook.tabs.filter { $0.kind == .cells && $0.visibility == .visible }
        guard let only = visible.first else { throw TabError.noneVisible(path: path, tabs: tabs) }
        guard visible.count > 1 else {
            return opened(try workbook.sheet(only, options: options), in: workbook, notes: [])
        }
        let filled = try visible.compactMap { try sheet(of: $0, in: workbook) }
        // Several programs add empty tabs to every workbook.
        if filled.count < 2 {
            return opened(try filled.first ?? workbook.sheet(only, options: options), in: workbook, notes: [])
        }
        let best = best(of: filled)
        guard let (sheet, known) = best.first else { throw TabError.noneMatches(path: path, tabs: tabs) }
        guard best.count == 1 else {
            throw TabError.tie(path: path, tied: best.map(\.sheet.tab.name), tabs: tabs)
        }
        return opened(sheet, in: workbook, notes: [.tabTaken(sheet.tab.name, known: known, of: tabs)])
    }

    private func opened(_ sheet: WorkbookSheet, in workbook: Workbook, notes: [Finding]) -> TabSheet {
        let isUnique = workbook.tabs.count { $0.name == sheet.tab.name } == 1
        let name = isUnique ? sheet.tab.name : String(sheet.tab.number)
        return TabSheet(sheet, name: name, in: workbook.kind, of: TabList(workbook.tabs), notes: notes + unused)
    }

    /// What a step says of a text file, and a workbook has no use for.
    private var unused: [Finding] {
        let step = readings.first
        let words = [
            ("encoding", step?.encoding != "auto"), ("delimiter", step?.delimiter != "auto"),
        ]
        return words.filter(\.1).map { Finding.notOfWorkbooks($0.0) }
    }

    /// Those with the most known columns, two at least; none that another subject explains better.
    private func best(of sheets: [WorkbookSheet]) -> [(sheet: WorkbookSheet, known: Int)] {
        var best: [(sheet: WorkbookSheet, known: Int)] = []
        for sheet in sheets {
            let known = known(in: sheet.header)
            guard known >= Self.leastKnown, known >= best.first?.known ?? 0 else { continue }
            if known > best.first?.known ?? 0 { best = [] }
            best.append((sheet, known))
        }
        return best
    }

    /// `nil` for a tab without anything in it, or in the row that is to be the header.
    private func sheet(of tab: Tab, in workbook: Workbook) throws -> WorkbookSheet? {
        do {
            return try workbook.sheet(tab, options: options)
        } catch WorkbookError.emptyTab, WorkbookError.noHeaderRow {
            return nil
        }
    }

    private func known(in header: [String]) -> Int {
        let own = readings.map { Self.known(in: header, by: $0) }.max() ?? 0
        let subjects = Set(readings.map(\.subject))
        let others = Subject.allCases.filter { !subjects.contains($0) }.map {
            Self.known(in: header, by: StepDefinition(subject: $0, source: "", match: ""))
        }
        return others.allSatisfy { $0 <= own } ? own : 0
    }

    /// A column that the job passes over by its name is known as well: it is of the sheet that the job was written for.
    private static func known(in header: [String], by step: StepDefinition) -> Int {
        SheetColumns(header: header, step: step, attributes: []).known
            + header.count { SheetColumns.ignores($0, byName: step.ignore) }
    }

    private static let leastKnown = 2

    /// The tab that has the name; the letters' case and spaces around count only where several would have it else, and a
    /// number is one where no tab is called so.
    private static func tab(_ asked: String, in workbook: Workbook, path: String) throws -> Tab {
        let tabs = workbook.tabs
        var found = tabs.filter { $0.name == asked }
        if found.isEmpty { found = tabs.filter { folded($0.name) == folded(asked) } }
        if found.isEmpty, let number = Int(folded(asked)) { found = tabs.filter { $0.number == number } }
        guard let tab = found.first else {
            throw TabError.noSuchTab(path: path, asked: asked, tabs: TabList(tabs))
        }
        guard found.count == 1 else {
            throw TabError.severalTabs(path: path, asked: asked, tabs: TabList(found))
        }
        guard tab.kind == .cells else { throw TabError.noCells(path: path, asked: asked, tabs: TabList(tabs)) }
        return tab
    }

    private static func folded(_ name: String) -> String {
        name.composed.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }
}

extension SheetColumns {
    /// How many fields its columns are, and columns that Roster wrote itself.
    var known: Int {
        Set(columns.compactMap(\.meaning.fieldName)).count + columns.count { $0.meaning == .own }
    }
}

extension Finding {
    fileprivate static func tabTaken(_ name: String, known: Int, of tabs: TabList) -> Finding {
        Finding(
            code: "sheet.taken",
            value: name,
            problem: LocalizedText(
                en: "the tab '\(name)' is read: \(known) of its columns are known, more than of any other. The tabs "
                    + "are \(tabs.words.en)",
                zh: "读取工作表“\(name)”：其中 \(known) 列可识别，多于其他工作表。现有工作表：\(tabs.words.zh)"
            ),
            remedy: LocalizedText(
                en: "Where another is meant, name it by `sheet:` in the job, or --sheet.",
                zh: "如需读取其他工作表，请用任务中的 sheet 或 --sheet 指定。"
            ),
            pageRemedy: LocalizedText(
                en: "Where another is meant, choose it on the page Reading.",
                zh: "如需读取其他工作表，请在“读取”页面选择。"
            )
        )
    }

    fileprivate static func notOfWorkbooks(_ key: String) -> Finding {
        Finding(
            code: "sheet.notText",
            value: key,
            problem: LocalizedText(
                en: "'\(key)' is said of a file that is a workbook, and has no meaning there",
                zh: "文件是工作簿，“\(key)”不起作用"
            ),
            remedy: LocalizedText(
                en: "Nothing to do; `\(key):` or --\(key) may go.",
                zh: "无需处理；可删除 \(key)。"
            ),
            pageRemedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }
}
