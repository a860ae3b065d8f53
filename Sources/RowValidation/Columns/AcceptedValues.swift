package import JobModel
import Wording

/// Finds what `accept:` names and no row has: a misspelt value must not pass in silence.
package struct AcceptedValues: Sendable {
    private var seen: Set<AcceptedValue> = []

    package init() {}

    package mutating func note(_ values: [AcceptedValue]) { seen.formUnion(values) }

    /// A warning for each value that no row of a whole sheet has.
    package func unused(of columns: SheetColumns) -> [Finding] {
        var findings: [Finding] = []
        for column in columns.columns {
            for value in column.accepted.sorted() {
                let isSeen = columns.columns.contains {
                    $0.accepted.contains(value) && seen.contains(AcceptedValue(header: $0.header, value: value))
                }
                let finding = Finding.nothingAccepted(value, column: column.header)
                if !isSeen, !findings.contains(finding) { findings.append(finding) }
            }
        }
        return findings
    }
}

extension SheetColumns.Column {
    /// The values of `accept:` that a record has here, as a whole cell, an item of a list or a part.
    func acceptedValues(in record: InputRecord) -> [AcceptedValue] {
        var texts: Set<String> = []
        func take(_ text: String) {
            texts.insert(text)
            texts.formUnion(text.listItems)
        }
        switch source {
        case .whole, .piece: take(record.cellText(at: place).text)
        case .joined(_, let places): for place in places { take(record.cellText(at: place).text) }
        }
        var unjudged = CheckedRow(line: record.line, row: record.row)
        if let text = text(in: record, into: &unjudged) { take(text) }
        return texts.intersection(accepted).map { AcceptedValue(header: header, value: $0) }
    }
}

extension Finding {
    fileprivate static func nothingAccepted(_ value: String, column: String) -> Finding {
        Finding(
            code: "accept.nothingFound",
            column: column,
            value: value,
            problem: LocalizedText(
                en: "the job accepts '\(value)' in this column, and no row has it",
                zh: "任务在该列接受“\(value)”，但没有任何行填写该值"
            ),
            remedy: LocalizedText(en: "Check the spelling, or take it out of `accept:`.", zh: "请检查写法，或从 accept 中删除。"),
            pageRemedy: LocalizedText(
                en: "Nothing to do: the value was right in an earlier sheet of this header, and is not in this one.",
                zh: "无需处理：该值曾在相同表头的表格中被确认，此表格中没有。"
            )
        )
    }
}
