import Foundation
import TestSupport
import Testing

/// LibreOffice, which opens a file and saves it again.
struct Spreadsheet {
    static let program = "/usr/bin/soffice"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    static let absence =
        "NOT TRIED IN A SPREADSHEET: LibreOffice is not installed (Debian: libreoffice-calc-nogui)"

    let folder: String

    func save(_ files: [String], as format: String, to target: String) async throws {
        var office = RosterCommand(folder: folder)
        office.program = Self.program
        let filter = format == "csv" ? "csv:Text - txt - csv (StarCalc):44,34,76,1" : format
        var arguments = ["-env:UserInstallation=file://\(folder)/office", "--headless", "--convert-to", filter]
        // Comma, quote, UTF-8, from the first line.
        if files.contains(where: { $0.hasSuffix(".csv") }) { arguments.append("--infilter=CSV:44,34,76,1") }
        let result = try await office.run(
            arguments + ["--outdir", folder + "/" + target] + files.map { folder + "/" + $0 }
        )
        #expect(result.status == 0, "\(result.err)")
    }
}
