import JobSession
import Wording

/// Asks the directories of sheets what they have, and keeps why one did not answer: it is asked again when the reader says so.
actor DirectoryQuestions {
    private var failures: [String: Explanation] = [:]

    /// Why a sheet's directory did not answer when it was asked last; `nil` where it did, or was not asked.
    func failure(of id: String) -> Explanation? { failures[id] }

    /// Asks what a sheet's directory has.
    ///
    /// - Parameters:
    ///   - sheet: The sheet, which keeps the answer.
    ///   - connector: The console's way to directories.
    func ask(_ sheet: StoredSheet, by connector: Connector) async {
        do {
            try await sheet.askChoices(by: connector)
            failures[sheet.id] = nil
        } catch {
            failures[sheet.id] = RemedyWords.asking(error)
        }
    }

    func forget(_ id: String) { failures[id] = nil }
}
