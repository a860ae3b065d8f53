/// Which worker writes which rows.
enum PostgresChunkTables {
    static let made = """
        -- Rows of one level and group of ways, between two lines. A number is given once; the epoch grows with each holder,
        -- and a write that names an earlier one is refused.
        CREATE TABLE roster_chunk (
            run        bigint  NOT NULL,
            number     bigint  NOT NULL CHECK (number > 0),
            first_line bigint  NOT NULL CHECK (first_line > 0),
            last_line  bigint  NOT NULL CHECK (last_line >= first_line),
            epoch      bigint  NOT NULL DEFAULT 0 CHECK (epoch >= 0),
            -- NULL while nobody has it.
            until      timestamptz,
            step       integer NOT NULL CHECK (step > 0),
            level      integer NOT NULL,
            -- Whether helpers may take it, beside the run's owner.
            is_shared  boolean NOT NULL,
            is_done    boolean NOT NULL DEFAULT false,
            ways       text COLLATE "C" NOT NULL CHECK (ways IN ('single', 'batch')),
            worker     text COLLATE "C",
            host       text COLLATE "C",
            PRIMARY KEY (run, number)
        ) WITH (fillfactor = 50);
        CREATE INDEX roster_chunk_open ON roster_chunk (run, number) WHERE NOT is_done;

        -- Why a helper asks the run's owner to stop, as JSON.
        ALTER TABLE roster_run ADD COLUMN stop_request text;
        -- Whose files the sheets and the results are.
        ALTER TABLE roster_run ADD COLUMN machine text;
        """
}
