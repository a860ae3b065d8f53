/// The table of plans, made again in migration 022, with the index by which rows are found that are to be sent.
///
/// Words are compared one by one, because SQLite rebuilds a longer `IN` list at each check of a plan. The index of rows by
/// state cost two writes at each change of a row; only planned rows need one, and the other questions read the whole step.
enum PlanTable {
    static let remade = """
        DROP VIEW row_view;
        DROP VIEW attempt_view;

        CREATE TABLE newPlan (
            run      TEXT    NOT NULL,
            step     INTEGER NOT NULL CHECK (step > 0),
            line     INTEGER NOT NULL CHECK (line > 0),
            number   INTEGER NOT NULL,
            origin   INTEGER NOT NULL,
            matchKey TEXT    NOT NULL,
            action   TEXT    NOT NULL CHECK (action = 'create' OR action = 'update' OR action = 'none'
                     OR action = 'undecided'),
            payload  TEXT    NOT NULL,
            followUp TEXT,
            record   TEXT    NOT NULL,
            changes  TEXT,
            findings TEXT,
            before   TEXT,
            openIDs  TEXT,
            PRIMARY KEY (run, step, line)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO newPlan
        SELECT run, step, line, number, origin, matchKey, action, payload, followUp, record, changes, findings, before,
            openIDs
        FROM plan;

        DROP TABLE plan;
        -- Without it, a view that people have added over these tables or views would keep the ledger from being opened.
        PRAGMA legacy_alter_table = ON;
        ALTER TABLE newPlan RENAME TO plan;
        PRAGMA legacy_alter_table = OFF;

        DROP INDEX rowByState;
        CREATE INDEX rowToSend ON row (run, step, wave) WHERE state = 'planned';

        \(RowTable.views)
        """
}
