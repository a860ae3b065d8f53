/// The command's exit statuses.
///
/// Source: Decisions, "Names that programs rely on".
package enum ExitStatus: Int, Sendable, Codable, CaseIterable {
    case success = 0
    case unexpected = 1
    case usage = 2
    case nothingSent = 3
    case rowsFailed = 4
    case unknownRemain = 5
    case safetyStop = 6
    case credentials = 7
    case limitsOrNetwork = 8
    /// Every row has ended, and the results are not on the disk.
    case resultsUnwritten = 9
    /// What was compared is not the same.
    case different = 10
    case interrupted = 130
}
