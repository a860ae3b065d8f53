extension CallerContext {
    func id(ofJobEntry row: Int64, _ kind: JobEntryRecord.Kind) -> String {
        ids.id(of: row, key: tenant.key(of: kind))
    }

    /// The row behind the id of a job level or family; whether the row exists is not checked.
    func jobEntryRow(of id: String, _ kind: JobEntryRecord.Kind) -> Int64? {
        ids.row(of: id, key: tenant.key(of: kind))
    }
}

extension Tenant {
    func key(of kind: JobEntryRecord.Kind) -> UInt64 { kind == .level ? jobLevelKey : jobFamilyKey }
}
