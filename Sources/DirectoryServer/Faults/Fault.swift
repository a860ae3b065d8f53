public import Wording

/// Something that a directory does wrong on purpose, now and then, so that its clients can be tried.
public struct Fault: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Waits before it does anything.
        case latency
        /// Waits before it lists a page.
        case slowPage = "slow_page"
        /// Does what was asked, and breaks the line before it answers.
        case answerLost = "answer_lost"
        /// Breaks the line before it does anything.
        case cut
        /// Answers 502 in HTML, and does nothing.
        case serverError = "server_error"
        /// Answers 99991400 with the status 400 of older calls, and does nothing.
        case throttled
        /// Forgets the token of the call.
        case tokenExpired = "token_expired"
        /// Calls a page token bad that it has given.
        case stalePage = "stale_page"
        /// Creates a person without city and job title (44054–44056).
        case halfCreated = "half_created"
        /// Refuses to create a person who has joined too many companies lately (44004).
        case joinedTooOften = "joined_too_often"
        /// Creates a person, and answers 41027 with 504 (U27).
        case accountFailed = "account_failed"
        /// Works a task off, and never says that it has ended.
        case taskStuck = "task_stuck"
        /// Works a task off, and says that it failed as a whole (10).
        case taskFails = "task_fails"
        /// Says 8 of a task that has ended, with its data (C10).
        case taskEight = "task_eight"

        /// Whether it takes time and does nothing else.
        package var waits: Bool { self == .latency || self == .slowPage }
    }

    public var kind: Kind
    /// How often, from 0 to 1.
    public var rate: Double
    /// How long the kinds that wait do so, in milliseconds; drawn evenly from the range.
    public var milliseconds: ClosedRange<Int>

    public init(_ kind: Kind, rate: Double, milliseconds: ClosedRange<Int> = Self.usualWait) {
        self.kind = kind
        self.rate = rate
        self.milliseconds = milliseconds
    }

    /// As a company file and the command line write one: `answer_lost 5%`, `latency 20% 50-500ms`.
    ///
    /// - Throws: `FaultError` with what is wrong.
    public init(_ text: String) throws(FaultError) {
        let words = text.split(separator: " ").map(String.init)
        guard let name = words.first, let kind = Kind(rawValue: name) else {
            throw FaultError(text: text, reason: ServerText(en: "there is no such fault", zh: "没有这种故障"))
        }
        guard words.count >= 2, words[1].hasSuffix("%"), let percent = Double(words[1].dropLast()),
            (0...100).contains(percent)
        else {
            throw FaultError(
                text: text,
                reason: ServerText(en: "the rate must be a share such as 5%", zh: "频率须为百分比，例如 5%")
            )
        }
        var wait = Self.usualWait
        if words.count == 3, let given = Self.range(words[2]) {
            wait = given
        } else if words.count > 2 {
            throw FaultError(
                text: text,
                reason: ServerText(
                    en: "the time must be one such as 200ms or 50-500ms",
                    zh: "时长须写成 200ms 或 50-500ms 的形式"
                )
            )
        }
        self.init(kind, rate: percent / 100, milliseconds: wait)
    }

    /// As a company file writes it.
    package var text: String {
        let percent = (rate * 100_000).rounded() / 1000
        let share = percent == percent.rounded() ? String(Int(percent)) : String(percent)
        let (low, high) = (milliseconds.lowerBound, milliseconds.upperBound)
        let wait = low == high ? "\(low)ms" : "\(low)-\(high)ms"
        return "\(kind.rawValue) \(share)%" + (kind.waits ? " \(wait)" : "")
    }

    private static func range(_ text: String) -> ClosedRange<Int>? {
        guard text.hasSuffix("ms") else { return nil }
        let ends = text.dropLast(2).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let low = ends.first.flatMap(\.self), let high = ends.last.flatMap(\.self), ends.count <= 2, low >= 0,
            low <= high, high <= 600_000
        else { return nil }
        return low...high
    }

    public static let usualWait = 200...200
}

/// Why a fault cannot be used.
public struct FaultError: Error, Equatable, CustomStringConvertible, ExplainedError {
    package var text: String
    package var reason: ServerText

    public var description: String { "\(explanation.problem.en). \(explanation.remedy.en)" }

    package var explanation: Explanation {
        let kinds = Fault.Kind.allCases.map(\.rawValue)
        return Explanation(
            problem: LocalizedText(
                en: "the fault '\(text)' cannot be used: \(reason.en)",
                zh: "无法使用故障“\(text)”：\(reason.zh)"
            ),
            remedy: LocalizedText(
                en:
                    "Write its kind, its rate and where it waits the time: answer_lost 5%, latency 20% 50-500ms. Kinds: "
                    + kinds.joined(separator: ", ") + ".",
                zh: "请写明种类、频率，会等待的还须写时长：answer_lost 5%、latency 20% 50-500ms。种类：" + kinds.joined(separator: "、") + "。"
            )
        )
    }
}
