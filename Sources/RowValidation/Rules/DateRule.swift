import Foundation
import JobModel
import Wording

/// Reads a date, with or without a time, as Unix seconds in the job's zone; a date alone is the first instant of that day.
///
/// `2026-12-01`, `2026/12/1`, `2026.12.1`, `2026年12月1日`, `20261201`, `1 Dec 2026`, `December 1, 2026`, each with an optional
/// `09:30`, `09:30:15.250`, `9:30 PM` or `下午9:30`; `2026-12-01T09:30:00.000+08:00` is that moment wherever the job is. Nothing
/// else may stand in the cell. Where the year stands last and
/// numbers stand before it, `25/12/2026` or `12/25/2026`, the order is that of the whole column: the one the job names
/// (`dates: day_first`), else the one that the column's own dates allow. A column that does not tell is asked about, never
/// guessed, and a cell never decides for itself alone.
struct DateRule {
    private let clock: LocalTime
    private let column: DateColumn

    init(timezone: String, column: DateColumn) {
        clock = LocalTime(timezone)
        self.column = column
    }

    func read(_ text: String) -> (reading: CellReading<Int>, sign: DateOrderSign?) {
        if let (year, month, day) = Self.plain(text) { return (seconds(year, month, day, nil, text), nil) }
        let narrow = text.halfWidth
        if let serial = Self.serial(narrow) { return (.finding(.dateSerial(text, serial)), nil) }
        guard let date = WrittenDate(narrow) else { return (.finding(.malformedDate(text)), nil) }
        switch date.day {
        case .known(let year, let month, let day): return (seconds(year, month, day, date.time, text), nil)
        case .shortYear: return (.finding(.shortYear(text)), nil)
        case .yearLast(let one, let other, let year): return yearLast(one, other, year, date.time, text)
        }
    }

    /// Two numbers and a year: a day and a month, in the order of the column.
    private func yearLast(
        _ one: Int,
        _ other: Int,
        _ year: Int,
        _ time: WrittenTime?,
        _ text: String
    ) -> (reading: CellReading<Int>, sign: DateOrderSign?) {
        let dayFirst = seconds(year, other, one, time, text)
        let monthFirst = seconds(year, one, other, time, text)
        switch (dayFirst.value, monthFirst.value) {
        case (nil, nil): return (dayFirst, nil)
        case (let one?, let other?) where one == other: return (dayFirst, nil)
        case (_?, _?): return (decided(dayFirst, monthFirst, text), .either)
        case (_?, nil): return (decided(dayFirst, .finding(.otherOrder(text, .monthFirst)), text), .only(.dayFirst))
        case (nil, _?): return (decided(.finding(.otherOrder(text, .dayFirst)), monthFirst, text), .only(.monthFirst))
        }
    }

    private func decided(
        _ dayFirst: CellReading<Int>,
        _ monthFirst: CellReading<Int>,
        _ text: String
    ) -> CellReading<Int> {
        switch column {
        case .order(.dayFirst): dayFirst
        case .order(.monthFirst): monthFirst
        case .untold:
            // While nothing else is known, a date that can be read in one way is read so.
            if dayFirst.value == nil {
                monthFirst
            } else if monthFirst.value == nil {
                dayFirst
            } else {
                .finding(.ambiguousDate(text))
            }
        case .mixed(let dayFirstRow, let monthFirstRow): .finding(.mixedDates(text, dayFirstRow, monthFirstRow))
        }
    }

    /// In the job's zone, or so many seconds ahead of UTC.
    private func seconds(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ time: WrittenTime?,
        _ text: String
    ) -> CellReading<Int> {
        guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day), time?.isPossible != false
        else { return .finding(.impossibleDate(text)) }
        guard (1970...2200).contains(year) else { return .finding(.unlikelyYear(text)) }
        let local = Self.dayNumber(year, month, day) * 86400 + (time?.seconds ?? 0)
        guard let moment = time?.offset.map({ local - $0 }) ?? clock.moment(local) else {
            return .finding(.skippedTime(text))
        }
        // Midnight of the first day of 1970 comes earlier east of Greenwich.
        return moment < 0 ? .finding(.unlikelyYear(text)) : .value(moment)
    }

    /// `46357`, or `46357.375` with a time: a day of a spreadsheet, counted from 1900.
    private static func serial(_ text: String) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].utf8.count == 5, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else {
            return nil
        }
        return Int(parts[0])
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// The numbers of `2026-12-01`, `2026/12/01` and `2026.12.01`, as most sheets write all of theirs.
    private static func plain(_ text: String) -> (year: Int, month: Int, day: Int)? {
        let bytes = text.utf8
        guard bytes.count == 10 else { return nil }
        var (year, month, day) = (0, 0, 0)
        var sign: UInt8?
        for (place, byte) in bytes.enumerated() {
            switch (place, byte) {
            case (4, UInt8(ascii: "-")), (4, UInt8(ascii: "/")), (4, UInt8(ascii: ".")): sign = byte
            case (7, sign): continue
            case (0...3, 0x30...0x39): year = year * 10 + Int(byte) - 0x30
            case (5...6, 0x30...0x39): month = month * 10 + Int(byte) - 0x30
            case (8...9, 0x30...0x39): day = day * 10 + Int(byte) - 0x30
            default: return nil
            }
        }
        return (year, month, day)
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar.
    ///
    /// Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date a spreadsheet means by a serial of its 1900 system, and by one of the 1904 system.
    fileprivate static func dates(ofSerial serial: Int) -> (since1900: String, since1904: String) {
        func text(_ day: Int) -> String {
            Date(timeIntervalSince1970: Double(day) * 86400).formatted(.iso8601.year().month().day())
        }
        return (text(serial - 25569), text(serial - 25569 + daysTo1904))
    }

    /// From the first day of the one system to that of the other.
    private static let daysTo1904 = 1462
}

