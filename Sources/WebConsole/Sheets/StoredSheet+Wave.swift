import Foundation
import JobEngine
import JobModel
import JobSession

extension StoredSheet {
    /// What becomes of the sheet.
    var wave: SheetWave {
        SheetWave(folder: URL(fileURLWithPath: path).deletingLastPathComponent().path, knowing: memory)
    }

    /// The corrections that were made; none where nobody has worked on the sheet yet.
    ///
    /// - Throws: What reading their file throws.
    func corrections() throws -> [SheetCorrection] {
        let file = wave.corrections
        return FileManager.default.fileExists(atPath: file.path) ? try file.read() : []
    }

    /// The rows that the corrections leave out, by their numbers in the sheet.
    ///
    /// - Throws: As `corrections`.
    func rowsLeftOut() throws -> Set<Int> {
        Set(try corrections().filter { $0.change == .leaveOut }.map(\.row))
    }

    /// The job as it stands, ready for an import; of a sheet that nobody has worked on the one that it makes as it is read.
    ///
    /// - Throws: `JobFileError`; what reading the sheet's header throws.
    func importJob() throws -> ImportJob {
        if !wave.hasJob { try begin(SheetReading(query: FormQuery(nil))) }
        return try wave.importJob()
    }

    /// Has the sheet read so from here on; what was chosen of its columns and values stays where they are the same ones.
    ///
    /// - Throws: What reading the sheet's header throws, which leaves it as it was; `LocalFileError` where the job cannot be
    ///   written.
    func keep(_ reading: SheetReading) throws {
        var reading = reading
        if reading.subject == nil { reading.subject = try SheetSubject.of(reading.job(of: self)) }
        if try !wave.hasJob && begin(reading) { return }
        if try SheetReading(of: wave.job()) == reading { return }
        let kept = try wave.choices(for: reading.job(of: self), in: matchings)
        try begin(reading, like: kept.job, replacing: true)
        if !kept.isOwn { try wave.noteMatched(as: kept.job?.job) }
    }

    /// Makes the job of the sheet as the reader has it read, with what was chosen for the last sheet with such a header.
    ///
    /// - Parameters:
    ///   - reading: How it is read.
    ///   - earlier: The job whose choices are taken over, in place of those that are remembered.
    ///   - replaces: Whether it takes the place of the job that stands.
    /// - Returns: Whether the job was made: two pages may begin a sheet at once.
    /// - Throws: What reading the sheet's header throws; `LocalFileError` where the job cannot be written.
    @discardableResult
    func begin(
        _ reading: SheetReading,
        like earlier: JobDefinition? = nil,
        replacing replaces: Bool = false
    ) throws -> Bool {
        var job = reading.job(of: self)
        if job.subject == nil { job.subject = try SheetSubject.of(job) }
        let remembered = earlier == nil ? try wave.remembered(for: job, in: matchings) : nil
        guard try wave.begin(job, named: title, like: earlier ?? remembered, replacing: replaces) else { return false }
        if let remembered { try wave.noteMatched(as: remembered.job) }
        return true
    }

    /// Drops what was chosen of the sheet's columns and values; it is read as before, and its corrections stay.
    ///
    /// - Throws: As `begin`.
    func matchAfresh() throws {
        var job = SheetReading(of: try wave.job()).job(of: self)
        if job.subject == nil { job.subject = try SheetSubject.of(job) }
        try wave.begin(job, named: title, replacing: true)
        try wave.noteMatched(as: nil)
    }

    /// Where it is kept what was chosen for a header.
    var matchings: String { URL(fileURLWithPath: wave.folder + "/../../matchings").standardizedFileURL.path }

    /// What the sheet and its job are called: the file's name without what tells its kind.
    var title: String {
        let title = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
        // The name that the reader's machine gives may have anything in it.
        return title.contains { $0.isLetter || $0.isNumber } ? title : "sheet"
    }
}
