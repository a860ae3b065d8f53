extension CallerContext {
    func id(ofJobEntry recordID: Int64, _ kind: JobEntryRecord.Kind) -> String {
        ids.id(of: recordID, key: tenant.key(of: kind))
    }

    /// The row behind the id of a job level or family; whether the row exists is not checked.
    func jobEntryRecordID(of id: String, _ kind: JobEntryRecord.Kind) -> Int64? {
        ids.recordID(of: id, key: tenant.key(of: kind))
    }
}

extension Tenant {
    func key(of kind: JobEntryRecord.Kind) -> UInt64 { kind == .level ? jobLevelKey : jobFamilyKey }
}
