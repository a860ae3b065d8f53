import Wording

/// What is wrong with an old workbook; the file's name is added where it is known.
enum XLSDamage: Error, Equatable {
    /// A sector, record or text that goes on behind the end of what holds it.
    case cut(place: Int)
    /// A chain of sectors that leads back into itself, or nowhere.
    case chain
    /// A text or number that is shorter than its kind.
    case short(record: Int)
    /// A stream or sheet that is not there.
    case missing(String)
    /// A cell beyond the last column.
    case outside(String)
    case repeated(String)

    var reason: LocalizedText {
        switch self {
        case .cut(let place):
            LocalizedText(en: "it breaks off at byte \(place)", zh: "内容在第 \(place) 字节处中断")
        case .chain:
            LocalizedText(en: "the list of its sectors leads nowhere or in a circle", zh: "扇区链表中断或成环")
        case .short(let record):
            LocalizedText(
                en: "record \(String(record, radix: 16)) is shorter than its kind",
                zh: "记录 \(String(record, radix: 16)) 长度不足"
            )
        case .missing(let name): LocalizedText(en: "'\(name)' is not there", zh: "缺少“\(name)”")
        case .outside(let cell):
            LocalizedText(
                en: "'\(cell)' lies outside an old sheet of 65,536 rows and 256 columns",
                zh: "“\(cell)”超出旧版工作表 65,536 行、256 列的范围"
            )
        case .repeated(let cell): LocalizedText(en: "'\(cell)' is there twice", zh: "“\(cell)”重复")
        }
    }

    func error(_ path: String, part: String = "") -> WorkbookError {
        .damaged(path: path, part: part, reason: reason)
    }
}
