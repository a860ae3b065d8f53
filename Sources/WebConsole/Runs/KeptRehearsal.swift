import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles
import Wording

/// What is kept of a rehearsal, so that a console which is started again still knows it.
///
/// It is people's data: the file is for this user alone, and goes with the sheet that was rehearsed.
struct KeptRehearsal: Sendable, Codable {
    /// Of the plan that the run had when the rehearsal began.
    let plan: String
    /// Whether the sheet had changed since that plan was made, so that other rows were rehearsed than it has.
    let hasChanges: Bool
    let ended: Date
    let end: End

    enum End: Sendable, Codable {
        case done(Done)
        case failed(problem: LocalizedText, remedy: LocalizedText)
        case stopped
    }

    /// What it came to, as its pages say it.
    struct Done: Sendable, Codable {
        /// Where the people and departments were taken from.
        let origin: String
        let status: RunStatus
        let reasons: [Reason]
        let lines: [LocalizedText]
        let unknown: [LocalizedText]
        /// Their paths.
        let files: [String]
    }

    struct Reason: Sendable, Codable {
        let sentence: LocalizedText
        let code: String?
        let remedy: String?
        let pageRemedy: String?
    }

    /// Tells the plan of a run from any other that is made for it.
    ///
    /// - Throws: What keeps the plan from being encoded.
    static func mark(of run: RunRecord, _ plan: PlanSummary) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // The same sheet may be planned again with other cells and the same counts.
        let time = run.planned.map { "\($0)" } ?? ""
        return SHA256.of(Data(time.utf8) + (try encoder.encode(plan)))
    }
}

extension KeptRehearsal.Done {
    init(_ rehearsal: Rehearsal, showing limit: Int) {
        let sentences = RehearsalSentences(rehearsal)
        origin = rehearsal.origin
        status = rehearsal.status
        reasons = ReasonSentences(rehearsal.summary.reasons, showing: limit).reasons.map {
            KeptRehearsal.Reason(
                sentence: $0.pageSentence,
                code: $0.code,
                remedy: $0.remedy,
                pageRemedy: $0.pageRemedy
            )
        }
        lines = [sentences.invitations, sentences.calls, sentences.timeOnPage]
        unknown = rehearsal.unknown.map(\.wordsOnPage)
        files = rehearsal.files
    }
}
