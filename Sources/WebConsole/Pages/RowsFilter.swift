/// The form above a table of rows that says which of them are shown; what is shown stands in the page's address.
struct RowsFilter: Sendable {
    /// The page's own address.
    let action: String
    let choices: [FormChoice]
    let inputs: [Input]
    /// What is ticked until the reader takes it away; `nil` where there is nothing of that kind.
    let tick: Tick?
    let apply: String
    /// Leads to all rows; `nil` where no filter is set.
    let clear: PageFrame.Link?

    struct Input: Sendable {
        let name: String
        let label: String
        let value: String
        let isSearch: Bool
        /// What is meant, where the label does not say it.
        var hint: Hint?
    }

    struct Hint: Sendable {
        let id: String
        let words: String
    }

    struct Tick: Sendable {
        let name: String
        let label: String
    }

    /// - Parameters:
    ///   - action: The page's address, without what is chosen.
    ///   - choice: Which kind of rows.
    ///   - steps: The steps of the run by number and name; of a single one nothing is chosen.
    ///   - step: Which step is chosen.
    ///   - code: The code that is looked for; `nil` where the rows have none.
    ///   - tick: What is ticked.
    ///   - text: What the rows hold.
    ///   - frame: What is around the page.
    init(
        action: String,
        _ choice: FormChoice,
        steps: [(number: Int, name: String)],
        step: Int?,
        code: String? = nil,
        tick: Tick? = nil,
        text: String,
        _ frame: PageFrame
    ) {
        self.action = action + "#rows"
        let every = FormOption(value: "", words: frame.say("all", "全部"), isChosen: step == nil)
        let each = steps.map { FormOption(value: String($0.number), words: $0.name, isChosen: $0.number == step) }
        let ofSteps = FormChoice(name: "step", label: frame.say("Step", "步骤"), options: [every] + each)
        choices = steps.count > 1 ? [choice, ofSteps] : [choice]
        inputs =
            (code.map { [Self.code($0, frame)] } ?? [])
            + [Input(name: "text", label: frame.say("That holds", "包含"), value: text, isSearch: true)]
        self.tick = tick
        apply = frame.say("Filter", "筛选")
        let isNarrow = step != nil || !(code ?? "").isEmpty || !text.isEmpty || choice.options.first?.isChosen == false
        clear =
            isNarrow
            ? PageFrame.Link(address: action + "#rows", words: frame.say("Show all rows", "显示全部行"), isHere: false) : nil
    }

    private static func code(_ value: String, _ frame: PageFrame) -> Input {
        let hint = frame.say(
            "The code stands in small print behind a problem, such as mobile.malformed or 44004; its beginning will do.",
            "代码以小字写在问题之后，例如 44004；只写开头部分也可以。"
        )
        return Input(
            name: "code",
            label: frame.say("Code of the problem", "问题代码"),
            value: value,
            isSearch: false,
            hint: Hint(id: "code-hint", words: hint)
        )
    }
}
