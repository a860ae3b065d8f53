import Foundation
import JobModel

/// Reads a date, with or without a time, as Unix seconds in the job's zone; a date alone is local midnight.
///
/// `2026-12-01`, `2026/12/1`, `2026.12.1`, `2026年12月1日`, `20261201`, `1 Dec 2026`, `December 1, 2026`, each with an optional
/// `09:30` or `09:30:15`; `2026-12-01T09:30:00+08:00` is that moment wherever the job is. Where the year stands last and
/// numbers stand before it, `25/12/2026` or `12/25/2026`, the order is that of the whole column: the one the job names
/// (`dates: day_first`), else the one that the column's own dates allow. A column that does not tell is asked about, never
/// guessed, and a cell never decides for itself alone.
struct DateRule {
    private let zone: TimeZone
    private let column: DateColumn

    init(timezone: String, column: DateColumn) {
        zone = TimeZone(identifier: timezone) ?? .gmt
        self.column = column
    }

    func read(_ text: String) -> (reading: CellReading<Int>, sign: DateOrderSign?) {
        if let parts = Self.plain(text) { return (seconds(parts, text), nil) }
        let narrow = text.halfWidth
        if let serial = Self.serialWithTime(narrow) {
            return (.finding(.dateSerial(text, Self.date(ofSerial: serial))), nil)
        }
        switch MonthName.read(narrow) {
        case .numbers(let named):
            let numbers = Self.numbers(in: named)
            return (numbers.map { seconds($0.map(\.value), text) } ?? .finding(.malformedDate(text)), nil)
        case .shortYear: return (.finding(.shortYear(text)), nil)
        case nil: break
        }
        let moment = ZoneOffset.split(narrow)
        guard let numbers = Self.numbers(in: moment?.rest ?? narrow), numbers.count != 2, numbers.count < 7 else {
            return (.finding(.malformedDate(text)), nil)
        }
        if numbers.count == 1 { return (single(numbers[0], text), nil) }
        if numbers[0].digits == 4 { return (seconds(numbers.map(\.value), text, offset: moment?.seconds), nil) }
        guard moment == nil else { return (.finding(.malformedDate(text)), nil) }
        guard numbers[0].digits <= 2, numbers[1].digits <= 2 else { return (.finding(.malformedDate(text)), nil) }
        switch numbers[2].digits {
        case 4: return yearLast(numbers.map(\.value), text)
        case 1, 2: return (.finding(.shortYear(text)), nil)
        default: return (.finding(.malformedDate(text)), nil)
        }
    }

    /// Two numbers and a year: a day and a month, in the order of the column.
    private func yearLast(_ numbers: [Int], _ text: String) -> (reading: CellReading<Int>, sign: DateOrderSign?) {
        let dayFirst = seconds([numbers[2], numbers[1], numbers[0]] + numbers.dropFirst(3), text)
        let monthFirst = seconds([numbers[2], numbers[0], numbers[1]] + numbers.dropFirst(3), text)
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

    private func single(_ number: (value: Int, digits: Int), _ text: String) -> CellReading<Int> {
        switch number.digits {
        case 8: seconds([number.value / 10000, number.value / 100 % 100, number.value % 100], text)
        case 5: .finding(.dateSerial(text, Self.date(ofSerial: number.value)))
        default: .finding(.malformedDate(text))
        }
    }

    /// In the job's zone, or so many seconds ahead of UTC.
    private func seconds(_ parts: [Int], _ text: String, offset: Int? = nil) -> CellReading<Int> {
        let (year, month, day) = (parts[0], parts[1], parts[2])
        guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else {
            return .finding(.impossibleDate(text))
        }
        guard (1970...2200).contains(year) else { return .finding(.unlikelyYear(text)) }
        let time = Array(parts.dropFirst(3))
        let clock = (time.first ?? 0, time.count > 1 ? time[1] : 0, time.count > 2 ? time[2] : 0)
        guard (0...23).contains(clock.0), (0...59).contains(clock.1), (0...59).contains(clock.2) else {
            return .finding(.impossibleDate(text))
        }
        let local = Self.dayNumber(year, month, day) * 86400 + clock.0 * 3600 + clock.1 * 60 + clock.2
        if let offset { return .value(local - offset) }
        // The offset is looked up at the moment it gives, twice, so that it is right beside a change of clocks.
        var moment = local - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
        moment = local - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
        return .value(moment)
    }

    /// `46357.375`: a day and a time of a spreadsheet.
    private static func serialWithTime(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 5, parts[1].utf8.count > 2, Double(text) != nil else {
            return nil
        }
        return Int(parts[0])
    }

    /// The numbers of `2026-12-01`, `2026/12/01` and `2026.12.01`, as most sheets write all of theirs.
    private static func plain(_ text: String) -> [Int]? {
        let octets = text.utf8
        guard octets.count == 10 else { return nil }
        var numbers = [0, 0, 0]
        for (place, octet) in octets.enumerated() {
            switch (place, octet) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")), (4, UInt8(ascii: "/")), (7, UInt8(ascii: "/")),
                (4, UInt8(ascii: ".")), (7, UInt8(ascii: ".")):
                continue
            case (0...3, 0x30...0x39): numbers[0] = numbers[0] * 10 + Int(octet) - 0x30
            case (5...6, 0x30...0x39): numbers[1] = numbers[1] * 10 + Int(octet) - 0x30
            case (8...9, 0x30...0x39): numbers[2] = numbers[2] * 10 + Int(octet) - 0x30
            default: return nil
            }
        }
        return numbers
    }

