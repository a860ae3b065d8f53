import JobSession
import Wording

/// What the embedded directory does wrong on purpose, each kind with its switch.
struct DirectoryFaults: Sendable {
    let title: String
    let hint: String
    let headings: [String]
    let switches: [Switch]
    let canSwitch: Bool
    let button: String
    /// Only where they are not as the company file says.
    let reset: String?

    struct Switch: Sendable {
        let kind: String
        let words: String
        let isOn: Bool
        let rateLabel: String
        let rates: [FormOption]
        let waitLabel: String
        let waits: [FormOption]
        let isWaiting: Bool
    }

    init(_ faults: EmbeddedFaults, canSwitch: Bool, frame: PageFrame) {
        self.canSwitch = canSwitch
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
        reset = faults.areSwitched ? frame.say("As the company file says", "恢复公司文件的设置") : nil
    }

    private static func row(_ fault: EmbeddedFaults.Switch, _ frame: PageFrame) -> Switch {
        Switch(
            kind: fault.kind,
            words: frame.words(fault.words),
            isOn: fault.isOn,
            rateLabel: frame.say("How often: \(fault.kind)", "频率：\(fault.kind)"),
            rates: options(rates, chosen: fault.percent) { $0 + " %" },
            waitLabel: frame.say("How long: \(fault.kind)", "时长：\(fault.kind)"),
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
