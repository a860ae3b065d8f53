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
    ///   - progress: Told after every department.
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
    /// Everything is written to a folder beside it first, so that a folder of that name is always whole.
    /// - Returns: Where it is, and what `manifest.json` says.
    package func export(to folder: String) async throws -> (folder: String, manifest: ExportManifest) {
        let target = URL(fileURLWithPath: folder).standardizedFileURL
        let parent = target.deletingLastPathComponent().path
        try OutputError.converting(try OutputFolder.makeParent(parent))
        let unfinished = try ScratchFolder(.export, in: parent, stateFolder.map(ScratchRegistry.init(stateFolder:)))
        do {
            let manifest = try await write(to: unfinished.path)
            return (try unfinished.move(to: target.path), manifest)
        } catch {
            unfinished.discard()
            throw error
        }
    }

    private func write(to folder: String) async throws -> ExportManifest {
        let started = Date()
        let definitions = try await client.customAttributes().value
        let reach = try await VisibleDepartments(client)
        let tree = DepartmentTree(reach.departments)
        let cells = ExportCells(tree: tree, timezone: job.timezone)
        var manifest = ExportManifest(
            job: job.job,
            directory: directory,
            started: started.formatted(.iso8601),
            ended: "",
            isWholeCompany: reach.isWholeCompany
        )
        let tables = try ExportTables(
            choice: job.export ?? ExportChoice(),
            attributes: definitions,
            tree: tree,
            people: NoPeople(),
            timezone: job.timezone,
            folder: folder
        )
        try tables.writeDepartments()
        try await writePeople(reach, definitions, cells, to: tables, into: &manifest)
        manifest.departments = tables.records[.departments] ?? 0
        manifest.people = tables.records[.people] ?? 0
        manifest.fieldsNeverSeen = Dictionary(
            uniqueKeysWithValues: tables.columns.map { subject, columns in
                (subject.rawValue, tables.records[subject] == 0 ? [] : columns.filter { $0.records == 0 }.map(\.field))
            }
        )
        manifest.files = try tables.close()
        manifest.ended = Date().formatted(.iso8601)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(manifest)
        try OutputError.converting(try PrivateFile.write(data, to: folder + "/manifest.json"))
        return manifest
    }

    private func writePeople(
        _ reach: VisibleDepartments,
        _ definitions: [CustomAttributeDefinition],
        _ cells: ExportCells,
        to tables: ExportTables,
        into manifest: inout ExportManifest
    ) async throws {
        var people = PeopleSeen(columns: Set(definitions.map(\.id)))
        let chosen = try (job.export ?? ExportChoice()).departments(of: cells.tree)
        let listed = chosen ?? reach.listed
        var members: [ExportManifest.Members] = []
        var tally = MemberTally()
        let reader = MemberReader(client: client)
        try await reader.read(listed) { department, users in
            tally.note(users, of: department)
            let fresh = people.take(users, of: department)
            try tables.write(fresh)
            members.append(
                ExportManifest.Members(
                    openDepartmentID: department,
                    department: cells.department(department),
                    listed: users.count,
                    written: fresh.count
                )
            )
            await progress(
                ExportProgress(
                    departmentsRead: members.count,
                    departments: listed.count,
                    people: tables.records[.people] ?? 0
                )
            )
        }
        // Of chosen departments nothing follows for the people of others.
        if chosen == nil {
            manifest.peopleNotShown = try await reader.read(people: reach.individuals) { users in
                try tables.write(people.take(users, of: nil))
            }
            manifest.short = try await short(tally, reach, cells)
        }
        manifest.members = members
        manifest.repeated = people.repeated
        manifest.moved = people.moved
        manifest.attributesWithoutColumn = people.strangers.sorted()
    }

    /// The departments that say they have more people than were listed, before and after.
    ///
    /// Of a part of the company nothing follows: whom the app may not see may well be counted.
    private func short(
        _ tally: MemberTally,
        _ reach: VisibleDepartments,
        _ cells: ExportCells
    ) async throws -> [ExportManifest.Shortfall] {
        guard reach.isWholeCompany else { return [] }
        if reach.departments.isEmpty { return try await shortOfRoot(tally, cells) }
        guard !tally.shortfalls(in: cells.tree).isEmpty else { return [] }
        let later = try await client.allDepartments().value
        return tally.shortfalls(in: cells.tree, later: later).map { shortfall in
            ExportManifest.Shortfall(
                openDepartmentID: shortfall.node.key,
                department: cells.department(shortfall.node.key),
                memberCount: shortfall.members,
                listed: shortfall.listed
            )
        }
    }

    /// A list that says that there are no departments can be compared with what the root says of itself alone.
    private func shortOfRoot(_ tally: MemberTally, _ cells: ExportCells) async throws -> [ExportManifest.Shortfall] {
        guard let members = try await membersOfRoot(), members > tally.people else { return [] }
        return [
            ExportManifest.Shortfall(
                openDepartmentID: rootDepartmentID,
                department: cells.department(rootDepartmentID),
                memberCount: members,
                listed: tally.people
            )
        ]
    }

    /// `nil` where the directory does not say it, which is not documented (U23).
    private func membersOfRoot() async throws -> Int? {
        do {
            return try await client.getDepartment(id: rootDepartmentID).value.memberCount
        } catch let failure as DirectoryFailure where failure.error.provesNothing {
            return nil
        } catch let failure as DirectoryFailure {
            _ = try failure.codeOfRefusal()
            return nil
        }
    }
}

/// No cell says more of a leader than the id.
private struct NoPeople: ExportedPeople {
    func person(id: String) -> ExportedPerson? { nil }
}
