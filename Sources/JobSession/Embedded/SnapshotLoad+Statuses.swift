package import DirectoryServer
import JobEngine
import JobModel

extension SnapshotLoad {
    /// Where the export has people stand in the life cycle, by user_id in small letters: no call of the API writes it.
    ///
    /// A person that it names twice, one who has left beside the one who has the id now, counts as there.
    package func statuses() throws -> [String: LoadedStatus] {
        var statuses: [String: LoadedStatus] = [:]
        for step in jobs.flatMap(\.steps) where step.subject == .people {
            let sheet = try StepSource.open(step, folder: "")
            guard let status = sheet.header.firstIndex(of: PersonField.status.rawValue),
                let id = sheet.header.firstIndex(of: PersonField.userID.rawValue)
            else { continue }
            var records = try sheet.records()
            while let record = try records.next()?.record {
                guard let word = LoadedStatus(rawValue: record.string(at: status)) else { continue }
                // An id may begin like a formula, and then has an apostrophe in the file.
                let key = SpreadsheetApostrophe.removing(from: record.string(at: id)).lowercased()
                if word != .resigned || statuses[key] == nil { statuses[key] = word }
            }
        }
        return statuses
    }
}
