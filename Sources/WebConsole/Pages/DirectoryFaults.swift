import JobSession
import Wording

/// What the embedded directory does wrong on purpose, each kind with its switch.
struct DirectoryFaults: Sendable {
    let title: String
    let hint: String
    /// Which are on.
    let status: String
    /// Whether the page answers the form, and so says that this was done.
    let isAnswer: Bool
    let headings: [String]
    let switches: [Switch]
    let canSwitch: Bool
    let button: String
    /// Only where they are not as the company file says.
    let reset: String?

    struct Switch: Sendable {
        let kind: String
        let name: String
        let words: String
        let isOn: Bool
        let rateLabel: String
        let rates: [FormOption]
        let waitLabel: String
        let waits: [FormOption]
        let isWaiting: Bool
    }

    init(_ faults: EmbeddedFaults, canSwitch: Bool, isAnswer: Bool, frame: PageFrame) {
        (self.canSwitch, self.isAnswer) = (canSwitch, isAnswer)
        status = (isAnswer ? frame.say("The switches are set. ", "已应用开关。") : "") + Self.status(faults.on, frame)
        title = frame.say("Faults", "故障")
        hint = frame.say(
            "Switch on what a real directory does now and then, and see how a run gets over it. Every run and export that uses the embedded directory meets it, until it is switched off.",
            "打开真实目录偶尔会出现的故障，观察运行如何应对。在关闭之前，使用内置目录的每个运行和导出都会遇到。"
        )
        headings = [
            frame.say("Fault", "故障"), frame.say("What it does", "表现"), frame.say("How often", "频率"),
            frame.say("How long", "时长"),
        ]
        switches = faults.switches.map { Self.row($0, frame) }
        button = frame.say("Set the switches", "应用开关")
        reset = faults.areSwitched ? Self.reset(faults.companyFile, frame) : nil
    }

    private static func status(_ on: [EmbeddedFaults.Switch], _ frame: PageFrame) -> String {
        guard !on.isEmpty else { return frame.say("No fault is on.", "未打开任何故障。") }
        let list = FaultNote.list(on, frame)
        return frame.say("\(on.count, "fault is", "faults are") on: \(list).", "已打开 \(on.count) 种故障：\(list)。")
    }

    /// What the switches are set to by the button.
    private static func reset(_ file: String?, _ frame: PageFrame) -> String {
        guard let file else {
            return frame.say("As the company that ships with Roster has them", "恢复 Roster 自带公司的设置")
        }
        return frame.say("As \(file) has them", "恢复 \(file) 的设置")
    }

    private static func row(_ fault: EmbeddedFaults.Switch, _ frame: PageFrame) -> Switch {
        let name = frame.words(fault.name)
        return Switch(
            kind: fault.kind,
            name: name,
            words: frame.words(fault.words),
            isOn: fault.isOn,
            rateLabel: frame.say("How often: \(name)", "频率：\(name)"),
            rates: options(rates, chosen: fault.percent) { $0 + " %" },
            waitLabel: frame.say("How long: \(name)", "时长：\(name)"),
            waits: fault.wait.map { options(waits, chosen: $0) { $0.replacing("ms", with: " ms") } } ?? [],
            isWaiting: fault.wait != nil
        )
    }

    /// What may be chosen, and what is so now where that is none of them.
    private static func options(_ all: [String], chosen: String, _ words: (String) -> String) -> [FormOption] {
        (all.contains(chosen) ? all : [chosen] + all).map {
            FormOption(value: $0, words: words($0), isChosen: $0 == chosen)
        }
    }

    /// The lines of the switches that a form turns on, as a company file writes them.
    static func lines(_ fields: FormQuery) -> [String] {
        fields.all("on").map { kind in
            let wait = fields["wait-\(kind)"].map { " \($0)" } ?? ""
            return "\(kind) \(fields["rate-\(kind)"] ?? "")%\(wait)"
        }
    }

    /// In percent.
    private static let rates = ["1", "5", "20", "50", "100"]
    private static let waits = ["50-500ms", "200ms", "1000ms", "5000ms"]
}
