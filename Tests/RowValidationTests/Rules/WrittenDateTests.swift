import ContactAPI
import Foundation
import JobModel
import RowValidation
import TestSupport
import Testing
import Wording

/// The grammar of dates: what is read, what is none, and that a day begins with its first instant in every zone.
struct WrittenDateTests {
    private func checking(_ text: String, zone: String = "Asia/Shanghai") -> Checking {
        var checking = Checking().with("join_time", text)
        checking.job.timezone = zone
        return checking
    }

    @Test(arguments: [
        "9:30 2020-01-30", "2020-01-01-02", "20240229T", "-2020-01-01", "2020-001-01", "2020--01-01", "T2020-01-01",
        "2020-01-01T", "2020-01-01 T09:30", "2020-01-01 9", "2020-01-01 9:", "2020-01-01 :30", "2020-01-01 9:3",
        "2020-01-01 09:30:", "2020-01-01 09:30:15.", "2020/01-01", "2020.01.01..", "2020-01-01 09.30",
        "2020-01-01 2020-01-02", "2020-01-01,", "x2020-01-01", "2020-01-01x", "2020年01月", "1月1日", "2020-1-1月",
        "2020年1月1日日", "2020-01-01T09:30:00.000+8", "2020-01-01T09:30:00ZZ", "2020-01-01 PM", "2020-01-01 25 PM x",
        "2020-01-01 上午", "上午 2020-01-01 9:30", "1//2/2020", "1-2/2020", "1 2020 Dec", "1--Dec-2020",
        "Dec--1-2020", "Dec 1,, 2020", "Dec 1th1 2020", "1.5", "46357.", "46357.5.5", "4635", "463570", "٢٠٢٠-٠١-٠١-",
        "202001011", "2020010", "20200101T9", "20200101T25", "2020-01-01T0930", "20200101 0930",
    ])
    func `refuses a value that is not completely a date`(text: String) {
        let checked = checking(text)
        #expect(checked.codes == ["date.malformed"], "\(checked.codes)")
        #expect(checked.person?.values.joinTime == nil)
    }

    /// 2026-12-01T09:30:15+08:00, by `date -d`.
    @Test(arguments: [
        "2026-12-01 09:30:15", "2026-12-01T09:30:15", "2026-12-01T09:30:15.250", "2026-12-01 09:30:15.0",
        "2026-12-01 9:30:15 AM", "2026-12-01 09:30:15am", "2026-12-01 9:30:15 a.m.", "2026/12/1 上午9:30:15",
        "2026/12/1 上午 9:30:15", "2026年12月1日 上午9:30:15", "2026年12月1日上午9:30:15", "2026年12月1号 9:30:15",
        "2026 年 12 月 1 日 09:30:15", "2026年12月1日 9时30分15秒", "2026-12-01T01:30:15.000Z", "2026-12-01T01:30:15Z",
        "2026-12-01 09:30:15+08", "2026-12-01 09:30:15 +0800", "2026-12-01T09:30:15.123456+08:00",
        "2026-12-01 01:30:15 UTC", "20261201 09:30:15", "20261201T093015", "20261201T013015Z",
        "Dec 1, 2026, 9:30:15 AM",
        "Dec 1, 2026 9:30:15 AM", "1-Dec-2026 09:30:15", "1st December 2026 09:30:15", "２０２６－１２－０１　０９：３０：１５",
        "2026. 12. 1. 오전 9:30:15", "2026/12/01 午前9:30:15",
    ])
    func `reads times in every clear form`(text: String) {
        let checked = checking(text)
        #expect(checked.codes == [] && checked.person?.values.joinTime == 1_796_088_615, "\(checked.codes)")
    }

    @Test(arguments: [
        ("12:00 AM", 0), ("12:00:00 AM", 0), ("12:30 AM", 1800), ("12:00 PM", 43200), ("9:05 PM", 75900),
        ("下午9:05", 75900),
        ("上午12:00", 0), ("下午12:00", 43200), ("21:05 PM", 75900), ("9 PM", 75600), ("00:00:00.0", 0), ("9点", 32400),
    ])
    func `the halves of a day begin at midnight and at noon`(time: String, seconds: Int) {
        // 2026-12-25T00:00+08:00, by `date -d`.
        let midnight = 1_798_128_000
        #expect(checking("2026-12-25 " + time).person?.values.joinTime == midnight + seconds)
        #expect(checking("12/25/2026 " + time).person?.values.joinTime == midnight + seconds)
    }

    @Test(arguments: ["13:00 AM", "24:00", "09:60", "09:30:60", "下午25:00"])
    func `reports a time that clocks do not show`(time: String) {
        #expect(checking("2026-12-25 " + time).codes == ["date.impossible"])
    }

