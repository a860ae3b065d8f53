/// What a cell's number stands for, by the format in which the spreadsheet shows it.
///
/// Source: ECMA-376 part 1, 18.8.30 (numFmt) and 18.8.31 (numFmts).
enum NumberFormat: Sendable, Equatable {
    case plain
    case date(DateFormat)
    /// Digits with zeros or a word before them, or a word, at least for some numbers; three sections at most.
    case sections([NumberSection])

    struct DateFormat: Sendable, Equatable {
        /// A year or a day is shown, and not times alone.
        var showsDay = false
        /// Hours, minutes or seconds beyond a day, `[h]:mm`.
        var isElapsed = false
        var showsFractions = false
    }

    var isPlain: Bool {
        if case .plain = self { true } else { false }
    }

    /// The formats that a workbook need not define; those from 27 on are the dates of Chinese, Japanese, Korean and Thai ones.
    init(builtIn id: Int) {
        self =
            switch id {
            case 14...17, 22, 27...31, 36, 50...54, 57, 58, 71...74, 77: .date(DateFormat(showsDay: true))
            case 18...21, 32...35, 45, 55, 56, 75, 76, 78, 80: .date(DateFormat())
            case 46, 79: .date(DateFormat(isElapsed: true))
            case 47, 81: .date(DateFormat(showsFractions: true))
            default: .plain
            }
    }

    /// - Parameter code: A format such as `yyyy"年"m"月"d"日";@`; whether it is one of dates, its first section decides.
    init(code: String) {
        guard !code.isEmpty else {
            self = .plain
            return
        }
        var reader = NumberFormatReader(code)
        var sections = [reader.next()]
        if let date = reader.date {
            self = .date(date)
            return
        }
        // The fourth one is that of texts.
        while reader.hasNext, sections.count < 3 { sections.append(reader.next()) }
        self.init(sections)
    }

    init(_ sections: [NumberSection]) {
        self = sections.contains { $0.kind != .plain } ? .sections(sections) : .plain
    }
}
