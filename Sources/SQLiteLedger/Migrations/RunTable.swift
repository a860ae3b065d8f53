/// The table of runs, made again in migrations 009 and 030, with the transitions of a run in its triggers.
enum RunTable {
    /// Steps that are planned, and every record of whose sheet is a row of the ledger or left out.
    private static let isWhole = """
        (SELECT count(*) FROM step WHERE step.run = NEW.id AND step.isPlanned = 1) = NEW.steps
                AND NOT EXISTS (
                    SELECT 1 FROM step WHERE step.run = NEW.id AND step.records <> step.leftOut
                        + (SELECT count(*) FROM row WHERE row.run = NEW.id AND row.step = step.number))
        """

    static let remade = """
        DROP VIEW run_view;

        CREATE TABLE newRun (
            id           TEXT    NOT NULL PRIMARY KEY,
            -- Runs in the order in which they were made, whatever the calendar said.
            number       INTEGER NOT NULL UNIQUE CHECK (number > 0),
            job          TEXT    NOT NULL,
            parent       TEXT    REFERENCES run (id),
            root         TEXT    NOT NULL,
            state        TEXT    NOT NULL CHECK (state = 'planning' OR state = 'planned' OR state = 'running'
                         OR state = 'stopped' OR state = 'written' OR state = 'finished'),
            -- How many steps must be planned before anything is sent.
            steps        INTEGER NOT NULL CHECK (steps >= 0),
            -- When the plan was whole, and what it said, as JSON.
            planned      REAL,
            plan         TEXT,
            confirmation TEXT    CHECK (confirmation IS NULL OR confirmation = 'terminal' OR confirmation = 'option'
                         OR confirmation = 'planFile' OR confirmation = 'notNeeded' OR confirmation = 'unrecorded'),
            confirmed    REAL,
            definition   TEXT    NOT NULL,
            directory    TEXT    NOT NULL DEFAULT '',
            app          TEXT    NOT NULL DEFAULT '',
            input        TEXT,
            out          TEXT    NOT NULL,
            base         TEXT    NOT NULL,
            started      REAL    NOT NULL,
            ended        REAL,
            exit         INTEGER,
            CHECK ((confirmation IS NULL) = (confirmed IS NULL)),
            CHECK (state <> 'planning' OR confirmation IS NULL),
            CHECK (state = 'planning' OR state = 'planned' OR state = 'finished' OR confirmation IS NOT NULL)
        ) STRICT, WITHOUT ROWID;

        \(copied)

        DROP TABLE run;
        ALTER TABLE newRun RENAME TO run;

        CREATE VIEW run_view AS
        SELECT id AS run, job, parent, root, state, directory, app, input, out,
            strftime('%Y-%m-%dT%H:%M:%fZ', started, 'unixepoch') AS started,
            strftime('%Y-%m-%dT%H:%M:%fZ', ended, 'unixepoch') AS ended, exit
        FROM run;

        \(triggers)
        """

    /// What an earlier version wrote.
    ///
    /// It let a run that was never confirmed be called stopped, and one with a step unplanned too; where nothing has been
    /// sent, such a run is planned, or planned again, and asked for. One that has sent something stays stopped: its rows
    /// can be read back, and the triggers keep it from going on without the step that it lacks.
    private static let copied = """
        CREATE TEMP TABLE earlierRun AS
        SELECT id,
            -- A retry has the steps alone of which some row is open.
            max((SELECT count(*) FROM step WHERE step.run = run.id),
                iif(parent IS NULL AND json_valid(definition), coalesce(json_array_length(definition, '$.steps'), 0), 0)
            ) AS steps,
            (SELECT count(*) FROM step WHERE step.run = run.id AND isPlanned = 1) AS planned,
            EXISTS (SELECT 1 FROM row WHERE row.run = run.id AND (attempts > 0 OR state = 'sending'
                    OR state = 'accepted' OR state = 'waiting' OR outcome = 'created' OR outcome = 'updated'
                    OR outcome = 'defective' OR outcome = 'failed' OR outcome = 'unknown'))
                OR EXISTS (SELECT 1 FROM attempt WHERE attempt.run = run.id)
                OR EXISTS (SELECT 1 FROM department WHERE department.run = run.id AND openID IS NOT NULL) AS isSent,
            row_number() OVER (ORDER BY started, id) AS number
        FROM run;

        INSERT INTO newRun
        SELECT id, number, job, parent, root,
            CASE WHEN state = 'finished' OR state = 'planning' THEN state
                WHEN NOT isSent THEN iif(earlierRun.planned = steps, 'planned', 'planning')
                WHEN state = 'running' AND earlierRun.planned = steps THEN 'running'
                ELSE 'stopped' END,
            steps, NULL, NULL,
            iif(isSent AND state <> 'planning', 'unrecorded', NULL), iif(isSent AND state <> 'planning', started, NULL),
            definition, directory, app, input, out, base, started, ended, exit
        FROM run JOIN earlierRun USING (id);

        DROP TABLE earlierRun;
        """

