import Wording

/// What can be done with a sheet that could not be read: read it in another way, where one is left, or delete it.
struct UnreadSheet: Sendable {
    let id: String
    let title: String
    let choices: [SheetPage.Choice]
    let hasChoices: Bool
    let headerRow: String
    let headerRowLabel: String
    let choose: String
    let delete: String
    let deleteHint: String

    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - error: Why it could not be read.
    ///   - reading: How it was to be read.
    ///   - frame: Around the page.
    init(_ sheet: StoredSheet, after error: any Error, _ reading: SheetReading, _ frame: PageFrame) {
        id = sheet.id
        title = frame.say("Read it another way", "换一种方式读取")
        choices = SheetChoices(after: error, of: sheet.path, reading, frame).all
        hasChoices = !choices.isEmpty
        headerRow = reading.headerRow.map { String($0) } ?? ""
        headerRowLabel = Self.headerRow(frame)
        choose = Self.choose(frame)
        (delete, deleteHint) = Self.deletion(frame)
    }

    /// What stands beside the number of the header's row.
    static func headerRow(_ frame: PageFrame) -> String {
        frame.say("Row of the header (empty: found out)", "表头所在行（留空则自动识别）")
    }

    /// The button of a form of choices.
    static func choose(_ frame: PageFrame) -> String { frame.say("Read it so", "按此读取") }

    /// The button that deletes a sheet, and what that does.
    static func deletion(_ frame: PageFrame) -> (button: String, hint: String) {
        (
            frame.say("Delete this sheet", "删除此表格"),
            frame.say(
                "Its copy on this machine goes, with its corrections and the files of its results. Your own file stays as it is, "
                    + "and so do the runs in the list of runs; a run that has not ended keeps what it needs.",
                "将删除本机上的副本、其更正和结果文件。您自己的文件不受影响，运行列表中的运行也会保留；尚未结束的运行所需的内容会保留。"
            )
        )
    }
}
