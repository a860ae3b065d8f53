import GRDB

extension CompanyFile {
    /// The same companies without anybody in them: what an export is loaded into.
    ///
    /// Their apps reach everything meanwhile; `EmbeddedDirectory.settle` puts that right.
    package var withoutAnybody: CompanyFile {
        var file = self
        for place in file.tenants.indices {
            file.tenants[place].departments = []
            file.tenants[place].users = []
            file.tenants[place].units = []
            for app in file.tenants[place].apps.indices {
                file.tenants[place].apps[app].scope = .all
                file.tenants[place].apps[app].userTokens = []
            }
        }
        return file
    }
}

extension EmbeddedDirectory {
    /// Ends a loading: apps reach what the company file says, people's tokens count, and nobody was invited.
    ///
    /// - Throws: `CompanyFileError.unknownReference` where the file names who was not loaded.
    package func settle(_ company: CompanyFile) async throws {
        try await directory.settle(company)
    }
}

extension DirectoryService {
    fileprivate func settle(_ company: CompanyFile) async throws {
        try await queue.perform { writing in
            try writing.db.execute(sql: "DELETE FROM outbox")
            for tenant in company.tenants {
                let nodes = writing.tree(of: tenant.tenantKey).nodes.values
                let rows = nodes.map { ($0.departmentID.lowercased(), $0.id) }
                try CompanySeeder(db: writing.db, now: self.seconds)
                    .settle(tenant, Dictionary(rows, uniquingKeysWith: { first, _ in first }))
            }
        }
    }
}
