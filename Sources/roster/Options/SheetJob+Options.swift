import ArgumentParser
import DirectoryServing
import JobModel
import JobSession
import Wording

extension SheetJob {
    /// The sheet that flags speak of.
    init(file: String, options: SheetOptions, matching: MatchOptions) {
        self.init(file: file, options: options)
        match = matching.match
        mode = matching.mode
        dates = matching.dates
        corrections = matching.corrections
    }

    /// The same, where nothing becomes of its rows.
    init(file: String, options: SheetOptions) {
        self.init(file: file)
        subject = options.subject
        sheet = options.sheet
        encoding = options.encoding
        delimiter = options.delimiter
        headerRow = options.headerRow
    }
}

extension JobSource {
    /// The job or sheet that arguments speak of.
    ///
    /// - Throws: `ValidationError` for flags that a job has the word on; as `ConnectionOptions.sheet`.
    init(_ file: String, options: SheetOptions, matching: MatchOptions, connection: ConnectionOptions) async throws {
        guard !SheetJob.isJob(file) else {
            Interruption.prepare()
            try options.refuseBesideJob(matching)
            self = .job(path: file)
            return
        }
        let path = try await connection.sheet(file, limit: options.input.limit)
        self = .sheet(SheetJob(file: path, options: options, matching: matching))
    }
}

extension SheetOptions {
    /// Refuses flags that a job has the word on: they would have to be meant for one of its steps.
    func refuseBesideJob(_ matching: MatchOptions) throws {
        let given = [
            ("--subject", subject != nil), ("--sheet", sheet != nil), ("--encoding", givenEncoding != nil),
            ("--delimiter", givenDelimiter != nil), ("--header-row", headerRow != nil),
            ("--match", matching.match != nil),
            ("--mode", matching.givenMode != nil), ("--dates", matching.dates != nil),
            ("--corrections", matching.corrections != nil),
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
