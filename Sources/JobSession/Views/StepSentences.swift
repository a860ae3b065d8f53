package import JobEngine
import JobModel
package import Wording

/// What a plan says of a step, in both languages, for any face.
package struct StepSentences: Sendable {
    private let step: PlanSummary.Step

    package init(_ step: PlanSummary.Step) { self.step = step }

    package var title: LocalizedText {
        let subject = step.subject == .people ? "人员" : "部门"
        return LocalizedText(en: "\(step.name) (\(step.source))", zh: "\(subject)（\(step.source)）")
    }

    /// What becomes of rows, in the order in which they are counted.
    package enum Kind: String, Sendable, CaseIterable {
        case leftOut
        case create
        case update
        case unchanged
        case invalid
        case heldBack

        package var words: LocalizedText {
            switch self {
            case .leftOut: LocalizedText(en: "left out", zh: "跳过")
            case .create: LocalizedText(en: "create", zh: "新建")
            case .update: LocalizedText(en: "update", zh: "更新")
            case .unchanged: LocalizedText(en: "unchanged", zh: "无变化")
            case .invalid: LocalizedText(en: "invalid", zh: "有误")
            case .heldBack: LocalizedText(en: "held back", zh: "暂缓")
            }
        }

        /// Whether it is said even where no row is of that kind.
        fileprivate var isAlwaysSaid: Bool {
            switch self {
            case .leftOut, .create, .update, .unchanged, .invalid: true
            case .heldBack: false
            }
        }
    }

    /// How many rows are of a kind.
    package func count(_ kind: Kind) -> Int {
        switch kind {
        case .leftOut: step.leftOut
        case .create: step.create
        case .update: step.update
        case .unchanged: step.unchanged
        case .invalid: step.invalid
        case .heldBack: step.heldBack
        }
    }

    /// How many rows would become what: `people (a.csv): 10 rows = 1 left out + 4 create + …`.
    package var counts: LocalizedText {
        let kinds = Kind.allCases.filter { $0.isAlwaysSaid || count($0) > 0 }
        let en = kinds.map { "\(count($0)) \($0.words.en)" }.joined(separator: " + ")
        let zh = kinds.map { "\($0.words.zh) \(count($0))" }.joined(separator: " + ")
        return LocalizedText(
            en: "\(title.en): \(step.rows, "row") = " + en,
            zh: "\(title.zh)：\(step.rows) 行 = " + zh
        )
    }

    /// What becomes of the invalid rows; `nil` where there are none.
    package var invalid: LocalizedText? {
        guard step.invalid > 0 else { return nil }
        let file = step.sheet == nil ? "failed.csv" : "failed.xlsx"
        return LocalizedText(
            en:
                "\(step.invalid, "invalid row is", "invalid rows are") not sent; \(file) will have \(step.invalid == 1 ? "it" : "them") with what to correct",
            zh: "\(step.invalid) 行有误，不会发送；结果中的 \(file) 会列出这些行和更正方法"
        )
    }

    /// The first updates, field by field.
    package var changes: [LocalizedText] {
        step.changes.map { change in
            let fields = change.fields.map { field in
                let (name, old, new) = (name(of: field.field), Self.cell(field.old), Self.cell(field.new))
                return LocalizedText(en: "\(name.en) \(old.en) → \(new.en)", zh: "\(name.zh) \(old.zh) → \(new.zh)")
            }
            return LocalizedText(
                en: "row \(change.row) \(change.matchKey): " + fields.map(\.en).joined(separator: ", "),
                zh: "第 \(change.row) 行 \(change.matchKey)：" + fields.map(\.zh).joined(separator: "，")
            )
        }
    }

    /// That there are more updates; `nil` where there are none, or no changes are said.
    package var moreChanges: LocalizedText? {
        let more = step.update - step.changes.count
        guard more > 0, !step.changes.isEmpty else { return nil }
        return LocalizedText(en: "… and \(more) more updates", zh: "……另有 \(more) 处更新")
    }

    package var changesTitle: LocalizedText {
        LocalizedText(en: "Changes of \(step.name):", zh: "\(title.zh)的更改：")
    }

    /// A field as its reader knows it: in Chinese by the sheet's own heading, or by the field's Chinese name.
    package func name(of field: String) -> LocalizedText {
        let heading = step.headings[field]
        if field.hasPrefix("custom_attrs.") { return LocalizedText(en: heading ?? field, zh: heading ?? field) }
        guard let heading, heading != field else {
            return LocalizedText(en: field, zh: FieldTitle.chinese(field, of: step.subject))
        }
        return LocalizedText(en: field, zh: heading)
    }

    /// The same for the console's pages, whose readers know no names on the wire.
    package func nameOnPage(of field: String) -> LocalizedText {
        // The number of a column says less than the field.
        if let heading = step.headings[field], heading != field, SheetColumnName(heading).place == nil {
            return LocalizedText(en: heading, zh: heading)
        }
        return LocalizedText(
            en: FieldTitle.english(field, of: step.subject),
            zh: FieldTitle.chinese(field, of: step.subject)
        )
    }

    package static func cell(_ value: String?, of field: String) -> LocalizedText {
        guard field == PersonField.gender.rawValue, let name = value.flatMap({ genders[$0] }) else {
            return cell(value)
        }
        return LocalizedText(en: "'\(name.en)'", zh: "“\(name.zh)”")
    }

    /// What the directory has numbers for.
    private static let genders = [
        "0": LocalizedText(en: "secret", zh: "保密"), "1": LocalizedText(en: "male", zh: "男"),
        "2": LocalizedText(en: "female", zh: "女"), "3": LocalizedText(en: "other", zh: "其他"),
    ]

    package static func cell(_ value: String?) -> LocalizedText {
        guard let value, !value.isEmpty else { return LocalizedText(en: "(empty)", zh: "（空）") }
        return LocalizedText(en: "'\(value)'", zh: "“\(value)”")
    }
}
