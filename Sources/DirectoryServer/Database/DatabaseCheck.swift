import GRDB

/// What a directory's database must hold before anything is answered from it.
///
/// A program that reads it later takes types, JSON and trees for granted: found here, damage is a sentence; found
/// there, it would be a crash, or a walk without end.
struct DatabaseCheck {
    let db: Database

    /// What is wrong, with its place; empty where nothing is.
    ///
    /// No value of a person is in it: people are called by their row.
    func places() throws -> [ServerText] {
        var places = try pages()
        // Of a file that SQLite itself calls broken nothing else can be said for certain.
        guard places.isEmpty else { return places }
        if let reference = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
            let table: String = try reference.value(0)
            places.append(
                ServerText(
                    en: "a row of \(table) refers to one that is not there",
                    zh: "\(table) 的某一行引用了不存在的行"
                )
            )
        }
        for column in Self.columns { places += try broken(column) }
        places += try Cycles(parents: departments()).sentences(ServerText(en: "department", zh: "部门"))
        places += try Cycles(parents: families()).sentences(ServerText(en: "job family", zh: "序列"))
        return places
    }

    /// What SQLite itself calls broken, whatever the version of the schema.
    func pages() throws -> [ServerText] {
        try String.fetchAll(db, sql: "PRAGMA quick_check(\(Self.shown))").filter { $0 != "ok" }.map {
            ServerText(said: $0)
        }
    }

    // MARK: JSON

    private struct Column {
        var table: String
        var name: String
        var kinds: [String]
        /// What a row is called by.
        var label = "rowid"
    }

    private static let columns = [
        Column(table: "tenant", name: "settings", kinds: ["object"], label: "tenant"),
        Column(table: "app", name: "permissions", kinds: ["array"], label: "app_id"),
        Column(table: "app", name: "scope", kinds: ["text", "object"], label: "app_id"),
        Column(table: "custom_attr", name: "definition", kinds: ["object"], label: "id"),
        Column(table: "employee_type", name: "i18n_content", kinds: ["array"], label: "value"),
        Column(table: "job_entry", name: "i18n_name", kinds: ["array"]),
        Column(table: "job_entry", name: "i18n_description", kinds: ["array"]),
        Column(table: "department", name: "i18n_name", kinds: ["object"], label: "department_id"),
        Column(table: "department", name: "leaders", kinds: ["array"], label: "department_id"),
        Column(table: "department", name: "hrbps", kinds: ["array"], label: "department_id"),
        Column(table: "department", name: "employee_types", kinds: ["array"], label: "department_id"),
        Column(table: "user", name: "custom_attrs", kinds: ["array"]),
    ]

    private func broken(_ column: Column) throws -> [ServerText] {
        let kinds = column.kinds.map { "'\($0)'" }.joined(separator: ", ")
        let labels = try String.fetchAll(
            db,
            sql: """
                SELECT CAST(\(column.label) AS TEXT) FROM \(column.table)
                WHERE \(column.name) IS NOT NULL AND CASE WHEN json_valid(\(column.name))
                    THEN json_type(\(column.name)) NOT IN (\(kinds)) ELSE 1 END
                LIMIT \(Self.shown)
                """
        )
        return labels.map {
            ServerText(
                en: "\(column.name) of \(column.table) \($0) is not the JSON that it should be",
                zh: "\(column.table) \($0) 的 \(column.name) 不是应有的 JSON"
            )
        }
    }

    // MARK: Trees

    private func departments() throws -> [Cycles.Node] {
        try nodes("SELECT id, parent, department_id FROM department WHERE deleted = 0")
    }

    private func families() throws -> [Cycles.Node] {
        try nodes("SELECT id, coalesce(parent, 0), CAST(id AS TEXT) FROM job_entry")
    }

    private func nodes(_ sql: String) throws -> [Cycles.Node] {
        try Row.fetchAll(db, sql: sql).map { row in
            Cycles.Node(id: try row.value(0), parent: try row.value(1), name: try row.value(2))
        }
    }

    static let shown = 5
}

/// The nodes that no way leads to from the root, 0.
struct Cycles {
    struct Node {
        var id: Int64
        var parent: Int64
        var name: String
    }

    private let nodes: [Int64: Node]

    init(parents: [Node]) { nodes = Dictionary(parents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }

    /// A sentence for each cycle and for each node whose parent is missing, the first few.
    func sentences(_ kind: ServerText) -> [ServerText] {
        var isSound: [Int64: Bool] = [:]
        var sentences: [ServerText] = []
        for id in nodes.keys.sorted() where isSound[id] == nil && sentences.count < DatabaseCheck.shown {
            var way: [Int64] = []
            var places: [Int64: Int] = [:]
            var current = id
            while let node = nodes[current], isSound[current] == nil, places[current] == nil {
                places[current] = way.count
                way.append(current)
                current = node.parent
            }
            let sound = current == 0 || isSound[current] == true
            if let start = places[current] {
                let names = way[start...].prefix(Self.namesShown).compactMap { nodes[$0]?.name }
                let more = way.count - start > names.count ? " → …" : ""
                let path = names.joined(separator: " → ") + more
                sentences.append(
                    ServerText(en: "these form a cycle: \(kind.en) \(path)", zh: "\(kind.zh)形成循环：\(path)")
                )
            } else if !sound, isSound[current] == nil, let last = way.last.flatMap({ nodes[$0] }) {
                sentences.append(
                    ServerText(
                        en: "the parent of \(kind.en) \(last.name) is not there",
                        zh: "\(kind.zh) \(last.name) 的上级不存在"
                    )
                )
            }
            for node in way { isSound[node] = sound }
        }
        return sentences
    }

    private static let namesShown = 10
}
