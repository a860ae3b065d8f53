import JobEngine
import JobModel
import JobSession

/// What a file that came back has otherwise than its sheet, and the sheet that it was held against.
struct ReturnedLook: Sendable {
    /// What the answer depends on.
    struct Version: Sendable, Equatable {
        let step: StepDefinition
        let corrections: String

        /// - Throws: What keeps the job from being read.
        init(of wave: SheetWave) throws {
            guard let step = try wave.job().steps.first else { throw SheetStoreError.noSuchSheet }
            (self.step, corrections) = (step, try wave.correctionMark)
        }
    }

    /// A column of which many cells become empty.
    struct Emptied: Sendable, Equatable {
        let place: Int
        let cells: Int
    }

    let file: ReturnedFile
    let version: Version
    /// Of all that the file says.
    let mark: String
    /// Where the changes of a kind stand among all of them.
    let places: [ReturnedChange.Kind: [Int]]
    /// How many rows have other cells.
    let changedRows: Int
    let emptied: [Emptied]
    /// Columns of which many cells have what other changed rows had, as where one column was sorted by itself.
    let moved: [Emptied]

    /// - Throws: What keeps the file or the sheet from being read.
    init(_ upload: ReturnedUpload, of sheet: StoredSheet, _ version: Version) throws {
        self.version = version
        file = try ReturnedFile(upload.path, of: version.step, in: sheet.wave.folder)
        mark = file.mark
        var places: [ReturnedChange.Kind: [Int]] = [:]
        var empty: [Int: Int] = [:]
        var edited: [Int: [ReturnedChange]] = [:]
        for (place, change) in file.changes.enumerated() {
            places[change.kind, default: []].append(place)
            if change.new.isEmpty, !change.old.isEmpty { empty[change.place, default: 0] += 1 }
            if change.kind == .edited, !change.new.isEmpty { edited[change.place, default: []].append(change) }
        }
        self.places = places
        changedRows = Set(file.changes.map(\.row)).count
        moved = edited.compactMap { Self.moved($0.value, at: $0.key) }.sorted { $0.place < $1.place }
        let rows = file.recognised
        emptied = empty.filter { Self.isMany($0.value, of: rows) }.map { Emptied(place: $0.key, cells: $0.value) }
            .sorted { ($0.cells, $1.place) > ($1.cells, $0.place) }
    }

    func count(_ kind: ReturnedChange.Kind) -> Int { places[kind]?.count ?? 0 }

    /// One kind after the other, each by the sheet's rows.
    func changes(from start: Int, limit: Int) -> [ReturnedChange] {
        let all = Self.kinds.flatMap { places[$0] ?? [] }
        return all.dropFirst(max(0, start)).prefix(limit).map { file.changes[$0] }
    }

    /// The rows of the sheet that a page shows.
    func rows(from start: Int, goneFrom: Int) -> Set<Int> {
        let changed = changes(from: start, limit: ReturnedPage.limit).map(\.row)
        return Set(changed).union(gone(from: goneFrom))
    }

    /// Those of one page that the file does not have.
    func gone(from start: Int) -> ArraySlice<Int> { file.gone.dropFirst(max(0, start)).prefix(ReturnedPage.limit) }

    /// In the order of the page.
    static let kinds: [ReturnedChange.Kind] = [
        .edited, .rewritten, .correctedSince, .overtaken, .lostDigits, .formulaError,
    ]

    /// Most changed cells of a column, each with a text of its own, have come from other changed cells.
    private static func moved(_ changes: [ReturnedChange], at place: Int) -> Emptied? {
        let before = changes.reduce(into: [String: Int]()) { $0[$1.old, default: 0] += 1 }
        let moved = changes.count { before[$0.new] == 1 && $0.new != $0.old }
        return moved >= 2 && moved * 2 >= changes.count ? Emptied(place: place, cells: moved) : nil
    }

    private static func isMany(_ cells: Int, of rows: Int) -> Bool { cells >= 3 && cells * 4 >= rows || cells >= 1000 }
}
