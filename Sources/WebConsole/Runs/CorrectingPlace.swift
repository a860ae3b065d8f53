import Foundation
import JobEngine
import JobModel
import Wording

/// Where the rows of a run are corrected that did not succeed.
struct CorrectingPlace: Sendable {
    /// Whether they are of a sheet of this console, and not of files that a job names.
    var hasPages = true
    /// Of the sheet whose grid has them, and which run had them.
    private var sheet: (id: String, run: RunRecord)?
    /// The job of their sheet, with what was corrected, matched and chosen: a command line takes the same from it.
    var jobFile: String?
    /// A file from elsewhere by which rows were tried again: the sheet does not know what was corrected there.
    var foreignFile: String?
    /// The newest file of the rows that did not succeed; `nil` where it is no longer there.
    var failedFile: String?
    /// Whether their sheet was deleted, so that no page corrects them any more.
    var isSheetDeleted = false
    /// Whether the sheet is read otherwise by now than the run has read it, so that its rows may be others.
    var isReadOtherwise = false

    init(
        hasPages: Bool = true,
        foreignFile: String? = nil,
        failedFile: String? = nil,
        isSheetDeleted: Bool = false,
        isReadOtherwise: Bool = false
    ) {
        (self.hasPages, self.foreignFile) = (hasPages, foreignFile)
        (self.failedFile, self.isSheetDeleted) = (failedFile, isSheetDeleted)
        self.isReadOtherwise = isReadOtherwise
    }

    /// The grid of a dropped sheet.
    init(sheet: String, run: RunRecord, jobFile: String) {
        (self.sheet, self.jobFile) = ((sheet, run), jobFile)
    }

    /// The grid of all rows of the run that are open; `nil` where no grid has them.
    var address: String? { sheet.map { GroupAddress(run: $0.run.id).path(of: $0.id) } }

    /// Leads to the grid of those that a filter shows and whose own cells are the cause; where none is, to all of them.
    ///
    /// - Parameters:
    ///   - filter: Which rows of the run are meant; `nil` for all of its lineage, which its first run has had.
    ///   - count: How many have to be corrected; `nil` where that is not known.
    ///   - frame: Around the page.
    /// - Returns: `nil` where no grid has them.
    func link(_ filter: ResultsFilter? = nil, toCorrect count: Int?, _ frame: PageFrame) -> PageFrame.Link? {
        sheet.map { sheet in
            let run = filter == nil ? sheet.run.root : sheet.run.id
            let rows = GroupAddress(run: run, filter ?? .all, isToCorrect: count != 0)
            let words =
                count == 0
                ? ResultsWords.look(frame) : ResultsWords.counted(ResultsWords.correct(frame), count, frame)
            return PageFrame.Link(address: rows.path(of: sheet.id), words: words, isHere: false)
        }
    }

    /// What a plan takes that was done in the pages of the sheet after the run.
    func hint(_ frame: PageFrame) -> String? {
        sheet.map { _ in
            frame.say(
                "What was corrected, matched or chosen on the pages of the sheet since then is taken.",
                "此后在表格页面上所作的更正、匹配和选择都会采用。"
            )
        }
    }

    /// What the plan of a retry says of rows that are wrong still.
    ///
    /// - Parameters:
    ///   - parent: The run that is retried.
    ///   - input: The file of the retry's rows; `nil` where the ledger has them.
    ///   - frame: Around the page.
    /// - Returns: `nil` where they are corrected in the grid of their sheet.
    func advice(for parent: String, input: String?, _ frame: PageFrame) -> String? {
        if sheet != nil { return nil }
        if isReadOtherwise { return Self.otherReading(frame) }
        if isSheetDeleted { return adviceWithoutSheet(for: parent, frame) }
        // What these pages have written for the retry is no file that the reader knows.
        let given = input.flatMap { URL(fileURLWithPath: $0).lastPathComponent == foreignFile ? $0 : nil }
        guard let file = given ?? failedFile else {
            return frame.say(
                "The file of these rows is no longer there. Write it again: roster results \(parent)",
                "这些行的文件已不在原处。请重新写出：roster results \(parent)"
            )
        }
        let command = "roster retry \(parent) --input \(ShellWord.quoted(file))"
        guard given != nil, let foreignFile else {
            return frame.say(
                "Correct them in \(file), and plan them again by: \(command)",
                "请在 \(file) 中更正，然后用以下命令重新制定计划：\(command)"
            )
        }
        return frame.say(
            "Correct them in \(foreignFile), and plan them again by: \(command)",
            "请在 \(foreignFile) 中更正，然后用以下命令重新制定计划：\(command)"
        )
    }

