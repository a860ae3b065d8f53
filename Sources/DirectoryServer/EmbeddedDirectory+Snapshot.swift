import GRDB

extension CompanyFile {
    /// The same companies without anybody in them: what an export is loaded into.
    ///
    /// Their apps reach everything meanwhile, and each person has joined, so that it can be changed;
    /// `EmbeddedDirectory.settle` puts both right.
    package var withoutAnybody: CompanyFile {
        var file = self
        // A load that fails on purpose would leave a part out.
        file.faults = []
        for place in file.tenants.indices {
            file.tenants[place].departments = []
            file.tenants[place].users = []
            file.tenants[place].units = []
            file.tenants[place].settings.newUsers = .joined
            for app in file.tenants[place].apps.indices {
                file.tenants[place].apps[app].scope = .all
                file.tenants[place].apps[app].userTokens = []
            }
        }
        return file
    }
}

extension EmbeddedDirectory {
    /// Ends a loading: apps reach what the company file says, people's tokens count, people stand in the life cycle where
    /// the export has them, and nobody was invited.
    ///
    /// - Parameters:
    ///   - company: The company file as it is.
    ///   - statuses: By user_id in small letters; the others have the status of the company's new people.
    /// - Throws: `CompanyFileError.unknownReference` where the file names who was not loaded.
    package func settle(_ company: CompanyFile, statuses: [String: LoadedStatus] = [:]) async throws {
        try await directory.settle(company, statuses)
    }
}

extension DirectoryService {
    fileprivate func settle(_ company: CompanyFile, _ statuses: [String: LoadedStatus]) async throws {
        try await queue.perform { writing in
            // Both are of the calls by which people came, and those are over.
            try writing.db.execute(sql: "DELETE FROM outbox")
            try writing.db.execute(sql: "DELETE FROM client_token")
            for tenant in company.tenants {
                let nodes = writing.tree(of: tenant.tenantKey).nodes.values
                let rows = nodes.map { ($0.departmentID.lowercased(), $0.id) }
                let seeder = CompanySeeder(db: writing.db, now: self.seconds)
                // Before anybody has left: a scope may name them.
                try seeder.settle(tenant, Dictionary(rows, uniquingKeysWith: { first, _ in first }))
                try LoadedPeople(writing: writing, tenant: tenant).settle(statuses)
            }
        }
    }
}
