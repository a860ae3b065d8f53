import ArgumentParser
import JobModel
import JobSession
import Wording

extension SheetJob {
    /// The sheet that flags speak of.
    init(file: String, options: SheetOptions, matching: MatchOptions) {
        self.init(file: file)
        subject = options.subject
        encoding = options.encoding
        delimiter = options.delimiter
        headerRow = options.headerRow
        match = matching.match
        mode = matching.mode
        dates = matching.dates
    }

    /// - Throws: `ValidationError` for a field that `--match` cannot be.
    func checkedDefinition() throws -> JobDefinition {
        do {
            return try definition()
        } catch let error as UnusableMatch {
            throw ValidationError(
                LocalizedText(
                    en: "--match must be one of \(error.usable.joined(separator: ", "))",
                    zh: "--match 须为以下之一：\(error.usable.joined(separator: "、"))"
                )
            )
        }
    }
}

extension SheetOptions {
    /// Refuses flags that a job has the word on: they would have to be meant for one of its steps.
    func refuseBesideJob(_ matching: MatchOptions) throws {
        let given = [
            ("--subject", subject != nil), ("--encoding", givenEncoding != nil),
            ("--delimiter", givenDelimiter != nil), ("--header-row", headerRow != nil),
            ("--match", matching.match != nil),
            ("--mode", matching.givenMode != nil), ("--dates", matching.dates != nil),
        ]
        let flags = given.filter(\.1).map(\.0)
        guard flags.isEmpty else {
            throw ValidationError(
                LocalizedText(
                    en: "\(flags.joined(separator: ", ")): the job says this for each step; change it there.",
                    zh: "\(flags.joined(separator: "、"))：由任务文件为每个步骤指定，请在其中修改。"
                )
            )
        }
    }
}
