import DirectoryServer
import JobEngine

/// The directory of this process as a loading fills it.
struct EmbeddedBulk: BulkDirectory {
    let directory: EmbeddedDirectory
    let appID: String

    func write(_ writes: [BulkWrite]) async throws -> [BulkWritten?] {
        await directory.write(writes.map(DirectoryWrite.init), as: appID).map { written in
            written.map {
                BulkWritten(userID: $0.userID, openID: $0.openID, departmentID: $0.openDepartmentID)
            }
        }
    }
}

extension DirectoryWrite {
    fileprivate init(_ write: BulkWrite) {
        self =
            switch write {
            case .createDepartment(let department, let type): .createDepartment(department, idType: type)
            case .patchDepartment(let id, let changes, let type): .patchDepartment(id: id, changes, idType: type)
            case .createPerson(let person, let patch, let type): .createPerson(person, patch: patch, idType: type)
            }
    }
}