    static let triggers = """
        -- Two words: the state before and the state after. The table in code is `RunStep.all`.
        CREATE TRIGGER runSteps BEFORE UPDATE OF state ON run
        WHEN iif(NEW.state = OLD.state, OLD.state = 'finished', instr(
            '|planning planned|planning finished|planned planning|planned running|planned finished\
        |running stopped|running written|stopped running|stopped written|stopped finished|written finished|',
            '|' || OLD.state || ' ' || NEW.state || '|') = 0)
        BEGIN
            SELECT raise(ABORT, 'illegal run transition');
        END;

        CREATE TRIGGER runBeginnings BEFORE INSERT ON run
        WHEN NEW.state <> 'planning'
        BEGIN
            SELECT raise(ABORT, 'a run begins with planning');
        END;

        CREATE TRIGGER runIsWhole BEFORE UPDATE OF state, exit ON run
        WHEN (NEW.state = 'planned' OR NEW.state = 'running' OR NEW.state = 'written' OR NEW.exit = 0)
            AND NOT (\(isWhole))
        BEGIN
            SELECT raise(ABORT, 'a step of the run is not planned whole');
        END;

        CREATE TRIGGER runEnds BEFORE UPDATE OF state, exit ON run
        WHEN ((NEW.state = 'written' OR OLD.state = 'stopped' AND NEW.state = 'finished') AND EXISTS (
                SELECT 1 FROM row WHERE run = NEW.id AND (state <> 'settled' OR outcome = 'unknown'))
            OR NEW.exit = 0 AND EXISTS (
                SELECT 1 FROM row WHERE run = NEW.id
                    AND (outcome IS NULL OR outcome <> 'created' AND outcome <> 'updated' AND outcome <> 'unchanged')))
        BEGIN
            SELECT raise(ABORT, 'the end of some row is open');
        END;

        CREATE TRIGGER runIsUnsent BEFORE UPDATE OF state ON run
        WHEN (NEW.state = 'planning' OR (OLD.state = 'planning' OR OLD.state = 'planned') AND NEW.state = 'finished')
            AND EXISTS (SELECT 1 FROM row WHERE run = NEW.id
                AND (attempts > 0 OR state = 'sending' OR state = 'accepted' OR state = 'waiting'))
        BEGIN
            SELECT raise(ABORT, 'something of the run was sent');
        END;

        CREATE TRIGGER runConfirmation BEFORE UPDATE OF confirmation ON run
        WHEN NEW.confirmation IS NOT NULL AND NEW.confirmation IS NOT OLD.confirmation
            AND (OLD.state <> 'planned' OR NEW.confirmation = 'notNeeded' AND (
                EXISTS (SELECT 1 FROM row WHERE run = NEW.id AND state <> 'settled')
                OR EXISTS (SELECT 1 FROM department WHERE run = NEW.id)))
        BEGIN
            SELECT raise(ABORT, 'only a plan is confirmed');
        END;

        CREATE TRIGGER runStepCount BEFORE UPDATE OF steps ON run
        WHEN NEW.steps <> OLD.steps AND NEW.state <> 'planning'
        BEGIN
            SELECT raise(ABORT, 'the steps of a run are counted before it is planned');
        END;

        CREATE TRIGGER stepBeginnings BEFORE INSERT ON step
        WHEN NEW.isPlanned = 1
        BEGIN
            SELECT raise(ABORT, 'a step begins without its rows');
        END;

        CREATE TRIGGER stepIsWhole BEFORE UPDATE OF isPlanned ON step
        WHEN NEW.isPlanned = 1 AND NEW.records <> NEW.leftOut
            + (SELECT count(*) FROM row WHERE row.run = NEW.run AND row.step = NEW.number)
        BEGIN
            SELECT raise(ABORT, 'the rows of the step do not add up');
        END;

        CREATE TRIGGER rowIsConfirmed BEFORE UPDATE OF state ON row
        WHEN NEW.state = 'sending' AND OLD.state <> 'sending'
            AND (SELECT state FROM run WHERE id = NEW.run) IS NOT 'running'
        BEGIN
            SELECT raise(ABORT, 'the run is not running');
        END;
        """
}
