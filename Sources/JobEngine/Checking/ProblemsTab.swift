import JobModel
import Wording
import Workbooks

/// The first tab of an annotated workbook: what was found, grouped, with links to the cells.
struct ProblemsTab {
    let words: (LocalizedText) -> String

    func write(
        _ groups: [FindingGroups.Group],
        summaries: [[WorkbookCell]],
        commentsLeftOut: Int,
        to tab: WorkbookTab
    ) throws {
        try tab.write([WorkbookCell(words(LocalizedText(en: "What Roster found", zh: "Roster 检查结果")), style: .title)])
        for summary in summaries { try tab.write(summary) }
        try tab.write([WorkbookCell(words(Self.legend))])
        if commentsLeftOut > 0 {
            try tab.write([WorkbookCell(words(Self.manyComments(commentsLeftOut)), style: .warning)])
        }
        try tab.write([String]())
        try tab.write(Self.headings.map { WorkbookCell(words($0), style: .header) })
        tab.freeze(rows: tab.rows, filter: false)
        for group in groups { try tab.write(row(of: group), lines: lines(of: group)) }
        if groups.isEmpty {
            try tab.write([WorkbookCell(words(LocalizedText(en: "Nothing was found.", zh: "没有发现问题。")))])
        }
        for (column, width) in [12.0, 16, 24, 16, 8, 60, 60].enumerated() { tab.setWidth(width, ofColumn: column) }
    }

    /// Lines that the longer of the sentences takes in its column.
    private func lines(of group: FindingGroups.Group) -> Int {
        let widths = [group.first.problem, group.first.remedy].map { DisplayWidth.of(AnnotatedCell.text(words($0))) }
        return (widths.max() ?? 0) / Self.charactersOfLine + 1
    }

    private static let charactersOfLine = 54

    private func row(of group: FindingGroups.Group) -> [WorkbookCell] {
        var row = [
            WorkbookCell(words(group.kind.title), style: group.kind.style), WorkbookCell(group.tab),
            WorkbookCell(group.code, style: .wrapped), WorkbookCell(AnnotatedCell.text(group.column ?? "")),
            WorkbookCell(group.count),
            WorkbookCell(AnnotatedCell.text(words(group.first.problem)), style: .wrapped),
            WorkbookCell(AnnotatedCell.text(words(group.first.remedy)), style: .wrapped),
        ]
        row += group.cells.map { WorkbookCell(to: $0) }
        let more = group.count - group.cells.count
        if more > 0, group.cells.count == FindingGroups.cellsNamed {
            row.append(WorkbookCell(words(LocalizedText(en: "and \(more) more", zh: "另有 \(more) 处"))))
        }
        return row
    }

    private static let headings = [
        LocalizedText(en: "Kind", zh: "类别"), LocalizedText(en: "Tab", zh: "工作表"),
        LocalizedText(en: "Code", zh: "代码"), LocalizedText(en: "Column", zh: "列"),
        LocalizedText(en: "Count", zh: "数量"), LocalizedText(en: "Problem (of the first)", zh: "问题（以第一处为例）"),
        LocalizedText(en: "What to do", zh: "处理方法"), LocalizedText(en: "Cells", zh: "单元格"),
    ]

    private static let legend = LocalizedText(
        en:
            "Problems are red and bold, repaired cells green and italic, doubtful ones yellow and underlined; the comment of a "
            + "cell and the columns roster_… of its row say why.",
        zh: "红色加粗为问题，绿色斜体为已修正，黄色下划线为提醒；原因见单元格批注和该行的 roster_… 列。"
    )

    private static func manyComments(_ leftOut: Int) -> LocalizedText {
        LocalizedText(
            en:
                "A tab has at most \(WorkbookTab.commentLimit) comments: \(leftOut, "more is", "more are") left out; the columns roster_… have all.",
            zh: "每张工作表最多 \(WorkbookTab.commentLimit) 条批注，另有 \(leftOut) 条未写入；roster_… 列包含全部内容。"
        )
    }
}
