import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// How a sheet is read: its form, columns and first rows, and what is damaged; each choice can be made another way.
struct SheetPage: ConsolePage {
    static let template = "sheet"

    let frame: PageFrame
    let title: String
    let id: String
    let error: RefusedForm?
    /// Tells the reading that stands from later ones.
    let was: String
    let form: [String]
    let choices: [Choice]
    let choose: String
    let headerRow: String
    let headerRowLabel: String
    let readAs: String
    let columnsTitle: String
    let columnHeadings: [String]
    let columns: [Column]
    let rowsTitle: String
    let header: [String]
    let rows: [[String]]
    let damageTitle: String
    let problems: [Problem]
    let hasProblems: Bool
    let noProblems: String
    let steps: WaveSteps
    let kept: [Kept]
    let goOn: String
    let delete: String
    let deleteHint: String

    /// How the sheet is read here, for the steps after this one.
    struct Kept: Sendable {
        let name: String
        let value: String
    }

    struct Choice: Sendable {
        let name: String
        let label: String
        let options: [Option]
        /// The id of what is said of it; `nil` where nothing is.
        var hintID: String?
    }

    struct Option: Sendable {
        let value: String
        let words: String
        let isChosen: Bool
    }

    struct Column: Sendable {
        let header: String
        let field: String
        let isKnown: Bool
        let samples: String
    }

    struct Problem: Sendable {
        let place: String?
        let problem: String
        let remedy: String
    }

    init(
        sheet: StoredSheet,
        reading: SheetReading,
        memory: SheetMemory,
        error: RefusedForm? = nil,
        frame: PageFrame
    ) async throws {
        let (inspection, records, found) = try await memory.look(at: sheet, reading, keeping: Self.rowLimit)
        self.frame = frame
        self.error = error
        was = sheet.wave.hasJob ? SheetReading(of: try sheet.wave.job()).mark : ""
        id = sheet.id
        title = sheet.name
        let said = InspectedForm(form: inspection.form)
        let rows = LocalizedText(
            en: "\(inspection.rows, "row"), \(inspection.blankRows, "blank row") left out",
            zh: "\(inspection.rows) 行，跳过空行 \(inspection.blankRows)"
        )
        let header = said.header(row: inspection.headerRow, line: inspection.headerLine)
        form = [said.wordsOnPage, rows, header].map(frame.words)
        choices = SheetChoices(inspection, reading, subject: found, frame).all
        choose = UnreadSheet.choose(frame)
        // One that was found out stays open: in another tab or encoding the header may stand elsewhere.
        headerRow = reading.headerRow.map { String($0) } ?? ""
        headerRowLabel = UnreadSheet.headerRow(frame)
        readAs = frame.say("How it is read", "读取方式")
        columnsTitle = frame.say("Columns", "列")
        columnHeadings = [
            frame.say("In the sheet", "表格中的列"), frame.say("Understood as", "识别为"),
            frame.say("First values", "前几个值"),
        ]
        let subject = reading.subject ?? found?.subject ?? .people
        let unknown = frame.say("not understood", "未识别")
        // Two columns may have one name.
        var places = Dictionary(grouping: inspection.header.indices.reversed()) { inspection.header[$0] }
        columns = inspection.columns.map { column in
            let place = places[column.header]?.popLast()
            let samples = records.prefix(Self.sampleLimit).compactMap { record in
                place.flatMap { $0 < record.count && !record[$0].isEmpty ? Self.beginning(of: record[$0]) : nil }
            }
            return Column(
                header: place.flatMap { SheetColumnName.isNone(column.header) ? frame.unheaded($0) : nil }
                    ?? Self.beginning(of: column.header),
                field: column.field.map { frame.title(of: $0, subject) } ?? unknown,
                isKnown: column.field != nil,
                samples: samples.joined(separator: " · ")
            )
        }
        rowsTitle = frame.say("First rows", "前几行")
        self.header = inspection.header.map(Self.beginning)
        self.rows = records.map { $0.map(Self.beginning) }
        let damage = inspection.problems + inspection.notes
        // The step after the next is called Problems.
        damageTitle =
            inspection.problems.isEmpty && !damage.isEmpty
            ? frame.say("To be looked at (\(damage.count))", "请留意（\(damage.count)）")
            : frame.say("Damage found while reading (\(damage.count))", "读取时发现的损坏（\(damage.count)）")
        problems = damage.prefix(Self.problemLimit).map { finding in
            Problem(
                place: finding.row.map { frame.say("row \($0)", "第 \($0) 行") },
                problem: frame.words(finding.problem),
                remedy: frame.words(RemedyWords.of(finding))
            )
        }
        hasProblems = !damage.isEmpty
        steps = WaveSteps(sheet.id, at: .reading, frame)
        kept = reading.formFields.map { Kept(name: $0.name, value: $0.value) }
        goOn = frame.say("Go on: match the columns", "继续：匹配列")
        (delete, deleteHint) = UnreadSheet.deletion(frame)
        noProblems = frame.say(
            "No damage was found. What stands in the cells is checked on the page Problems.",
            "没有发现损坏。单元格的内容在“问题”页面检查。"
        )
    }

    /// What is shown of a cell: one of a megabyte would be the page.
    private static func beginning(of cell: String) -> String {
        let shown = cell.prefix(characterLimit)
        return shown.endIndex == cell.endIndex ? cell : String(shown) + "…"
    }

    private static let characterLimit = 200
    static let rowLimit = 10
    private static let sampleLimit = 3
    private static let problemLimit = 50
}
