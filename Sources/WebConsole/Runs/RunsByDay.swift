import Foundation
import JobEngine
import JobModel
import JobSession

/// The rows of runs, day by day: each row once, on the day of the run that tried it last, as it ended there.
struct RunsByDay: Sendable {
    struct Day: Sendable, Equatable {
        let date: Date
        var runs = 0
        var rows = 0
        var unsuccessful = 0
    }

    /// Every day from the first to the last, those without a run as well; no more than `limit`, the oldest first.
    let days: [Day]
    private let calendar: Calendar

    /// - Parameter runs: The newest first; exports have no rows, and plans that were not released sent none: both are left out.
    init(_ runs: [RunStatus]) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = runs.first?.timezone.flatMap(TimeZone.init(identifier:)) ?? .gmt
        self.calendar = calendar
        var known: [Date: Day] = [:]
        let last = LastTries(runs)
        for run in runs {
            guard let count = last.counts[run.run],
                let began = try? Date(run.released ?? run.started, strategy: .iso8601)
            else {
                continue
            }
            let date = calendar.startOfDay(for: began)
            var day = known[date] ?? Day(date: date)
            day.runs += 1
            day.rows += count.rows
            day.unsuccessful += count.unsuccessful
            known[date] = day
        }
        guard let last = known.keys.max(), let first = known.keys.min() else {
            days = []
            return
        }
        var (all, date): ([Day], Date) = ([], last)
        while date >= first, all.count < Self.limit {
            all.append(known[date] ?? Day(date: date))
            guard let before = calendar.date(byAdding: .day, value: -1, to: date) else { break }
            date = before
        }
        days = all.reversed()
    }

    /// In which days begin and end.
    var zone: String { calendar.timeZone == .gmt ? "UTC" : calendar.timeZone.identifier }

    /// A day as 2026-12-31.
    func text(_ day: Day) -> String {
        day.date.formatted(Date.ISO8601FormatStyle(timeZone: calendar.timeZone).year().month().day())
    }

    private static let limit = 60
}
