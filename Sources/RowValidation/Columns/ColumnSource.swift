package import JobModel
import Wording

/// Where a column's values come from.
package enum ColumnSource: Sendable, Equatable {
    /// The cell as it is.
    case whole
    /// A piece of the cell, by its place in the shape.
    case piece(ColumnTemplate, Int)
    /// The cells at these places of the record, put together.
    case joined(ColumnTemplate, [Int])
}

extension SheetColumns.Column {
    /// Whether the column stands for its cells where rows are compared: of those that share a cell the first.
    var speaksForItsCells: Bool {
        guard case .piece(let template, let place) = source else { return true }
        return place == template.firstNamed
    }

    /// The text of the cells, with the damage that is certain taken off.
    func plainText(in record: InputRecord) -> String {
        guard case .joined(_, let places) = source else { return record.cellText(at: place).text }
        // What no cell contains keeps 'a' beside 'bc' apart from 'ab' beside 'c'.
        return places.map { record.cellText(at: $0).text }.joined(separator: "\u{0}")
    }

    /// The value's text, translated by the job; `nil` where it is empty or beyond reading.
    func text(in record: InputRecord, into row: inout CheckedRow) -> String? {
        let found: String? =
            switch source {
            case .whole: cell(at: place, in: record, into: &row)
            case .piece(let template, let piece): self.piece(piece, of: template, in: record, into: &row)
            case .joined(let template, let places): joined(places, by: template, in: record, into: &row)
            }
        guard let found, !found.isEmpty else { return nil }
        let text = translated(found)
        return text.isEmpty ? nil : text
    }

    /// Whether the cells say a word and nothing else: of several that make up a value those that are filled.
    func says(_ word: String, in record: InputRecord) -> Bool {
        guard case .joined(_, let places) = source else { return record.cellText(at: place).text == word }
        let cells = places.map { record.cellText(at: $0).text }.filter { !$0.isEmpty }
        return !cells.isEmpty && cells.allSatisfy { $0 == word }
    }

    /// Whether the job says that a value, or every item of a list, is right as it stands.
    func accepts(_ text: String) -> Bool {
        guard !accepted.isEmpty else { return false }
        if accepted.contains(text) { return true }
        let items = text.listItems
        return items.count > 1 && items.allSatisfy(accepted.contains)
    }

    /// A cell's text; `nil` where it is beyond reading.
    private func cell(at place: Int, in record: InputRecord, into row: inout CheckedRow) -> String? {
        let cell = record.cellText(at: place)
        if meaning.holdsIDs, let finding = cell.controlled.flatMap(ControlCharacterRule.finding) {
            if speaksForItsCells { row.findings.append(finding.at(line: nil, row: nil, column: header)) }
            return nil
        }
        // A cell that several columns take pieces of is repaired, or refused, once.
        if let original = cell.original, speaksForItsCells {
            row.repairs.append(repair(of: cell, original))
        }
        guard !accepts(cell.text), let damage = DamageRule.finding(in: cell) else { return cell.text }
        if speaksForItsCells { row.findings.append(damage.at(line: nil, row: nil, column: header)) }
        return nil
    }

    private func repair(of cell: CellText, _ original: String) -> Finding {
        if cell.isUnwrapped { return .formulaText(original, cell.text, column: header) }
        return cell.isOnlyComposed
            ? .composed(original, cell.text, column: header) : .repaired(original, cell.text, column: header)
    }

    private func piece(
        _ piece: Int,
        of template: ColumnTemplate,
        in record: InputRecord,
        into row: inout CheckedRow
    ) -> String? {
        guard let cell = cell(at: place, in: record, into: &row), !cell.isEmpty else { return nil }
        if let pieces = template.pieces(of: cell) { return pieces[piece].trimmed }
        if speaksForItsCells { row.findings.append(.otherShape(cell, template, column: header)) }
        return nil
    }

    private func joined(
        _ places: [Int],
        by template: ColumnTemplate,
        in record: InputRecord,
        into row: inout CheckedRow
    ) -> String? {
        var cells: [String] = []
        for place in places {
            guard let cell = cell(at: place, in: record, into: &row) else { return nil }
            cells.append(cell)
        }
        let isWhole = !cells.contains("") || cells.allSatisfy(\.isEmpty)
        if !isWhole, !meaning.takesParts(template) {
            row.findings.append(.incompleteJoin(cells, template, column: header))
            return nil
        }
        if let finding = JoinedLevelsRule.finding(cells, template, meaning: meaning, column: header) {
            row.findings.append(finding)
            return nil
        }
        return meaning.isListOfPeople ? listed(cells, by: template) : template.joined(cells)
    }

