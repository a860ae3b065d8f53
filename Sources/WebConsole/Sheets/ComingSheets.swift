import Foundation
import JobEngine
import JobModel
import JobSession

/// The sheets of departments that are in this console: what they make, another sheet may name.
actor ComingSheets {
    private struct Known {
        let step: StepDefinition
        let corrections: String
        /// `nil` for a sheet that makes no departments, or cannot be read.
        let departments: ComingDepartments?
    }

    private var known: [String: Known] = [:]
    /// Of sheets on which nobody has worked: the copy of one never changes, nor how it is read.
    private var unworked: [String: ComingDepartments?] = [:]

    /// What each of some sheets makes; the sheet that was dropped last is first.
    ///
    /// - Throws: `CancellationError`.
    func departments(of sheets: [StoredSheet]) async throws -> [ComingDepartments] {
        var found: [ComingDepartments] = []
        for sheet in sheets.sorted(by: { $0.stored > $1.stored }) {
            try Task.checkCancellation()
            if let departments = try await departments(of: sheet) { found.append(departments) }
        }
        return found
    }

    func forget(_ id: String) { (known[id], unworked[id]) = (nil, nil) }

    private func departments(of sheet: StoredSheet) async throws -> ComingDepartments? {
        guard !sheet.wave.hasJob else { return try await read(sheet) }
        if let known = unworked[sheet.id] { return known }
        let departments = try await read(sheet)
        unworked[sheet.id] = .some(departments)
        return departments
    }

    private func read(_ sheet: StoredSheet) async throws -> ComingDepartments? {
        do {
            guard let (step, folder) = try await SheetLook.onThread({ try Self.step(of: sheet) }) else { return nil }
            let corrections = try sheet.wave.correctionMark
            if let known = known[sheet.id], known.step == step, known.corrections == corrections {
                return known.departments
            }
            let name = ComingDepartments.Sheet(id: sheet.id, name: sheet.name)
            let departments = try await SheetLook.onThread {
                try ComingDepartments(step, folder: folder, of: name)
            }
            known[sheet.id] = Known(step: step, corrections: corrections, departments: departments)
            return departments
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // A sheet that cannot be read says so on its own pages, and makes nothing until it can.
            return nil
        }
    }

    /// How a sheet of departments is read; `nil` for one of people, and for a large one that nobody has worked on yet.
    private static func step(of sheet: StoredSheet) throws -> (StepDefinition, folder: String)? {
        let folder = URL(fileURLWithPath: sheet.path).deletingLastPathComponent().path
        if sheet.wave.hasJob {
            let step = try sheet.wave.job().steps.first
            return step.flatMap { $0.subject == .departments ? ($0, folder) : nil }
        }
        guard sheet.bytes <= unworkedLimitBytes else { return nil }
        var job = SheetReading(query: FormQuery(nil)).job(of: sheet)
        guard try SheetSubject.of(job) == .departments else { return nil }
        job.subject = .departments
        return try job.definition().steps.first.map { ($0, folder) }
    }

    private static let unworkedLimitBytes = 1 << 20
}
