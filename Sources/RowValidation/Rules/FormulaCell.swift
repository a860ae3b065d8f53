import JobModel

/// A formula in a cell that is written once more, so that no spreadsheet runs it and reading refuses it as before.
package enum FormulaCell {
    /// How a file of text should hold a cell that is written as it stood, and is not to be changed by that.
    ///
    /// A formula gets braces: `{=1+1}` is text to a spreadsheet, and no value to us. An apostrophe would make it a text that is
    /// read as one. `="0007"`, by which a program writes a text, runs nothing and stays. What has an apostrophe keeps one.
    ///
    /// - Parameter cell: As the sheet had it.
    /// - Returns: As it should be written, apostrophe and all.
    package static func kept(_ cell: String) -> String {
        let read = CellText(cell)
        if read.isUnwrapped { return cell }
        guard FormulaRule.finding(in: read) != nil else {
            return SpreadsheetApostrophe.adding(to: SpreadsheetApostrophe.removing(from: cell))
        }
        return read.text.hasPrefix("{") ? cell : "{" + (read.text.hasPrefix("=") ? "" : "=") + read.text + "}"
    }
}

extension CellText {
    fileprivate init(_ cell: String) {
        var cell = cell
        self = cell.withUTF8 { CellText($0) }
    }
}