    /// Every item of a list by the template: `employee_no:{上级}` names each of `E1;E2` by their number.
    private func listed(_ cells: [String], by template: ColumnTemplate) -> String {
        guard cells.count == 1, template.literals.first?.hasSuffix(":") == true else { return template.joined(cells) }
        return cells[0].listItems.map { template.joined([$0]) }.joined(separator: ";")
    }
}

/// Requires the levels of a department's path that stand in columns of their own to have no gap and no separator.
///
/// A level that is left out would move the department up in silence; `研发/后端` within one would be two levels.
enum JoinedLevelsRule {
    static func finding(
        _ cells: [String],
        _ template: ColumnTemplate,
        meaning: SheetColumns.Meaning,
        column: String
    ) -> Finding? {
        switch meaning {
        case .person(.departmentIDs), .department(.path), .department(.parentDepartmentID), .department(.parentName):
            break
        default: return nil
        }
        guard template.literals.dropFirst().dropLast().contains(where: { $0.trimmed == "/" }) else { return nil }
        if let cell = cells.first(where: { $0.contains("/") || $0.listItems.count > 1 }) {
            return .levelOfSeveral(cell, column)
        }
        guard let gap = cells.firstIndex(of: ""), let below = cells[gap...].firstIndex(where: { !$0.isEmpty }) else {
            return nil
        }
        return .missingLevel(template.names[gap], above: cells[below], column)
    }
}

extension SheetColumns.Meaning {
    /// Whether a cell names several people.
    fileprivate var isListOfPeople: Bool {
        switch self {
        case .person(let field): field == .dottedLineLeaderUserIDs
        case .department(let field): field == .departmentHRBPs
        case .attribute, .condition, .part, .ignored, .own, .unknown: false
        }
    }

    /// Whether a value may lack some of its parts: a name without a middle name is one, half an id is another's.
    fileprivate func takesParts(_ template: ColumnTemplate) -> Bool {
        switch self {
        case .person(let field): field.content.joining.takesParts(template)
        case .department(let field): field.content.joining.takesParts(template)
        case .attribute(_, let part): part == nil || part == .text
        case .condition, .part, .ignored, .own, .unknown: true
        }
    }
}

extension CellContent.Joining {
    fileprivate func takesParts(_ template: ColumnTemplate) -> Bool {
        switch self {
        case .parts: true
        case .items: template.literals.dropFirst().dropLast().allSatisfy { ["/", ";", "；"].contains($0.trimmed) }
        case .whole: false
        }
    }
}

extension Finding {
    fileprivate static func incompleteJoin(
        _ cells: [String],
        _ template: ColumnTemplate,
        column: String
    ) -> Finding {
        let missing = zip(template.names, cells).filter(\.1.isEmpty).map(\.0)
        let value = template.joined(cells)
        return Finding(
            code: "join.incomplete",
            column: column,
            value: value,
            problem: LocalizedText(
                en: "'\(value)' lacks a part, for \(missing.joined(separator: ", ")) is empty",
                zh: "“\(value)”不完整：\(missing.joined(separator: "、")) 为空"
            ),
            remedy: LocalizedText(en: "Fill in every part, or empty all of them.", zh: "请补全各部分，或全部清空。")
        )
    }

    fileprivate static func otherShape(_ text: String, _ template: ColumnTemplate, column: String) -> Finding {
        Finding(
            code: "split.mismatch",
            column: column,
            value: text,
            problem: LocalizedText(
                en: "'\(text)' does not have the shape \(template.text), or has it in more than one way",
                zh: "“\(text)”不符合格式 \(template.text)，或有多种拆分方式"
            ),
            remedy: LocalizedText(
                en: "Write the cell in that shape, or correct the shape under `columns:` in the job.",
                zh: "请按该格式填写，或更正任务 columns 中的格式。"
            ),
            pageRemedy: LocalizedText(
                en: "Write the cell in that shape, or correct the shape on the page Columns.",
                zh: "请按该格式填写，或在“列”页面更正格式。"
            )
        )
    }

    fileprivate static func levelOfSeveral(_ text: String, _ column: String) -> Finding {
        Finding(
            code: "join.separator",
            column: column,
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is to be one level of a path and has a separator in it",
                zh: "“\(text)”应为一级部门名称，却含有分隔符"
            ),
            remedy: LocalizedText(en: "Give every level a cell of its own.", zh: "请将每一级部门填入各自的单元格。")
        )
    }

    fileprivate static func missingLevel(_ name: String, above: String, _ column: String) -> Finding {
        Finding(
            code: "join.gap",
            column: column,
            value: above,
            problem: LocalizedText(
                en: "'\(name)' is empty, and '\(above)' is to stand below it",
                zh: "“\(name)”为空，而其下级“\(above)”不为空"
            ),
            remedy: LocalizedText(en: "Fill in the level, or empty those below it.", zh: "请补全该级部门，或清空其下级。")
        )
    }
}
