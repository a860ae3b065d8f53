import Wording

/// What a form of values has saved, as the address of the page after it says it.
struct SavedValues: Sendable {
    let values: Int
    let rows: Int
    /// How many of the values become a name that the directory does not have.
    let newNames: Int
    /// Whether new names are made from now on; `nil` where that stays as it was.
    let allowsNew: Bool?

    init(_ outcome: ValuesForm.Outcome) {
        (values, rows) = (outcome.saved.count, outcome.saved.reduce(0) { $0 + $1.rows })
        (newNames, allowsNew) = (outcome.newNames, outcome.allowsNew)
    }

    /// `nil` where an address says nothing of a form.
    init?(_ query: FormQuery) {
        func number(_ name: String) -> Int { query[name].flatMap { Int($0) } ?? 0 }
        guard query["saved"] != nil else { return nil }
        (values, rows, newNames) = (number("saved"), number("rows"), number("unknown"))
        allowsNew = query["new"].map { $0 == "yes" }
    }

    /// What the address of the next page says of it.
    var query: [(String, String)] {
        [("saved", String(values)), ("rows", String(rows))] + (newNames > 0 ? [("unknown", String(newNames))] : [])
            + (allowsNew.map { [("new", $0 ? "yes" : "no")] } ?? [])
    }

    func words(_ frame: PageFrame) -> String {
        var sentences: [String] = []
        if values > 0 {
            sentences.append(
                frame.say(
                    "\(values, "value") saved: \(rows, "row").",
                    "已保存 \(values) 个取值：\(rows) 行。"
                )
            )
        }
        switch allowsNew {
        case true?:
            sentences.append(
                frame.say("Names that the directory does not have are made from now on.", "从现在起会新建目录中没有的名称。")
            )
        case false?:
            sentences.append(frame.say("New names are made no more.", "不再新建名称。"))
        case nil: break
        }
        if newNames > 0 {
            sentences.append(
                frame.say(
                    "\(newNames, "of these is", "of these are") not in the directory: look at the line below.",
                    "其中 \(newNames) 个不在目录中，请查看下面的说明。"
                )
            )
        }
        if sentences.isEmpty { return frame.say("Nothing was changed.", "没有改动。") }
        return sentences.joined(separator: frame.say(" ", ""))
    }
}
