import Foundation
import Hummingbird
import JobEngine
import JobSession
import LocalFiles

/// The files that came back to a sheet, in its folder.
extension SheetStore {
    /// Takes the file of a form; of very many the oldest goes, and those that are older than a day.
    ///
    /// - Throws: `SheetStoreError`; `LocalFileError` where it cannot be written.
    func takeReturned(_ request: Request, to sheet: StoredSheet) async throws -> ReturnedUpload {
        guard let boundary = MultipartBoundary(request.headers[.contentType]) else { throw SheetStoreError.noFile }
        let all = Self.folder(of: sheet)
        let id = StoredSheet.makeID()
        let place = all + "/" + id
        try PrivatePlace.makeFolder(place)
        do {
            let name = try await write(request, boundary, to: place + "/" + StoredSheet.unfinished)
            try PrivateFile.write(Data(name.utf8), to: place + "/" + StoredSheet.nameFile)
            try FileManager.default.moveItem(
                atPath: place + "/" + StoredSheet.unfinished,
                toPath: place + "/" + StoredSheet.file
            )
            guard let upload = try ReturnedUpload(id: id, in: all) else { throw SheetStoreError.cutShort }
            try removeOld(of: sheet, but: upload)
            return upload
        } catch {
            // What cannot be removed is no file that came back, and the first error says more.
            _ = Result { try FileManager.default.removeItem(atPath: place) }
            throw error
        }
    }

    /// - Returns: `nil` where it is not kept any more.
    /// - Throws: What keeps its folder from being read.
    func returned(_ id: String, to sheet: StoredSheet) throws -> ReturnedUpload? {
        // An id names a folder here, and nothing else.
        try StoredSheet.isID(id) ? ReturnedUpload(id: id, in: Self.folder(of: sheet)) : nil
    }

    /// Removes one; one that another tab has removed is no error.
    func remove(_ upload: ReturnedUpload, of sheet: StoredSheet) throws {
        let all = Self.folder(of: sheet)
        try Self.remove(all + "/" + upload.id)
        guard try Self.names(in: all).isEmpty else { return }
        // Another one may be on its way there: a folder that is not empty stays.
        if rmdir(all) != 0, ![ENOTEMPTY, EEXIST, ENOENT].contains(errno) { throw LocalFileError.cannotWrite(all) }
    }

    /// Keeps the newest ones of a day, and what is on its way.
    ///
    /// - Parameters:
    ///   - sheet: To which they came back.
    ///   - upload: One that is kept in any case.
    /// - Throws: What keeps them from being looked at.
    func removeOld(of sheet: StoredSheet, but upload: ReturnedUpload? = nil) throws {
        let all = Self.folder(of: sheet)
        let names = try Self.names(in: all).filter(StoredSheet.isID)
        let others = try names.compactMap { try ReturnedUpload(id: $0, in: all) }.filter { $0.id != upload?.id }
        let yesterday = Date(timeIntervalSinceNow: -86_400)
        let young = others.filter { $0.stored > yesterday }.sorted { $0.stored > $1.stored }
        let kept = young.prefix(Self.most - 1).map(\.id) + [upload?.id].compactMap(\.self)
        for name in names where !kept.contains(name) {
            let place = all + "/" + name
            let isWhole = others.contains { $0.id == name }
            // What a killed console had begun to receive is as old as that.
            if try isWhole || Self.changed(place) < yesterday { try Self.remove(place) }
        }
    }

    /// None where another tab has removed the folder with the last of them.
    private static func names(in folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch let error as CocoaError where [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code) {
            return []
        }
    }

    private static func changed(_ path: String) throws -> Date {
        guard FileManager.default.fileExists(atPath: path) else { return .distantPast }
        return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date ?? .distantPast
    }

    private static func remove(_ path: String) throws {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch let error as CocoaError where error.code == .fileNoSuchFile {
            // Another tab was faster.
        }
    }

    private static func folder(of sheet: StoredSheet) -> String { sheet.wave.folder + "/" + ReturnedUpload.folder }

    /// How many are kept of a sheet.
    static let most = 5
}
