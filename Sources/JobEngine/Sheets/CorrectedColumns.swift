import ContactAPI
import JobModel
import RowValidation
import Wording

/// The columns of a corrected file, held against those of the sheet that it corrects.
struct CorrectedColumns {
    /// How many columns of the sheet mean something and are there, by whatever name.
    private(set) var known = 0
    /// Columns of the sheet that mean something and are not there.
    private(set) var dropped: [String] = []
    /// Columns that the sheet does not have and that mean nothing.
    private(set) var added: [String] = []
    /// Among those the ones that look like a dropped one, misspelt.
    private(set) var misspelt: [String] = []
    /// Whether the match key is there.
    private(set) var hasMatch = false

    init(
        _ header: [String],
        of original: [String],
        step: StepDefinition,
        attributes: [CustomAttributeDefinition] = []
    ) {
        func columns(_ header: [String]) -> [SheetColumns.Column] {
            SheetColumns(header: header, step: step, attributes: attributes).columns
        }
        let here = columns(header)
        let fields = Set(here.compactMap(\.key))
        for column in columns(original) {
            guard let key = column.key else { continue }
            if fields.contains(key) {
                known += 1
            } else if !column.isReadOnly {
                dropped.append(column.header)
            }
        }
        let lost = Set(columns(original).compactMap(\.key)).subtracting(fields)
        hasMatch = here.contains { $0.meaning.fieldName == step.match }
        for column in here where !original.contains(column.header) {
            guard case .unknown(let suggestion) = column.meaning else { continue }
            let meant = suggestion.flatMap { columns([$0]).first?.key }
            if let meant, lost.contains(meant) { misspelt.append(column.header) } else { added.append(column.header) }
        }
    }

    /// What is to be said of a file whose columns differ.
    var notes: [Finding] { dropped.map(Finding.columnDropped) + added.map(Finding.columnAdded) }
}

extension SheetColumns.Column {
    /// What tells the column from others: its field, or its name where only the directory knows what it is.
    var key: String? {
        switch meaning {
        case .person, .department, .attribute: meaning.fieldName.map { $0 + part }
        case .unknown: header
        case .condition, .part, .ignored, .own: nil
        }
    }

    fileprivate var isReadOnly: Bool {
        switch meaning {
        case .person(let field): field.isReadOnly
        case .department(let field): field.isReadOnly
        case .attribute, .condition, .part, .ignored, .own, .unknown: false
        }
    }

    private var part: String {
        guard case .attribute(_, let part?) = meaning else { return "" }
        return "." + part.rawValue
    }
}

extension Finding {
    fileprivate static func columnDropped(_ header: String) -> Finding {
        Finding(
            code: "retry.columnDropped",
            column: header,
            problem: LocalizedText(
                en: "the file no longer has the column '\(header)': what stood there is not written",
                zh: "文件中已没有列“\(header)”：原有内容不会写入"
            ),
            remedy: LocalizedText(en: "If it is to be written, add the column again.", zh: "如需写入，请重新添加该列。")
        )
    }

    fileprivate static func columnAdded(_ header: String) -> Finding {
        Finding(
            code: "retry.columnAdded",
            column: header,
            problem: LocalizedText(
                en: "the column '\(header)' was not in the sheet and is not known: it is passed over",
                zh: "原表中没有列“\(header)”，且无法识别，已忽略"
            ),
            remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }
}
