import JobModel
import JobSession
import Wording

/// The fields that a column can be, as lists to choose from.
struct FieldChoice {
    /// The values of a list beside the fields' names.
    static let usual = ""
    static let ignored = "-"
    static let another = "?"
    static let kept = "?keep"

    private let matching: ColumnMatching
    private let frame: PageFrame

    init(_ matching: ColumnMatching, _ frame: PageFrame) { (self.matching, self.frame) = (matching, frame) }

    /// What people call a field.
    func title(_ field: String) -> String { frame.title(of: field, matching.step.subject) }

    /// What people call a column: its heading, or the letters that the spreadsheet has for it.
    func name(of column: ColumnMatching.Column, _ limit: Int) -> String {
        if column.isUnnamed { return frame.unheaded(column.place) }
        let heading = CellExcerpt.of(column.heading, limit)
        return column.number == nil ? heading : frame.repeated(heading, column.place)
    }

    /// What is said of headings that several columns have.
    func repeated() -> [String] {
        let groups = Dictionary(grouping: matching.columns.filter { $0.number != nil }, by: \.heading)
        let firsts = groups.values.sorted { $0[0].place < $1[0].place }.prefix(Self.repeatedLimit)
        return firsts.map { group in
            let (heading, count) = (CellExcerpt.of(group[0].heading, 60), group.count)
            let letters = group.prefix(Self.columnsNamed).map { SheetColumnName.letters(of: $0.place) }
            let more = count > letters.count ? " …" : ""
            let remedy = frame.say(" Choose for each of them what it is, or pass it over.", "请分别选择各列对应的字段，或忽略。")
            return frame.say(
                "\(count, "column") have the heading '\(heading)': \(letters.joined(separator: ", "))\(more).",
                "有 \(count) 列的列名都是“\(heading)”：\(letters.joined(separator: "、"))\(more)。"
            ) + (group.contains(where: \.isToBeChosen) ? remedy : "")
        }
    }

    /// A column with what it can be: all fields at once, or those that are likely.
    func column(_ column: ColumnMatching.Column, isWide: Bool) -> ColumnsPage.Column {
        let header = name(of: column, 100)
        return ColumnsPage.Column(
            header: header,
            samples: column.samples.map { CellExcerpt.of($0, 60) }.joined(separator: " · "),
            name: "m\(column.place)",
            shownName: Self.shownName(of: column),
            shown: Self.chosen(of: column),
            label: frame.say("\(header) is", "\(header) 对应"),
            hint: contest(of: column)
                ?? column.suggestion.map { frame.say("Perhaps \(title($0))?", "是否为 \(title($0))？") },
            options: options(of: column, isWide: isWide)
        )
    }

    /// That another column is the same field; `nil` where none is.
    private func contest(of column: ColumnMatching.Column) -> String? {
        guard column.isContested else { return nil }
        let fields: [String] =
            switch column.state {
            case .field(let field): [field]
            case .parts(let fields): fields
            case .ignored, .aside, .unknown: []
            }
        let said = fields.map(title).joined(separator: " + ")
        return frame.say(
            "Another column is \(said) too. Choose something else for one of them, or pass it over.",
            "另有一列也对应 \(said)。请为其中一列选择其他字段，或忽略。"
        )
    }

    /// The name of the field that carries what a page has shown of a column: where it is, and what it is called.
    static func shownName(of column: ColumnMatching.Column) -> String {
        "w\(column.place).\(CellEdit.mark(of: column.heading))"
    }

    /// What a value of a column's list means to people.
    func words(_ value: String, of column: ColumnMatching.Column) -> String {
        switch value {
        case Self.usual: column.usual.map(title) ?? frame.say("not chosen", "未选择")
        case Self.ignored: frame.say("passed over", "忽略")
        case Self.kept:
            if case .parts(let fields) = column.state {
                frame.say(
                    "taken apart: \(fields.map(title).joined(separator: " + "))",
                    "拆分为 \(fields.map(title).joined(separator: " + "))"
                )
            } else {
                frame.say("not written by itself", "不单独写入")
            }
        default: title(value)
        }
    }

