import Foundation
import JobModel
import RowValidation
import TestSupport

/// Rows of a sheet, most of them changed, each judged by its bytes and by the rules.
struct AcceptanceRounds {
    let variant: SheetVariant
    let trial: AcceptanceTrial
    var cells: CellGenerator
    /// What a cell may be changed into.
    var strange = SuspectText.cells
    private(set) var accepted = 0
    private(set) var tried = 0
    private(set) var contradictions: [String] = []

    init(_ variant: SheetVariant, generator: SeededGenerator) {
        self.variant = variant
        trial = AcceptanceTrial(checker: variant.checker)
        cells = CellGenerator(random: generator)
    }

    mutating func tryRow() {
        // Most cells are certainly fine, so that a changed one decides.
        var row = variant.contents.map { content in
            Int.random(in: 0..<20, using: &cells.random) == 0
                ? cells.good(content) : CellGenerator.plain(content)
        }
        switch Int.random(in: 0..<10, using: &cells.random) {
        case 0: break
        case 1:
            // Few cells: what notes and totals have.
            for place in row.indices where Int.random(in: 0..<5, using: &cells.random) > 0 { row[place] = "" }
            change(&row)
        case 2: for place in row.indices where Bool.random(using: &cells.random) { row[place] = "" }
        default:
            for _ in 0..<Int.random(in: 1...2, using: &cells.random) { change(&row) }
        }
        judge(row)
    }

    /// Each cell in each column of a row that is fine otherwise.
    mutating func tryCells(_ all: [String]) {
        for place in variant.contents.indices {
            for cell in all {
                var row = variant.contents.map(CellGenerator.plain)
                row[place] = cell
                judge(row)
            }
        }
    }

    private mutating func change(_ row: inout [String]) {
        let place = Int.random(in: 0..<row.count, using: &cells.random)
        row[place] = cells.changed(row[place], strange: strange)
    }

    private mutating func judge(_ row: [String]) {
        tried += 1
        switch trial.outcome(of: row) {
        case .refused: break
        case .accepted: accepted += 1
        case .contradicted(let what): contradictions.append("\(variant.name): \(what) in \(row)")
        }
    }

    /// The cells of all CSV files below a folder, as they lie between commas and lines.
    static func cells(below folder: String) -> [String] {
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let texts = files.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".tsv") }.compactMap { file in
            FileManager.default.contents(atPath: folder + "/" + file).map {
                String(decoding: $0.prefix(200_000), as: UTF8.self)
            }
        }
        return Array(
            Set(texts.flatMap { $0.split { $0 == "," || $0 == "\n" || $0 == "\r\n" || $0 == "\t" }.map(String.init) })
        )
    }
}
