import CXLSXWriter
import Foundation
import Glibc
package import LocalFiles
import Wording

/// Writes a workbook row by row, in memory that does not grow with its rows.
///
/// The file is made new, for this user alone, and never replaces another; it gets its name when `close` has found it whole.
/// Rows on their way lie in temporary files that no other process can open.
package final class WorkbookWriter {
    private let path: String
    private let scratch: Scratch
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let formats: CellFormats
    package private(set) var tabs: [WorkbookTab] = []

    /// - Parameters:
    ///   - path: The new file.
    ///   - registry: Where it is recorded that the file is not finished; without one a kill leaves it behind.
    /// - Throws: `WorkbookWriteError.exists` or `.writeFailed`.
    package init(path: String, registry: ScratchRegistry? = nil) throws(WorkbookWriteError) {
        self.path = path
        var status = stat()
        if lstat(path, &status) == 0 { throw .exists(path: path) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let scratch = try WorkbookWriteError.converting(try Scratch.reserve(.workbook, in: folder, registry))
        do {
            _ = try PrivateFile(making: scratch.path)
        } catch {
            scratch.release()
            throw WorkbookWriteError(error).naming(path)
        }
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt(scratch.path, &options) else {
            try? scratch.remove()
            throw .writeFailed(path: path, reason: LocalizedText(said: String(cString: strerror(ENOMEM))))
        }
        self.scratch = scratch
        self.workbook = workbook
        formats = CellFormats(of: workbook)
    }

    deinit {
        guard let workbook else { return }
        lxw_workbook_free(workbook)
        // An unfinished file is of no use, and the error that stopped the work is the one to report.
        try? scratch.remove()
    }

    /// Adds a tab behind the others; its name is the nearest that spreadsheets take.
    package func addTab(_ name: String) throws(WorkbookWriteError) -> WorkbookTab {
        let valid = TabName.valid(name, besides: tabs.map(\.name))
        guard let workbook, let sheet = workbook_add_worksheet(workbook, valid) else {
            throw .writeFailed(path: path, reason: Self.noTemporaryFile)
        }
        let tab = WorkbookTab(valid, sheet, path: path, formats: formats)
        tabs.append(tab)
        return tab
    }

    /// Hides the tab when the workbook is opened.
    package func hide(_ tab: WorkbookTab) { worksheet_hide(tab.sheet) }

    /// Shows the tab first when the workbook is opened.
    package func activate(_ tab: WorkbookTab) { worksheet_activate(tab.sheet) }

    /// Puts everything on the disk, makes sure that all of it is there, and gives the file its name.
    ///
    /// - Throws: `WorkbookWriteError`; then there is no file.
    package func close() throws(WorkbookWriteError) {
        for tab in tabs { try tab.finish() }
        guard let workbook else { return }
        self.workbook = nil
        do throws(WorkbookWriteError) {
            errno = 0
            let closed = workbook_close(workbook)
            guard closed == LXW_NO_ERROR else { throw Self.failure(closed, path) }
            try WorkbookProof(path: path).prove(scratch.path, holds: tabs.map { ($0.filledRows, $0.cells) })
            try publish()
        } catch {
            // The error at hand says more than that of the removal.
            try? scratch.remove()
            throw error
        }
    }

    private func publish() throws(WorkbookWriteError) {
        let descriptor = open(scratch.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            let error = WorkbookWriteError.ofSystem(path)
            if descriptor >= 0 { Glibc.close(descriptor) }
            throw error
        }
        Glibc.close(descriptor)
        // The name is taken first, so that no file of another process is replaced.
        _ = try WorkbookWriteError.converting(try PrivateFile(making: path))
        guard rename(scratch.path, path) == 0 else {
            let error = WorkbookWriteError.ofSystem(path)
            unlink(path)
            throw error
        }
        scratch.release()
    }

    private static func failure(_ error: lxw_error, _ path: String) -> WorkbookWriteError {
        let reason = errno == 0 ? String(cString: lxw_strerror(error)) : String(cString: strerror(errno))
        return .writeFailed(path: path, reason: LocalizedText(said: reason))
    }

    private static let noTemporaryFile = LocalizedText(
        en: "no temporary file could be made",
        zh: "无法创建临时文件"
    )
}

extension WorkbookWriteError {
    static func ofSystem(_ path: String) -> WorkbookWriteError {
        .writeFailed(path: path, reason: LocalizedText(said: String(cString: strerror(errno))))
    }

    /// The same of the file that is asked for.
    fileprivate func naming(_ path: String) -> WorkbookWriteError {
        guard case .writeFailed(_, let reason) = self else { return self }
        return .writeFailed(path: path, reason: reason)
    }
}
