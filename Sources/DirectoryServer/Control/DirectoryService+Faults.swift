extension DirectoryService {
    /// Changes what goes wrong on purpose, until the server ends or, where they are kept, for later servers, too.
    ///
    /// - Throws: `FaultError` for one that cannot be used; `ControlError` where nothing is said that could be done.
    func change(_ wish: ControlService.Faults) async throws {
        let faults = try wish.faults?.map { try Fault($0) }
        guard wish.keep == true else {
            guard let faults else { throw ControlError(reason: "faults is missing, which only keep may do without") }
            return self.faults.replace(by: faults, seed: wish.seed ?? 1)
        }
        try await queue.perform { try FaultTable(db: $0.db).keep(faults) }
        self.faults.restore(kept: faults)
    }
}
