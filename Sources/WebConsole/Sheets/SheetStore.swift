import Foundation
import Hummingbird
import JobEngine
import JobModel
import JobSession
import LocalFiles
import NIOCore

/// The sheets that were dropped, each in a folder of its own below the state folder, for this user alone.
struct SheetStore: Sendable {
    private let folder: String
    private let limitBytes: Int
    /// The corrections that were read last.
    let memory = CorrectionMemory()

    init(stateFolder: String, limitBytes: Int) {
        folder = stateFolder + "/console/sheets"
        self.limitBytes = limitBytes
    }

    /// All of them, the newest first; a folder without a whole sheet is none.
    func all() throws -> [StoredSheet] {
        let names =
            FileManager.default.fileExists(atPath: folder)
            ? try FileManager.default.contentsOfDirectory(atPath: folder) : []
        return names.filter(StoredSheet.isID).compactMap { StoredSheet(id: $0, in: folder, knowing: memory) }.sorted {
            $0.stored > $1.stored
        }
    }

    /// - Throws: `SheetStoreError.noSuchSheet`.
    func sheet(_ id: String) throws(SheetStoreError) -> StoredSheet {
        // An id names a folder here, and nothing else.
        guard StoredSheet.isID(id), let sheet = StoredSheet(id: id, in: folder, knowing: memory) else {
            throw .noSuchSheet
        }
        return sheet
    }

    /// The sheet that a run was made of; `nil` for a run of another job, and of a sheet that was deleted.
    func sheet(of run: RunRecord) -> StoredSheet? { sheet(in: run.base) }

    /// Whether a run was made of a sheet of this machine that was deleted since.
    func isDeleted(sheetOf run: RunRecord) -> Bool {
        // Machines that share a ledger may call their folders the same.
        guard run.machine == nil || run.machine == Machine.name else { return false }
        return id(in: run.base) != nil && sheet(of: run) == nil
    }

    /// The dropped sheet whose folder this is; `nil` for any other folder.
    func sheet(in folder: String) -> StoredSheet? {
        id(in: folder).flatMap { StoredSheet(id: $0, in: self.folder, knowing: memory) }
    }

    /// Whether this folder is of a dropped sheet, or was before that was deleted.
    func isOfSheet(_ folder: String) -> Bool { id(in: folder) != nil }

    /// The id of the sheet that has, or had, this folder; `nil` for any other folder.
    private func id(in folder: String) -> String? {
        let place = URL(fileURLWithPath: folder)
        guard StoredSheet.isID(place.lastPathComponent),
            place.deletingLastPathComponent().standardizedFileURL.path
                == URL(fileURLWithPath: self.folder).standardizedFileURL.path
        else { return nil }
        return place.lastPathComponent
    }

