import GRDB

extension DatabaseMigrator {
    /// The ledger's history; what is here has already run on someone's disk.
    static var ledger: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 create run, step, row, attempt") { db in
            try db.execute(
                sql: """
                    CREATE TABLE run (
                        id         TEXT NOT NULL PRIMARY KEY,
                        job        TEXT NOT NULL,
                        parent     TEXT REFERENCES run (id),
                        root       TEXT NOT NULL,
                        state      TEXT NOT NULL CHECK (state IN ('planning', 'planned', 'running', 'stopped', 'finished')),
                        definition TEXT NOT NULL,
                        directory  TEXT NOT NULL DEFAULT '',
                        app        TEXT NOT NULL DEFAULT '',
                        input      TEXT,
                        out        TEXT NOT NULL,
                        base       TEXT NOT NULL,
                        started    REAL NOT NULL,
                        ended      REAL,
                        exit       INTEGER
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE step (
                        run        TEXT    NOT NULL REFERENCES run (id),
                        number     INTEGER NOT NULL CHECK (number > 0),
                        subject    TEXT    NOT NULL CHECK (subject IN ('people', 'departments')),
                        name       TEXT    NOT NULL,
                        source     TEXT    NOT NULL,
                        header     TEXT    NOT NULL,
                        records    INTEGER NOT NULL DEFAULT 0,
                        leftOut    INTEGER NOT NULL DEFAULT 0,
                        isPlanned  INTEGER NOT NULL DEFAULT 0 CHECK (isPlanned IN (0, 1)),
                        PRIMARY KEY (run, number)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE row (
                        run          TEXT    NOT NULL,
                        step         INTEGER NOT NULL CHECK (step > 0),
                        line         INTEGER NOT NULL CHECK (line > 0),
                        plan         TEXT    NOT NULL,
                        wave         INTEGER NOT NULL DEFAULT 0,
                        way          TEXT    NOT NULL CHECK (way IN ('single', 'batch', 'batchThenPatch')),
                        dependsOn    INTEGER,
                        phase        INTEGER NOT NULL DEFAULT 1 CHECK (phase IN (1, 2)),
                        state        TEXT    NOT NULL DEFAULT 'planned'
                                     CHECK (state IN ('planned', 'sending', 'accepted', 'waiting', 'settled')),
                        outcome      TEXT    CHECK (outcome IN ('created', 'updated', 'unchanged', 'defective', 'failed',
                                     'invalid', 'unknown', 'notAttempted')),
                        code         TEXT,
                        problem      TEXT,
                        remedy       TEXT,
                        userID       TEXT,
                        openID       TEXT,
                        departmentID TEXT,
                        logID        TEXT,
                        attempts     INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
                        generation   INTEGER NOT NULL DEFAULT 0 CHECK (generation >= 0),
                        taskID       TEXT,
                        taskPlace    INTEGER,
                        sentAt       REAL,
                        notBefore    REAL,
                        CHECK ((state = 'settled') = (outcome IS NOT NULL)),
                        CHECK ((state = 'accepted') <= (taskID IS NOT NULL)),
                        PRIMARY KEY (run, step, line)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE attempt (
                        run      TEXT    NOT NULL,
                        step     INTEGER NOT NULL,
                        line     INTEGER NOT NULL,
                        at       REAL    NOT NULL,
                        endpoint TEXT    NOT NULL,
                        token    TEXT,
                        status   INTEGER,
                        code     INTEGER,
                        logID    TEXT
                    ) STRICT;
                    """
            )
            // `status` counts rows by state while a run goes on; without this it reads every row.
            try db.execute(sql: "CREATE INDEX rowByState ON row (run, step, state, wave)")
            try db.execute(sql: "CREATE INDEX attemptOfRow ON attempt (run, step, line)")
        }
        migrator.registerMigration("002 create department") { db in
            try db.execute(
                sql: """
                    -- What a step of people needs and the directory lacks: made before its rows, outermost first.
                    CREATE TABLE department (
                        run    TEXT    NOT NULL,
                        step   INTEGER NOT NULL CHECK (step > 0),
                        place  INTEGER NOT NULL CHECK (place >= 0),
                        path   TEXT    NOT NULL,
                        openID TEXT,
                        PRIMARY KEY (run, step, place),
                        UNIQUE (run, step, path)
                    ) STRICT, WITHOUT ROWID;
                    """
            )
        }
        migrator.registerMigration("003 move the plan of a row to a table of its own") { db in
            try db.execute(
                sql: """
                    -- Written once; what changes of a row is small and stands in `row`.
                    CREATE TABLE plan (
                        run      TEXT    NOT NULL,
                        step     INTEGER NOT NULL CHECK (step > 0),
                        line     INTEGER NOT NULL CHECK (line > 0),
                        number   INTEGER NOT NULL,
                        origin   INTEGER NOT NULL,
                        matchKey TEXT    NOT NULL,
                        action   TEXT    NOT NULL CHECK (action IN ('create', 'update', 'none', 'undecided')),
                        payload  TEXT    NOT NULL,
                        followUp TEXT,
                        record   TEXT    NOT NULL,
                        changes  TEXT,
                        findings TEXT,
                        PRIMARY KEY (run, step, line)
                    ) STRICT, WITHOUT ROWID;

                    INSERT INTO plan
                    SELECT run, step, line, json_extract(plan, '$.row'), json_extract(plan, '$.originRow'),
                        json_extract(plan, '$.matchKey'), json_extract(plan, '$.action'),
                        json_extract(plan, '$.payload'), json_extract(plan, '$.followUp'),
                        json_extract(plan, '$.record'), json_extract(plan, '$.changes'), json_extract(plan, '$.findings')
                    FROM row;

                    ALTER TABLE row DROP COLUMN plan;
                    """
            )
        }
        migrator.registerMigration("004 refuse what is no step of a row's life") { db in
            try db.execute(
                sql: """
                    -- Two words: the stage before, then the stage or outcome after. The table in code is `RowStep.all`.
                    CREATE TRIGGER rowSteps BEFORE UPDATE OF state, outcome ON row
                    WHEN NOT (
                        NEW.state = OLD.state AND NEW.outcome IS OLD.outcome
                            AND (OLD.state <> 'settled' OR OLD.outcome = 'unknown')
                        OR iif(OLD.outcome = 'unknown', 'unknown', OLD.state) || ' '
                            || coalesce(NEW.outcome, NEW.state) IN (
                            'planned sending',
                            'planned notAttempted', 'planned defective', 'planned failed',
                            'sending accepted', 'sending waiting', 'sending planned', 'sending unknown',
                            'sending created', 'sending updated', 'sending defective', 'sending failed',
                            'accepted planned', 'accepted unknown',
                            'accepted created', 'accepted updated', 'accepted defective', 'accepted failed',
                            'waiting sending', 'waiting planned',
                            'waiting notAttempted', 'waiting defective', 'waiting failed',
                            'unknown planned',
                            'unknown created', 'unknown updated', 'unknown defective', 'unknown failed'))
                    BEGIN
                        SELECT raise(ABORT, 'this is no step of a row''s life');
                    END;

                    CREATE TRIGGER rowBeginnings BEFORE INSERT ON row
                    WHEN coalesce(NEW.outcome, NEW.state) NOT IN ('planned', 'invalid', 'unchanged')
                    BEGIN
                        SELECT raise(ABORT, 'no row''s life begins so');
                    END;
                    """
            )
        }
        migrator.registerMigration("005 add the time of sending since the machine's boot") { db in
            try db.execute(
                sql: """
                    ALTER TABLE row ADD COLUMN sentBootSeconds REAL;
                    ALTER TABLE row ADD COLUMN sentBoot INTEGER;
                    """
            )
        }
        migrator.registerMigration("006 create run_view, row_view, attempt_view") { db in
            try db.execute(
                sql: """
                    -- For people who want SQL: their names and columns stay when the tables change.
                    CREATE VIEW run_view AS
                    SELECT id AS run, job, parent, root, state, directory, app, input, out,
                        strftime('%Y-%m-%dT%H:%M:%fZ', started, 'unixepoch') AS started,
                        strftime('%Y-%m-%dT%H:%M:%fZ', ended, 'unixepoch') AS ended, exit
                    FROM run;

                    CREATE VIEW row_view AS
                    SELECT row.run, row.step, step.name AS step_name, plan.number AS row, row.line,
                        plan.origin AS origin_row, plan.matchKey AS match_key, plan.action, row.way,
                        iif(row.outcome = 'unknown', 'unknown', row.state) AS stage, row.outcome, row.code, row.problem,
                        row.remedy, row.userID AS user_id, row.openID AS open_id, row.departmentID AS department_id,
                        row.logID AS log_id, row.attempts, row.taskID AS task_id,
                        strftime('%Y-%m-%dT%H:%M:%fZ', row.sentAt, 'unixepoch') AS sent
                    FROM row JOIN plan USING (run, step, line)
                        JOIN step ON step.run = row.run AND step.number = row.step;

                    CREATE VIEW attempt_view AS
                    SELECT attempt.run, attempt.step, plan.number AS row, attempt.line,
                        strftime('%Y-%m-%dT%H:%M:%fZ', attempt.at, 'unixepoch') AS at, attempt.endpoint, attempt.status,
                        attempt.code, attempt.logID AS log_id, attempt.token
                    FROM attempt JOIN plan USING (run, step, line);
                    """
            )
        }
        migrator.registerMigration("007 create file") { db in
            try db.execute(
                sql: """
                    -- What a run was planned from, as it was then: sheets, corrected file, job.
                    CREATE TABLE file (
                        run   TEXT    NOT NULL REFERENCES run (id),
                        path  TEXT    NOT NULL,
                        bytes INTEGER NOT NULL CHECK (bytes >= 0),
                        crc32 TEXT    NOT NULL,
                        PRIMARY KEY (run, path)
                    ) STRICT, WITHOUT ROWID;
                    """
            )
        }
        migrator.registerMigration("008 make row anew, with checks that cost little") { db in
            try db.execute(sql: RowTable.remade)
        }
        migrator.registerMigration("009 guard the transitions of a run, number runs, keep confirmations") { db in
            try db.execute(sql: RunTable.remade)
        }
        migrator.registerMigration("020 add by what people and directory are known again") { db in
            try db.execute(
                sql: """
                    ALTER TABLE run ADD COLUMN identity TEXT;
                    ALTER TABLE plan ADD COLUMN before TEXT;
                    ALTER TABLE plan ADD COLUMN openIDs TEXT;
                    """
            )
        }
        migrator.registerMigration("021 keep what is said of a row in Chinese beside the English") { db in
            try db.execute(
                sql: """
                    ALTER TABLE row ADD COLUMN problemZH TEXT;
                    ALTER TABLE row ADD COLUMN remedyZH TEXT;
                    """
            )
        }
        migrator.registerMigration("022 index planned rows alone, and check an action at little cost") { db in
            try db.execute(sql: PlanTable.remade)
        }
        migrator.registerMigration("023 create export") { db in
            try db.execute(
                sql: """
                    -- How far an export is; what it has read stands in the journal of its folder.
                    CREATE TABLE export (
                        run       TEXT    NOT NULL PRIMARY KEY REFERENCES run (id),
                        target    TEXT    NOT NULL,
                        folder    TEXT    NOT NULL,
                        replaces  INTEGER NOT NULL DEFAULT 0 CHECK (replaces IN (0, 1)),
                        journal   INTEGER NOT NULL DEFAULT 0 CHECK (journal >= 0),
                        lists     INTEGER NOT NULL DEFAULT 0 CHECK (lists >= 0),
                        listsRead INTEGER NOT NULL DEFAULT 0 CHECK (listsRead >= 0),
                        people    INTEGER NOT NULL DEFAULT 0 CHECK (people >= 0),
                        effort    TEXT    NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    """
            )
        }
        migrator.registerMigration("024 create chunk, keep a request to stop") { db in
            try db.execute(sql: ChunkTable.made)
        }
        migrator.registerMigration("025 keep why a department was refused, and what had failed before") { db in
            try db.execute(
                sql: """
                    ALTER TABLE department ADD COLUMN problem TEXT;
                    ALTER TABLE department ADD COLUMN problemZH TEXT;
                    -- How the rows of each step had ended when a person last let the run go on, as JSON.
                    ALTER TABLE run ADD COLUMN endedBefore TEXT;
                    -- Each worker counts them again and again, to know when a run must stop.
                    CREATE INDEX rowUnsuccessful ON row (run, step, code)
                    WHERE outcome IN ('failed', 'defective');
                    """
            )
        }
        migrator.registerMigration("026 keep of which rows the mark of sending may be lost") { db in
            try db.execute(
                sql: """
                    ALTER TABLE row ADD COLUMN mayBeSent INTEGER NOT NULL DEFAULT 0
                    CHECK (mayBeSent = 0 OR mayBeSent = 1);
                    """
            )
        }
        migrator.registerMigration("027 count how often a person lets a run go on") { db in
            try db.execute(sql: "ALTER TABLE run ADD COLUMN resumed INTEGER NOT NULL DEFAULT 0")
        }
        migrator.registerMigration("028 index rows by outcome, by what is said of them, and by other numbers") { db in
            try db.execute(sql: RowIndexes.made)
        }
        migrator.registerMigration("029 index runs by their companies") { db in
            try db.execute(sql: "CREATE INDEX runByTenant ON run (directory, app) WHERE app <> ''")
        }
        migrator.registerMigration("030 make run again, whose plan is read by itself") { db in
            try db.execute(sql: RunTable.withPlansApart)
        }
        return migrator
    }
}
