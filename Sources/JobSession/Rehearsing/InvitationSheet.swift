import CSVStream
import DirectoryServer
import Foundation
import JobEngine
import JobModel
import LocalFiles
import Wording

/// The files of a rehearsal beside the results: for this user alone, because they name people.
enum InvitationSheet {
    /// Lists the people that the directory would invite, with their mobile numbers and emails.
    ///
    /// - Parameters:
    ///   - invitations: In the order of their lines.
    ///   - path: A new file.
    ///   - isForPages: Whether people read it, who have the console's pages; else it has names that programs rely on.
    ///   - words: Says what stands in it to people, in the language wanted.
    /// - Throws: `CSVStreamError` where the file cannot be written.
    static func write(
        _ invitations: [OutboxEntry],
        to path: String,
        isForPages: Bool,
        words: (LocalizedText) -> String
    ) throws {
        var writer = try CSVWriter(path: path)
        let fields = ["user_id", "name", "mobile", "email"]
        let titles = fields.map { LocalizedText(en: FieldTitle.english($0), zh: FieldTitle.chinese($0)) }
        try writer.write(isForPages ? (titles + [causeTitle]).map(words) : fields + ["cause"])
        for entry in invitations {
            let cause = isForPages ? words(Self.words(of: entry.cause)) : entry.cause.rawValue
            try writer.write([entry.userID, entry.name, entry.mobile ?? "", entry.email ?? "", cause])
        }
        try writer.close()
    }

    private static let causeTitle = LocalizedText(en: "Created", zh: "创建方式")

    private static func words(of cause: OutboxEntry.Cause) -> LocalizedText {
        switch cause {
        case .create: LocalizedText(en: "one by one", zh: "逐个")
        case .batch: LocalizedText(en: "with others at once", zh: "批量")
        }
    }

    static func write(_ rehearsal: PrintedRehearsal, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(rehearsal)
        try OutputError.converting(try PrivateFile.write(data, to: path))
    }
}