    @Test(arguments: ["46357", "46357.5", "46357.375"])
    func `names the day of a serial number in both date systems of spreadsheets`(text: String) throws {
        let finding = try #require(checking(text).row.findings.first)
        #expect(finding.code == "damage.dateSerial")
        for words in [finding.problem.en, finding.problem.zh] {
            #expect(words.contains("2026-12-01") && words.contains("2030-12-02") && words.contains("1904"), "\(words)")
        }
    }

    // MARK: Zones

    private static let zones = [
        "Asia/Shanghai", "UTC", "America/Sao_Paulo", "America/Santiago", "America/Havana", "America/Asuncion",
        "Asia/Beirut", "Asia/Amman", "Africa/Cairo", "Atlantic/Azores", "Asia/Tehran", "America/New_York",
        "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/Godthab",
        "Africa/Casablanca",
    ]

    /// Midnight does not exist: clocks went from 23:59:59 to 01:00:00.
    @Test(arguments: [
        ("America/Sao_Paulo", "2018-11-04", 1_541_300_400), ("America/Santiago", "2024-09-08", 1_725_768_000),
        ("Asia/Beirut", "2024-03-31", 1_711_836_000), ("Africa/Cairo", "2024-04-26", 1_714_082_400),
    ])
    func `a day without midnight begins with its first time`(zone: String, day: String, seconds: Int) {
        for text in [day, day + " 00:00", day + " 00:00:00.0", day + " 12:00 AM"] {
            #expect(checking(text, zone: zone).person?.values.joinTime == seconds, "\(text)")
        }
        #expect(checking(day + " 01:00", zone: zone).person?.values.joinTime == seconds)
        #expect(checking(day + " 00:30", zone: zone).codes == ["date.skipped"])
    }

    /// Samoa left out the whole day when it crossed the date line.
    @Test func `reports a day that a time zone skipped`() {
        #expect(checking("2011-12-30", zone: "Pacific/Apia").codes == ["date.skipped"])
        #expect(checking("2011-12-31", zone: "Pacific/Apia").codes == [])
    }

    @Test(arguments: zones)
    func `reads a date as the first instant of the day, and a time as clocks show it`(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var generator = SeededGenerator(seed: 14)
        func local(_ moment: Int) -> Int {
            moment + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
        }
        for _ in 0..<120 {
            let day = Int.random(in: 400...30_000, using: &generator)
            let date = Self.date(day)
            let moment = try #require(checking(date, zone: name).person?.values.joinTime, "\(date)")
            #expect(local(moment) / 86400 == day && local(moment - 1) / 86400 == day - 1, "\(date)")
            let time = Int.random(in: 0..<86400, using: &generator)
            let clock = [time / 3600, time / 60 % 60, time % 60].map { ($0 < 10 ? "0" : "") + String($0) }
            let checked = checking("\(date) \(clock.joined(separator: ":"))", zone: name)
            guard let read = checked.person?.values.joinTime else {
                #expect(checked.codes == ["date.skipped"], "\(date) \(clock)")
                continue
            }
            #expect(local(read) == day * 86400 + time || time == 0, "\(date) \(clock)")
        }
    }

    private static func date(_ day: Int) -> String {
        Date(timeIntervalSince1970: Double(day) * 86400).formatted(.iso8601.year().month().day())
    }

    /// Cells put together of the pieces of dates: what is read has the form of one, as an expression for whole cells says it.
    @Test func `reads nothing that is not completely in the form of a date`() throws {
        let date = #"(?:\d{4}([-/. ])\d{1,2}\1\d{1,2}\.?|\d{1,2}([-/. ])\d{1,2}\2\d{4}\.?|\d{8})"#
        let clock = #"(?:\d{1,2}:\d{2}(:\d{2}([.]\d{1,9})?)?( ?(AM|PM|Z|[+]\d{2}(:\d{2})?))?|\d{1,2} ?(AM|PM))"#
        let chinese = "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}[日号]?([ T]?\(clock))?"
        let whole = try Regex("^(?:[0-9]{8}T[0-9]{4}|\(date)([ T]\(clock))?|\(chinese))$")
        let pieces = [
            "2020", "2021", "12", "1", "05", "20200101", "-", "-", "/", ".", " ", " ", ":", "T", "年", "月", "日", "号",
            "AM", "PM",
            "Z", "+08", "+08:00", "09:30", "09:30:15", ".5", "2020-01-05", "2020/1/5", "2020年1月5日", "25/12/2020",
        ]
        var generator = SeededGenerator(seed: 4)
        var read = 0
        for _ in 0..<8_000 {
            let text = (0..<Int.random(in: 1...6, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            guard checking(text).person?.values.joinTime != nil else { continue }
            read += 1
            // Spaces at the ends are taken off before.
            let trimmed = text.trimmingCharacters(in: .whitespaces)
                .replacingOccurrences(of: #" *([-/.]) *"#, with: "$1", options: .regularExpression)
                .replacingOccurrences(of: " +", with: " ", options: .regularExpression)
            #expect(try whole.firstMatch(in: trimmed) != nil, "\(text)")
        }
        #expect(read > 200)
    }
}