extension Finding {
    fileprivate static func unlikelyYear(_ text: String) -> Finding {
        Finding(
            code: "date.unlikelyYear",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is outside the years 1970 to 2200, which the directory can hold of a join time",
                zh: "“\(text)”不在 1970–2200 年之间"
            ),
            remedy: LocalizedText(en: "Correct the year.", zh: "请更正年份。")
        )
    }

    fileprivate static func malformedDate(_ text: String) -> Finding {
        Finding(
            code: "date.malformed",
            value: text,
            problem: LocalizedText(en: "'\(text)' is not a date", zh: "“\(text)”不是日期"),
            remedy: LocalizedText(en: "Write it as 2026-12-01.", zh: "请写成 2026-12-01。")
        )
    }

    fileprivate static func ambiguousDate(_ text: String) -> Finding {
        Finding(
            code: "date.ambiguous",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' does not say which number is the month, nor does the rest of the column",
                zh: "“\(text)”无法区分月和日，该列其他日期也无法判断"
            ),
            remedy: LocalizedText(
                en: "Write the year first: 2026-12-01. Or say the order: `dates: day_first`, `--dates day_first`.",
                zh: "请以年份开头，如 2026-12-01；或注明顺序：dates: day_first 或 --dates day_first。"
            ),
            pageRemedy: LocalizedText(en: "Write the year first: 2026-12-01.", zh: "请以年份开头，如 2026-12-01。")
        )
    }

    fileprivate static func mixedDates(_ text: String, _ dayRow: Int, _ monthRow: Int) -> Finding {
        Finding(
            code: "date.mixedOrder",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' cannot be read: row \(dayRow) has the day first, row \(monthRow) the month",
                zh: "“\(text)”无法判断：该列第 \(dayRow) 行日在前，第 \(monthRow) 行月在前"
            ),
            remedy: LocalizedText(
                en: "Write the dates of the column in one way, best with the year first: 2026-12-01.",
                zh: "请统一该列日期的写法，最好以年份开头：2026-12-01。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cells here: write each date with the year first, as 2026-12-01.",
                zh: "请在此处更正单元格：每个日期都以年份开头，例如 2026-12-01。"
            )
        )
    }

    /// A date that the order of its column does not allow.
    fileprivate static func otherOrder(_ text: String, _ order: DateOrder) -> Finding {
        let (en, zh) = order == .dayFirst ? ("day", "日") : ("month", "月")
        return Finding(
            code: "date.otherOrder",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is no date with the \(en) first, as the dates of this column are read",
                zh: "该列按\(zh)在前读取，“\(text)”不是这样的日期"
            ),
            remedy: LocalizedText(
                en: "Write it with the year first, as 2026-12-01, or correct `dates:` in the job.",
                zh: "请以年份开头，如 2026-12-01；或更正任务中的 dates。"
            ),
            pageRemedy: LocalizedText(en: "Write it with the year first, as 2026-12-01.", zh: "请以年份开头，如 2026-12-01。")
        )
    }

    fileprivate static func shortYear(_ text: String) -> Finding {
        Finding(
            code: "date.shortYear",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' has no year of four digits, so its parts cannot be told apart",
                zh: "“\(text)”没有四位年份，无法区分年月日"
            ),
            remedy: LocalizedText(en: "Write it as 2026-12-01.", zh: "请写成 2026-12-01。")
        )
    }

    fileprivate static func impossibleDate(_ text: String) -> Finding {
        Finding(
            code: "date.impossible",
            value: text,
            problem: LocalizedText(en: "there is no day '\(text)'", zh: "日期“\(text)”不存在"),
            remedy: LocalizedText(en: "Correct the day, month or time.", zh: "请更正日期。")
        )
    }

    fileprivate static func skippedTime(_ text: String) -> Finding {
        Finding(
            code: "date.skipped",
            value: text,
            problem: LocalizedText(
                en: "no clock shows '\(text)' in the job's zone: they go forward over it",
                zh: "在任务的时区中“\(text)”不存在：时钟在此时拨快"
            ),
            remedy: LocalizedText(en: "Give another time, or the date alone.", zh: "请填写其他时间，或只填日期。")
        )
    }

    fileprivate static func dateSerial(_ text: String, _ serial: Int) -> Finding {
        let dates = DateRule.dates(ofSerial: serial)
        return Finding(
            code: "damage.dateSerial",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is a spreadsheet's number for a date, perhaps \(dates.since1900), "
                    + "or \(dates.since1904) if the workbook counts from 1904",
                zh: "“\(text)”是表格日期序号，可能为 \(dates.since1900)；若工作簿使用 1904 日期系统则为 \(dates.since1904)"
            ),
            remedy: LocalizedText(en: "Format the column as a date and export again.", zh: "请将该列设为日期格式后重新导出。"),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the date that is meant, as 2026-12-01.",
                zh: "请在此处更正单元格：填写正确的日期，例如 2026-12-01。"
            )
        )
    }
}
