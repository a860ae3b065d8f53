/// What all processes together have sent, and the calls of months.
enum PostgresRateTables {
    static let made = """
        -- One row for each limit; who takes turns holds it until the turns are written down.
        CREATE TABLE roster_rate_gate (
            account       text COLLATE "C" NOT NULL,
            endpoint      text COLLATE "C" NOT NULL,
            -- Seconds by the database's clock; nothing leaves before.
            blocked_until double precision NOT NULL DEFAULT 0,
            stretch       double precision NOT NULL DEFAULT 1 CHECK (stretch >= 1),
            stretch_since double precision NOT NULL DEFAULT 0,
            PRIMARY KEY (account, endpoint)
        ) WITH (fillfactor = 50);

        CREATE TABLE roster_rate_send (
            account  text COLLATE "C" NOT NULL,
            endpoint text COLLATE "C" NOT NULL,
            at       double precision NOT NULL
        );
        CREATE INDEX roster_rate_send_of_endpoint ON roster_rate_send (account, endpoint, at);

        CREATE TABLE roster_call_count (
            account text COLLATE "C" NOT NULL,
            month   text COLLATE "C" NOT NULL,
            number  bigint NOT NULL CHECK (number >= 0),
            PRIMARY KEY (account, month)
        ) WITH (fillfactor = 50);
        """
}
