/// Rows, what was planned of them, and what was tried.
///
/// A plan is written once; what changes of a row is small and stands in `roster_row`, whose pages keep room for new
/// versions beside the old ones.
enum PostgresRowTables {
    static let made = """
        CREATE TABLE roster_row (
            run               bigint  NOT NULL,
            line              bigint  NOT NULL CHECK (line > 0),
            step              integer NOT NULL CHECK (step > 0),
            wave              integer NOT NULL DEFAULT 0,
            phase             integer NOT NULL DEFAULT 1 CHECK (phase IN (1, 2)),
            attempts          integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            generation        integer NOT NULL DEFAULT 0 CHECK (generation >= 0),
            depends_on        bigint,
            task_place        bigint,
            sent_at           double precision,
            sent_boot_seconds double precision,
            sent_boot         bigint,
            not_before        double precision,
            way               text COLLATE "C" NOT NULL CHECK (way IN ('single', 'batch', 'batchThenPatch')),
            state             text COLLATE "C" NOT NULL DEFAULT 'planned'
                              CHECK (state IN ('planned', 'sending', 'accepted', 'waiting', 'settled')),
            outcome           text COLLATE "C" CHECK (outcome IN ('created', 'updated', 'unchanged', 'defective',
                              'failed', 'invalid', 'unknown', 'notAttempted')),
            code              text COLLATE "C",
            problem           text,
            problem_zh        text,
            remedy            text,
            remedy_zh         text,
            user_id           text,
            open_id           text,
            department_id     text,
            log_id            text,
            task_id           text,
            CHECK ((state = 'settled') = (outcome IS NOT NULL)),
            CHECK (state <> 'accepted' OR task_id IS NOT NULL),
            PRIMARY KEY (run, step, line)
        ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
        CREATE INDEX roster_row_to_send ON roster_row (run, step, wave, line) WHERE state = 'planned';

        CREATE TABLE roster_plan (
            run       bigint  NOT NULL,
            line      bigint  NOT NULL CHECK (line > 0),
            step      integer NOT NULL CHECK (step > 0),
            number    bigint  NOT NULL,
            origin    bigint  NOT NULL,
            match_key text    NOT NULL,
            action    text COLLATE "C" NOT NULL CHECK (action IN ('create', 'update', 'none', 'undecided')),
            payload   text    NOT NULL,
            follow_up text,
            record    text    NOT NULL,
            changes   text,
            findings  text,
            before    text,
            open_ids  text,
            PRIMARY KEY (run, step, line)
        );

        CREATE TABLE roster_attempt (
            number   bigint  GENERATED ALWAYS AS IDENTITY,
            run      bigint  NOT NULL,
            line     bigint  NOT NULL,
            step     integer NOT NULL,
            status   integer,
            code     bigint,
            at       double precision NOT NULL,
            endpoint text    NOT NULL,
            token    text,
            log_id   text
        );
        CREATE INDEX roster_attempt_of_row ON roster_attempt (run, step, line);

        -- For people who want SQL: their names and columns are those of every store, and stay when the tables change.
        CREATE VIEW row_view AS
        SELECT run.id AS run, row.step, step.name AS step_name, plan.number AS row, row.line, plan.origin AS origin_row,
            plan.match_key, plan.action, row.way,
            CASE WHEN row.outcome = 'unknown' THEN 'unknown' ELSE row.state END AS stage, row.outcome, row.code,
            row.problem, row.remedy, row.user_id, row.open_id, row.department_id, row.log_id, row.attempts, row.task_id,
            to_char(to_timestamp(row.sent_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS sent
        FROM roster_row AS row JOIN roster_plan AS plan USING (run, step, line)
            JOIN roster_run AS run ON run.number = row.run
            JOIN roster_step AS step ON step.run = row.run AND step.number = row.step;

        CREATE VIEW attempt_view AS
        SELECT run.id AS run, attempt.step, plan.number AS row, attempt.line,
            to_char(to_timestamp(attempt.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
            attempt.endpoint, attempt.status, attempt.code, attempt.log_id, attempt.token
        FROM roster_attempt AS attempt JOIN roster_plan AS plan USING (run, step, line)
            JOIN roster_run AS run ON run.number = attempt.run;
        """
}
