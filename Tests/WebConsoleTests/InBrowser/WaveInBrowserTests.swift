import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// A wave from the dropped sheet to its results, as people of different habits go through it.
    struct WaveInBrowserTests {
        struct Habit: Sendable, CustomTestStringConvertible {
            let means: Reader.Means
            let languages: String
            /// Begins the mobile numbers: the directory keeps those of the others.
            let number: Int

            var testDescription: String { "\(means), \(languages)" }
        }

        static let habits = [
            Habit(means: .mouse, languages: "en-GB,en", number: 1_381_111_000),
            Habit(means: .mouse, languages: "zh-CN,zh", number: 1_381_112_000),
            Habit(means: .keyboard, languages: "en-GB,en", number: 1_381_113_000),
            Habit(means: .keyboard, languages: "zh-CN,zh", number: 1_381_114_000),
            Habit(means: .mouseWithoutScript, languages: "en-GB,en", number: 1_381_115_000),
        ]

        /// Three people; one of them has a number that is too short.
        private func sheet(_ habit: Habit, in folder: String) throws -> String {
            let path = folder + "/wave \(habit.number).csv"
            let rows = [
                "张一,\(habit.number)1,hq,1,N\(habit.number)1", "张二,1380002,hq,1,N\(habit.number)2",
                "张三,\(habit.number)3,hq,1,N\(habit.number)3",
            ]
            let text = (["姓名,手机号,部门,员工类型,工号"] + rows).joined(separator: "\n") + "\n"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }

        @Test(arguments: habits)
        func `leads from the sheet to its results`(habit: Habit) async throws {
            let world = try BrowserWorld.current
            let path = try sheet(habit, in: world.folder)
            try await world.withBrowser(languages: habit.languages) { browser in
                let reader = try await Reader(browser, by: habit.means)
                try await browser.open(world.address("/sheets/new"))
                // The dialog of the system is no page: the path goes in as it would come from there.
                try await browser.find("input[type=file]").type(path)
                try await reader.press("form.drop button")
                try await reader.wait(for: "form[action*='/reading'] button.main")
                try await reader.press("form[action*='/reading'] button.main")
                try await reader.wait(for: "form[action*='/columns'] button.main")
                try await reader.press("form[action*='/columns'] button.main")
                // The directory is asked which of the values it has; the page changes when it has answered.
                try await reader.wait(for: "main > p a[href$='/problems']")
                try await reader.press("main > p a[href$='/problems']")
                try await correct("\(habit.number)2", reader)
                try await reader.press("a.main[href$='/plan']")
                try await release(reader)
                // While the run is at work its page changes by itself.
                try await reader.wait(for: "main:not(:has([data-events])) a[href$='/results']")
                try await reader.press("main a[href$='/results']")
                try await reader.wait(for: "form[action*='/results']")
                let text = try await browser.text
                #expect(text.contains("3 of 3 rows succeeded") || text.contains("3 行中 3 行成功"), "\(text)")
                #expect(try await browser.findAll("td.bad").isEmpty, "\(text)")
            }
        }

        /// The number that is too short becomes a whole one.
        private func correct(_ number: String, _ reader: Reader) async throws {
            try await reader.wait(for: "main a[href*='/rows?']")
            try await reader.press("main a[href*='/rows?']")
            try await reader.wait(for: "input[aria-invalid=true]")
            try await reader.write(number, into: "input[aria-invalid=true]")
            switch reader.means {
            case .keyboard, .mouse:
                // In the grid Enter sends the row, which is checked at once and comes back.
                try await reader.browser.press(.enter)
                try await reader.wait(for: "table[data-grid]:not([aria-busy]):not(:has([aria-invalid=true]))")
            case .mouseWithoutScript:
                try await reader.press("form button.main")
                try await reader.wait(for: "main:not(:has([aria-invalid=true]))")
            }
            try await reader.press("main > p a[href$='/problems']")
            try await reader.wait(for: "a.main[href$='/plan']")
        }

        private func release(_ reader: Reader) async throws {
            try await reader.wait(for: "form[action*='/plan'] button.main")
            try await reader.press("form[action*='/plan'] button.main")
            try await reader.wait(for: "a[href$='/release']")
            try await reader.press("a[href$='/release']")
            try await reader.wait(for: "form[action*='/release'] button.main")
            try await reader.press("form[action*='/release'] button.main")
        }
    }
}
