package import DirectoryDoctor
import Foundation
import JobModel
package import Wording

/// What `doctor` finds out about a ledger; nothing of it is changed.
package struct LedgerCheckup: Sendable {
    /// Where the ledger is, without a password.
    package let place: String
    package let answers: [Diagnosis.Answer]

    /// Asks the ledger of a place; one that cannot be asked is an answer too.
    package static func asked(_ place: LedgerPlace) async throws -> LedgerCheckup {
        do {
            guard let health = try await place.health() else {
                return LedgerCheckup(place: place.identity, answers: [try await fileAnswer(place)])
            }
            return LedgerCheckup(place: place.identity, answers: LedgerAnswers.all(health))
        } catch let error as LedgerError {
            return LedgerCheckup(place: place.identity, answers: [LedgerAnswers.unanswered(error)])
        }
    }

    /// A file is opened, which looks at what its last process left behind.
    private static func fileAnswer(_ place: LedgerPlace) async throws -> Diagnosis.Answer {
        let path = place.stateFolder + "/ledger.sqlite"
        guard place.isThere else {
            return LedgerAnswers.file(LocalizedText(en: "\(path) is made by the first run", zh: "\(path) 将在首次运行时建立"))
        }
        let runs = try await place.ledger().runs(limit: Int(Int32.max)).count
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        let megabytes = (size + 999_999) / 1_000_000
        return LedgerAnswers.file(
            LocalizedText(en: "\(path): \(runs, "run"), \(megabytes) MB", zh: "\(path)：\(runs) 个运行，\(megabytes) MB")
        )
    }

    /// As of the answers about a directory.
    package var diagnosis: Diagnosis {
        var diagnosis = Diagnosis(host: place, app: "")
        diagnosis.answers = answers
        return diagnosis
    }

    package var title: LocalizedText { LocalizedText(en: "Ledger \(place)", zh: "账本 \(place)") }
}