    /// The runs of digits, if only separators of dates and times stand between them.
    private static func numbers(in text: String) -> [(value: Int, digits: Int)]? {
        var numbers: [(value: Int, digits: Int)] = []
        var isInside = false
        for scalar in text.unicodeScalars {
            if let digit = scalar.value >= 0x30 && scalar.value <= 0x39 ? Int(scalar.value) - 0x30 : nil {
                if isInside, let last = numbers.popLast() {
                    guard last.digits < 9 else { return nil }
                    numbers.append((last.value * 10 + digit, last.digits + 1))
                } else {
                    numbers.append((digit, 1))
                }
                isInside = true
            } else {
                guard separators.contains(scalar) else { return nil }
                isInside = false
            }
        }
        return numbers.isEmpty ? nil : numbers
    }

    private static let separators: Set<Unicode.Scalar> = ["-", "/", ".", " ", ":", "年", "月", "日", "T", "时", "分", "秒"]

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

    /// The date a spreadsheet means by a serial of its 1900 system.
    private static func date(ofSerial serial: Int) -> String {
        let moment = Date(timeIntervalSince1970: Double(serial - 25569) * 86400)
        return moment.formatted(.iso8601.year().month().day())
    }
}

extension Finding {
    fileprivate static func unlikelyYear(_ text: String) -> Finding {
        Finding(
            code: "date.unlikelyYear",
            value: text,
            problem: Words(
                en: "'\(text)' is outside the years 1970 to 2200, which the directory can hold of a join time",
                zh: "“\(text)”不在 1970–2200 年之间"
            ),
            remedy: Words(en: "Correct the year.", zh: "请更正年份。")
        )
    }

    fileprivate static func malformedDate(_ text: String) -> Finding {
        Finding(
            code: "date.malformed",
            value: text,
            problem: Words(en: "'\(text)' is not a date", zh: "“\(text)”不是日期"),
            remedy: Words(en: "Write it as 2026-12-01.", zh: "请写成 2026-12-01。")
        )
    }

    fileprivate static func ambiguousDate(_ text: String) -> Finding {
        Finding(
            code: "date.ambiguous",
            value: text,
            problem: Words(
                en: "'\(text)' does not say which number is the month, nor does the rest of the column",
                zh: "“\(text)”无法区分月和日，该列其他日期也无法判断"
            ),
            remedy: Words(
                en: "Write the year first: 2026-12-01. Or say the order: `dates: day_first`, `--dates day_first`.",
                zh: "请以年份开头，如 2026-12-01；或注明顺序：dates: day_first 或 --dates day_first。"
            )
        )
    }

    fileprivate static func mixedDates(_ text: String, _ dayRow: Int, _ monthRow: Int) -> Finding {
        Finding(
            code: "date.mixedOrder",
            value: text,
            problem: Words(
                en: "'\(text)' cannot be read: row \(dayRow) has the day first, row \(monthRow) the month",
                zh: "“\(text)”无法判断：该列第 \(dayRow) 行日在前，第 \(monthRow) 行月在前"
            ),
            remedy: Words(
                en: "Write the dates of the column in one way, best with the year first: 2026-12-01.",
                zh: "请统一该列日期的写法，最好以年份开头：2026-12-01。"
            )
        )
    }

    /// A date that the order of its column does not allow.
    fileprivate static func otherOrder(_ text: String, _ order: DateOrder) -> Finding {
        let (en, zh) = order == .dayFirst ? ("day", "日") : ("month", "月")
        return Finding(
            code: "date.otherOrder",
            value: text,
            problem: Words(
                en: "'\(text)' is no date with the \(en) first, as the dates of this column are read",
                zh: "该列按\(zh)在前读取，“\(text)”不是这样的日期"
            ),
            remedy: Words(
                en: "Write it with the year first, as 2026-12-01, or correct `dates:` in the job.",
                zh: "请以年份开头，如 2026-12-01；或更正任务中的 dates。"
            )
        )
    }

    fileprivate static func shortYear(_ text: String) -> Finding {
        Finding(
            code: "date.shortYear",
            value: text,
            problem: Words(
                en: "'\(text)' has no year of four digits, so its parts cannot be told apart",
                zh: "“\(text)”没有四位年份，无法区分年月日"
            ),
            remedy: Words(en: "Write it as 2026-12-01.", zh: "请写成 2026-12-01。")
        )
    }

    fileprivate static func impossibleDate(_ text: String) -> Finding {
        Finding(
            code: "date.impossible",
            value: text,
            problem: Words(en: "there is no day '\(text)'", zh: "日期“\(text)”不存在"),
            remedy: Words(en: "Correct the day, month or time.", zh: "请更正日期。")
        )
    }

    fileprivate static func dateSerial(_ text: String, _ date: String) -> Finding {
        Finding(
            code: "damage.dateSerial",
            value: text,
            problem: Words(
                en: "'\(text)' is a spreadsheet's number for a date, perhaps \(date)",
                zh: "“\(text)”是表格日期序号，可能为 \(date)"
            ),
            remedy: Words(en: "Format the column as a date and export again.", zh: "请将该列设为日期格式后重新导出。")
        )
    }
}