    /// Removes what a killed console had begun to receive; what is younger may be on its way to another one.
    ///
    /// - Throws: What keeps a folder from being read or removed.
    func removeUnfinished(before time: Date) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: folder) else { return }
        for name in try files.contentsOfDirectory(atPath: folder) where StoredSheet.isID(name) {
            let place = folder + "/" + name
            // A run that ended after its sheet was deleted has put its results there.
            guard try Self.received.isSuperset(of: files.contentsOfDirectory(atPath: place)),
                let changed = try files.attributesOfItem(atPath: place)[.modificationDate] as? Date, changed < time
            else { continue }
            try files.removeItem(atPath: place)
        }
    }

    /// What there may be of a file before all of it is there.
    private static let received: Set<String> = [StoredSheet.unfinished, StoredSheet.nameFile]

    /// Whether a sheet has not been removed.
    func isThere(_ sheet: StoredSheet) -> Bool { FileManager.default.fileExists(atPath: sheet.path) }

    /// Removes a sheet with all that was made of it: its job, its corrections, what was downloaded.
    ///
    /// - Throws: What keeps its folder from being removed.
    func remove(_ sheet: StoredSheet) throws {
        memory.forget(in: sheet.wave.folder)
        try FileManager.default.removeItem(atPath: folder + "/" + sheet.id)
    }

    /// Removes the sheets that were dropped, and last worked on, before a time, and what deleted ones have left.
    ///
    /// - Returns: How many there were.
    /// - Throws: What keeps a folder from being read or removed.
    func purge(before time: Date) throws -> Int {
        let old = try old(before: time)
        for name in old { try FileManager.default.removeItem(atPath: folder + "/" + name) }
        return old.count
    }

    /// The folders of the sheets that `purge(before:)` removes.
    func old(before time: Date) throws -> [String] {
        let sheets = try all().filter { $0.worked < time }.map(\.id)
        return try sheets + leftovers(before: time)
    }

    /// Folders without a sheet in which nothing has changed since a time: a run that ends after its sheet was deleted has put
    /// its results there, which are people's data as well.
    private func leftovers(before time: Date) throws -> [String] {
        let files = FileManager.default
        guard files.fileExists(atPath: folder) else { return [] }
        return try files.contentsOfDirectory(atPath: folder).filter { name in
            guard StoredSheet.isID(name), StoredSheet(id: name, in: folder, knowing: memory) == nil else {
                return false
            }
            let place = folder + "/" + name
            let all = [place] + (try files.subpathsOfDirectory(atPath: place).map { place + "/" + $0 })
            let changes = try all.compactMap { try files.attributesOfItem(atPath: $0)[.modificationDate] as? Date }
            return changes.allSatisfy { $0 < time }
        }
    }

    /// Takes the file of a form.
    ///
    /// - Throws: `SheetStoreError`; `LocalFileError` where it cannot be written.
    func take(_ request: Request) async throws -> StoredSheet {
        guard let boundary = MultipartBoundary(request.headers[.contentType]) else { throw SheetStoreError.noFile }
        let id = StoredSheet.makeID()
        let place = folder + "/" + id
        try PrivatePlace.makeFolder(place)
        do {
            let name = try await write(request, boundary, to: place + "/" + StoredSheet.unfinished)
            return try finish(id, named: name)
        } catch {
            // What cannot be removed is no sheet, and the first error says more.
            _ = Result { try FileManager.default.removeItem(atPath: place) }
            throw error
        }
    }

    /// Takes a file of this machine.
    ///
    /// - Throws: What keeps it from being read; `LocalFileError` where the copy cannot be written.
    func keep(_ source: FileHandle, named name: String) throws -> StoredSheet {
        let id = StoredSheet.makeID()
        let place = folder + "/" + id
        try PrivatePlace.makeFolder(place)
        do {
            let file = try PrivateFile(making: place + "/" + StoredSheet.unfinished)
            var bytes = 0
            while let part = try source.read(upToCount: 1 << 20), !part.isEmpty {
                bytes += part.count
                try file.write(part)
            }
            guard bytes > 0 else { throw SheetStoreError.empty(name: name) }
            try file.synchronize()
            return try finish(id, named: name)
        } catch {
            // What cannot be removed is no sheet, and the first error says more.
            _ = Result { try FileManager.default.removeItem(atPath: place) }
            throw error
        }
    }

    /// What is there under the sheet's name is whole.
    private func finish(_ id: String, named name: String) throws -> StoredSheet {
        let place = folder + "/" + id
        try PrivateFile.write(Data(name.utf8), to: place + "/" + StoredSheet.nameFile)
        try FileManager.default.moveItem(
            atPath: place + "/" + StoredSheet.unfinished,
            toPath: place + "/" + StoredSheet.file
        )
        return try sheet(id)
    }

    /// Writes the form's file as it comes.
    ///
    /// - Returns: How the reader calls it.
    func write(_ request: Request, _ boundary: MultipartBoundary, to path: String) async throws -> String {
        let file = try PrivateFile(making: path)
        var reader = MultipartReader(boundary)
        var name: String?
        var other: String?
        var bytes = 0
        var isInFile = false
        for try await buffer in request.body {
            for event in try reader.read(buffer.readableBytesView) {
                switch event {
                case .begin(let field, let fileName):
                    let isFile = field == Self.field && fileName != nil
                    isInFile = isFile && name == nil
                    if isInFile { name = fileName } else if isFile { other = fileName }
                case .bytes(let part) where isInFile:
                    bytes += part.count
                    guard bytes <= limitBytes else { throw SheetStoreError.tooLarge(limitBytes: limitBytes) }
                    try file.write(part)
                case .bytes, .end: break
                }
            }
        }
        guard reader.isComplete else { throw SheetStoreError.cutShort }
        guard let name, !name.isEmpty else { throw SheetStoreError.noFile }
        // The form is read to its end, so that the answer arrives.
        if let other { throw SheetStoreError.severalFiles(first: name, other: other) }
        guard bytes > 0 else { throw SheetStoreError.empty(name: name) }
        try file.synchronize()
        return name
    }

    /// The field of the form that has the file.
    static let field = "sheet"
}
