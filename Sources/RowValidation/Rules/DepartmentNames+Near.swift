import ContactAPI
import Foundation
import JobModel

extension DepartmentNames {
    /// What separates levels in other tools.
    private static let levelSeparators: [Character] = [
        "-", "–", "—", "－", "\\", "＼", ">", "＞", "→", "»", "|", "｜", "·", "_", "•", ".", "．", ":", "：", " ", "\u{3000}",
    ]
    /// What separates several things in other lists; an empty line's end among them.
    static let listSeparators: [Character] = [",", "，", "、", "|", "｜", "\n", "\r", "\r\n"]
    /// What joins the names of several things in a sentence, and may as well stand in one name.
    private static let conjunctions: [Character] = ["&", "＆", "+", "＋", "和", "与", "及"]

    /// The department whose levels a cell separates by something else than `/`.
    func separatedOtherwise(_ cell: String) -> DepartmentTree.Node? {
        for separator in Self.levelSeparators where cell.contains(separator) {
            let path = cell.split(separator: separator, omittingEmptySubsequences: false).map { String($0).trimmed }
            guard path.count > 1, !path.contains("") else { continue }
            switch match(path.joined(separator: "/")) {
            case .exact(.found(let node)), .read(let node): return node
            case .exact, .ambiguous, .below, .missing: continue
            }
        }
        return nil
    }

    /// The departments that a cell lists by something else than `;`; `nil` where a piece is none.
    func listedOtherwise(_ cell: String) -> [String]? {
        for separator in Self.listSeparators + Self.conjunctions where cell.contains(separator) {
            let pieces = cell.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
            guard pieces.count > 1 else { continue }
            if pieces.allSatisfy(isKnown) { return pieces }
        }
        return nil
    }

    private func isKnown(_ piece: String) -> Bool {
        switch match(piece) {
        case .exact, .read, .ambiguous: true
        case .below, .missing: false
        }
    }

    /// The department that a path probably means: it lacks its first level, or is a slip of the pen away.
    func nearest(to cell: String) -> String? {
        let path = DepartmentTree.levels(of: cell)
        if let node = withoutHead(path) { return node.cell }
        let simplified = Self.simplified(Self.fold(path))
        let twin = tree.nodes.values.filter { Self.simplified(Self.fold($0.path)) == simplified }.map(\.cell).min()
        if let twin { return twin }
        return JobModel.nearest(cell, among: tree.nodes.values.map(\.cell).sorted())
    }

    /// The department that a new one is likely to be mistaken for, among those that are there and the new ones before it.
    ///
    /// The only one of its name elsewhere, the same path without its first level, or a sibling whose name is almost the
    /// same; `二组` beside `一组` is not.
    package func near(to path: [String], new: [[String]] = []) -> String? {
        guard let name = path.last else { return nil }
        let folded = Self.fold(name)
        let parent = Array(path.dropLast())
        let siblings =
            tree.nodes.values.filter { $0.path.count == path.count && $0.path.dropLast().elementsEqual(parent) }
            .map(\.path) + new.filter { $0.count == path.count && $0.dropLast().elementsEqual(parent) }
        let similar = siblings.filter { $0 != path && Self.isSimilar(Self.fold($0.last ?? ""), folded) }
        if let near = similar.map({ $0.joined(separator: "/") }).min() { return near }
        if let node = withoutHead(path) { return node.cell }
        let others = Set(named(name).map(\.path) + new.filter { Self.fold($0.last ?? "") == folded }).subtracting([path]
        )
        return others.count == 1 ? others.first?.joined(separator: "/") : nil
    }

    /// What the path means without its first level, which no department is called by: the company's own name, mostly.
    private func withoutHead(_ path: [String]) -> DepartmentTree.Node? {
        guard path.count > 1, tree.resolve(path: [path[0]]) == .missing,
            case .found(let node) = tree.resolve(path: Array(path.dropFirst()))
        else { return nil }
        return node
    }

    /// Whether two folded names are a slip apart: the same but for one or two letters more, or, being long, an edit or two.
    ///
    /// Names of a series, which differ in a number alone, are not.
    private static func isSimilar(_ one: String, _ other: String) -> Bool {
        if one == other || one.count == other.count && simplified(one) == simplified(other) { return true }
        guard withoutNumbers(one) != withoutNumbers(other) else { return false }
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        if short.count > 1, long.count - short.count <= 2, long.contains(short) { return true }
        return short.count > 4 && JobModel.nearest(one, among: [other]) != nil
    }

    /// In simplified characters: 運營部 is 运营部.
    private static func simplified(_ name: String) -> String {
        guard !name.isASCII else { return name }
        return name.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? name
    }

    private static func withoutNumbers(_ name: String) -> String {
        name.filter { !$0.isNumber && !"一二三四五六七八九十".contains($0) }
    }

    /// The department whose id a spreadsheet has made a number or a date of.
    func resaved(_ cell: String) -> (node: DepartmentTree.Node, how: ResavedText)? {
        for node in tree.nodes.values.sorted(by: { $0.key < $1.key }) {
            if let id = node.department.departmentID, let how = ResavedText(cell, from: id) { return (node, how) }
        }
        return nil
    }

    /// What is wrong with the id of a department that is there under another one, by its name.
    func resavedID(of draft: DepartmentDraft) -> Finding? {
        guard let id = draft.values.departmentID, let name = draft.values.name else { return nil }
        // Those of its name alone, which are found at once: a sheet may have as many departments as the directory.
        for node in named(name).sorted(by: { $0.key < $1.key }) {
            guard let old = node.department.departmentID, let how = ResavedText(id, from: old) else { continue }
            return .resaved(how, DepartmentField.departmentID.rawValue, id, from: node)
        }
        return nil
    }
}
