/// What a cell's number stands for, by the format in which the spreadsheet shows it.
///
/// Source: ECMA-376 part 1, 18.8.30 (numFmt) and 18.8.31 (numFmts).
enum NumberFormat: Sendable, Equatable {
    case plain
    case date(DateFormat)
    /// Digits with zeros before them, perhaps with text between.
    case padded([PaddedPiece])

    struct DateFormat: Sendable, Equatable {
        /// A year or a day is shown, and not times alone.
        var showsDay = false
        /// Hours, minutes or seconds beyond a day, `[h]:mm`.
        var isElapsed = false
        var showsFractions = false
    }

    enum PaddedPiece: Sendable, Equatable {
        case digit
        case text([UInt8])
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

    /// - Parameter code: A format such as `yyyy"年"m"月"d"日";@`; its first section decides.
    init(code: String) {
        var reader = NumberFormatReader(code)
        self = reader.format()
    }
}
