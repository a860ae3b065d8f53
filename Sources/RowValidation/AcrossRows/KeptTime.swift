package import ContactAPI
import Foundation
package import JobModel
import Wording

extension SheetChecker {
    /// The row without a join time that says only less than the directory: a spreadsheet shows `2026-12-03 09:30:15` as
    /// `2026/12/3 9:30`, or as the day alone, and writes what it shows.
    package func keepingTime(_ row: CheckedRow, of existing: User?) -> CheckedRow {
        guard case .person(var person) = row.draft, let new = person.values.joinTime, let old = existing?.joinTime,
            new < old, says(new, lessThan: old)
        else { return row }
        person.values.joinTime = nil
        var row = row
        row.draft = .person(person)
        row.repairs.append(placed(.keptTime, line: row.line, row: row.row))
        return row
    }

    private func says(_ new: Int, lessThan old: Int) -> Bool {
        if old - new < 60 { return new % 60 == 0 }
        guard old - new < 86_400, let zone = TimeZone(identifier: job.timezone) else { return false }
        let dates = [new, old].map { Date(timeIntervalSince1970: Double($0)) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar.startOfDay(for: dates[1]) == dates[0]
    }
}

extension Finding {
    fileprivate static let keptTime = Finding(
        code: "repair.keptTime",
        column: "join_time",
        problem: LocalizedText(
            en: "the directory has the same day with its time; that stays",
            zh: "目录中同一日期还有具体时间，予以保留"
        ),
        remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
    )
}
