package import Wording
package import Workbooks

/// The tabs of a workbook as people see them listed.
package struct TabList: Sendable, Equatable {
    package let entries: [Entry]

    package struct Entry: Sendable, Equatable {
        package let number: Int
        package let name: String
        /// `visible`, `hidden` or `veryHidden`, as the formats call it.
        package let visibility: String
        /// Whether it holds cells, and not a chart.
        package let hasCells: Bool
        /// What is said of a tab that is not seen.
        fileprivate let standingHidden: LocalizedText?
    }

    package init(_ tabs: [Tab]) {
        entries = tabs.map { tab in
            Entry(
                number: tab.number,
                name: tab.name,
                visibility: Self.key(tab.visibility),
                hasCells: tab.kind == .cells,
                standingHidden: Self.words(tab.visibility)
            )
        }
    }

    private static func key(_ visibility: Tab.Visibility) -> String {
        switch visibility {
        case .visible: "visible"
        case .hidden: "hidden"
        case .veryHidden: "veryHidden"
        }
    }

    private static func words(_ visibility: Tab.Visibility) -> LocalizedText? {
        switch visibility {
        case .visible: nil
        case .hidden: LocalizedText(en: "hidden", zh: "隐藏")
        case .veryHidden: LocalizedText(en: "hidden from the menu too", zh: "深度隐藏")
        }
    }

    /// `1 '人员', 2 '选项' (hidden)`; of many the first.
    var words: LocalizedText {
        let shown = entries.prefix(Self.tabsListed)
        let more = entries.count - shown.count
        return LocalizedText(
            en: shown.map { "\($0.number) '\($0.name)'" + ($0.standing.map { " (\($0.en))" } ?? "") }
                .joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
            zh: shown.map { "\($0.number) “\($0.name)”" + ($0.standing.map { "（\($0.zh)）" } ?? "") }
                .joined(separator: "、") + (more > 0 ? " 等 \(entries.count) 个" : "")
        )
    }

    /// The number of one that can be read: the first that is seen, else the first.
    var example: Int { (entries.first { $0.standing == nil } ?? entries.first)?.number ?? 1 }

    private static let tabsListed = 20
}

extension TabList.Entry {
    /// What keeps the tab from being taken by itself; `nil` for one that is seen and holds cells.
    package var standing: LocalizedText? {
        guard hasCells else { return LocalizedText(en: "holds no cells", zh: "没有单元格") }
        return standingHidden
    }
}
