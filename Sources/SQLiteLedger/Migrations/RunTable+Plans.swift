extension RunTable {
    /// The table of runs, made again in migration 030, so that a run is found without a look at what its plan said.
    ///
    /// Without row numbers SQLite reads all of a record to compare its key, and each row that is marked as sent looks up its
    /// run. A plan names each invalid row: with 20,000 of them it has megabytes. What is long stands last: what comes before
    /// it is read without it.
    static let withPlansApart = """
        DROP TRIGGER rowIsConfirmed;
        DROP TRIGGER stepBeginnings;
        DROP TRIGGER stepIsWhole;

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
            -- When the plan was whole.
            planned      REAL,
            confirmation TEXT    CHECK (confirmation IS NULL OR confirmation = 'terminal' OR confirmation = 'option'
                         OR confirmation = 'planFile' OR confirmation = 'notNeeded' OR confirmation = 'unrecorded'),
            confirmed    REAL,
            directory    TEXT    NOT NULL DEFAULT '',
            app          TEXT    NOT NULL DEFAULT '',
            out          TEXT    NOT NULL,
            base         TEXT    NOT NULL,
            started      REAL    NOT NULL,
            ended        REAL,
            exit         INTEGER,
            -- How often a person has let it go on.
            resumed      INTEGER NOT NULL DEFAULT 0,
            -- Why a helper asks the run's owner to stop, as JSON.
            stopRequest  TEXT,
            -- Whose files the sheets and the results are.
            machine      TEXT,
            -- By what people and directory are known again, as JSON.
            identity     TEXT,
            -- How the rows of each step had ended when a person last let the run go on, as JSON.
            endedBefore  TEXT,
            input        TEXT,
            definition   TEXT    NOT NULL,
            -- What the plan said, as JSON.
            plan         TEXT,
            CHECK ((confirmation IS NULL) = (confirmed IS NULL)),
            CHECK (state <> 'planning' OR confirmation IS NULL),
            CHECK (state = 'planning' OR state = 'planned' OR state = 'finished' OR confirmation IS NOT NULL)
        ) STRICT;

        INSERT INTO newRun (id, number, job, parent, root, state, steps, planned, confirmation, confirmed, directory, app,
            out, base, started, ended, exit, resumed, stopRequest, machine, identity, endedBefore, input, definition, plan)
        SELECT id, number, job, parent, root, state, steps, planned, confirmation, confirmed, directory, app,
            out, base, started, ended, exit, resumed, stopRequest, machine, identity, endedBefore, input, definition, plan
        FROM run;

        DROP TABLE run;
        -- Views of people's own over those of the ledger stay as they are.
        PRAGMA legacy_alter_table = ON;
        ALTER TABLE newRun RENAME TO run;
        PRAGMA legacy_alter_table = OFF;
        CREATE INDEX runByTenant ON run (directory, app) WHERE app <> '';

        \(triggers)
        """
}
