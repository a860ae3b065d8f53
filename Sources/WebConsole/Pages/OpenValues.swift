import JobModel
import JobSession
import Wording

/// How many values of a column are still to be settled, and how many new names the run makes.
struct OpenValues: Sendable {
    /// Not in the directory; of words for a gender, not understood.
    let missing: Int
    /// New names that are made, because the reader has allowed it.
    let made: Int

    init(_ column: ValueMatching.Column, _ step: StepDefinition) {
        let unknown = column.values.filter { $0.isKnown == false }
        made = Self.isMade(column, step) ? unknown.count { !ComingValues.has($0) } : 0
        missing = unknown.count - made
    }

    /// Whether new names of a column are made.
    static func isMade(_ column: ValueMatching.Column, _ step: StepDefinition) -> Bool {
        column.newName.map(step.allowNew.contains) ?? false
    }

    /// Whether a value is one of them; what comes with another sheet, or looks like an id, is to be looked at all the same.
    static func isMade(_ value: ValueMatching.Value, of column: ValueMatching.Column, _ step: StepDefinition) -> Bool {
        value.isKnown == false && isMade(column, step) && !ComingValues.has(value)
    }

    /// What the link to the column's page says beside its name; `nil` where nothing is open.
    func words(_ column: ValueMatching.Column, _ frame: PageFrame) -> String? {
        var parts: [String] = []
        if missing > 0 {
            parts.append(
                UnknownValues.isListed(column.field)
                    ? frame.say("\(missing, "value") not in the directory", "\(missing) 个取值不在目录中")
                    : frame.say("\(missing, "value") not understood", "\(missing) 个取值无法识别")
            )
        }
        if made > 0 { parts.append(frame.say("\(made, "value") new", "\(made) 个新取值")) }
        return parts.isEmpty ? nil : parts.joined(separator: frame.say(", ", "，"))
    }

    /// What there is of all columns together, by whether the directory was asked.
    static func words(_ matching: ValueMatching, wasAsked: Bool, _ frame: PageFrame) -> String {
        func sum(_ isCounted: (ValueMatching.Column) -> Bool, _ count: (OpenValues) -> Int) -> Int {
            matching.columns.filter(isCounted).reduce(0) { $0 + count(OpenValues($1, matching.step)) }
        }
        let missing = sum({ UnknownValues.isListed($0.field) }, \.missing)
        let unread = sum({ !UnknownValues.isListed($0.field) }, \.missing)
        let made = sum({ _ in true }, \.made)
        var sentences = [
            wasAsked
                ? frame.say(
                    "\(missing, "value is", "values are") not in the directory.",
                    "有 \(missing) 个取值不在目录中。"
                )
                : frame.say(
                    "The directory has not been asked which of these values it has.",
                    "尚未向目录查询哪些取值存在。"
                )
        ]
        if unread > 0 {
            sentences.append(
                frame.say("\(unread, "value is", "values are") not understood.", "有 \(unread) 个取值无法识别。")
            )
        }
        if made > 0 {
            sentences.append(
                frame.say(
                    "\(made, "value is", "values are") new: the run makes \(made == 1 ? "it" : "them").",
                    "有 \(made) 个新取值，执行时会新建。"
                )
            )
        }
        return sentences.joined(separator: frame.say(" ", ""))
    }
}