    /// What the list of a column has chosen.
    static func chosen(of column: ColumnMatching.Column) -> String {
        switch column.state {
        case .unknown: usual
        case .field(let field): field == column.usual ? usual : field
        case .ignored: ignored
        case .aside, .parts: kept
        }
    }

    private func options(of column: ColumnMatching.Column, isWide: Bool) -> [SheetPage.Option] {
        let chosen = Self.chosen(of: column)
        var options: [SheetPage.Option] = []
        switch column.state {
        case .unknown:
            options.append(option(Self.usual, frame.say("choose …", "请选择…"), chosen))
        case .field(let field) where field == column.usual:
            options.append(option(Self.usual, title(field), chosen))
        case .field(let field):
            options.append(option(field, title(field), chosen))
            if let usual = column.usual { options.append(option(Self.usual, title(usual), chosen)) }
        case .ignored:
            if let usual = column.usual { options.append(option(Self.usual, title(usual), chosen)) }
        case .aside:
            options.append(option(chosen, frame.say("is not written by itself", "不单独写入"), chosen))
        case .parts(let fields):
            let words = fields.map(title).joined(separator: " + ")
            options.append(option(chosen, frame.say("taken apart: \(words)", "拆分为 \(words)"), chosen))
        }
        options.append(option(Self.ignored, frame.say("pass it over", "忽略此列"), chosen))
        if let suggestion = column.suggestion, suggestion != chosen {
            options.append(option(suggestion, title(suggestion), chosen))
        }
        if isWide {
            let there = Set(options.map(\.value))
            let usual = there.contains(Self.usual) ? column.usual : nil
            options += matching.fields.filter { !there.contains($0) && $0 != usual }.map {
                option($0, title($0), chosen)
            }
            let own = "custom_attrs." + column.heading
            if matching.step.subject == .people, !column.isUnnamed,
                (1...Self.nameLimitBytes).contains(column.heading.utf8.count)
            {
                let words = frame.say("a custom attribute of this name", "同名的自定义字段")
                options.append(option(own, words, chosen))
            }
        } else {
            options.append(option(Self.another, frame.say("another field …", "其他字段…"), chosen))
        }
        return options
    }

    /// What can be typed of columns, with what was typed already, and why that was not taken.
    func join(_ typed: TypedMapping, _ reasons: [String: String]) -> ColumnsPage.Join {
        let none = ("", frame.say("none", "无"))
        let fields = [none] + matching.fields.map { ($0, title($0)) }
        let columns =
            [none] + matching.columns.prefix(Self.columnLimit).map { ("\($0.place)", name(of: $0, 60)) }
        let split = typed.split.map { String($0) } ?? ""
        return ColumnsPage.Join(
            templateLabel: frame.say("Join columns, each in braces", "拼接列（列名写在花括号中）"),
            templateHint: joinHint,
            template: typed.join,
            fieldLabel: frame.say("which makes", "得到"),
            options: fields.map { option($0, $1, typed.joined) },
            columnLabel: frame.say("Split the column", "拆分列"),
            columns: columns.map { option($0, $1, split) },
            shapeLabel: frame.say(
                "whose cells look like (fields in braces, such as {name}({employee_no}))",
                "单元格的格式（字段写在花括号中，例如 {姓名}({工号})）"
            ),
            shape: typed.shape,
            commonOptions: fields.map { option($0, $1, typed.common) },
            commonValue: typed.commonValue,
            templateError: reasons["join"],
            shapeError: reasons["shape"],
            commonError: reasons["commonValue"]
        )
    }

    private var joinHint: String {
        let usual = frame.say("Such as {First name} {Last name}", "例如 {姓}{名}")
        guard let unnamed = matching.columns.first(where: { $0.isUnnamed && !$0.samples.isEmpty }) else { return usual }
        let name = frame.unheaded(unnamed.place)
        return usual + frame.say("; {\(unnamed.header)} is \(name)", "；{\(unnamed.header)} 为 \(name)")
    }

    private func option(_ value: String, _ words: String, _ chosen: String) -> SheetPage.Option {
        SheetPage.Option(value: value, words: words, isChosen: value == chosen)
    }

    private static let (columnLimit, repeatedLimit, columnsNamed) = (100, 5, 10)
    /// A header that is longer names no attribute, and would be the page.
    private static let nameLimitBytes = 300
}
