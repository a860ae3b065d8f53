/// The steps of a sheet on its way to a plan, each with its page.
struct WaveSteps: Sendable {
    enum Step: CaseIterable { case reading, columns, values, problems, plan }

    let label: String
    let all: [Link]

    struct Link: Sendable {
        let address: String
        let words: String
        let isHere: Bool
    }

    init(_ id: String, at here: Step, _ frame: PageFrame) {
        label = frame.say("Steps of this sheet", "该表格的步骤")
        all = Step.allCases.map { step in
            let (path, words): (String, String) =
                switch step {
                case .reading: ("", frame.say("Reading", "读取"))
                case .columns: ("/columns", frame.say("Columns", "列"))
                case .values: ("/values", frame.say("Values", "取值"))
                case .problems: ("/problems", frame.say("Problems", "问题"))
                case .plan: ("/plan", frame.say("Plan", "计划"))
                }
            return Link(address: "/sheets/\(id)\(path)", words: words, isHere: step == here)
        }
    }
}