    private func adviceWithoutSheet(for parent: String, _ frame: PageFrame) -> String {
        guard failedFile != nil else {
            return frame.say(
                "Their sheet was deleted, and the file of these rows with it: write the results again on the page of \(parent), "
                    + "correct failed.csv, and drop it as a sheet.",
                "表格及这些行的文件均已删除：请在运行 \(parent) 的页面重新写出结果，更正 failed.csv 后作为表格上传。"
            )
        }
        return frame.say(
            "Their sheet was deleted: correct failed.csv of the results of \(parent), and drop it as a sheet.",
            "表格已删除：请更正运行 \(parent) 结果中的 failed.csv，并作为表格上传。"
        )
    }

    /// How the rows of a job's files are corrected, and those of a sheet that was deleted.
    private func noteOfFiles(_ next: RunStatus.NextStep, _ frame: PageFrame) -> String? {
        guard case .retry(let input?) = next else {
            return isSheetDeleted ? noteWithoutFile(next, frame) : nil
        }
        // Of several steps the first one that has open rows.
        let name = input.split(separator: "/").suffix(2).joined(separator: "/")
        guard !isSheetDeleted else {
            return frame.say(
                "The sheet of these rows was deleted, and no page corrects them. Correct \(name) of the results, drop the "
                    + "corrected file as a sheet, and go on with its pages. The button here plans the rows as they were.",
                "这些行的表格已删除，无法在页面上更正。请更正结果文件 \(name)，并作为表格上传，在其页面上继续。此处的按钮按原来的内容重新制定计划。"
            )
        }
        return frame.say(
            "These rows are of files that a job names, and no page corrects them. Correct \(name) of the results; the page of "
                + "the run has the command that takes it. Or drop the corrected file as a sheet, and go on with its pages. "
                + "The button here plans the rows as they were.",
            "这些行来自任务中的文件，无法在页面上更正。请更正结果文件 \(name)，采用该文件的命令见运行页面；也可将更正后的文件作为表格上传，在其页面上继续。此处的按钮按原来的内容重新制定计划。"
        )
    }

    /// Their files went with the sheet.
    private func noteWithoutFile(_ next: RunStatus.NextStep, _ frame: PageFrame) -> String? {
        guard case .results = next else { return nil }
        return frame.say(
            "The sheet of these rows was deleted, and their file with it. Write the results again, correct failed.csv, and drop "
                + "it as a sheet.",
            "这些行的表格及其文件已删除。请重新写出结果，更正 failed.csv 后作为表格上传。"
        )
    }

    private static func otherReading(_ frame: PageFrame) -> String {
        let error = RunRequestError.otherReading
        return frame.say("\(error.problem.en). \(error.remedy.en)", "\(error.problem.zh)。\(error.remedy.zh)")
    }

    /// Why they are not corrected in the grid.
    ///
    /// - Parameters:
    ///   - next: What the run's page has a command for.
    ///   - frame: Around the page.
    /// - Returns: `nil` where they are.
    func note(_ next: RunStatus.NextStep?, _ frame: PageFrame) -> String? {
        if isReadOtherwise { return Self.otherReading(frame) }
        guard hasPages else { return next.flatMap { noteOfFiles($0, frame) } }
        return foreignFile.map { name in
            let input = if case .retry(let file?) = next { file } else { "failed.csv" }
            let corrected = URL(fileURLWithPath: input).lastPathComponent
            return frame.say(
                "Rows of this wave were tried again from another file (\(name)): what is corrected or chosen on the pages "
                    + "of the sheet is not taken. Correct \(corrected) of the results; the page of the run has the command "
                    + "that takes it.",
                "本批次的行曾用其他文件（\(name)）重试：在表格页面上所作的更正和选择不会采用。请更正结果文件 \(corrected)，采用该文件的命令见运行页面。"
            )
        }
    }
}
