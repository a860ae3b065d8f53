/// How it is known of a transaction, after its connection broke, whether it was kept.
enum PostgresCommitTables {
    static let made = """
        -- The last transaction that each session of each process has committed; old ones are deleted by the next session.
        CREATE TABLE roster_commit (
            session text COLLATE "C" NOT NULL PRIMARY KEY,
            number  bigint           NOT NULL,
            at      timestamptz      NOT NULL DEFAULT now()
        ) WITH (fillfactor = 20);
        """
}
