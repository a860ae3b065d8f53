/// Which worker writes which rows, made in migration 024.
enum ChunkTable {
    static let made = """
        -- Rows of one level and group of ways, between two lines. A number is given once; the epoch grows with each holder,
        -- and a write that names an earlier one is refused.
        CREATE TABLE chunk (
            run              TEXT    NOT NULL,
            number           INTEGER NOT NULL CHECK (number > 0),
            step             INTEGER NOT NULL CHECK (step > 0),
            level            INTEGER NOT NULL,
            ways             TEXT    NOT NULL CHECK (ways = 'single' OR ways = 'batch'),
            firstLine        INTEGER NOT NULL CHECK (firstLine > 0),
            lastLine         INTEGER NOT NULL CHECK (lastLine >= firstLine),
            -- Whether helpers may take it, beside the run's owner.
            isShared         INTEGER NOT NULL CHECK (isShared = 0 OR isShared = 1),
            isDone           INTEGER NOT NULL DEFAULT 0 CHECK (isDone = 0 OR isDone = 1),
            epoch            INTEGER NOT NULL DEFAULT 0 CHECK (epoch >= 0),
            -- NULL while nobody has it; until when by the machine's clock since its boot.
            worker           TEXT,
            host             TEXT,
            untilBootSeconds REAL,
            untilBoot        INTEGER,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX chunkOpen ON chunk (run, number) WHERE isDone = 0;

        -- Why a helper asks the run's owner to stop, as JSON.
        ALTER TABLE run ADD COLUMN stopRequest TEXT;
        -- Whose files the sheets and the results are.
        ALTER TABLE run ADD COLUMN machine TEXT;
        """
}
