/// Runs, their steps, and what belongs to a run as a whole.
///
/// Texts by which something is found or put in order are compared byte by byte. A run has a number, by which its rows
/// name it, in the order in which runs were made.
enum PostgresRunTables {
    static let made = """
        CREATE TABLE roster_run (
            id           text COLLATE "C" NOT NULL PRIMARY KEY,
            number       bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
            job          text NOT NULL,
            parent       text COLLATE "C" REFERENCES roster_run (id),
            root         text COLLATE "C" NOT NULL,
            state        text COLLATE "C" NOT NULL
                         CHECK (state IN ('planning', 'planned', 'running', 'stopped', 'written', 'finished')),
            -- How many steps must be planned before anything is sent.
            steps        integer NOT NULL CHECK (steps >= 0),
            -- When the plan was whole, and what it said, as JSON.
            planned      double precision,
            plan         text,
            confirmation text COLLATE "C"
                         CHECK (confirmation IN ('terminal', 'option', 'planFile', 'notNeeded', 'unrecorded')),
            confirmed    double precision,
            definition   text NOT NULL,
            directory    text NOT NULL DEFAULT '',
            app          text NOT NULL DEFAULT '',
            identity     text,
            input        text,
            out          text NOT NULL,
            base         text NOT NULL,
            started      double precision NOT NULL,
            ended        double precision,
            exit         integer,
            CHECK ((confirmation IS NULL) = (confirmed IS NULL)),
            CHECK (state <> 'planning' OR confirmation IS NULL),
            CHECK (state IN ('planning', 'planned', 'finished') OR confirmation IS NOT NULL)
        );
        CREATE INDEX roster_run_of_root ON roster_run (root);

        CREATE TABLE roster_step (
            run        bigint  NOT NULL REFERENCES roster_run (number),
            number     integer NOT NULL CHECK (number > 0),
            subject    text    NOT NULL CHECK (subject IN ('people', 'departments')),
            name       text    NOT NULL,
            source     text    NOT NULL,
            header     text    NOT NULL,
            records    bigint  NOT NULL DEFAULT 0,
            left_out   bigint  NOT NULL DEFAULT 0,
            is_planned boolean NOT NULL DEFAULT false,
            PRIMARY KEY (run, number)
        );

        -- What a step of people needs and the directory lacks: made before its rows, outermost first.
        CREATE TABLE roster_department (
            run     bigint  NOT NULL,
            step    integer NOT NULL CHECK (step > 0),
            place   bigint  NOT NULL CHECK (place >= 0),
            path    text COLLATE "C" NOT NULL,
            open_id text,
            PRIMARY KEY (run, step, place),
            UNIQUE (run, step, path)
        );

        -- What a run was planned from, as it was then: sheets, corrected file, job.
        CREATE TABLE roster_file (
            run   bigint NOT NULL REFERENCES roster_run (number),
            path  text COLLATE "C" NOT NULL,
            bytes bigint NOT NULL CHECK (bytes >= 0),
            crc32 text   NOT NULL,
            PRIMARY KEY (run, path)
        );

        -- How far an export is; what it has read stands in the journal of its folder.
        CREATE TABLE roster_export (
            run        bigint  NOT NULL PRIMARY KEY REFERENCES roster_run (number),
            target     text    NOT NULL,
            folder     text    NOT NULL,
            replaces   boolean NOT NULL DEFAULT false,
            journal    bigint  NOT NULL DEFAULT 0 CHECK (journal >= 0),
            lists      bigint  NOT NULL DEFAULT 0 CHECK (lists >= 0),
            lists_read bigint  NOT NULL DEFAULT 0 CHECK (lists_read >= 0),
            people     bigint  NOT NULL DEFAULT 0 CHECK (people >= 0),
            effort     text    NOT NULL
        );

        -- Who is at work on a run. The epoch grows with every owner; a write that names an earlier one is refused.
        CREATE TABLE roster_run_owner (
            run     text COLLATE "C" NOT NULL PRIMARY KEY,
            epoch   bigint NOT NULL CHECK (epoch > 0),
            -- NULL while nobody has the run.
            token   text,
            -- A boot of a machine and a process of it, so that its death is seen before the lease is over.
            host    text,
            process text,
            until   timestamptz NOT NULL
        ) WITH (fillfactor = 50);

        CREATE VIEW run_view AS
        SELECT id AS run, job, parent, root, state, directory, app, input, out,
            to_char(to_timestamp(started) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS started,
            to_char(to_timestamp(ended) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ended, exit
        FROM roster_run;
        """
}
