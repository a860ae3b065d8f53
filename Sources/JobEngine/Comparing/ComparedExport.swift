import CSVStream
import Foundation
package import JobModel
package import Wording

/// What is compared: the folder of an export with its manifest, or one file.
package struct ComparedExport: Sendable {
    package let path: String
    package let sheets: [Subject: ComparedSheet]
    /// `nil` for a file that stands by itself.
    package let manifest: ExportManifest?
    /// The manifest that says what was chosen, also of one file of an export; `nil` where none does.
    let describing: ExportManifest?
    /// The app as which the directory was read; `nil` where the manifest does not say it.
    package let app: String?
    /// In which days dates stand; `nil` where no manifest says it.
    package let timezone: String?
    /// Whether its dates are made into days of a zone that was neither given nor said by a manifest.
    package let assumesZone: Bool

    /// Opens the folder of an export, or a CSV file, workbook, file of JSON lines or database.
    ///
    /// - Parameters:
    ///   - path: The folder or file.
    ///   - subject: What a file is about.
    ///   - zone: In which days the dates of a file of JSON lines or a database are that stands by itself. The manifest of the
    ///     folder in which it lies says it before that.
    /// - Throws: What opening a sheet throws; `ComparedExportError`.
    package init(path: String, subject: Subject = .people, in zone: String? = nil) throws {
        self.path = path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            (manifest, app) = (nil, nil)
            let beside = Self.manifest(describing: path)
            (describing, timezone) = (beside, beside?.timezone)
            let tables = try Self.tables(of: path, [subject], of: beside, in: beside?.timezone ?? zone)
            assumesZone = tables != nil && beside?.timezone == nil && zone == nil
            sheets = try tables ?? [subject: try ComparedSheet(path: path, subject: subject)]
            return
        }
        let (manifest, app) = try Self.manifest(in: path)
        var sheets: [Subject: ComparedSheet] = [:]
        for file in manifest.files {
            let name = path + "/" + file.name
            if file.name == WorkbookExportFiles.name {
                for subject in Subject.allCases {
                    sheets[subject] = try ComparedSheet(path: name, subject: subject, tab: subject.rawValue)
                }
            } else if let subject = Subject.allCases.first(where: { file.name == $0.rawValue + ".csv" }) {
                sheets[subject] = try ComparedSheet(path: name, subject: subject)
            } else if file.name == SQLiteExportFiles.name {
                sheets.merge(try Self.tables(of: name, Subject.allCases, of: manifest, in: manifest.timezone) ?? [:]) {
                    one,
                    _ in one
                }
            } else if let subject = Subject.allCases.first(where: { file.name == $0.rawValue + ".ndjson" }) {
                sheets.merge(try Self.tables(of: name, [subject], of: manifest, in: manifest.timezone) ?? [:]) {
                    one,
                    _ in one
                }
            }
        }
        guard !sheets.isEmpty else { throw ComparedExportError.noSheets(folder: path) }
        (self.manifest, self.app, self.sheets, describing) = (manifest, app, sheets, manifest)
        (timezone, assumesZone) = (manifest.timezone, false)
    }

    /// The tables of a file that is no spreadsheet; `nil` for one that is, by its name.
    private static func tables(
        of path: String,
        _ subjects: [Subject],
        of manifest: ExportManifest?,
        in zone: String?
    ) throws -> [Subject: ComparedSheet]? {
        let timezone = zone ?? usualZone
        var sheets: [Subject: ComparedSheet] = [:]
        for subject in subjects {
            let table: ExportedTableSheet
            if path.hasSuffix(".sqlite") {
                table = try ExportedTableSheet(database: path, of: subject, timezone: timezone)
            } else if path.hasSuffix(".ndjson") {
                let fields = manifest?.fields?[subject.rawValue]?.map(\.field) ?? []
                table = try ExportedTableSheet(lines: path, of: subject, fields: fields, timezone: timezone)
            } else {
                return nil
            }
            sheets[subject] = try ComparedSheet(table, of: subject)
        }
        return sheets
    }

    /// What is to be known of an export before its rows are said to have joined or left; `nil` where it is whole.
    package var doubt: LocalizedText? {
        guard let manifest, manifest.isIncomplete else { return nil }
        let count = manifest.short.count
        return LocalizedText(
            en: "\(path) is known to lack people (\(count, "department"), \(manifest.peopleNotShown.count) by name): "
                + "people that seem to have joined or left may have been there all the time.",
            zh: "\(path) 已知缺少人员（\(count) 个部门、\(manifest.peopleNotShown.count) 名人员）："
                + "显示为新增或离开的人可能一直都在。"
        )
    }

    /// Demands that a sheet that has been read is the one that the manifest describes.
    ///
    /// - Throws: `ComparedExportError.changed`.
    package func prove(_ sheet: ComparedSheet) throws(ComparedExportError) {
        guard let manifest, let fingerprint = sheet.fingerprint else { return }
        let name = URL(fileURLWithPath: sheet.path).lastPathComponent
        guard let file = manifest.files.first(where: { $0.name == name }) else { return }
        guard file.bytes == fingerprint.bytes, file.crc32 == fingerprint.crc32 else {
            throw .changed(path: sheet.path)
        }
    }

    /// Whether two exports are of the same directory, read as the same app, so far as their manifests say.
    package func isOfSame(as other: ComparedExport) -> Bool {
        guard let one = manifest, let two = other.manifest else { return true }
        guard let app, let theirs = other.app else { return one.directory == two.directory }
        // One host has many companies: an app is of one of them.
        return one.directory == two.directory && app == theirs
    }

    /// Whether an open id means the same in both: read as the same app, seen, and some of them in both, so far as the
    /// manifests say that are about them.
    ///
    /// A directory that was filled again has the same address and app still, and gives new open ids to everybody.
    ///
    /// - Throws: What reading the sheets throws.
    package func hasSameOpenIDs(as other: ComparedExport) throws -> Bool {
        guard let manifest = describing, let theirs = other.describing, let app = manifest.app, app == theirs.app,
            manifest.directory == theirs.directory
        else { return false }
        let fields: [(subject: Subject, field: String)] = [
            (.departments, DepartmentField.openDepartmentID.rawValue), (.people, PersonField.openID.rawValue),
        ]
        let never = [manifest, theirs].flatMap { $0.fieldsNeverSeen.values.flatMap(\.self) }
        guard !fields.contains(where: { never.contains($0.field) }) else { return false }
        let listed = [manifest, theirs].map { Set($0.members.filter { !$0.isRoot }.map(\.openDepartmentID)) }
        if !listed[0].isDisjoint(with: listed[1]) { return true }
        return try fields.contains { column in
            guard let old = other.sheets[column.subject], let new = sheets[column.subject] else { return false }
            return try new.shares(column.field, with: old)
        }
    }

    /// Which directory it is of, as which app where that is known.
    package var origin: String? {
        manifest.map { manifest in app.map { "\(manifest.directory) (\($0))" } ?? manifest.directory }
    }

    /// The zone of a job that names none.
    private static let usualZone = JobDefinition(job: "").timezone

    /// What is to be known of days that were made in a zone that nothing names.
    package var zoneDoubt: LocalizedText? {
        guard assumesZone else { return nil }
        return LocalizedText(
            en:
                "\(path): no manifest.json beside it says in which zone dates are days, so they are days of \(Self.usualZone).",
            zh: "\(path)：旁边没有 manifest.json 说明日期所用时区，因此按 \(Self.usualZone) 的日期比较。"
        )
    }

    /// The manifest in a folder, or in the folder of a file that it names; `nil` where none can be read.
    package static func manifest(describing path: String) -> ExportManifest? {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        if case .success(let found) = Result(catching: { try manifest(in: url.path) }) { return found.0 }
        let beside = Result { try manifest(in: url.deletingLastPathComponent().path).0 }
        guard case .success(let manifest) = beside,
            manifest.files.contains(where: { $0.name == url.lastPathComponent })
        else { return nil }
        return manifest
    }

    /// The same, for those who cannot do without one that is there.
    ///
    /// - Returns: `nil` where there is none, or where the one in the folder of a file is not about it.
    /// - Throws: `ComparedExportError.damagedManifest` for one that cannot be read.
    package static func readableManifest(describing path: String) throws(ComparedExportError) -> ExportManifest? {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
        let folder = isFolder.boolValue ? url.path : url.deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder + "/manifest.json") else { return nil }
        let manifest = try manifest(in: folder).0
        let isOfFile = manifest.files.contains { $0.name == url.lastPathComponent }
        return isFolder.boolValue || isOfFile ? manifest : nil
    }

    private struct Identity: Decodable { var app: String? }

    private static func manifest(in folder: String) throws(ComparedExportError) -> (ExportManifest, app: String?) {
        let path = folder + "/manifest.json"
        guard let data = FileManager.default.contents(atPath: path) else { throw .noManifest(folder: folder) }
        do {
            let decoder = JSONDecoder()
            let identity = try decoder.decode(Identity.self, from: data)
            return (try decoder.decode(ExportManifest.self, from: data), identity.app)
        } catch {
            throw .damagedManifest(path: path)
        }
    }
}
