package import DirectoryServer
package import JobEngine
import JobModel
package import Wording

/// What a rehearsal came to: what will become of each row, which people get an invitation, how long it takes, and what
/// no rehearsal knows.
package struct Rehearsal: Sendable {
    /// Where the people and departments were taken from: a directory, or the folder of an export.
    package let origin: String
    package let plan: PlanSummary
    package let summary: RunSummary
    package let status: RunStatus
    package let effort: Effort
    package let invitations: [OutboxEntry]
    /// What it cannot know, each with what to do.
    package let unknown: [Unknown]
    /// The files that it wrote.
    package let files: [String]

    /// Something that it cannot know.
    package struct Unknown: Sendable {
        package let words: LocalizedText
        /// The same for the console's readers, who have no command line and none of the files that it names.
        package let wordsOnPage: LocalizedText

        init(_ words: LocalizedText, onPage: LocalizedText? = nil) {
            (self.words, wordsOnPage) = (words, onPage ?? words)
        }
    }

    /// The calls and the time of the rehearsed run.
    package struct Effort: Sendable {
        /// By the endpoint's name.
        package var calls: [String: Int] = [:]
        package var readingCalls = 0
        /// Answers that asked for patience.
        package var throttled = 0
        /// By the clock in which the limits are counted.
        package var planningSeconds = 0.0
        package var writingSeconds = 0.0
        /// The endpoint whose limit was waited for longest; `nil` where none was.
        package var limitingEndpoint: String?
        /// Its windows, as `50 in 1.1 s`.
        package var limitingWindows: [LocalizedText] = []

        package init() {}

        package var totalCalls: Int { calls.values.reduce(0, +) }
        package var seconds: Double { planningSeconds + writingSeconds }
    }

    /// How a command ends that has rehearsed: as the import would.
    package var exit: ExitStatus { ExitStatus(rawValue: summary.exit) ?? .unexpected }

    package var invitedByMessage: Int { invitations.count { $0.mobile?.isEmpty == false } }
    package var invitedByMail: Int { invitations.count { $0.email?.isEmpty == false } }
}

/// A rehearsal as a program is given it, and as `rehearsal.json` keeps it.
package struct PrintedRehearsal: Encodable, Sendable {
    private let origin: String
    private let summary: RunSummary
    private let effort: Rehearsal.Effort
    private let limitingWindows: [String]
    private let invitations: Invitations
    private let unknown: [String]
    private let files: [String]

    /// - Parameters:
    ///   - rehearsal: What is printed.
    ///   - isForPages: Whether its readers have the console's pages, and no command line.
    ///   - words: Says a sentence in the language wanted.
    package init(_ rehearsal: Rehearsal, isForPages: Bool = false, words: (LocalizedText) -> String) {
        (origin, summary, effort) = (rehearsal.origin, rehearsal.summary, rehearsal.effort)
        unknown = rehearsal.unknown.map { words(isForPages ? $0.wordsOnPage : $0.words) }
        files = rehearsal.files
        limitingWindows = rehearsal.effort.limitingWindows.map(words)
        invitations = Invitations(
            people: rehearsal.invitations.count,
            withMobile: rehearsal.invitedByMessage,
            withEmail: rehearsal.invitedByMail
        )
    }

    private struct Invitations: Encodable {
        let people: Int
        let withMobile: Int
        let withEmail: Int

        enum CodingKeys: String, CodingKey {
            case people
            case withMobile = "with_mobile"
            case withEmail = "with_email"
        }
    }

    enum CodingKeys: String, CodingKey {
        case origin
        case summary
        case calls
        case readingCalls = "reading_calls"
        case totalCalls = "total_calls"
        case throttled
        case seconds
        case planningSeconds = "planning_seconds"
        case writingSeconds = "writing_seconds"
        case limitingEndpoint = "limiting_endpoint"
        case limitingWindows = "limiting_windows"
        case invitations
        case cannotKnow = "cannot_know"
        case files
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(origin, forKey: .origin)
        try values.encode(summary, forKey: .summary)
        try values.encode(effort.calls, forKey: .calls)
        try values.encode(effort.readingCalls, forKey: .readingCalls)
        try values.encode(effort.totalCalls, forKey: .totalCalls)
        try values.encode(effort.throttled, forKey: .throttled)
        try values.encode(effort.seconds.rounded(), forKey: .seconds)
        try values.encode(effort.planningSeconds.rounded(), forKey: .planningSeconds)
        try values.encode(effort.writingSeconds.rounded(), forKey: .writingSeconds)
        // Every key is there, `null` where it has no value: the shape is relied on.
        try values.encode(effort.limitingEndpoint, forKey: .limitingEndpoint)
        try values.encode(limitingWindows, forKey: .limitingWindows)
        try values.encode(invitations, forKey: .invitations)
        try values.encode(unknown, forKey: .cannotKnow)
        try values.encode(files, forKey: .files)
    }
}
