/// The table of rows, made again in migration 008.
///
/// SQLite builds the list of an `IN` of more than two words again for every row that it checks, which cost two thirds of
/// an update; words compared one by one cost nothing that can be measured.
enum RowTable {
    static let remade = """
        DROP VIEW row_view;
        DROP VIEW attempt_view;

        CREATE TABLE newRow (
            run             TEXT    NOT NULL,
            step            INTEGER NOT NULL CHECK (step > 0),
            line            INTEGER NOT NULL CHECK (line > 0),
            wave            INTEGER NOT NULL DEFAULT 0,
            way             TEXT    NOT NULL CHECK (way = 'single' OR way = 'batch' OR way = 'batchThenPatch'),
            dependsOn       INTEGER,
            phase           INTEGER NOT NULL DEFAULT 1 CHECK (phase = 1 OR phase = 2),
            state           TEXT    NOT NULL DEFAULT 'planned'
                            CHECK (state = 'planned' OR state = 'sending' OR state = 'accepted' OR state = 'waiting'
                            OR state = 'settled'),
            outcome         TEXT    CHECK (outcome IS NULL OR outcome = 'created' OR outcome = 'updated'
                            OR outcome = 'unchanged' OR outcome = 'defective' OR outcome = 'failed' OR outcome = 'invalid'
                            OR outcome = 'unknown' OR outcome = 'notAttempted'),
            code            TEXT,
            problem         TEXT,
            remedy          TEXT,
            userID          TEXT,
            openID          TEXT,
            departmentID    TEXT,
            logID           TEXT,
            attempts        INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            generation      INTEGER NOT NULL DEFAULT 0 CHECK (generation >= 0),
            taskID          TEXT,
            taskPlace       INTEGER,
            sentAt          REAL,
            notBefore       REAL,
            sentBootSeconds REAL,
            sentBoot        INTEGER,
            CHECK ((state = 'settled') = (outcome IS NOT NULL)),
            CHECK ((state = 'accepted') <= (taskID IS NOT NULL)),
            PRIMARY KEY (run, step, line)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO newRow
        SELECT run, step, line, wave, way, dependsOn, phase, state, outcome, code, problem, remedy, userID, openID,
            departmentID, logID, attempts, generation, taskID, taskPlace, sentAt, notBefore, sentBootSeconds, sentBoot
        FROM row;

        DROP TABLE row;
        ALTER TABLE newRow RENAME TO row;
        CREATE INDEX rowByState ON row (run, step, state, wave);

        -- Two words: the stage before, then the stage or outcome after. The table in code is `RowStep.all`.
        CREATE TRIGGER rowSteps BEFORE UPDATE OF state, outcome ON row
        WHEN NOT (
            NEW.state = OLD.state AND NEW.outcome IS OLD.outcome
                AND (OLD.state <> 'settled' OR OLD.outcome = 'unknown')
            OR instr(
                '|planned sending\
        |planned notAttempted|planned defective|planned failed\
        |sending accepted|sending waiting|sending planned|sending unknown\
        |sending created|sending updated|sending defective|sending failed\
        |accepted planned|accepted unknown\
        |accepted created|accepted updated|accepted defective|accepted failed\
        |waiting sending|waiting planned\
        |waiting notAttempted|waiting defective|waiting failed\
        |unknown planned\
        |unknown created|unknown updated|unknown defective|unknown failed|',
                '|' || iif(OLD.outcome = 'unknown', 'unknown', OLD.state) || ' ' || coalesce(NEW.outcome, NEW.state) || '|'
            ) > 0)
        BEGIN
            SELECT raise(ABORT, 'this is no step of a row''s life');
        END;

        CREATE TRIGGER rowBeginnings BEFORE INSERT ON row
        WHEN NOT (NEW.state = 'planned' OR NEW.outcome IS 'invalid' OR NEW.outcome IS 'unchanged')
        BEGIN
            SELECT raise(ABORT, 'no row''s life begins so');
        END;

        \(views)
        """

    /// For people who want SQL, as migration 006 has made them.
    static let views = """
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
}
