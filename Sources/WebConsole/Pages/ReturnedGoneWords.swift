import JobEngine
import Wording

/// The rows of a sheet that a file that came back does not have, and what may become of them.
struct ReturnedGoneWords {
    let words: ReturnedPageWords

    private var frame: PageFrame { words.frame }
    private var all: [Int] { words.returned.gone }

    func gone(_ form: ReturnedForm, _ problem: ReturnedForm.Problem?) -> ReturnedPage.Gone {
        let start =
            form.rowsFrom.map { $0 > 0 && $0 < all.count ? $0 / ReturnedPage.limit * ReturnedPage.limit : 0 } ?? 0
        let shown = words.look.gone(from: start)
        let isUnchosen = [.rowsUnchosen, .noRowTicked, .rowsTickedAndKept].contains(problem)
        let described = [which == nil ? nil : "gone-which", isUnchosen ? "choice-error" : nil].compactMap(\.self)
        return ReturnedPage.Gone(
            title: frame.say("Rows that the file does not have: \(all.count)", "文件中没有的行：\(all.count) 行"),
            which: which,
            isUnchosen: isUnchosen,
            describedBy: described.isEmpty ? nil : described.joined(separator: " "),
            choices: choices(form.gone),
            label: frame.say("Rows that the file does not have", "文件中没有的行"),
            out: all.count > 1 ? frame.say("Leave out", "跳过") : nil,
            number: frame.say("Row", "行"),
            name: frame.say("Name", "姓名（名称）"),
            rows: shown.map { row in
                ReturnedPage.GoneRow(
                    row: row,
                    name: words.table.name(of: row),
                    label: frame.say("Leave out row \(row)", "跳过第 \(row) 行"),
                    isBox: all.count > 1,
                    isTicked: form.rows.contains(row),
                    isMissed: problem == .noRowTicked
                )
            },
            others: RowRanges.text(form.rows.intersection(all).subtracting(shown)),
            found: all.count > ReturnedPage.limit ? found(start, shown.count) : nil,
            pages: pages(start, shown.count)
        )
    }

    private func choices(_ chosen: ReturnedForm.Rows?) -> [ReturnedPage.Choice] {
        let count = all.count
        let them = count == 1 ? "it" : "them"
        let choices: [(ReturnedForm.Rows, String)] = [
            (
                .ticked,
                frame.say("Leave out the ticked rows: nothing of them is sent", "跳过勾选的行：不发送这些行")
            ),
            (
                .leave,
                count == 1
                    ? frame.say("Leave it out: nothing of it is sent", "跳过：不发送此行")
                    : frame.say("Leave out all \(count): nothing of them is sent", "跳过全部 \(count) 行：不发送这些行")
            ),
            (
                .keep,
                frame.say("Keep \(them) as \(count == 1 ? "it is" : "they are")", count == 1 ? "保持不变" : "全部保留")
            ),
        ]
        return choices.filter { count > 1 || $0.0 != .ticked }.map { value, words in
            ReturnedPage.Choice(value: value.rawValue, words: words, isChosen: chosen == value)
        }
    }

    private func found(_ start: Int, _ count: Int) -> String {
        frame.say(
            "Rows \(start + 1) to \(start + count) of \(all.count). What is ticked stays so on the other pages of them.",
            "第 \(start + 1) 至 \(start + count) 行，共 \(all.count) 行。翻页时保留已勾选的行。"
        )
    }

    private func pages(_ start: Int, _ count: Int) -> [ReturnedPage.RowsButton] {
        let earlier = ReturnedPage.RowsButton(
            from: max(0, start - ReturnedPage.limit),
            words: frame.say("Earlier rows", "前面的行")
        )
        let later = ReturnedPage.RowsButton(from: start + count, words: frame.say("Next rows", "后面的行"))
        return (start > 0 ? [earlier] : []) + (start + count < all.count ? [later] : [])
    }

    /// What is said before rows that are gone are left out, where they may be in the file all the same.
    private var which: String? {
        let said = [unrecognised, elsewhere].compactMap(\.self)
        return said.isEmpty ? nil : said.joined(separator: frame.say(" ", ""))
    }

    /// Where the file has them in a tab that was not compared.
    private var elsewhere: String? {
        let tabs = words.returned.otherTabs
        guard !tabs.isEmpty else { return nil }
        let names = words.list(tabs)
        return frame.say(
            "They may stand in \(tabs.count == 1 ? "the tab" : "the tabs") \(names) of the file, which "
                + "\(tabs.count == 1 ? "was" : "were") not compared: leave out only those that do not.",
            "这些行可能在文件中未比对的工作表（\(names)）里：确认不在其中后再跳过。"
        )
    }

    private var unrecognised: String? {
        let count = words.returned.new.count
        guard count > 0 else { return nil }
        return frame.say(
            "\(count, "row") of the file \(count == 1 ? "is" : "are") not recognised, see below, and may be one of these with "
                + "another key: leave these rows out only where that is not so.",
            "文件中有 \(count) 行未能识别（见下文），可能正是其中更改了匹配列的行：确认并非如此后再跳过这些行。"
        )
    }
}
