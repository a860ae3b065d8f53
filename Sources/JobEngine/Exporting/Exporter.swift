import ContactAPI
package import DirectoryClient
import Foundation
package import JobModel
import LocalFiles

/// Reads the whole directory into `people.csv` and `departments.csv`, or one workbook, which can be imported back.
///
/// No endpoint returns everybody: every department's direct members are listed, the root's too, and who sits in several is
/// written once. Source: S10, S11.
package struct Exporter: Sendable {
    private let client: DirectoryClient
    private let job: JobDefinition
    private let directory: String
    private let stateFolder: String?
    private let progress: @Sendable (ExportProgress) async -> Void

    /// - Parameters:
    ///   - client: Of the directory to read.
    ///   - job: Gives the name and the zone in which dates are written.
    ///   - directory: What the manifest calls the directory; by default its address.
    ///   - stateFolder: Where it is recorded that the export is not finished; without one a kill leaves it behind.
    ///   - progress: Receives how far it is after every page.
    package init(
        client: DirectoryClient,
        job: JobDefinition,
        directory: String? = nil,
        stateFolder: String? = nil,
        progress: @escaping @Sendable (ExportProgress) async -> Void = { _ in }
    ) {
        self.client = client
        self.job = job
        self.directory = directory ?? client.address.text
        self.stateFolder = stateFolder
        self.progress = progress
    }

    /// Writes the export to `folder`, or beside it where the folder holds something already.
    ///
    /// Everything is written to a folder beside it first, so that a folder of that name is always whole. An export that is
    /// begun so is no run: it cannot be resumed.
    /// - Returns: Where it is, and what `manifest.json` says.
    package func export(to folder: String) async throws -> (folder: String, manifest: ExportManifest) {
        let target = URL(fileURLWithPath: folder).standardizedFileURL
        let parent = target.deletingLastPathComponent().path
        try OutputError.converting(try OutputFolder.makeParent(parent))
        let unfinished = try ScratchFolder(.export, in: parent, stateFolder.map(ScratchRegistry.init(stateFolder:)))
        do {
            let started = Date()
            let walk = try ExportWalk(client: client, choice: choice, folder: unfinished.path, progress: progress)
            try await self.walk(walk)
            let manifest = try await finish(walk, in: unfinished.path) { manifest in
                manifest.started = started.formatted(.iso8601)
            }
            try ExportFolder(target: target.path, path: unfinished.path).removeJournal()
            return (try unfinished.move(to: target.path), manifest)
        } catch {
            unfinished.discard()
            throw error
        }
    }

    /// What the job chooses.
    var choice: ExportChoice { job.export ?? ExportChoice() }

    /// Reads what the journal of the walk does not have yet.
    ///
    /// - Parameters:
    ///   - walk: The walk.
    ///   - accepted: Called once it is known that the export can be what was chosen.
    /// - Throws: `DirectoryFailure`, `OutputError`, `ExportChoiceError`, `CancellationError`, what `accepted` throws.
    func walk(_ walk: ExportWalk, accepted: () async throws -> Void = {}) async throws {
        let choice = choice
        let timezone = job.timezone
        let reading = ConditionValues(job)
        if let list = choice.resignedFrom { try walk.keep { try LeaversList(path: list, job: job) } }
        // That there is no such attribute or department is better known before everybody is read.
        try await walk.run { look, meant in
            let cells = ExportCells(tree: DepartmentTree(look.departments), timezone: timezone)
            _ = try ExportColumn<User>.people(choice, attributes: look.attributes)
            _ = try PersonFilter(
                choice,
                attributes: look.attributes,
                cells: cells,
                meant: meant,
                reading: reading,
                timezone: timezone
            )
            try await accepted()
        }
        try await walk.askForLeavers()
    }

    /// Writes the files and the manifest, of which `complete` says what the walk does not know.
    ///
    /// - Parameters:
    ///   - walk: One that has come to its end.
    ///   - folder: The unfinished folder.
    ///   - effort: What it cost; by default what the client has done.
    ///   - complete: Puts into the manifest what it says of the run.
    /// - Returns: The manifest as it was written.
    /// - Throws: `OutputError`, `WorkbookWriteError`, `DirectoryFailure` for a record that cannot be read.
    func finish(
        _ walk: ExportWalk,
        in folder: String,
        effort: ExportEffort? = nil,
        _ complete: (inout ExportManifest) -> Void
    ) async throws -> ExportManifest {
        let written = try await ExportFinisher(walk: walk, job: job, folder: folder).write()
        var manifest = ExportManifest(
            job: job.job,
            directory: directory,
            started: "",
            ended: "",
            isWholeCompany: walk.reading(\.newest)?.isWholeCompany ?? false
        )
        (manifest.form, manifest.timezone) = (try ExportManifest.form(of: choice), job.timezone)
        manifest.cells = ExportManifest.CellForm(choice)
        if let named = walk.reading(\.named) { (manifest.chosen, manifest.below) = (named, choice.includesBelow) }
        manifest.conditions = written.conditions ?? choice.conditions
        try manifest.take(written)
        try manifest.prove(walk, timezone: job.timezone)
        manifest.name(departmentsOf: walk)
        if job.export?.resignedFrom != nil {
            manifest.resigned = ExportManifest.Resigned(walk.reading(\.leavers), people: written.leavers)
        }
        manifest.take(effort ?? ExportEffort(client.activity, seconds: 0), least: walk.reading(\.leastCalls))
        manifest.ended = Date().formatted(.iso8601)
        complete(&manifest)
        try manifest.write(in: folder)
        return manifest
    }
}

extension ExportEffort {
    /// With the calls whose answers stand in the journal: a process that was killed has not counted its last ones.
    func counting(_ walk: ExportWalk) -> ExportEffort {
        var effort = self
        let (members, departments) = walk.reading { ($0.pagesOfMembers, $0.pagesOfDepartments) }
        for (endpoint, answers) in [(Endpoint.usersOfDepartment, members), (Endpoint.childDepartments, departments)] {
            let counted = effort.calls[endpoint.description] ?? 0
            if counted < answers { effort.calls[endpoint.description] = answers }
        }
        return effort
    }

    /// What a client has done.
    init(_ activity: ClientActivity, seconds: Double) {
        self.init()
        for (endpoint, count) in activity.calls { calls[endpoint.description] = count }
        again = activity.spent.again
        throttled = activity.throttled
        self.seconds = seconds
        waitedForLimits = activity.spent.limits / .seconds(1)
        waitedForAnswers = activity.spent.answers / .seconds(1)
        pausedAfterFailures = activity.spent.pauses / .seconds(1)
    }
}
