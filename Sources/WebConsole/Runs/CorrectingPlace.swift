import Wording

/// Where the rows of a run are corrected that did not succeed.
struct CorrectingPlace: Sendable {
    /// Of the grid of their sheet.
    var address: String?
    /// A file from elsewhere by which rows were tried again: the sheet does not know what was corrected there.
    var foreignFile: String?

    /// What a plan takes that was done in the pages of the sheet after the run.
    func hint(_ frame: PageFrame) -> String? {
        address.map { _ in
            frame.say(
                "What was corrected, matched or chosen on the pages of the sheet since then is taken.",
                "此后在表格页面上所作的更正、匹配和选择都会采用。"
            )
        }
    }

    /// Why they are not corrected in the grid.
    func note(_ frame: PageFrame) -> String? {
        foreignFile.map { name in
            frame.say(
                "Rows of this wave were tried again from another file (\(name)): what is corrected or chosen on the pages "
                    + "of the sheet is not taken. Correct that file; the page of the run has the command that takes it.",
                "本批次的行曾用其他文件（\(name)）重试：在表格页面上所作的更正和选择不会采用。请在该文件中更正，采用该文件的命令见运行页面。"
            )
        }
    }
}
