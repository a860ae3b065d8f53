import JobEngine
import JobModel
import TestSupport
import Testing

/// Random corrections of random sheets; who a row of the file is, is known to the test alone.
struct ReturnedPropertyTests {
    private struct Person {
        /// The number of the sheet's row; of a copy that of its original.
        var row: Int
        var cells: [String]
        /// Cells that were typed, by their places.
        var typed: Set<Int> = []
        var isCopy = false
    }

    @Test(arguments: UInt64(1)...400)
    func `every change is one of the person of its row, and no typed cell is lost`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let sheet = Self.sheet(&random)
        let isNumbered = Bool.random(using: &random)
        var file = sheet.enumerated().map { Person(row: $0 + 2, cells: $1) }
        for step in 0..<Int.random(in: 1...14, using: &random) { Self.change(&file, step, isNumbered, &random) }
        let rows = file.map { $0.cells.joined(separator: ",") + (isNumbered ? ",\($0.row)," : "") }
        let found = try await withFolder { folder in
            let place = try ReturnedFolder(folder, sheet.map { $0.joined(separator: ",") })
            return try isNumbered ? place.numbered(rows) : place.returned(rows)
        }
        let open = Set(found.new.map(\.fileRow))
        for change in found.changes {
            let person = file[change.fileRow - 2]
            // Of a copy whose original is gone nobody can tell that it is one.
            let isOnly = !file.contains { $0.row == person.row && !$0.isCopy }
            #expect(person.row == change.row && (!person.isCopy || isOnly), "seed \(seed): \(change)")
            #expect(person.typed.contains(change.place) && person.cells[change.place] == change.new, "seed \(seed)")
        }
        let changed = Set(found.changes.map { [$0.fileRow, $0.place] })
        for (place, person) in file.enumerated() where !open.contains(place + 2) {
            for cell in person.typed { #expect(changed.contains([place + 2, cell]), "seed \(seed): row \(place + 2)") }
        }
        let there = Set(file.map(\.row))
        #expect(found.gone.allSatisfy { !there.contains($0) || isOpen($0, file, open) }, "seed \(seed): \(found.gone)")
    }

    /// Whether nothing is taken of all rows of the file that are a row of the sheet.
    private func isOpen(_ row: Int, _ file: [Person], _ open: Set<Int>) -> Bool {
        file.enumerated().allSatisfy { $1.row != row || open.contains($0 + 2) }
    }

    private static func sheet(_ random: inout SeededGenerator) -> [[String]] {
        (0..<Int.random(in: 2...14, using: &random)).map { number in
            [
                ["Ada", "Bo", "Cy", "P\(number)"].randomElement(using: &random) ?? "",
                number == 0 ? "" : "1380001\(1000 + number)",
                ["0", "d1", "d2"].randomElement(using: &random) ?? "", ["1", "2"].randomElement(using: &random) ?? "",
            ]
        }
    }

    private static func change(_ file: inout [Person], _ step: Int, _ isNumbered: Bool, _ random: inout SeededGenerator)
    {
        guard let place = file.indices.randomElement(using: &random) else { return }
        switch Int.random(in: 0..<(isNumbered ? 10 : 9), using: &random) {
        case 0: if file.count > 1 { file.remove(at: place) }
        case 1: file.insert(file.remove(at: place), at: Int.random(in: 0..<file.count + 1, using: &random))
        case 2: file.sort { $0.cells.joined() < $1.cells.joined() }
        case 3:
            let cells = ["N\(step)", "1390000\(1000 + step)", "d1", "1"]
            file.insert(Person(row: 999, cells: cells, typed: [0], isCopy: true), at: place)
        case 9:
            // A copy of a row, made another person.
            var copy = file[place]
            copy.isCopy = true
            for cell in [0, 1] { type(&copy, cell, "K\(step)c\(cell)") }
            file.insert(copy, at: Bool.random(using: &random) ? place : file.count)
        case let number:
            let cell = number == 4 ? 1 : Int.random(in: 0...3, using: &random)
            type(&file[place], cell, "T\(step)c\(cell)")
        }
    }

    private static func type(_ person: inout Person, _ cell: Int, _ text: String) {
        person.cells[cell] = text
        person.typed.insert(cell)
    }
}
