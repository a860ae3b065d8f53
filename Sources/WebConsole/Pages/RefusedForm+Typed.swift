import JobSession
import Wording

extension RefusedForm {
    /// What was typed of columns and not taken; `nil` where all of it was.
    init?(_ problems: [MistypedField], _ typed: TypedMapping, _ frame: PageFrame) {
        guard !problems.isEmpty else { return nil }
        let count = problems.count
        self.init(
            problem: frame.say(
                count == 1
                    ? "One thing that was typed was not taken; what else was chosen on this page is saved."
                    : "\(count) things that were typed were not taken; what else was chosen on this page is saved.",
                "有 \(count) 项填写内容未采用；此页面上的其他选择已保存。"
            ),
            remedies: []
        )
        add(problems, typed, frame)
    }

    /// Adds what was typed of columns and not taken, so that the reader can correct it.
    mutating func add(_ problems: [MistypedField], _ typed: TypedMapping, _ frame: PageFrame) {
        self.typed = typed
        for field in problems {
            let (problem, remedy) = (frame.words(field.error.problem), frame.words(field.error.remedy))
            let words = frame.say("\(problem). \(remedy)", "\(problem)。\(remedy)")
            remedies.append(words)
            reasons[field.name] = words
        }
    }
}
