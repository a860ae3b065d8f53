import JobSession
import Wording

/// That the embedded directory does something wrong on purpose at present, on the pages of runs that meet it.
struct FaultNote: Sendable {
    let sentence: String
    let address: String
    let link: String

    /// Nothing is to be said where nothing is on.
    init?(_ on: [EmbeddedFaults.Switch], _ frame: PageFrame) {
        guard !on.isEmpty else { return nil }
        let list = Self.list(on, frame)
        sentence = frame.say(
            "\(on.count, "fault is", "faults are") switched on in the embedded directory, so that rows may fail or take longer on purpose: \(list).",
            "内置目录打开了 \(on.count) 种故障，部分行可能因此失败或变慢：\(list)。"
        )
        (address, link) = ("/directory#faults", frame.say("The switches of faults", "故障开关"))
    }

    /// Each with how often it strikes.
    static func list(_ on: [EmbeddedFaults.Switch], _ frame: PageFrame) -> String {
        on.map { fault in
            let name = frame.words(fault.name)
            return frame.say("\(name) (\(fault.percent) %)", "\(name)（\(fault.percent) %）")
        }.joined(separator: frame.say(", ", "、"))
    }
}
